// intake/open_zip_test.cpp - what of a zip becomes an export to read, and what is left out with a word.
#include <gtest/gtest.h>

#include "intake/internal/zip_archive.h"
#include "intake/read_export.h"
#include "intake/testing/archives.h"

namespace regie {
namespace {

using testing::Part;
using testing::workbook_of;
using testing::zip_of;

TEST(OpenZip, Gives_the_files_and_leaves_out_what_systems_put_beside_them) {
  const std::string bytes = zip_of({{"march/", ""},
                                    {"march/ads.csv", "a,b\n"},
                                    {"__MACOSX/march/._ads.csv", "x"},
                                    {"march/.DS_Store", "x"},
                                    {"Thumbs.db", "x"},
                                    {"\xC3\xBC"
                                     "ber.csv",
                                     "c"}});
  ASSERT_TRUE(is_plain_zip(bytes));
  const auto entries = open_zip({"a.zip", bytes});
  ASSERT_TRUE(entries) << entries.error().say;
  ASSERT_EQ(entries->size(), 2U);
  EXPECT_EQ((*entries)[0].path, "march/ads.csv");
  EXPECT_EQ((*entries)[0].bytes, "a,b\n");
  EXPECT_EQ((*entries)[1].path,
            "\xC3\xBC"
            "ber.csv");
}

TEST(OpenZip, Takes_no_path_that_leads_out_of_the_zip) {
  const std::string bytes = zip_of({{"../../etc/passwd", "x"},
                                    {"a/../../b.csv", "x"},
                                    {"..\\c.csv", "x"},
                                    {"/root/d.csv", "x"},
                                    {"e\\f.csv", "x"},
                                    {"g/./h..csv", "x"}});
  std::vector<ReadingProblem> left_out;
  const auto entries = open_zip({"a.zip", bytes}, left_out);
  ASSERT_TRUE(entries);
  ASSERT_EQ(entries->size(), 3U);
  EXPECT_EQ((*entries)[0].path, "root/d.csv");
  EXPECT_EQ((*entries)[1].path, "e/f.csv");
  EXPECT_EQ((*entries)[2].path, "g/h..csv");
  ASSERT_EQ(left_out.size(), 3U);
  EXPECT_EQ(left_out[0].code, "intake.zip_path");
}

TEST(OpenZip, Leaves_a_zip_inside_a_zip_out_and_says_so_but_keeps_spreadsheets) {
  const std::string inner = zip_of({{"a.csv", "a"}});
  const std::string sheet = workbook_of({});
  std::vector<ReadingProblem> left_out;
  const std::string bytes = zip_of({{"inner.zip", inner}, {"book.xlsx", sheet}});
  EXPECT_TRUE(is_plain_zip(bytes));
  const auto entries = open_zip({"a.zip", bytes}, left_out);
  ASSERT_TRUE(entries);
  ASSERT_EQ(entries->size(), 1U);
  EXPECT_EQ((*entries)[0].bytes, sheet);
  ASSERT_EQ(left_out.size(), 1U);
  EXPECT_EQ(left_out[0].code, "intake.zip_in_zip");
  EXPECT_EQ(left_out[0].value, "inner.zip");
}

TEST(OpenZip, Tells_a_zip_from_a_spreadsheet_and_from_text) {
  EXPECT_FALSE(is_plain_zip(workbook_of({})));
  EXPECT_FALSE(is_plain_zip("a,b\n1,2\n"));
  EXPECT_FALSE(is_plain_zip(""));
  EXPECT_FALSE(is_plain_zip("PK"));
  EXPECT_TRUE(is_plain_zip(std::string("PK\x05\x06") + std::string(18, '\0')));
}

TEST(OpenZip, An_empty_zip_holds_nothing) {
  const auto entries = open_zip({"a.zip", std::string("PK\x05\x06") + std::string(18, '\0')});
  ASSERT_TRUE(entries) << entries.error().say;
  EXPECT_TRUE(entries->empty());
}

TEST(OpenZip, Says_that_a_zip_is_cut_off_damaged_or_locked) {
  const std::string good = zip_of({{"a.csv", std::string(5000, 'a') + std::string(5000, 'b')}});
  for (std::size_t cut = 4; cut < good.size(); cut += 7) {
    const auto entries = open_zip({"a.zip", good.substr(0, cut)});
    ASSERT_FALSE(entries) << cut;
    EXPECT_EQ(entries.error().code, "intake.damaged_zip");
    EXPECT_FALSE(entries.error().remedy.empty());
  }
  const auto locked = open_zip({"a.zip", zip_of({{"a.csv", "secret", "word"}})});
  ASSERT_FALSE(locked);
  EXPECT_EQ(locked.error().code, "intake.encrypted");
}

}  // namespace
}  // namespace regie
