// api/cookie.cpp - one cookie, read and written.
#include "api/internal/cookie.h"

namespace regie {
namespace {

constexpr std::string_view name = "regie_session=";
constexpr const char* always = "; Path=/; HttpOnly; SameSite=Strict";
constexpr long seconds_max = 30L * 86400;  // as long as a session can last

}  // namespace

std::string session_token(const HttpRequest& request) {
  const std::string cookies = request.header("cookie");
  for (std::size_t at = 0; at < cookies.size();) {
    const std::size_t end = std::min(cookies.find(';', at), cookies.size());
    std::size_t from = at;
    while (from < end && cookies[from] == ' ') ++from;
    if (cookies.compare(from, name.size(), name) == 0)
      return cookies.substr(from + name.size(), end - from - name.size());
    at = end + 1;
  }
  return {};
}

std::string session_cookie(const HttpRequest& request, const std::string& token) {
  const bool is_https = request.header("x-forwarded-proto") == "https";
  return std::string(name) + token + always + "; Max-Age=" + std::to_string(seconds_max) +
         (is_https ? "; Secure" : "");
}

std::string ended_cookie() { return std::string(name) + always + "; Max-Age=0"; }

}  // namespace regie
