// os/real_secrets.h - passwords, tokens and signatures with libsodium and OpenSSL.
#pragma once

#include "base/secrets.h"

namespace regie {

class RealSecrets : public Secrets {
 public:
  RealSecrets();  // ENSUREs that libsodium has found the system's entropy
  /// Cost: 64 MiB and about 0.1 s.
  [[nodiscard]] std::string hash_password(std::string_view password) const override;
  [[nodiscard]] bool is_password(std::string_view hash, std::string_view password) const override;
  [[nodiscard]] std::string token() const override;
  [[nodiscard]] std::string hmac_sha256(std::string_view key, std::string_view text) const override;
  [[nodiscard]] std::string hmac_sha1(std::string_view key, std::string_view text) const override;
};

}  // namespace regie
