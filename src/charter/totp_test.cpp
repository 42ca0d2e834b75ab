// charter/totp_test.cpp - the published values of RFC 6238 and RFC 4648.
#include "charter/totp.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

std::string bytes_of(std::string_view hex) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2)
    bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
  return bytes;
}

struct Published {
  std::int64_t seconds;
  const char* message;  // RFC 6238, appendix B: "T (hex)"
  const char* hmac;     // under "12345678901234567890"; made with Python 3.11, hmac and hashlib
  const char* code;     // RFC 6238, appendix B: the last six of its eight digits
};
constexpr Published published[] = {
    {59, "0000000000000001", "75a48a19d4cbe100644e8ac1397eea747a2d33ab", "287082"},
    {1111111109, "00000000023523ec", "278c02e53610f84c40bd9135acd4101012410a14", "081804"},
    {1111111111, "00000000023523ed", "b0092b21d048af209da0a1ddd498ade8a79487ed", "050471"},
    {1234567890, "000000000273ef07", "907cd1a9116564ecb9d5d1780325f246173fe703", "005924"},
    {2000000000, "0000000003f940aa", "25a326d31fc366244cad054976020c7b56b13d5f", "279037"},
    {20000000000, "0000000027bc86aa", "ab07e97e2c1278769dbcd75783aabde75ed8550a", "353130"}};

TEST(Totp, Gives_the_published_codes) {
  for (const Published& one : published) {
    EXPECT_EQ(totp_message(totp_step_at(one.seconds)), bytes_of(one.message)) << one.seconds;
    EXPECT_EQ(totp_code(bytes_of(one.hmac)), one.code) << one.seconds;
  }
}

TEST(Totp, Secrets_are_spelt_as_published) {
  EXPECT_EQ(base32(""), "");
  EXPECT_EQ(base32("f"), "MY");
  EXPECT_EQ(base32("fo"), "MZXQ");
  EXPECT_EQ(base32("foo"), "MZXW6");
  EXPECT_EQ(base32("foob"), "MZXW6YQ");
  EXPECT_EQ(base32("fooba"), "MZXW6YTB");
  EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");
  EXPECT_EQ(base32("12345678901234567890"), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  EXPECT_EQ(base32("\xff\xff\xff\xff\xff"), "77777777");
}

}  // namespace
}  // namespace regie
