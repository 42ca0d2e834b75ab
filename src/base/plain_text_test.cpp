// base/plain_text_test.cpp - what steers instead of showing is seen, and nothing else is.
#include "base/plain_text.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

TEST(PlainText, Letters_of_every_script_and_line_breaks_are_plain) {
  for (const char* text :
       {"", "a b", "Zoë – 50 %", "line\nline\ttab", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629\u200f!",
        "\u65e5\u672c\u8a9e", "\u00a0", "\U0001F600", "\u2028"})
    EXPECT_TRUE(is_plain_text(text)) << text;
}

TEST(PlainText, What_steers_a_terminal_a_line_or_the_direction_is_seen_and_taken_out) {
  for (const char* text :
       {"a\x1b[31mb", "a\rb",
        "a\x7f"
        "b",
        "a\u009b1mb", "a\u0085b", "a\u202eb", "a\u202ab", "a\u2066b", "a\u2069b", "a\bb"}) {
    EXPECT_FALSE(is_plain_text(text)) << text;
    EXPECT_TRUE(is_plain_text(plain_line(text))) << text;
    EXPECT_EQ(plain_line(text).front(), 'a');
    EXPECT_EQ(plain_line(text).back(), 'b');
  }
  EXPECT_FALSE(is_plain_text(std::string_view("a\0b", 3)));
  EXPECT_EQ(plain_line("gpj.\u202etxt\n"), "gpj.txt");
  EXPECT_EQ(plain_text("two\r\nlines\t\x1b[0m"), "two\nlines\t[0m");
  EXPECT_EQ(plain_line("cut \xe2\x80"), "cut \xe2\x80");
}

}  // namespace
}  // namespace regie
