// base/id.cpp - short names from content.
#include "base/id.h"

#include <array>

namespace regie {

std::string short_id(std::string_view prefix, std::string_view content) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::uint64_t hash = fnv1a(content);
  hash ^= hash >> 32;
  std::string text(prefix);
  text += '-';
  for (int shift = 28; shift >= 0; shift -= 4) text += digits[(hash >> static_cast<unsigned>(shift)) & 15U];
  return text;
}

}  // namespace regie
