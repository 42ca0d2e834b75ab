// api/internal/cookie.h - the session's token in the browser's keeping.
#pragma once

#include <string>

#include "base/http.h"

namespace regie {

/// "" where the request carries none.
[[nodiscard]] std::string session_token(const HttpRequest& request);
/// HttpOnly, SameSite=Strict; over TLS also Secure and __Host-.
[[nodiscard]] std::string session_cookie(const HttpRequest& request, const std::string& token);
[[nodiscard]] std::string ended_cookie(const HttpRequest& request);

}  // namespace regie
