// base/sha256.h - the fingerprint of bytes (FIPS 180-4).
#pragma once

#include <string>
#include <string_view>

namespace regie {

/// 64 hex digits, by libsodium.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace regie
