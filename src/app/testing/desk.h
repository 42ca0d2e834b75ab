// app/testing/desk.h - a world on a scratch folder with a fixed clock, and a workspace in it, for tests.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/import_files.h"
#include "app/workspace.h"
#include "os/real_files.h"
#include "store/testing/scratch.h"

namespace regie {

class FixedClock : public Clock {
 public:
  [[nodiscard]] std::int64_t now_seconds() const override { return 1773640800; }  // 2026-03-16
  [[nodiscard]] Day today(std::string_view) const override { return Day::of({2026, 3, 16}); }
};

class QuietLog : public Log {
 public:
  void line(std::string_view text) override { lines.emplace_back(text); }
  std::vector<std::string> lines;
};

/// A world on a folder of its own.
template <class AClock>
struct TestWorld {
  Scratch scratch;
  AClock clock;
  RealFiles files;
  RealLocks locks;
  QuietLog log;
  World world{clock, files, locks, log};
};

struct TestDesk : TestWorld<FixedClock> {
  std::string folder = scratch.file("acme");

  TestDesk() {
    WorkspaceSettings settings;
    settings.name = "Acme";
    settings.language = "en";
    static_cast<void>(init_workspace(world, folder, settings));
  }
  Workspace open() { return std::move(open_workspace(world, folder).value()); }
  /// Writes a file and imports it; the outcome of that one file.
  FileOutcome import(Workspace& workspace, const std::string& name, std::string_view bytes) {
    static_cast<void>(files.write(scratch.file(name), bytes));
    return import_files(world, workspace, {{scratch.file(name)}, {}}).value().front();
  }
};

/// Daily rows of one campaign: the same clicks and cost each day.
inline std::string daily_csv(Day from, int days, int clicks, const std::string& campaign = "Brand") {
  std::string csv = "Day,Campaign,Impr.,Clicks,Cost\n";
  for (int i = 0; i < days; ++i)
    csv += (from + i).iso() + "," + campaign + "," + std::to_string(clicks * 20) + "," +
           std::to_string(clicks) + "," + std::to_string(clicks / 2) + ".50\n";
  return csv;
}

}  // namespace regie
