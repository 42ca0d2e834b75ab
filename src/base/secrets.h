// base/secrets.h - passwords, tokens and signatures, as something handed in. `os` has the real one, tests a
// fake.
#pragma once

#include <string>
#include <string_view>

namespace regie {

class Secrets {
 public:
  virtual ~Secrets() = default;
  /// argon2id with its salt and settings inside the text, as libsodium writes it.
  [[nodiscard]] virtual std::string hash_password(std::string_view password) const = 0;
  [[nodiscard]] virtual bool is_password(std::string_view hash, std::string_view password) const = 0;
  /// 256 bits of the system's entropy, as 43 letters of base64url.
  [[nodiscard]] virtual std::string token() const = 0;
  /// Raw bytes of HMAC-SHA-256 (RFC 2104).
  [[nodiscard]] virtual std::string hmac_sha256(std::string_view key, std::string_view text) const = 0;
  /// Raw bytes of HMAC-SHA-1: authenticator apps know no other (RFC 6238).
  [[nodiscard]] virtual std::string hmac_sha1(std::string_view key, std::string_view text) const = 0;
};

}  // namespace regie
