// wording/doctor_words_test.cpp - each check of the doctor has words, and no mark is left in them.
#include "wording/doctor_words.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

namespace regie {
namespace {

/// Every name that a source of the doctor gives a finding.
std::set<std::string> checks_in_sources() {
  std::set<std::string> found;
  const std::regex given(R"re((?:Verdict::\w+,\s*|\? |: )"([a-z_]{4,})")re");
  for (const auto& file : std::filesystem::directory_iterator(REGIE_SOURCE_DIR "/src/app/internal")) {
    if (!file.path().filename().string().starts_with("doctor_") || file.path().extension() != ".cpp")
      continue;
    std::ifstream source(file.path());
    const std::string text((std::istreambuf_iterator<char>(source)), {});
    for (std::sregex_iterator one(text.begin(), text.end(), given), end; one != end; ++one)
      found.insert((*one)[1]);
  }
  return found;
}

TEST(DoctorWords, Each_check_has_words_in_both_languages) {
  const auto checks = checks_in_sources();
  EXPECT_GT(checks.size(), 30U);
  for (const std::string& check : checks)
    for (const Language language : {Language::en, Language::nl}) {
      DoctorFinding finding{Verdict::broken, check, {}};
      for (const char* name :
           {"name", "version", "lacks", "zone", "path", "free", "kind", "files", "say", "count", "process",
            "program", "layout", "newest", "source", "day", "days", "host"})
        finding.with[name] = "x";
      const DoctorWords words = doctor_words(finding, language);
      EXPECT_FALSE(words.what.empty()) << check;
      EXPECT_EQ((words.what + words.why + words.remedy).find('{'), std::string::npos) << check;
    }
}

TEST(DoctorWords, What_is_broken_comes_first_with_what_mends_it) {
  Doctored doctored;
  doctored.findings = {{Verdict::ok, "program", {{"version", "1"}}},
                       {Verdict::look, "facts_missing", {{"path", "acme"}}, "regie rebuild"},
                       {Verdict::broken, "disk_full", {{"path", "acme"}, {"free", "3"}}}};
  const std::string text = markdown_of(document_of(doctored));
  EXPECT_LT(text.find("Broken"), text.find("To look at"));
  EXPECT_LT(text.find("To look at"), text.find("Well"));
  EXPECT_NE(text.find("regie rebuild"), text.npos);
  EXPECT_NE(text.find("3 MB are free where acme lies."), text.npos);
}

}  // namespace
}  // namespace regie
