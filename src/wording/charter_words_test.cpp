// wording/charter_words_test.cpp - every activity has words in both languages, and none of them says why.
#include "wording/charter_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace regie {
namespace {

using testing::HasSubstr;
using testing::Not;

const Reader english{Language::en, "EUR", Day::of({2026, 3, 16})};
const Reader dutch{Language::nl, "EUR", Day::of({2026, 3, 16})};

TEST(CharterWords, Each_activity_is_named_and_told_in_both_languages) {
  std::set<std::string> labels;
  for (const Activity& activity : activities) {
    const ActivityWords en = activity_words(activity, Language::en);
    const ActivityWords nl = activity_words(activity, Language::nl);
    for (const std::string& text : {en.label, en.say, nl.label, nl.say})
      EXPECT_FALSE(text.empty()) << activity.name;
    EXPECT_NE(en.say, nl.say) << activity.name;
    EXPECT_TRUE(en.say.ends_with(".") && nl.say.ends_with(".")) << activity.name;
    EXPECT_TRUE(labels.insert(en.label).second) << en.label << " is said of two";
    EXPECT_TRUE(labels.insert(nl.label).second) << nl.label << " is said of two";
  }
}

TEST(CharterWords, None_of_them_says_why) {
  for (const Activity& activity : activities)
    for (const Language language : {Language::en, Language::nl}) {
      const ActivityWords words = activity_words(activity, language);
      const std::string text = " " + words.label + " " + words.say;
      for (const char* causal :
           {"because", "due to", "caused", "cause of", "omdat", "doordat", "vanwege", " door ", "oorzaak"})
        EXPECT_THAT(text, Not(HasSubstr(causal)));
    }
}

TEST(CharterWords, What_only_people_do_is_theirs) {
  const auto holder = [](std::string_view name) {
    for (const Activity& activity : activities)
      if (activity.name == name) return holder_name(activity.holder);
    return std::string_view("nobody");
  };
  for (const char* name : {"sign_reason", "decide", "say_what_happened", "answer_upset", "overrule_a_flag",
                           "change_rules", "let_anything_leave"})
    EXPECT_EQ(holder(name), "person_only") << name;
  EXPECT_EQ(holder("offer_candidates"), "machine_proposes");
  EXPECT_EQ(holder("read_exports"), "machine");
}

TEST(CharterWords, Each_change_is_told_with_what_it_is_about) {
  CharterChange change;
  change.about = "fewer false alarms";
  change.kind = CharterChangeKind::rules_adopted;
  EXPECT_EQ(charter_change_sentence(change, english), "adopted a table of rules: fewer false alarms");
  EXPECT_EQ(charter_change_sentence(change, dutch), "stelde een regeltabel in werking: fewer false alarms");
  std::set<std::string> sentences;
  for (const CharterChangeKind kind :
       {CharterChangeKind::account_changed, CharterChangeKind::account_closed,
        CharterChangeKind::rules_adopted, CharterChangeKind::trials_on, CharterChangeKind::trials_off})
    for (const Reader& reader : {english, dutch}) {
      change.kind = kind;
      EXPECT_TRUE(sentences.insert(charter_change_sentence(change, reader)).second);
    }
  EXPECT_FALSE(sentences.contains(""));
}

}  // namespace
}  // namespace regie
