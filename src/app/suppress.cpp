// app/suppress.cpp - suppressions made, lifted and listed; tokens checked.
#include "app/suppress.h"

#include <utility>

#include "app/accounts.h"
#include "app/internal/letters.h"
#include "base/hex.h"
#include "charter/mail_address.h"
#include "inbox/unsubscribe.h"

namespace regie {
namespace {

tl::unexpected<Problem> unknown_token() {
  return fail("unsubscribe.unknown", "This link belongs to no letter.", "Nothing was changed.",
              "Answer the letter and say that you want no more.");
}

Result<Done> check(const SuppressRequest& request) {
  if (!is_mail_address(request.address))
    return fail("suppress.bad_address", "\"" + request.address + "\" is not a mail address.",
                "Nothing was changed.", "For example:  maud@acme.example");
  if (request.why.empty())
    return fail("suppress.no_why", "It needs a line that says why.", "Nothing was changed.",
                "For example:  --why \"asked by telephone\"");
  return Done{};
}

struct Saving {
  std::string hash;
  bool lifted = false;
  std::string reason;
  std::string account;
};
Result<Suppression> saved(World& world, Workspace& workspace, const Saving& saving) {
  Suppression one{
      saving.hash, 1, saving.lifted, saving.reason, {saving.account, world.clock.now_seconds(), {}}};
  TRY_DONE(workspace.records->outbox().save_suppression(one));
  return one;
}

/// The address of the letter that carries this token.
Result<std::string> address_of(const Workspace& workspace, const Secrets& secrets, const std::string& text) {
  const auto token = read_token(text);
  if (!token) return unknown_token();
  const Outbox& outbox = workspace.records->outbox();
  TRY(const auto settings, outbox.settings());
  if (!settings) return unknown_token();
  const std::string mac = hex_text(secrets.hmac_sha256(settings->link_key, unsubscribe_claim(token->letter)));
  if (!is_same_mac(mac, token->mac)) return unknown_token();
  TRY(const auto letter, outbox.letter(token->letter));
  if (!letter) return unknown_token();
  TRY(const Written all, written(workspace, letter->of, {}));
  const auto line = all.lines.find(letter->line);
  if (line == all.lines.end()) return unknown_token();
  return line->second.to;
}

}  // namespace

Result<Suppression> suppress(World& world, Workspace& workspace, const Secrets& secrets,
                             const SuppressRequest& request) {
  TRY_DONE(check(request));
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::suppress));
  TRY(const OutboxSettings settings, outbox_settings(world, workspace, secrets));
  const std::string hash = address_sha256(settings, request.address);
  TRY(const auto known, workspace.records->outbox().suppressions());
  for (const Suppression& one : known)
    if (one.address_sha256 == hash && !one.lifted) return one;
  return saved(world, workspace, {hash, false, request.why, account.name});
}

Result<Suppression> lift_suppression(World& world, Workspace& workspace, const Secrets& secrets,
                                     const SuppressRequest& request) {
  TRY_DONE(check(request));
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::lift_suppression));
  TRY(const OutboxSettings settings, outbox_settings(world, workspace, secrets));
  const std::string hash = address_sha256(settings, request.address);
  TRY(const bool is_there, workspace.records->outbox().is_suppressed(hash));
  if (!is_there)
    return fail("suppress.not_there", "This address is not suppressed.", "Nothing was changed.",
                "Look which are:  regie suppress --list");
  return saved(world, workspace, {hash, true, request.why, account.name});
}

Result<std::vector<Suppression>> list_suppressions(const Workspace& workspace) {
  return workspace.records->outbox().suppressions();
}

Result<Done> check_unsubscribe(const Workspace& workspace, const Secrets& secrets, const std::string& token) {
  TRY_DONE(address_of(workspace, secrets, token));
  return Done{};
}

Result<Done> unsubscribe(World& world, Workspace& workspace, const Secrets& secrets,
                         const std::string& token) {
  TRY(const std::string address, address_of(workspace, secrets, token));
  TRY(const OutboxSettings settings, outbox_settings(world, workspace, secrets));
  const std::string hash = address_sha256(settings, address);
  TRY(const bool is_there, workspace.records->outbox().is_suppressed(hash));
  if (is_there) return Done{};
  TRY_DONE(saved(world, workspace, {hash, false, "unsubscribed by one click", {}}));
  return Done{};
}

Result<std::string> workspace_of_token(Desk& desk, const std::string& token) {
  if (!read_token(token)) return unknown_token();
  for (const std::string& id : desk.workspaces.ids()) {
    bool is_here = false;
    static_cast<void>(desk.workspaces.use(id, [&](Workspace& workspace) -> Result<Done> {
      is_here = check_unsubscribe(workspace, desk.secrets, token).has_value();
      return Done{};
    }));
    if (is_here) return id;
  }
  return unknown_token();
}

}  // namespace regie
