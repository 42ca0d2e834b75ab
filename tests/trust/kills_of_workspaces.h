// tests/trust/kills_of_workspaces.h - killed while exports are imported, figures made anew, reasons and
// decisions signed.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/accounts.h"
#include "app/brief.h"
#include "app/decide.h"
#include "app/rebuild.h"
#include "app/sign_reason.h"
#include "app/testing/desk.h"
#include "app/told.h"
#include "tests/trust/kills.h"

namespace regie::trust {

inline void must(bool is_so, const char* what) {
  if (is_so) return;
  std::fprintf(stderr, "kills: %s\n", what);
  std::exit(2);
}

/// Imports that overlap each other, so that one takes the place of rows of another.
inline constexpr int exports = 5;
inline std::string export_of(int number) { return "export-" + std::to_string(number) + ".csv"; }
inline void write_exports(TestDesk& desk) {
  for (int i = 0; i < exports; ++i)
    must(desk.files
             .write(desk.scratch.file(export_of(i)),
                    daily_csv(Day::of({2026, 1, 1}) + 20 * i, 40 + i, 100 + 7 * i))
             .has_value(),
         "an export could not be written");
}

/// Files that were imported, in order, and what their rows must look like: made anew once for each order.
class Figures {
 public:
  /// "" where they are right.
  std::string wrong(TestDesk& desk, Workspace& workspace) {
    std::string order;
    const auto imports = workspace.records->imports().value();
    for (const ImportRecord& import : imports) order += import.id.text + " ";
    const std::string found = workspace.facts->fingerprint().value();
    auto known = known_.find(order);
    if (known == known_.end()) {
      if (const auto made = rebuild(desk.world, workspace); !made)
        return "does not rebuild: " + made.error().say;
      known = known_.emplace(order, workspace.facts->fingerprint().value()).first;
    }
    return known->second == found ? "" : "the figures are not those of " + order;
  }

 private:
  std::map<std::string, std::string> known_;
};

inline std::unique_ptr<TestDesk> desk_with_exports() {
  auto desk = std::make_unique<TestDesk>();
  write_exports(*desk);
  return desk;
}

/// What a workspace must be after any kill; its ids.
inline Names checked(TestDesk& desk, const std::string& where, Figures& figures, Counted& counted) {
  auto workspace = open_workspace(desk.world, desk.folder);
  for (int wait = 0; wait < 500 && !workspace && workspace.error().code == "workspace.locked"; ++wait) {
    ::usleep(10'000);  // a program that was killed lets go of its lock a moment later
    workspace = open_workspace(desk.world, desk.folder);
  }
  if (!workspace) return tell_broken(counted, where, workspace.error().say), Names();
  const auto verified = workspace->records->verify();
  if (!verified || !verified->whole()) tell_broken(counted, where, "not whole");
  const auto imports = workspace->records->imports().value();
  for (const ImportRecord& import : imports)
    if (!workspace->archive->bytes_of(import.sha256))
      tell_broken(counted, where, "an imported file is not in the archive");
  if (const std::string wrong = figures.wrong(desk, *workspace); !wrong.empty())
    tell_broken(counted, where, wrong);
  Names there;
  const Records& records = *workspace->records;
  const auto id = [](const auto& item) { return item.id.text; };
  add_names(there, records.imports(), [](const ImportRecord& import) {
    return std::filesystem::path(import.reading.path).filename().string();
  });
  add_names(there, records.notes(), [](const NoteRecord& note) { return note.text; });
  add_names(there, records.statements().reasons(), id);
  add_names(there, records.statements().decisions(), id);
  return there;
}

/// Imports and rebuilds in any order.
class ImportRounds {
 public:
  void once(Random& random, Counted& counted) {
    if (round_++ % 8 == 0) desk_ = desk_with_exports();
    const std::uint64_t seed = random.bits();
    const Ended ended = killed(random, 120'000, [&](const Telling& telling) { work(*desk_, seed, telling); });
    count_round(counted, "importing", ended, checked(*desk_, "importing", figures_, counted));
  }

 private:
  static void work(TestDesk& desk, std::uint64_t seed, const Telling& telling) {
    Random random(seed);
    auto workspace = open_workspace(desk.world, desk.folder);
    if (!workspace) ::_exit(2);
    for (;;) {
      if (random.below(3) == 0) {
        if (!rebuild(desk.world, *workspace)) ::_exit(3);
        continue;
      }
      const std::string name = export_of(static_cast<int>(random.below(exports)));
      const auto outcome = import_files(desk.world, *workspace, {{desk.scratch.file(name)}, {}});
      if (!outcome || outcome->front().fate == FileFate::refused) ::_exit(3);
      telling.done(name);
    }
  }

  std::unique_ptr<TestDesk> desk_;
  Figures figures_;
  std::int64_t round_ = 0;
};

/// A finding that was told, reasons signed for it and decisions taken after it.
class SigningRounds {
 public:
  SigningRounds() {
    auto workspace = desk_.open();
    const Day from = Day::of({2026, 3, 16}) + -91;
    must(add_account(desk_.world, workspace, {"maud", {}, "owner", {}}).has_value(), "no account");
    desk_.import(
        workspace, "year.csv",
        daily_csv(from, 84, 300) +
            daily_csv(from + 84, 7, 120).substr(std::string("Day,Campaign,Impr.,Clicks,Cost\n").size()));
    const auto page = brief(desk_.world, workspace, {Day::of({2026, 3, 16})});
    must(page && !page->findings.empty(), "no finding was told");
    must(keep_told(desk_.world, workspace, *page).has_value(), "a finding was not kept");
    finding_ = page->findings.front().id;
  }

  void once(Random& random, Counted& counted) {
    const std::int64_t from = ++round_ * 1000;
    const Ended ended = killed(random, 400'000, [&](const Telling& telling) { work(from, telling); });
    count_round(counted, "signing", ended, checked(desk_, "signing", figures_, counted));
  }

 private:
  void work(std::int64_t number, const Telling& telling) {
    auto workspace = open_workspace(desk_.world, desk_.folder);
    if (!workspace) ::_exit(2);
    for (;; ++number) {
      SignRequest reason;
      reason.finding = finding_;
      reason.by = "maud";
      reason.text = "reason " + std::to_string(number);
      const auto signed_one = sign_reason(desk_.world, *workspace, reason);
      if (!signed_one) ::_exit(3);
      if (!signed_one->trial) telling.done(signed_one->reason.id.text);
      DecideRequest decision;
      decision.by = "maud";
      decision.question = "More? " + std::to_string(number);
      decision.options = {"no", "yes"};
      decision.choose = 2;
      decision.forecast = "clicks +25% within 14 days at 70%";
      const auto decided = decide(desk_.world, *workspace, decision);
      if (!decided) ::_exit(5);
      telling.done(decided->decision.id.text);
    }
  }

  TestDesk desk_;
  FindingId finding_;
  Figures figures_;
  std::int64_t round_ = 0;
};

}  // namespace regie::trust
