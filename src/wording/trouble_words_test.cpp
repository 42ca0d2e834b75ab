// wording/trouble_words_test.cpp - what a reader is told of a part that does not work.
#include "wording/trouble_words.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

Trouble trouble(const std::string& part, const std::string& code = "x.y") {
  return {part, "acme", {code, "the file /srv/acme/records.sqlite is damaged", "", "run this"}, 0};
}

TEST(TroubleWords, Each_part_is_told_in_both_languages_with_something_to_do) {
  for (const char* part : {"facts", "disk", "mail", "webhooks", "letters", "backup", "records", "rounds",
                           "rules", "reader", "new"})
    for (const Language language : {Language::en, Language::nl})
      for (const bool is_keeper : {true, false}) {
        const TroubleWords words = trouble_words(trouble(part), {language, is_keeper, "Acme"});
        EXPECT_FALSE(words.what.empty()) << part;
        EXPECT_FALSE(words.remedy.empty()) << part;
        EXPECT_EQ((words.what + words.kept + words.remedy).find("{}"), std::string::npos) << part;
      }
}

TEST(TroubleWords, No_path_and_no_address_reaches_the_reader) {
  const TroubleWords words = trouble_words(trouble("records"), {Language::en, true, "Acme"});
  EXPECT_EQ((words.what + words.kept + words.remedy).find("/srv"), std::string::npos);
}

TEST(TroubleWords, A_workspace_is_told_by_its_name) {
  EXPECT_EQ(trouble_words(trouble("records"), {Language::en, false, "Acme"}).what, "Acme cannot be opened.");
  EXPECT_EQ(trouble_words(trouble("records"), {Language::nl, false, ""}).what,
            "Een werkruimte kan niet worden geopend.");
  EXPECT_EQ(trouble_words(trouble("records", "workspace.locked"), {Language::en, false, "Acme"}).what,
            "Acme is in use by another program.");
}

TEST(TroubleWords, Only_whoever_keeps_the_desk_is_sent_to_its_settings) {
  EXPECT_NE(trouble_words(trouble("mail"), {Language::en, true, ""}).remedy.find("settings"),
            std::string::npos);
  EXPECT_EQ(trouble_words(trouble("mail"), {Language::en, false, ""}).remedy,
            "Tell whoever keeps this desk.");
}

}  // namespace
}  // namespace regie
