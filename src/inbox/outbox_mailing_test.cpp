// inbox/outbox_mailing_test.cpp - every recipient gets their own letter, or is set aside with a reason.
#include "inbox/outbox_mailing.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

WrittenMailing written(const std::string& text, const std::string& csv) {
  return written_mailing({"S {{name}}", text}, {"desk@a.example", ""}, recipients_of(csv).value()).value();
}

TEST(Mailing, Each_gets_their_own_letter_and_never_a_placeholder) {
  const auto mailing = written("Dear {{ Name }}, from {{town}}.",
                               "Email;Name;Town\nADA@a.example;Ada;Breda\nbo@b.example;;Ede\n"
                               "nobody;No;Ede\nada@a.example;Ada;Breda\ncy@c.example;Cy;\n");
  ASSERT_EQ(mailing.letters.size(), 1U);
  EXPECT_EQ(mailing.letters[0].content.to, "ada@a.example");
  EXPECT_EQ(mailing.letters[0].content.subject, "S Ada");
  EXPECT_EQ(mailing.letters[0].content.text, "Dear Ada, from Breda.");
  ASSERT_EQ(mailing.aside.size(), 4U);
  EXPECT_EQ(mailing.aside[0].reason, AsideReason::missing_value);
  EXPECT_EQ(mailing.aside[0].about, "name");
  EXPECT_EQ(mailing.aside[0].line, 3);
  EXPECT_EQ(mailing.aside[1].reason, AsideReason::bad_address);
  EXPECT_EQ(mailing.aside[2].reason, AsideReason::twice);
  EXPECT_EQ(mailing.aside[3].about, "town");
}

TEST(Mailing, A_value_neither_ends_a_line_nor_fills_a_placeholder_of_its_own) {
  const auto mailing =
      written("Hi {{name}}", "address,name\na@a.example,\"x\r\nBcc: b@b.example {{name}}\"\n");
  ASSERT_EQ(mailing.letters.size(), 1U);
  EXPECT_EQ(mailing.letters[0].content.subject.find('\n'), std::string::npos);
  EXPECT_NE(mailing.letters[0].content.text.find("{{name}}"),
            std::string::npos);  // their own words, as they are
}

TEST(Mailing, Lists_are_read_as_spreadsheets_write_them) {
  const auto rows = recipients_of("\xef\xbb\xbfnaam,e-mail\r\n\"Vries, de \"\"Jo\"\"\",jo@a.example\r\n\r\n");
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->size(), 1U);
  EXPECT_EQ(rows->front().values.at("naam"), "Vries, de \"Jo\"");
  EXPECT_EQ(rows->front().address, "jo@a.example");
  EXPECT_EQ(rows->front().line, 2);
}

TEST(Mailing, A_list_that_cannot_be_read_says_why) {
  EXPECT_EQ(recipients_of("").error().code, "mailing.empty_list");
  EXPECT_EQ(recipients_of("address\n").error().code, "mailing.empty_list");
  EXPECT_EQ(recipients_of("name\nAda\n").error().code, "mailing.no_address_column");
  EXPECT_EQ(recipients_of("address\n\"a@a.example\n").error().code, "mailing.bad_list");
  EXPECT_EQ(recipients_of("address\na@a.example,b\n").error().code, "mailing.bad_list");
}

TEST(Mailing, Braces_that_name_no_column_are_refused) {
  for (const char* text : {"{{", "a }} b", "{{}}", "{{a{b}}", "{{ a"})
    EXPECT_EQ(placeholders_of({"S", text}).error().code, "mailing.bad_placeholder") << text;
  EXPECT_EQ(placeholders_of({"{{b}}", "{{A}} {{b}}"}).value(), (std::vector<std::string>{"b", "a"}));
}

TEST(Mailing, The_hash_is_over_the_text_and_every_line_of_the_list) {
  const std::string list = "address,name\na@a.example,Ada\nb@b.example,Bo\n";
  const auto hash = [](const std::string& text, const std::string& csv) {
    const MailingText mailing{"S", text};
    return mailing_sha256(mailing,
                          written_mailing(mailing, {"d@d.example", ""}, recipients_of(csv).value()).value());
  };
  const std::string known = hash("Hi {{name}}", list);
  EXPECT_EQ(hash("Hi {{name}}", list), known);
  EXPECT_NE(hash("Hi {{name}}!", list), known);
  EXPECT_NE(hash("Hi {{name}}", list + "c@c.example,Cy\n"), known);
  EXPECT_NE(hash("Hi {{name}}", list + "c@c.example,\n"), known);  // set aside, and still part of the list
}

}  // namespace
}  // namespace regie
