// inbox/unsubscribe.cpp - tokens written and read, and the two headers.
#include "inbox/unsubscribe.h"

#include <algorithm>

namespace regie {
namespace {

constexpr std::size_t mac_digits = 64;
constexpr std::size_t letter_digits = 16;
constexpr std::string_view letter_prefix = "o-";

bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

std::string unsubscribe_claim(const std::string& letter) { return "regie unsubscribe/1|" + letter; }

std::string token_text(const UnsubscribeToken& token) {
  return token.letter.substr(letter_prefix.size()) + "." + token.mac;
}

std::optional<UnsubscribeToken> read_token(std::string_view text) {
  if (text.size() != letter_digits + 1 + mac_digits || text[letter_digits] != '.') return std::nullopt;
  const std::string_view letter = text.substr(0, letter_digits);
  const std::string_view mac = text.substr(letter_digits + 1);
  if (!is_hex(letter) || !is_hex(mac)) return std::nullopt;
  return UnsubscribeToken{std::string(letter_prefix) + std::string(letter), std::string(mac)};
}

bool is_same_mac(std::string_view one, std::string_view other) {
  if (one.size() != other.size()) return false;
  unsigned differ = 0;
  for (std::size_t i = 0; i < one.size(); ++i)
    differ |= static_cast<unsigned>(static_cast<unsigned char>(one[i] ^ other[i]));
  return differ == 0;
}

std::vector<std::pair<std::string, std::string>> unsubscribe_headers(const UnsubscribeWay& way,
                                                                     const UnsubscribeToken& token) {
  if (way.link_base.empty())
    return {
        {"List-Unsubscribe", "<mailto:" + way.sender + "?subject=unsubscribe%20" + token_text(token) + ">"}};
  return {{"List-Unsubscribe", "<" + way.link_base + "/u/" + token_text(token) + ">"},
          {"List-Unsubscribe-Post", "List-Unsubscribe=One-Click"}};
}

}  // namespace regie
