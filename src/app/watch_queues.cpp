// app/watch_queues.cpp - counted from the desk's file and its folder.
#include "app/watch_queues.h"

#include <algorithm>

namespace regie {

Queues queues_of(Desk& desk) {
  Queues queues;
  queues.jobs_running = desk.jobs.running();
  if (const auto deliveries = desk.access->open_deliveries())
    queues.notices_waiting = static_cast<std::int64_t>(deliveries->size());
  if (const auto mails = desk.access->mails())
    for (const MailRecord& mail : *mails) {
      queues.letters_waiting += mail.next_at != 0 ? 1 : 0;
      queues.letters_in_doubt += mail.state == MailState::in_doubt ? 1 : 0;
    }
  return queues;
}

std::optional<std::int64_t> last_backup_in(const World& world, const std::string& folder) {
  const auto files = world.machine == nullptr ? Result<std::vector<std::string>>(std::vector<std::string>{})
                                              : world.files.list(folder);
  std::optional<std::int64_t> newest;
  if (!files) return newest;
  for (const std::string& file : *files)
    if (file.ends_with(".regie-backup")) {
      const std::int64_t at = world.machine->file(file).changed_at;
      newest = std::max(newest.value_or(at), at);
    }
  return newest;
}

std::optional<std::int64_t> last_backup_at(const Desk& desk) {
  const bool is_named = !desk.backup_folder.empty();
  return last_backup_in(desk.world, is_named ? desk.backup_folder : desk.workspaces.folder() + "/backups");
}

}  // namespace regie
