// app/internal/doctor_desk.cpp - the desk's own file, what waits in it, and its mail server where that is
// asked.
#include <algorithm>

#include "app/desk_access.h"
#include "app/internal/doctor_checks.h"

namespace regie {
namespace {

constexpr unsigned owner_alone = 0600;

void look_at_mail(DoctorFindings& found, Outgoing& outgoing, const Access& access, bool asks) {
  const auto server = access.mail_server();
  if (!server || !*server || (*server)->host.empty()) {
    if (asks) found.push_back({Verdict::ok, "mail_off"});
    return;
  }
  if (!asks) return;
  const auto greeted = outgoing.greet(**server);
  const std::map<std::string, std::string> with{{"host", (*server)->host},
                                                {"say", greeted ? "" : greeted.error().say}};
  found.push_back({greeted ? Verdict::ok : Verdict::broken, greeted ? "mail" : "mail_away", with});
}

void look_at_queues(DoctorFindings& found, const Access& access) {
  if (const auto webhooks = access.webhooks()) {
    const auto failing = std::count_if(webhooks->begin(), webhooks->end(), [](const Webhook& webhook) {
      return !webhook.last_status.empty() && !webhook.last_status.starts_with('2');
    });
    if (failing > 0)
      found.push_back({Verdict::look, "webhooks_failing", {{"count", std::to_string(failing)}}});
  }
  if (const auto mails = access.mails()) {
    const auto doubt = std::count_if(mails->begin(), mails->end(), [](const MailRecord& mail) {
      return mail.state == MailState::in_doubt || mail.state == MailState::claimed;
    });
    if (doubt > 0) found.push_back({Verdict::look, "letters_in_doubt", {{"count", std::to_string(doubt)}}});
  }
}

}  // namespace

DoctorFindings doctor_desk(World& world, Outgoing& outgoing, const DoctorRequest& request) {
  DoctorFindings found;
  const std::string path = desk_file_of(desk_folder_of(world, request.folder));
  if (world.files.kind(path) != FileKind::file) {
    found.push_back({Verdict::ok, "desk_none", {{"path", request.folder}}});
    return found;
  }
  if (world.machine != nullptr && world.machine->file(path).mode != owner_alone)
    found.push_back({Verdict::broken, "desk_file_open", {{"path", path}}, "chmod 600 '" + path + "'"});
  const auto access = Access::open(path);
  if (!access) {
    found.push_back({Verdict::broken, "desk_file_damaged", {{"path", path}, {"say", access.error().say}}});
    return found;
  }
  if (const auto can = (*access)->can_write(); !can)
    found.push_back({Verdict::broken, "desk_file_stuck", {{"path", path}, {"say", can.error().say}}});
  else
    found.push_back({Verdict::ok, "desk_file", {{"path", path}}});
  look_at_queues(found, **access);
  look_at_mail(found, outgoing, **access, request.asks_mail);
  return found;
}

}  // namespace regie
