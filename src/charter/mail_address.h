// charter/mail_address.h - where a letter can go.
#pragma once

#include <string_view>

namespace regie {

/// "maud@acme.example": one @ with something on both sides, in ASCII, and nothing that could end a line or
/// begin another address. At most 254 bytes (RFC 5321, 4.5.3.1.3, less its brackets).
[[nodiscard]] bool is_mail_address(std::string_view text);

}  // namespace regie
