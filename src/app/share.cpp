// app/share.cpp - links made, listed, opened and ended.
#include "app/share.h"

#include <algorithm>

#include "base/day.h"
#include "base/id.h"
#include "base/sha256.h"

namespace regie {
namespace {

constexpr std::int64_t day_seconds = 86400;

bool is_month(const std::string& text) {
  return text.size() == 7 && Day::parse_iso(text + "-01").has_value();
}

bool is_page(const ShareRequest& request) {
  if (request.what == "report") return is_month(request.of);
  if (request.what == "brief") return Day::parse_iso(request.of).has_value();
  return request.what == "reviews" && request.of.empty();
}

}  // namespace

tl::unexpected<Problem> unknown_share() {
  return fail("share.unknown", "This link opens nothing, or no longer.", "Nothing was changed.",
              "Ask whoever sent it for a new one.");
}

Result<MadeShare> make_share(DeskAccess& door, const ShareRequest& request) {
  if (!is_page(request))
    return fail("share.bad_page", "There is no " + request.what + " \"" + request.of + "\" to share.",
                "Nothing was shared.", "Share a report of a month (2026-03), a brief of a day, or reviews.");
  const int days = request.days.value_or(share_days_default);
  if (days < 1 || days > share_days_max)
    return fail("share.bad_days", "A link cannot stand for " + std::to_string(days) + " days.",
                "Nothing was shared.", "Take 1 to 365 days.");
  MadeShare made;
  made.token = door.secrets.token();
  made.link.token_sha256 = sha256_hex(made.token);
  made.link.id = short_id("s", made.link.token_sha256);
  made.link.workspace = request.workspace;
  made.link.what = request.what;
  made.link.of = request.of;
  made.link.account = request.account;
  made.link.made_at = door.world.clock.now_seconds();
  if (request.what != "reviews") made.link.expires_at = made.link.made_at + days * day_seconds;
  TRY_DONE(door.access.save(made.link));
  return made;
}

Result<std::vector<ShareLink>> list_shares(DeskAccess& door, const std::string& workspace) {
  TRY(auto links, door.access.share_links(workspace));
  const std::int64_t now = door.world.clock.now_seconds();
  std::erase_if(links, [&](const ShareLink& link) { return link.expires_at && *link.expires_at <= now; });
  return links;
}

Result<Done> end_share(DeskAccess& door, const std::string& workspace, const std::string& id) {
  TRY(const auto links, door.access.share_links(workspace));
  if (std::none_of(links.begin(), links.end(), [&](const ShareLink& link) { return link.id == id; }))
    return unknown_share();
  return door.access.end_share_link(id);
}

Result<ShareLink> open_share(DeskAccess& door, const std::string& token) {
  TRY(auto link, door.access.find_share_link(sha256_hex(token)));
  if (!link || (link->expires_at && *link->expires_at <= door.world.clock.now_seconds()))
    return unknown_share();
  return std::move(*link);
}

}  // namespace regie
