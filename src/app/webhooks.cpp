// app/webhooks.cpp - webhooks kept, notices queued, signed and sent.
#include "app/webhooks.h"

#include <algorithm>
#include <array>

#include "base/base64.h"
#include "base/id.h"

namespace regie {
namespace {

constexpr std::size_t webhooks_max = 10;  // of a workspace: each is told of everything
// Waits between tries, in seconds: at once, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, as Standard
// Webhooks advises.
constexpr std::array<std::int64_t, 9> waits{0, 5, 300, 1800, 7200, 18000, 36000, 50400, 72000};

/// A plain address over TLS, without a name or password in it. Where it leads is looked at when it is
/// connected to: a name may lead elsewhere by then.
bool is_address(const std::string& url) {
  constexpr std::string_view scheme = "https://";
  if (!url.starts_with(scheme)) return false;
  const std::string host = url.substr(scheme.size(), url.find_first_of("/?#", scheme.size()) - scheme.size());
  return !host.empty() && host.find('@') == std::string::npos &&
         std::all_of(url.begin(), url.end(), [](char c) {
           return c > ' ' && c < 0x7f && c != '"' && c != '<' && c != '>' && c != '\\';
         });
}

/// Never the address: it may carry a secret.
void tell(DeskAccess& door, const Webhook& webhook, const Result<int>& status) {
  const bool taken = status && *status >= 200 && *status < 300;
  door.vitals.notice(taken);
  if (taken) return;
  const std::string code = status ? "" : status.error().code;
  const bool is_security = code == "outgoing.address_refused" || code == "outgoing.tls";
  LogEvent event{LogLevel::warn,
                 code == "outgoing.address_refused" ? "webhook_address_refused"
                 : code == "outgoing.tls"           ? "tls_failed"
                                                    : "notice_not_taken",
                 {{"webhook", webhook.id}, {"workspace", webhook.workspace}}};
  if (status)
    event.fields.push_back({"status", std::int64_t{*status}});
  else
    event.fields.push_back({"code", code});
  if (is_security)
    door.tell(event.level, event.name, event.fields);
  else
    door.world.log.event(event);
}

Result<Done> send_one(DeskAccess& door, Outgoing& outgoing, const Webhook& webhook, Delivery delivery) {
  const std::int64_t now = door.world.clock.now_seconds();
  Notice notice{webhook.url,
                signature_headers(door.secrets, webhook.secret, {delivery.id, now, delivery.body}),
                delivery.body};
  notice.headers.emplace_back("content-type", "application/json");
  const auto status = outgoing.post(notice);
  const bool taken = status && *status >= 200 && *status < 300;
  tell(door, webhook, status);
  ++delivery.tries;
  delivery.ended = taken || delivery.tries >= static_cast<int>(waits.size()) || (status && *status == 410);
  if (!delivery.ended) delivery.next_at = now + waits[static_cast<std::size_t>(delivery.tries)];
  TRY_DONE(door.access.save(delivery));
  return door.access.webhook_tried(webhook.id, status ? std::to_string(*status) : status.error().code);
}

}  // namespace

Result<Webhook> add_webhook(DeskAccess& door, const WebhookRequest& request) {
  if (!is_address(request.url))
    return fail("webhook.bad_url", "\"" + request.url + "\" is not an address notices can go to.",
                "Nothing was changed.", "For example:  https://hooks.acme.example/regie");
  if (request.events.empty())
    return fail("webhook.no_events", "It is not said what it should hear of.", "Nothing was changed.",
                "Choose finding.appeared, decision.due, or both.");
  TRY(const auto all, list_webhooks(door, request.workspace));
  if (all.size() >= webhooks_max)
    return fail("webhook.too_many", "This workspace has ten webhooks already.", "Nothing was changed.",
                "Remove one that nobody reads.");
  Webhook webhook;
  webhook.secret = door.secrets.token();
  webhook.id = short_id("h", webhook.secret);
  webhook.workspace = request.workspace;
  webhook.url = request.url;
  webhook.events = request.events;
  webhook.account = request.account;
  webhook.made_at = door.world.clock.now_seconds();
  TRY_DONE(door.access.save(webhook));
  return webhook;
}

Result<std::vector<WaitingWebhook>> list_webhooks(DeskAccess& door, const std::string& workspace) {
  TRY(const auto all, door.access.webhooks());
  TRY(const auto deliveries, door.access.open_deliveries());
  std::vector<WaitingWebhook> mine;
  for (const Webhook& webhook : all) {
    if (webhook.workspace != workspace) continue;
    const auto waiting = std::count_if(deliveries.begin(), deliveries.end(), [&](const Delivery& delivery) {
      return delivery.webhook == webhook.id;
    });
    mine.push_back({webhook, static_cast<int>(waiting)});
  }
  return mine;
}

Result<Done> remove_webhook(DeskAccess& door, const std::string& workspace, const std::string& id) {
  TRY(const auto all, door.access.webhooks());
  const bool known = std::any_of(all.begin(), all.end(), [&](const Webhook& webhook) {
    return webhook.id == id && webhook.workspace == workspace;
  });
  if (!known)
    return fail("webhook.unknown", "There is no webhook " + id + ".", "Nothing was changed.",
                "See those there are in the settings.");
  return door.access.end_webhook(id);
}

Result<Done> queue_notice(DeskAccess& door, const Happening& happening) {
  TRY(const auto all, door.access.webhooks());
  for (const Webhook& webhook : all) {
    const bool wants =
        webhook.workspace == happening.workspace &&
        std::find(webhook.events.begin(), webhook.events.end(), happening.event) != webhook.events.end();
    if (!wants) continue;
    Delivery delivery;
    delivery.id = short_id("msg", webhook.id + "/" + happening.event + "/" + happening.subject);
    delivery.webhook = webhook.id;
    delivery.body = happening.body;
    delivery.next_at = door.world.clock.now_seconds();
    TRY_DONE(door.access.save_new(delivery));
  }
  return Done{};
}

Result<Done> drop_stale_notices(DeskAccess& door, const Release& release) {
  TRY(const auto deliveries, door.access.open_deliveries());
  TRY(const auto webhooks, door.access.webhooks());
  for (const Delivery& delivery : deliveries) {
    const bool is_here = std::any_of(webhooks.begin(), webhooks.end(), [&](const Webhook& webhook) {
      return webhook.id == delivery.webhook && webhook.workspace == release.workspace;
    });
    if (is_here && delivery.next_at <= release.released_at - notice_stale_seconds)
      TRY_DONE(door.access.forget_delivery(delivery.id));
  }
  return Done{};
}

Result<Done> send_notices(DeskAccess& door, Outgoing& outgoing, const MayLeave& may_leave) {
  TRY(const auto deliveries, door.access.open_deliveries());
  TRY(const auto webhooks, door.access.webhooks());
  for (const Delivery& delivery : deliveries) {
    // Later than the longest wait was set by a clock that ran ahead: it is due now.
    const std::int64_t wait = delivery.next_at - door.world.clock.now_seconds();
    if (wait > 0 && wait <= waits.back()) continue;
    for (const Webhook& webhook : webhooks)
      if (webhook.id == delivery.webhook && may_leave(webhook.workspace))
        TRY_DONE(send_one(door, outgoing, webhook, delivery));
  }
  return Done{};
}

std::string secret_text(const Webhook& webhook) { return "whsec_" + base64(webhook.secret); }

std::vector<std::pair<std::string, std::string>> signature_headers(const Secrets& secrets,
                                                                   const std::string& key,
                                                                   const NoticeToSign& notice) {
  const std::string at = std::to_string(notice.at_seconds);
  const std::string signature = secrets.hmac_sha256(key, notice.id + "." + at + "." + notice.body);
  return {
      {"webhook-id", notice.id}, {"webhook-timestamp", at}, {"webhook-signature", "v1," + base64(signature)}};
}

}  // namespace regie
