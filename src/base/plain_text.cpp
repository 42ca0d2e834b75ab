// base/plain_text.cpp - one look at each letter.
#include "base/plain_text.h"

namespace regie {
namespace {

/// How many bytes at this place steer instead of show; 0 = it is a letter.
std::size_t steering_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  if (byte(0) < 0x20 || byte(0) == 0x7f) return 1;
  if (byte(0) == 0xc2 && byte(1) >= 0x80 && byte(1) <= 0x9f) return 2;           // U+0080 to U+009F
  const bool turns = (byte(1) == 0x80 && byte(2) >= 0xaa && byte(2) <= 0xae) ||  // U+202A to U+202E
                     (byte(1) == 0x81 && byte(2) >= 0xa6 && byte(2) <= 0xa9);    // U+2066 to U+2069
  return byte(0) == 0xe2 && turns ? 3 : 0;
}

}  // namespace

bool is_plain_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at)
    if (text[at] != '\n' && text[at] != '\t' && steering_at(text, at) > 0) return false;
  return true;
}

std::string plain_text(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t steering = text[at] == '\n' || text[at] == '\t' ? 0 : steering_at(text, at);
    if (steering == 0) plain += text[at++];
    at += steering;
  }
  return plain;
}

std::string plain_line(std::string_view text) {
  std::string plain = plain_text(text);
  std::erase_if(plain, [](char c) { return c == '\n' || c == '\t'; });
  return plain;
}

}  // namespace regie
