// app/share.h - links that show one page without signing in: a report, a brief, the feed of review days.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/desk_access.h"
#include "store/access/access.h"

namespace regie {

inline constexpr int share_days_default = 30;
inline constexpr int share_days_max = 365;

struct ShareRequest {
  std::string workspace;
  std::string account;
  std::string what;         // report, brief, reviews
  std::string of;           // a month; a day; of reviews ""
  std::optional<int> days;  // until it ends; a feed ends when it is ended
};
struct MadeShare {
  ShareLink link;
  std::string token;  // told this once: only its hash is kept
};
/// Fails: share.bad_page, share.bad_days.
Result<MadeShare> make_share(DeskAccess& door, const ShareRequest& request);
/// Those that still open.
[[nodiscard]] Result<std::vector<ShareLink>> list_shares(DeskAccess& door, const std::string& workspace);
/// Fails: share.unknown.
Result<Done> end_share(DeskAccess& door, const std::string& workspace, const std::string& id);
/// share.unknown: all that is told of a link that opens nothing.
[[nodiscard]] tl::unexpected<Problem> unknown_share();
/// Fails: share.unknown, also where it has ended: whoever asks learns no more.
[[nodiscard]] Result<ShareLink> open_share(DeskAccess& door, const std::string& token);

}  // namespace regie
