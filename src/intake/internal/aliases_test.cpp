// intake/internal/aliases_test.cpp - the word list is sound, and says what an extension got wrong.
#include "intake/internal/aliases.h"

#include <gtest/gtest.h>

#include "intake/internal/plain_values.h"

namespace regie {
namespace {

TEST(Aliases, Every_line_is_understood_and_no_header_has_two_meanings) {
  for (const std::string& fault : alias_table().faults) ADD_FAILURE() << "aliases.txt, " << fault;
  for (const char* name :
       {"google_ads",   "google_ads_changes", "microsoft_ads", "meta_ads",       "meta_insights",
        "linkedin_ads", "tiktok_ads",         "ga4",           "search_console", "mailchimp",
        "hubspot",      "salesforce",         "pipedrive",     "shopify",        "woocommerce",
        "stripe",       "eventbrite",         "calendly",      "events",         "table"})
    EXPECT_NE(alias_table().platform(name), nullptr) << name;
}

TEST(Aliases, A_faulty_extension_is_named_with_its_line) {
  const AliasTable table =
      parse_aliases("[any]\ncount clicks\n  en Clicks\ncount users\n  en Clicks\n  xx Word\nfoo bar\n");
  ASSERT_EQ(table.faults.size(), 3U);
  EXPECT_EQ(table.faults[0], "line 5: two meanings for Clicks in [any]");
  EXPECT_EQ(table.faults[1], "line 6: unknown language xx");
  EXPECT_EQ(table.faults[2], "line 7: unknown word foo");
}

TEST(Aliases, Headers_are_found_in_their_various_spellings) {
  const PlatformWords& meta = *alias_table().platform("meta_ads");
  EXPECT_EQ(meaning_of(meta, "Besteed bedrag (EUR)").alias->name, "cost");
  EXPECT_EQ(meaning_of(meta, "Besteed bedrag (EUR)").currency, "EUR");
  EXPECT_EQ(meaning_of(meta, "WEERGAVEN").alias->name, "impressions");
  const PlatformWords& ga4 = *alias_table().platform("ga4");
  EXPECT_EQ(meaning_of(ga4, "Weergaven").alias->name, "views");
  EXPECT_EQ(meaning_of(ga4, "session_default_channel_group").alias->name, "channel");
  EXPECT_EQ(meaning_of(ga4, "Nonsense").alias, nullptr);
}

TEST(PlainValues, One_word_for_a_device_a_channel_a_country_in_every_language) {
  for (const char* text : {"Mobiele telefoons", "Mobile phones", "Smartphone", "M\xc3\xb3viles", "MOBILE"})
    EXPECT_EQ(plain_value("device", text), "mobile") << text;
  for (const char* text :
       {"Netherlands", "Nederland", "Niederlande", "Pays-Bas", "Pa\xc3\xadses Bajos", "nld", "NL"})
    EXPECT_EQ(plain_value("country", text), "NL") << text;
  EXPECT_EQ(plain_value("country", "\xc3\x89tats-Unis"), "US");
  EXPECT_EQ(plain_value("channel", "Organic Search"), "organic");
  EXPECT_EQ(plain_value("country", "Atlantis"), "Atlantis");
  EXPECT_EQ(plain_value("campaign", "Mobile"), "Mobile");
}

}  // namespace
}  // namespace regie
