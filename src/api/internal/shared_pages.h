// api/internal/shared_pages.h - what a link shows without signing in: a report, a brief, the feed of review
// days.
#pragma once

#include <optional>

#include "app/desk.h"
#include "base/http.h"

namespace regie {

/// Answers /share/TOKEN and /calendar/TOKEN.ics; nothing for any other path.
[[nodiscard]] std::optional<HttpReply> shared_page(Desk& desk, const HttpRequest& request);

}  // namespace regie
