// app/look_around.cpp - disk, workspaces and webhooks, as they are now.
#include "app/look_around.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/disk.h"
#include "app/webhooks.h"

namespace regie {
namespace {

void look_at_disk(Desk& desk) {
  if (const auto problem = disk_trouble(desk.world, desk.workspaces.folder()))
    desk.troubles.raise({"disk", "", *problem, desk.world.clock.now_seconds()});
  else
    desk.troubles.clear("disk");
}

/// Opening raises and clears by itself; nobody may have asked for it since.
void try_again_what_did_not_open(Desk& desk) {
  for (const Trouble& trouble : desk.troubles.all())
    if (trouble.part == "records")
      static_cast<void>(
          desk.workspaces.use(trouble.workspace, [](Workspace&) -> Result<Done> { return Done{}; }));
}

constexpr std::int64_t on_its_way_seconds = 600;      // a letter takes half a minute at most
constexpr std::int64_t told_seconds = 7 * 24 * 3600;  // then the next one has come

/// A letter that was claimed and not brought to an end, or whose server broke off: a person looks.
bool is_in_doubt(const MailRecord& mail, std::int64_t now_seconds) {
  const std::int64_t age = now_seconds - mail.at_seconds;
  return age < told_seconds && (mail.state == MailState::in_doubt ||
                                (mail.state == MailState::claimed && age > on_its_way_seconds));
}

Result<Done> look_at_letters(Desk& desk) {
  TRY(const auto mails, desk.access->mails());
  const std::int64_t now = desk.world.clock.now_seconds();
  const auto in_doubt = std::count_if(mails.begin(), mails.end(),
                                      [&](const MailRecord& mail) { return is_in_doubt(mail, now); });
  if (in_doubt == 0)
    desk.troubles.clear("letters");
  else
    desk.troubles.raise(
        {"letters",
         "",
         {"mail.in_doubt",
          "Of " + std::to_string(in_doubt) + " weekly letters it is not known whether they left.",
          "None of them is sent a second time.", "Ask their readers."},
         now});
  return Done{};
}

bool was_taken(const std::string& status) { return status.empty() || status.starts_with('2'); }

Result<Done> look_at_webhooks(Desk& desk) {
  TRY(const auto webhooks, desk.access->webhooks());
  std::map<std::string, Problem> failing;  // by workspace
  for (const Webhook& webhook : webhooks)
    if (!was_taken(webhook.last_status))
      failing.try_emplace(webhook.workspace,
                          Problem{"desk.webhook_fails",
                                  "Notices of this workspace are not taken: " + webhook.last_status + ".",
                                  "They are tried again for two days.", "See the receiver in the settings."});
  for (const auto& [workspace, problem] : failing)
    desk.troubles.raise({"webhooks", workspace, problem, desk.world.clock.now_seconds()});
  for (const Trouble& trouble : desk.troubles.all())
    if (trouble.part == "webhooks" && !failing.contains(trouble.workspace))
      desk.troubles.clear("webhooks", trouble.workspace);
  return Done{};
}

Readiness::Part workspaces_part(Desk& desk) {
  Readiness::Part part{"workspaces"};
  std::set<std::string> broken;
  for (const Trouble& trouble : desk.troubles.all())
    if (trouble.part == "records" && trouble.problem.code != "workspace.locked") {
      broken.insert(trouble.workspace);
      part.code = trouble.problem.code;
    }
  if (desk.world.machine != nullptr)
    for (const std::string& id : desk.workspaces.ids())
      if (!desk.world.machine->file(desk.workspaces.folder_of(id)).can_write) {
        broken.insert(id);
        part.code = "files.not_writable";
      }
  part.count = static_cast<int>(broken.size());
  part.works = broken.empty();
  return part;
}

Readiness::Part disk_part(const Desk& desk) {
  Readiness::Part part{"disk"};
  if (desk.world.machine == nullptr) return part;
  const DiskState disk = desk.world.machine->disk(desk.workspaces.folder());
  part.works = !disk.is_read_only && (disk.bytes == 0 || disk.bytes_free >= disk_bytes_min);
  if (!part.works) part.code = disk.is_read_only ? "files.not_writable" : "disk.nearly_full";
  return part;
}

}  // namespace

void look_around(Desk& desk) {
  look_at_disk(desk);
  try_again_what_did_not_open(desk);
  static_cast<void>(look_at_webhooks(desk));
  static_cast<void>(look_at_letters(desk));
}

bool Readiness::ready() const {
  return !is_stopping && std::all_of(parts.begin(), parts.end(), [](const Part& part) { return part.works; });
}

Readiness readiness(Desk& desk) {
  Readiness all;
  all.is_stopping = desk.stopping;
  Readiness::Part file{"desk_file"};
  if (const auto can = desk.access->can_write(); !can) {
    file.works = false;
    file.code = can.error().code;
  }
  all.parts = {std::move(file), disk_part(desk), workspaces_part(desk)};
  return all;
}

}  // namespace regie
