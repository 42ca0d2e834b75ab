// app/backup_rounds.cpp - due, made, told where it failed.
#include "app/backup_rounds.h"

#include <chrono>

#include "app/backup.h"
#include "app/backup_retention.h"

namespace regie {
namespace {

constexpr auto between_looks = std::chrono::minutes(1);

std::string day_text(std::int64_t at_seconds) {
  constexpr std::int64_t day_seconds = 86400;
  return Day(static_cast<std::int32_t>(at_seconds / day_seconds)).iso();
}

/// When the file's latest generation was made; 0 where there is none, or where it cannot be read: making one
/// says why.
std::int64_t made_at(World& world, const std::string& file) {
  const auto generations = list_backup(world, file);
  return generations && !generations->empty() ? generations->back().at_seconds : 0;
}

Problem not_whole(const BackupCheck& check) {
  std::string what = "its records";
  if (!check.harms.empty()) what = check.harms.front().path;
  if (check.unreadable) what = check.unreadable->say;
  return {"backup.not_whole", "The backup was made, and what it holds is not whole: " + what + ".",
          "Earlier generations were kept, all of them.", "See what is damaged:  regie verify"};
}

Result<Done> back_up_one(Desk& desk, const BackupRequest& request) {
  TRY(const BackupOutcome outcome, back_up(desk.world, request));
  if (outcome.check.whole()) return Done{};
  return tl::unexpected(not_whole(outcome.check));
}

}  // namespace

void look_after_backups(Desk& desk, const std::string& folder, BackupMemory& memory, Progress& progress) {
  for (const std::string& id : desk.workspaces.ids()) {
    const std::int64_t now = desk.world.clock.now_seconds();
    BackupMemory::Of& of = memory.workspaces[id];
    const std::string file = folder + "/" + id + ".regie-backup";
    if (of.made_at < 0) of.made_at = made_at(desk.world, file);
    if (now < of.next_try || !backup_is_due({of.made_at, now})) continue;
    BackupRequest request{desk.workspaces.folder_of(id), file};
    request.superfluous = [](const std::vector<BackupGeneration>& all) { return grown_old(all, {}); };
    request.progress = &progress;
    Result<Done> made = desk.world.files.make_folder(folder);
    if (made) made = back_up_one(desk, request);
    if (made) {
      of = {now, 0};
      desk.troubles.clear("backup", id);
      continue;
    }
    if (made.error().code == "backup.cancelled") return;
    // One that was made and is not whole is made again tomorrow: each would be kept.
    if (made.error().code == "backup.not_whole") of.made_at = now;
    of.next_try = now + backup_retry_seconds;
    Problem problem = made.error();
    if (of.made_at > 0 && of.made_at != now)
      problem.kept += " The last backup is of " + day_text(of.made_at) + ".";
    desk.world.log.line("The backup of " + id + " failed: " + problem.say);
    desk.troubles.raise({"backup", id, std::move(problem), now});
  }
}

/// Asked between two files of a backup.
struct BackupRounds::Wanted : Progress {
  explicit Wanted(BackupRounds& the_rounds) : rounds(the_rounds) {}
  bool at(std::int64_t, std::int64_t, std::string_view) override { return rounds.is_wanted(); }
  BackupRounds& rounds;
};

BackupRounds::BackupRounds(Desk& desk, std::string folder)
    : desk_(desk), folder_(std::move(folder)), thread_([this] { run(); }) {}

BackupRounds::~BackupRounds() {
  {
    const std::lock_guard held(guard_);
    is_wanted_ = false;
  }
  wake_.notify_all();
  thread_.join();
}

bool BackupRounds::is_wanted() {
  const std::lock_guard held(guard_);
  return is_wanted_;
}

void BackupRounds::run() {
  BackupMemory memory;
  Wanted wanted(*this);
  do {
    look_after_backups(desk_, folder_, memory, wanted);
    std::unique_lock held(guard_);
    wake_.wait_for(held, between_looks, [this] { return !is_wanted_; });
  } while (is_wanted());
}

}  // namespace regie
