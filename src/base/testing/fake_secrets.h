// base/testing/fake_secrets.h - quick secrets that are the same in each run, for tests.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/secrets.h"

namespace regie {

/// What it makes has the shape and length of the real thing, and keeps nothing secret.
class FakeSecrets : public Secrets {
 public:
  [[nodiscard]] std::string hash_password(std::string_view password) const override {
    return "fake$" + std::string(password);
  }
  [[nodiscard]] bool is_password(std::string_view hash, std::string_view password) const override {
    return hash == hash_password(password);
  }
  /// "token-1" and so on, filled up to 43 letters.
  [[nodiscard]] std::string token() const override {
    std::string text = "token-" + std::to_string(++tokens_);
    return text.append(43 - text.size(), '_');
  }
  [[nodiscard]] std::string hmac_sha256(std::string_view key, std::string_view text) const override {
    return sum(key, text, 32);
  }
  [[nodiscard]] std::string hmac_sha1(std::string_view key, std::string_view text) const override {
    return sum(key, text, 20);
  }

 private:
  static std::string sum(std::string_view key, std::string_view text, std::size_t size) {
    std::uint64_t state = 14695981039346656037U;  // FNV-1a: each bit of key and text counts
    const auto mix = [&state](char letter) {
      state = (state ^ static_cast<unsigned char>(letter)) * 1099511628211U;
    };
    for (const char letter : key) mix(letter);
    mix('\0');
    for (const char letter : text) mix(letter);
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) {
      mix('\0');
      bytes += static_cast<char>(state >> 56U);
    }
    return bytes;
  }
  mutable std::atomic<int> tokens_ = 0;
};

}  // namespace regie
