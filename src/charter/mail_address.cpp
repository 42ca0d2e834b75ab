// charter/mail_address.cpp - one look at a text that may be an address.
#include "charter/mail_address.h"

#include <algorithm>
#include <cstddef>

namespace regie {

bool is_mail_address(std::string_view text) {
  constexpr std::size_t bytes_max = 254;
  const auto is_letter_of_one = [](char c) {
    constexpr std::string_view signs = "<>,;:\"()[]\\";
    return c > ' ' && static_cast<unsigned char>(c) < 0x7f && signs.find(c) == std::string_view::npos;
  };
  const std::size_t at = text.find('@');
  return text.size() <= bytes_max && at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         text.find('@', at + 1) == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), is_letter_of_one);
}

}  // namespace regie
