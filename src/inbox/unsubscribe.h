// inbox/unsubscribe.h - one click ends it (RFC 8058): the token of a letter, and the headers that carry it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace regie {

/// Of one recipient of one mailing. Neither part tells an address.
struct UnsubscribeToken {
  std::string letter;  // "o-..."
  std::string mac;     // HMAC-SHA-256 of it under the workspace's key, as hex
};
/// What the mac is over.
[[nodiscard]] std::string unsubscribe_claim(const std::string& letter);
[[nodiscard]] std::string token_text(const UnsubscribeToken& token);
/// Nothing where it is not of that form.
[[nodiscard]] std::optional<UnsubscribeToken> read_token(std::string_view text);
/// Takes as long for every mac of a length.
[[nodiscard]] bool is_same_mac(std::string_view one, std::string_view other);

/// Where the desk is reached from outside ("https://desk.acme.example"), "" where it is not; the sender's
/// address then serves.
struct UnsubscribeWay {
  std::string link_base;
  std::string sender;
};
/// List-Unsubscribe, and with a link List-Unsubscribe-Post: without it a mail client must not post.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> unsubscribe_headers(
    const UnsubscribeWay& way, const UnsubscribeToken& token);

}  // namespace regie
