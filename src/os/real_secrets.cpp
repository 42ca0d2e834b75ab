// os/real_secrets.cpp - passwords, tokens and signatures with libsodium and OpenSSL.
#include "os/real_secrets.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>
#include <new>

#include "base/ensure.h"

namespace regie {
namespace {

// libsodium's "moderate" takes 256 MiB and three quarters of a second a time. The desk runs beside DuckDB on
// machines of 2 GB and 200 people sign in on a Monday morning: "interactive" (64 MiB, 2 passes) still exceeds
// what OWASP asks of argon2id (19 MiB, 2 passes), and the four threads that answer hold 256 MiB at most, not
// a gigabyte.
constexpr unsigned long long passes = crypto_pwhash_OPSLIMIT_INTERACTIVE;
constexpr std::size_t memory_bytes = crypto_pwhash_MEMLIMIT_INTERACTIVE;

constexpr std::size_t token_bytes = 32;
constexpr std::size_t sha1_bytes = 20;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

RealSecrets::RealSecrets() { ENSURE(sodium_init() >= 0); }

std::string RealSecrets::hash_password(std::string_view password) const {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  // Like any other memory that cannot be had: one request is lost, not the desk.
  if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), passes, memory_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::bad_alloc();
  return hash.data();
}

bool RealSecrets::is_password(std::string_view hash, std::string_view password) const {
  const std::string ended(hash);  // libsodium reads to the final zero
  return crypto_pwhash_str_verify(ended.c_str(), password.data(), password.size()) == 0;
}

std::string RealSecrets::token() const {
  std::array<unsigned char, token_bytes> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::array<char, sodium_base64_ENCODED_LEN(token_bytes, variant)> text{};
  return sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
}

std::string RealSecrets::hmac_sha256(std::string_view key, std::string_view text) const {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, bytes_of(key), key.size());
  crypto_auth_hmacsha256_update(&state, bytes_of(text), text.size());
  std::string sum(crypto_auth_hmacsha256_BYTES, '\0');
  crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(sum.data()));
  sodium_memzero(&state, sizeof state);
  return sum;
}

std::string RealSecrets::hmac_sha1(std::string_view key, std::string_view text) const {
  std::string sum(sha1_bytes, '\0');
  unsigned size = 0;
  ENSURE(HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), bytes_of(text), text.size(),
              reinterpret_cast<unsigned char*>(sum.data()), &size) != nullptr);
  ENSURE(size == sha1_bytes);
  return sum;
}

}  // namespace regie
