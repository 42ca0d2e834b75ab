// os/real_secrets_test.cpp - the published vectors, and what a password and a token must be.
#include "os/real_secrets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace regie {
namespace {

using ::testing::MatchesRegex;
using ::testing::StartsWith;

std::string hex(const std::string& bytes) {
  constexpr const char* digits = "0123456789abcdef";
  std::string text;
  for (const char letter : bytes) {
    const auto byte = static_cast<unsigned char>(letter);
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

std::string bytes_from(unsigned char first, std::size_t count) {
  std::string bytes;
  for (std::size_t i = 0; i < count; ++i) bytes += static_cast<char>(first + i);
  return bytes;
}

const std::string long_key_text = "Test Using Larger Than Block-Size Key - Hash Key First";

TEST(RealSecrets, Hmac_sha1_gives_the_vectors_of_RFC_2202) {
  const RealSecrets secrets;
  const auto sum = [&](const std::string& key, const std::string& text) {
    return hex(secrets.hmac_sha1(key, text));
  };
  EXPECT_EQ(sum(std::string(20, '\x0b'), "Hi There"), "b617318655057264e28bc0b6fb378c8ef146be00");
  EXPECT_EQ(sum("Jefe", "what do ya want for nothing?"), "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
  EXPECT_EQ(sum(std::string(20, '\xaa'), std::string(50, '\xdd')),
            "125d7342b9ac11cd91a39af48aa17b4f63f175d3");
  EXPECT_EQ(sum(bytes_from(1, 25), std::string(50, '\xcd')), "4c9007f4026250c6bc8414f9bf50c86c2d7235da");
  EXPECT_EQ(sum(std::string(20, '\x0c'), "Test With Truncation"), "4c1a03424b55e07fe7f27be1d58bb9324a9a5a04");
  EXPECT_EQ(sum(std::string(80, '\xaa'), long_key_text), "aa4ae5e15272d00e95705637ce8a3b55ed402112");
  EXPECT_EQ(sum(std::string(80, '\xaa'),
                "Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data"),
            "e8e99d0f45237d786d6bbaa7965c7808bbff1a91");
}

TEST(RealSecrets, Hmac_sha256_gives_the_vectors_of_RFC_4231) {
  const RealSecrets secrets;
  const auto sum = [&](const std::string& key, const std::string& text) {
    return hex(secrets.hmac_sha256(key, text));
  };
  EXPECT_EQ(sum(std::string(20, '\x0b'), "Hi There"),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  EXPECT_EQ(sum("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(sum(std::string(20, '\xaa'), std::string(50, '\xdd')),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
  EXPECT_EQ(sum(bytes_from(1, 25), std::string(50, '\xcd')),
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
  EXPECT_EQ(sum(std::string(20, '\x0c'), "Test With Truncation").substr(0, 32),
            "a3b6167473100ee06e0c796c2955552b");
  EXPECT_EQ(sum(std::string(131, '\xaa'), long_key_text),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  EXPECT_EQ(sum(std::string(131, '\xaa'),
                "This is a test using a larger than block-size key and a larger than block-size data. The "
                "key needs "
                "to be hashed before being used by the HMAC algorithm."),
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
}

TEST(RealSecrets, A_password_is_known_again_and_no_other_is) {
  const RealSecrets secrets;
  const std::string hash = secrets.hash_password("correct horse");
  EXPECT_THAT(hash, StartsWith("$argon2id$v=19$m=65536,t=2,p=1$"));
  EXPECT_TRUE(secrets.is_password(hash, "correct horse"));
  EXPECT_FALSE(secrets.is_password(hash, "correct horsf"));
  EXPECT_FALSE(secrets.is_password(hash, ""));
  EXPECT_FALSE(secrets.is_password("", "correct horse"));
  EXPECT_FALSE(secrets.is_password("not a hash", "not a hash"));
  EXPECT_NE(secrets.hash_password("correct horse"), hash);
}

TEST(RealSecrets, A_token_is_43_letters_of_base64url_and_never_the_same) {
  const RealSecrets secrets;
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string token = secrets.token();
    EXPECT_EQ(token.size(), 43U);
    EXPECT_THAT(token, MatchesRegex("[A-Za-z0-9_-]+"));
    EXPECT_TRUE(seen.insert(token).second);
  }
}

}  // namespace
}  // namespace regie
