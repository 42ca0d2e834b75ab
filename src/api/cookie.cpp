// api/cookie.cpp - one cookie, read and written.
#include "api/internal/cookie.h"

namespace regie {
namespace {

// Over TLS with a prefix that no other host and no plain page can set (RFC 6265bis, 4.1.3.2). Over plain
// HTTP, on this machine alone, browsers take no such cookie.
constexpr std::string_view name_over_tls = "__Host-regie_session=";
constexpr std::string_view name_here = "regie_session=";
constexpr const char* always = "; Path=/; HttpOnly; SameSite=Strict";
constexpr long seconds_max = 30L * 86400;  // as long as a session can last

bool is_over_tls(const HttpRequest& request) { return request.origin.starts_with("https://"); }

std::string cookie(const HttpRequest& request, const std::string& token, long seconds) {
  const bool secure = is_over_tls(request);
  return std::string(secure ? name_over_tls : name_here) + token + always +
         "; Max-Age=" + std::to_string(seconds) + (secure ? "; Secure" : "");
}

}  // namespace

std::string session_token(const HttpRequest& request) {
  const std::string_view name = is_over_tls(request) ? name_over_tls : name_here;
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
  return cookie(request, token, seconds_max);
}

std::string ended_cookie(const HttpRequest& request) { return cookie(request, "", 0); }

}  // namespace regie
