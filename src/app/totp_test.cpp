// app/totp_test.cpp - a secret is in force once confirmed, and each code opens once.
#include "app/totp.h"

#include <gtest/gtest.h>

#include "app/testing/sign_ins.h"
#include "charter/totp.h"

namespace regie {
namespace {

struct TotpTest : testing::Test, SignInDesk {
  TotpTest() { add("maud"); }
  /// What the app shows now.
  std::string shown(std::int64_t steps_off = 0) {
    const std::string secret = access->find_sign_in("maud").value()->totp_secret;
    return totp_code(secrets.hmac_sha1(secret, totp_message(totp_step_at(clock.now) + steps_off)));
  }
  void put_in_force() {
    ASSERT_TRUE(offer_totp(*desk, {"maud", password, "192.0.2.1"}));
    ASSERT_TRUE(confirm_totp(*desk, {"maud", shown(), "192.0.2.1"}));
    clock.now += totp_step_seconds;
  }
};

TEST_F(TotpTest, An_offer_is_in_force_once_it_was_confirmed) {
  EXPECT_EQ(code_of(confirm_totp(*desk, {"maud", "123456", ""})), "access.totp_not_offered");
  const TotpOffer offer = offer_totp(*desk, {"maud", password, "192.0.2.1"}).value();
  EXPECT_EQ(offer.secret.size(), 32U);  // 160 bits
  EXPECT_EQ(offer.uri, "otpauth://totp/Regie:maud?secret=" + offer.secret + "&issuer=Regie");
  EXPECT_TRUE(come_in("maud"));
  const TotpOffer again = offer_totp(*desk, {"maud", password, "192.0.2.1"}).value();
  EXPECT_NE(again.secret, offer.secret);
  EXPECT_EQ(code_of(confirm_totp(*desk, {"maud", "wrong", ""})), "access.wrong");
  ASSERT_TRUE(confirm_totp(*desk, {"maud", shown(), ""}));
  EXPECT_EQ(code_of(come_in("maud")), "access.totp_needed");
  EXPECT_EQ(code_of(offer_totp(*desk, {"maud", password, "192.0.2.1"})), "access.totp_is_on");
}

TEST_F(TotpTest, A_code_opens_once_and_none_before_it_does_any_more) {
  put_in_force();
  const std::string code = shown();
  const std::string before = shown(-1);
  EXPECT_TRUE(come_in("maud", code.substr(0, 3) + " " + code.substr(3)));
  EXPECT_EQ(code_of(come_in("maud", code)), "access.wrong");
  EXPECT_EQ(code_of(come_in("maud", before)), "access.wrong");
  clock.now += totp_step_seconds;
  EXPECT_TRUE(come_in("maud", shown()));
}

TEST_F(TotpTest, A_clock_may_be_one_step_off_and_no_more) {
  put_in_force();
  clock.now += 10 * totp_step_seconds;
  EXPECT_EQ(code_of(come_in("maud", shown(-2))), "access.wrong");
  EXPECT_EQ(code_of(come_in("maud", shown(2))), "access.wrong");
  EXPECT_TRUE(come_in("maud", shown(-1)));
  EXPECT_TRUE(come_in("maud", shown(1)));
}

TEST_F(TotpTest, The_code_that_confirmed_opens_nothing_any_more) {
  ASSERT_TRUE(offer_totp(*desk, {"maud", password, "192.0.2.1"}));
  const std::string code = shown();
  ASSERT_TRUE(confirm_totp(*desk, {"maud", code, ""}));
  EXPECT_EQ(code_of(come_in("maud", code)), "access.wrong");
}

TEST_F(TotpTest, A_wrong_password_does_not_say_that_a_code_is_needed) {
  put_in_force();
  EXPECT_EQ(code_of(sign_in(*desk, {"maud", "guess", "", "192.0.2.1"})), "access.wrong");
}

TEST_F(TotpTest, It_stays_in_force_when_the_password_is_reset_and_ends_with_a_code_of_it) {
  put_in_force();
  add("maud");  // resets
  EXPECT_EQ(code_of(come_in("maud")), "access.totp_needed");
  EXPECT_EQ(code_of(end_totp(*desk, {"maud", "000", "", password})), "access.wrong");
  ASSERT_TRUE(end_totp(*desk, {"maud", shown(), "", password}));
  EXPECT_TRUE(come_in("maud"));
  EXPECT_EQ(code_of(end_totp(*desk, {"maud", "000000", "", password})), "access.totp_is_off");
}

TEST_F(TotpTest, Guessing_codes_is_slow_too) {
  put_in_force();
  for (int i = 0; i < quick_tries; ++i)
    EXPECT_EQ(code_of(sign_in(*desk, {"maud", password, "12345x", "203.0.113.5"})), "access.wrong");
  EXPECT_EQ(code_of(sign_in(*desk, {"maud", password, shown(), "203.0.113.5"})), "access.slow_down");
}

TEST_F(TotpTest, Neither_begins_nor_ends_without_the_password) {
  EXPECT_EQ(code_of(offer_totp(*desk, {"maud", "a stolen session", "192.0.2.1"})), "access.wrong");
  put_in_force();
  EXPECT_EQ(code_of(end_totp(*desk, {"maud", shown(), "192.0.2.1", "a stolen session"})), "access.wrong");
  EXPECT_EQ(code_of(come_in("maud")), "access.totp_needed");
}

TEST_F(TotpTest, Sessions_from_before_it_was_put_in_force_or_ended_open_nothing) {
  const NewSession before = come_in("maud").value();
  ASSERT_TRUE(offer_totp(*desk, {"maud", password, "192.0.2.1"}));
  const NewSession confirmed = confirm_totp(*desk, {"maud", shown(), "192.0.2.1"}).value();
  EXPECT_FALSE(who_is(*desk, before.token).value());
  EXPECT_TRUE(who_is(*desk, confirmed.token).value());
  clock.now += totp_step_seconds;
  const NewSession ended = end_totp(*desk, {"maud", shown(), "192.0.2.1", password}).value();
  EXPECT_FALSE(who_is(*desk, confirmed.token).value());
  EXPECT_TRUE(who_is(*desk, ended.token).value());
}

TEST_F(TotpTest, A_lost_app_is_ended_by_whoever_holds_the_folder_and_by_no_code_of_the_desk) {
  put_in_force();
  const std::string folder = scratch.folder();
  const std::string plain = make_reset_code_at(world, secrets, {folder, "maud"}).value().code;
  ASSERT_TRUE(reset_password(*desk, {plain, password, ""}));
  EXPECT_EQ(code_of(come_in("maud")), "access.totp_needed");
  const std::string code = make_reset_code_at(world, secrets, {folder, "maud", true}).value().code;
  ASSERT_TRUE(reset_password(*desk, {code, password, ""}));
  EXPECT_TRUE(come_in("maud"));
}

}  // namespace
}  // namespace regie
