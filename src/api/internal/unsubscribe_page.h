// api/internal/unsubscribe_page.h - /u/TOKEN: a page with one button, and the click that ends the letters
// (RFC 8058).
#pragma once

#include <cstddef>
#include <optional>

#include "app/desk.h"
#include "base/http.h"

namespace regie {

inline constexpr std::size_t unsubscribe_bytes_max = 4096;  // what a mail program posts is one short line

[[nodiscard]] bool is_unsubscribe(const HttpRequest& request);

/// POST suppresses at once; GET and HEAD show the page and change nothing, whoever fetches it beforehand.
/// Nothing for any other path.
[[nodiscard]] std::optional<HttpReply> unsubscribe_page(Desk& desk, const HttpRequest& request);

}  // namespace regie
