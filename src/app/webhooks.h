// app/webhooks.h - signed notices to an address of one's own: a finding appeared, a decision is due.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/desk_access.h"
#include "base/outgoing.h"
#include "store/access/access.h"

namespace regie {

struct WebhookRequest {
  std::string workspace;
  std::string account;
  std::string url;
  std::vector<std::string> events;
};
/// Fails: webhook.bad_url, webhook.no_events, webhook.too_many.
Result<Webhook> add_webhook(DeskAccess& door, const WebhookRequest& request);
struct WaitingWebhook {
  Webhook webhook;
  int waiting = 0;  // notices that were not taken yet
};
[[nodiscard]] Result<std::vector<WaitingWebhook>> list_webhooks(DeskAccess& door,
                                                                const std::string& workspace);
/// Fails: webhook.unknown.
Result<Done> remove_webhook(DeskAccess& door, const std::string& workspace, const std::string& id);

/// Something that happened, for whoever asked to hear of it. Of one subject a webhook hears once.
struct Happening {
  std::string workspace;
  std::string event;    // finding.appeared, decision.due
  std::string subject;  // id of the finding or decision
  std::string body;     // JSON
};
Result<Done> queue_notice(DeskAccess& door, const Happening& happening);

/// Whether anything may leave a workspace at this moment; asked before each try, so that a hold works at
/// once.
using MayLeave = std::function<bool(const std::string& workspace)>;

/// Sends what is due of workspaces that may send; the rest waits as it is. What is not taken is tried again:
/// nine tries over two days, then given up. Signed per Standard Webhooks (v1, HMAC-SHA-256 over
/// id.timestamp.body).
Result<Done> send_notices(DeskAccess& door, Outgoing& outgoing, const MayLeave& may_leave);

inline constexpr std::int64_t notice_stale_seconds = 2 * 86400;  // as long as a notice is tried

/// After a hold that ended at `released_at`: what was due more than two days before is no news any more. It
/// is forgotten, so that it is told anew where it still holds, and not where it does not.
struct Release {
  std::string workspace;
  std::int64_t released_at = 0;
};
Result<Done> drop_stale_notices(DeskAccess& door, const Release& release);

/// "whsec_" and base64 of the key: how receivers are told it.
[[nodiscard]] std::string secret_text(const Webhook& webhook);

/// The three headers of one try.
struct NoticeToSign {
  std::string id;
  std::int64_t at_seconds = 0;
  std::string body;
};
[[nodiscard]] std::vector<std::pair<std::string, std::string>> signature_headers(const Secrets& secrets,
                                                                                 const std::string& key,
                                                                                 const NoticeToSign& notice);

}  // namespace regie
