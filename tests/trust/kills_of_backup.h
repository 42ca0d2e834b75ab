// tests/trust/kills_of_backup.h - killed while a workspace is backed up: the backups told of are all there,
// and whole.
#pragma once

#include <algorithm>
#include <memory>
#include <string>

#include "app/backup.h"
#include "tests/trust/kills_of_workspaces.h"

namespace regie::trust {

/// One backup after another into one file, a note between two; old ones go.
class BackupRounds {
 public:
  void once(Random& random, Counted& counted) {
    if (round_++ % 8 == 0) {
      desk_ = desk_with_exports();
      auto workspace = desk_->open();
      must(import_files(desk_->world, workspace, {{desk_->scratch.file(export_of(0))}, {}}).has_value(),
           "no import");
    }
    const Ended ended = killed(random, 150'000, [&](const Telling& telling) { work(telling); });
    Names there;
    const auto generations = list_backup(desk_->world, file());
    // Killed before its first backup was made, there may be no file, or an empty one.
    if (!generations && !ended.told.empty()) tell_broken(counted, "backing up", generations.error().say);
    if (generations)
      for (const BackupGeneration& generation : *generations) {
        const auto check = verify_backup(desk_->world, {file(), generation.number});
        if (!check || !check->whole()) tell_broken(counted, "backing up", "a backup is not whole");
        there.insert(std::to_string(generation.number));
      }
    // Of those told only the last few are kept.
    Ended kept = ended;
    std::erase_if(kept.told, [&](const std::string& number) {
      return std::count_if(kept.told.begin(), kept.told.end(), [&](const std::string& later) {
               return std::stoll(later) > std::stoll(number);
             }) >= static_cast<std::ptrdiff_t>(generations_kept) - 1;
    });
    count_round(counted, "backing up", kept, there);
    if (const auto next = back_up(desk_->world, {desk_->folder, file()}); !next || !next->check.whole())
      tell_broken(counted, "backing up", next ? "the next one is not whole" : next.error().say);
  }

 private:
  static constexpr std::size_t generations_kept = 4;

  [[nodiscard]] std::string file() const { return desk_->scratch.file("acme.regie-backup"); }

  void work(const Telling& telling) {
    for (;;) {
      const auto done = back_up(desk_->world, {desk_->folder, file(), all_but_latest(generations_kept)});
      if (!done || !done->check.whole()) ::_exit(3);
      telling.done(std::to_string(done->check.generation.number));
      auto workspace = open_workspace(desk_->world, desk_->folder);
      if (!workspace) ::_exit(2);
      const std::string text = "after " + std::to_string(done->check.generation.number);
      if (!workspace->records->save_note({{text}, 1, Day(20'000), text, {}})) ::_exit(5);
    }
  }

  std::unique_ptr<TestDesk> desk_;
  std::int64_t round_ = 0;
};

}  // namespace regie::trust
