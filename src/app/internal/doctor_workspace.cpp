// app/internal/doctor_workspace.cpp - one workspace: lock, layout, journal, figures, sources.
#include <algorithm>
#include <map>
#include <memory>

#include "app/internal/doctor_checks.h"
#include "app/internal/kept.h"
#include "app/sign_in.h"
#include "app/sources.h"
#include "app/watch_queues.h"
#include "app/workspace.h"
#include "store/libraries.h"

namespace regie {
namespace {

constexpr std::int64_t backup_old_seconds = 8 * 86'400;  // a week, and a day to notice

struct Looked {
  World& world;
  std::string folder;
  DoctoredWorkspace result = {};

  void add(Verdict verdict, std::string check, std::map<std::string, std::string> with = {},
           std::string command = {}) {
    with.emplace("path", folder);
    result.findings.push_back({verdict, std::move(check), std::move(with), std::move(command)});
  }
  [[nodiscard]] std::string regie(const std::string& verb) const {
    return "regie --workspace '" + folder + "' " + verb;
  }
};

/// The lock, held while it is looked at; nothing where it is in use.
std::unique_ptr<FileLock> look_at_lock(Looked& looked) {
  const std::string path = looked.folder + "/lock";
  if (looked.world.machine != nullptr)
    if (const auto holder = looked.world.machine->lock_holder(path)) {
      looked.add(Verdict::ok, "in_use",
                 {{"process", std::to_string(holder->process)}, {"program", holder->program}});
      return nullptr;
    }
  auto lock = looked.world.locks.lock(path);
  if (lock) return std::move(*lock);
  if (lock.error().code == "files.locked")
    looked.add(Verdict::ok, "in_use", {{"process", "?"}, {"program", ""}});
  else
    looked.add(Verdict::broken, "not_writable");
  return nullptr;
}

/// Is its layout the one this program writes? Only then is it opened.
bool look_at_layout(Looked& looked) {
  const auto bytes = looked.world.files.open(looked.folder + "/records.sqlite");
  if (!bytes) {
    looked.add(Verdict::broken, "not_readable", {{"say", bytes.error().say}});
    return false;
  }
  const RecordsPeek peek = peek_records((*bytes)->view());
  const std::map<std::string, std::string> with{{"layout", std::to_string(peek.layout)},
                                                {"newest", std::to_string(peek.newest_layout)}};
  if (!peek.is_ours)
    looked.add(Verdict::broken, "records_damaged", with, looked.regie("verify"));
  else if (peek.layout > peek.newest_layout)
    looked.add(Verdict::broken, "records_newer", with);
  else if (peek.layout < peek.newest_layout)
    looked.add(Verdict::ok, "records_older", with);
  return peek.is_ours && peek.layout == peek.newest_layout;
}

/// The time of the last import stands for the newest act: a clock that was set back is behind it.
void look_at_clock(Looked& looked, const Records& records) {
  const auto imports = records.imports();
  if (!imports) return;
  std::int64_t newest = 0;
  for (const ImportRecord& import : *imports) newest = std::max(newest, import.at_seconds);
  if (newest > looked.world.clock.now_seconds() + clock_slack_seconds)
    looked.add(Verdict::broken, "clock_behind", {}, "timedatectl set-ntp true");
}

bool look_at_records(Looked& looked, Workspace& workspace) {
  auto records = Records::open(looked.folder + "/records.sqlite");
  if (!records) {
    looked.add(Verdict::broken, "records_damaged", {{"say", records.error().say}}, looked.regie("verify"));
    return false;
  }
  workspace.records = std::move(*records);
  const auto settings = workspace.records->settings();
  const auto report = workspace.records->verify();
  if (!settings || !report || !report->whole()) {
    looked.add(Verdict::broken, "journal_broken", {}, looked.regie("verify"));
    return false;
  }
  workspace.settings = *settings;
  looked.result.language = settings->language;
  looked.result.zone = settings->time_zone;
  looked.add(Verdict::ok, "journal", {{"count", std::to_string(report->acts)}});
  look_at_clock(looked, *workspace.records);
  return true;
}

bool look_at_facts(Looked& looked, Workspace& workspace) {
  const auto imports = workspace.records->imports();
  if (!imports || imports->empty()) return false;
  if (looked.world.files.kind(looked.folder + "/facts.duckdb") != FileKind::file) {
    looked.add(Verdict::look, "facts_missing", {}, looked.regie("rebuild"));
    return false;
  }
  auto facts = open_facts(looked.folder);
  const auto reports =
      facts ? (*facts)->reports() : Result<std::vector<ReportInfo>>(std::vector<ReportInfo>{});
  if (!facts || !reports) {
    looked.add(Verdict::broken, "facts_damaged", {},
               "rm -f '" + looked.folder + "'/facts.duckdb* && " + looked.regie("rebuild"));
    return false;
  }
  workspace.facts = std::move(*facts);
  looked.add(Verdict::ok, "facts", {{"count", std::to_string(reports->size())}});
  return true;
}

void look_at_sources(Looked& looked, const Workspace& workspace) {
  const Day yesterday = looked.world.clock.today(workspace.settings.time_zone) - 1;
  const auto sources = list_sources(workspace, yesterday);
  if (!sources) return;
  for (const SourceCoverage& source : *sources)
    if (source.late)
      looked.add(Verdict::look, "source_late", {{"source", source.source}, {"day", source.days.to.iso()}},
                 looked.regie("import FILE"));
}

void look_at_backup(Looked& looked) {
  auto at = last_backup_in(looked.world, looked.folder + "/backups");
  const auto around =
      last_backup_in(looked.world, looked.folder.substr(0, looked.folder.rfind('/')) + "/backups");
  if (around && (!at || *around > *at)) at = around;
  if (!at) {
    looked.add(Verdict::look, "backup_unknown", {}, looked.regie("backup FILE"));
    return;
  }
  const std::int64_t age = looked.world.clock.now_seconds() - *at;
  const std::map<std::string, std::string> with{{"days", std::to_string(age / 86'400)}};
  if (age > backup_old_seconds)
    looked.add(Verdict::look, "backup_old", with, looked.regie("backup FILE"));
  else
    looked.add(Verdict::ok, "backup", with);
}

}  // namespace

DoctoredWorkspace doctor_workspace(World& world, const std::string& folder) {
  Looked looked{world, folder};
  look_at_backup(looked);
  const auto lock = look_at_lock(looked);
  if (lock == nullptr || !look_at_layout(looked)) return looked.result;
  Workspace workspace;
  workspace.folder = folder;
  workspace.kept = std::make_shared<Kept>();
  if (!look_at_records(looked, workspace)) return looked.result;
  if (look_at_facts(looked, workspace)) look_at_sources(looked, workspace);
  return looked.result;
}

}  // namespace regie
