// charter/totp.h - the arithmetic of authenticator apps: steps of time, six digits, secrets as they are
// typed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace regie {

inline constexpr std::int64_t totp_step_seconds = 30;  // what every app takes without being told
inline constexpr std::int64_t totp_steps_off = 1;      // a clock may be so far off, either way

[[nodiscard]] constexpr std::int64_t totp_step_at(std::int64_t now_seconds) {
  return now_seconds / totp_step_seconds;
}

/// The eight bytes whose HMAC-SHA-1, under the secret, makes the code of a step. RFC 4226, 5.2.
[[nodiscard]] std::string totp_message(std::int64_t step);

/// Six digits out of an HMAC. Method: dynamic truncation, RFC 4226, 5.3. Requires: 20 bytes.
[[nodiscard]] std::string totp_code(std::string_view hmac_sha1);

/// RFC 4648, 6, without the '=' at the end: apps do not want them.
[[nodiscard]] std::string base32(std::string_view bytes);

}  // namespace regie
