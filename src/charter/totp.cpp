// charter/totp.cpp - the arithmetic of authenticator apps.
#include "charter/totp.h"

#include <cstddef>

#include "base/ensure.h"

namespace regie {

std::string totp_message(std::int64_t step) {
  std::string bytes;
  for (int shift = 56; shift >= 0; shift -= 8)
    bytes += static_cast<char>((static_cast<std::uint64_t>(step) >> shift) & 0xFFU);
  return bytes;
}

std::string totp_code(std::string_view hmac_sha1) {
  ENSURE(hmac_sha1.size() == 20);
  const auto byte = [&](std::size_t at) { return std::uint32_t{static_cast<unsigned char>(hmac_sha1[at])}; };
  const std::size_t from = byte(19) & 0xFU;
  const std::uint32_t number =
      (byte(from) & 0x7FU) << 24U | byte(from + 1) << 16U | byte(from + 2) << 8U | byte(from + 3);
  const std::string digits = std::to_string(number % 1'000'000);
  return std::string(6 - digits.size(), '0') + digits;
}

std::string base32(std::string_view bytes) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  std::uint32_t waiting = 0;
  int bits = 0;
  for (const char byte : bytes) {
    waiting = waiting << 8U | static_cast<unsigned char>(byte);
    for (bits += 8; bits >= 5; bits -= 5) text += letters[(waiting >> (bits - 5)) & 31U];
  }
  if (bits > 0) text += letters[(waiting << (5 - bits)) & 31U];
  return text;
}

}  // namespace regie
