// intake/internal/bombs_test.cpp - small files that would grow without end are refused in plain words.
// How long that takes is not asserted: a test that watches the clock fails on a busy machine.
#include <gtest/gtest.h>

#include <string>

#include "intake/internal/archive_limits.h"
#include "intake/internal/xlsx.h"
#include "intake/internal/zip_archive.h"
#include "intake/read_export.h"
#include "intake/testing/archives.h"

namespace regie {
namespace {

namespace limits = archive_limits;
using testing::HandMade;
using testing::parts_of;
using testing::workbook_of;
using testing::zip_of;

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string code_of(std::string_view bytes) {
  const auto sheets = read_xlsx(bytes);
  return sheets ? "read" : sheets.error().code;
}

/// Overwrites the unpacked size a zip's directory claims for its first entry.
std::string claiming(std::string bytes, std::uint32_t size) {
  const auto put = [&](std::size_t at) {
    for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(size >> (8 * i) & 0xFF);
  };
  put(bytes.find("PK\x01\x02") + 24);
  if (bytes.find("PK\x03\x04") != std::string::npos) put(bytes.find("PK\x03\x04") + 22);
  return bytes;
}

TEST(Bombs, Refuses_a_sheet_of_100_megabytes_packed_into_a_tenth) {
  const std::string bytes = workbook_of({.sheet_data = repeated("<row><c><v>1</v></c></row>", 4'000'000)});
  EXPECT_LT(bytes.size(), std::size_t{400'000});
  EXPECT_EQ(code_of(bytes), "intake.bomb");
  const auto sheets = read_xlsx(bytes);
  ASSERT_FALSE(sheets);
  EXPECT_NE(sheets.error().say.find("MB but unpacks to"), std::string::npos) << sheets.error().say;
}

TEST(Bombs, Believes_what_comes_out_and_not_what_the_directory_claims) {
  const std::string bomb = zip_of({{"big.csv", std::string(100'000'000, '0')}});
  EXPECT_LT(bomb.size(), std::size_t{110'000});
  const auto honest = open_zip({"a.zip", bomb});
  ASSERT_FALSE(honest);
  EXPECT_EQ(honest.error().code, "intake.bomb");
  const std::string lying = claiming(bomb, 1000);
  const auto lied = open_zip({"a.zip", lying});
  ASSERT_FALSE(lied);
  EXPECT_TRUE(lied.error().code == "intake.bomb" || lied.error().code == "intake.damaged_zip")
      << lied.error().code;
}

TEST(Bombs, Counts_what_several_entries_unpack_together) {
  std::vector<testing::Part> parts;
  // Each stays below what one entry may do without a word; together they are 900 times the file.
  for (int i = 0; i < 20; ++i)
    parts.push_back({std::to_string(i) + ".csv", std::string(limits::ratio_ignored_below - 1, '0')});
  const auto entries = open_zip({"a.zip", zip_of(parts)});
  ASSERT_FALSE(entries);
  EXPECT_EQ(entries.error().code, "intake.bomb");
}

TEST(Bombs, Refuses_far_columns_in_many_rows) {
  EXPECT_EQ(code_of(workbook_of({.sheet_data = repeated("<row><c r=\"XFD1\"><v>1</v></c></row>", 20'000)})),
            "intake.bomb");
}

TEST(Bombs, Refuses_a_long_text_pointed_at_by_many_cells) {
  const HandMade made{.sheet_data = repeated("<row><c t=\"s\"><v>0</v></c></row>", 20'000),
                      .shared = "<si><t>" + std::string(100'000, 'x') + "</t></si>"};
  EXPECT_EQ(code_of(workbook_of(made)), "intake.bomb");
}

TEST(Bombs, Refuses_entities_that_expand) {
  auto parts = parts_of({});
  for (auto& part : parts)
    if (part.name == "xl/worksheets/sheet1.xml")
      part.bytes = "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><w>&b;</w>";
  EXPECT_EQ(code_of(zip_of(parts)), "intake.bomb");
}

TEST(Bombs, Refuses_a_document_type_that_points_outside) {
  auto parts = parts_of({});
  for (auto& part : parts)
    if (part.name == "xl/workbook.xml") part.bytes = "<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><workbook/>";
  EXPECT_EQ(code_of(zip_of(parts)), "intake.bomb");
}

TEST(Bombs, Refuses_tags_without_end) {
  EXPECT_EQ(code_of(workbook_of({.sheet_data = repeated("<a>", 1000)})), "intake.bomb");
  EXPECT_EQ(code_of(workbook_of({.sheet_data = "<row r=\"" + std::string(8'000'000, '1') + "\"/>"})),
            "intake.bomb");
  EXPECT_EQ(code_of(workbook_of({.sheet_data = "<!--" + std::string(8'000'000, 'x') + "-->"})),
            "intake.bomb");
  std::string attributes;
  for (int i = 0; i < 5000; ++i) attributes += " a" + std::to_string(i) + "=\"\"";
  EXPECT_EQ(code_of(workbook_of({.sheet_data = "<row" + attributes + "/>"})), "intake.bomb");
}

TEST(Bombs, Refuses_a_cell_longer_than_cells_can_be) {
  EXPECT_EQ(
      code_of(workbook_of({.sheet_data = "<row><c t=\"str\"><v>" +
                                         std::string(limits::cell_bytes_max + 1, 'x') + "</v></c></row>"})),
      "intake.too_large");
}

TEST(Bombs, Refuses_more_sheets_than_programs_can_show) {
  EXPECT_EQ(
      code_of(workbook_of({.sheets = repeated("<sheet name=\"a\" r:id=\"rId1\"/>", limits::sheets_max + 1)})),
      "intake.bomb");
}

TEST(Bombs, Refuses_a_directory_of_too_many_files) {
  std::vector<testing::Part> parts;
  for (std::uint64_t i = 0; i <= limits::entries_max; ++i) parts.push_back({std::to_string(i) + ".csv", ""});
  const auto entries = open_zip({"a.zip", zip_of(parts)});
  ASSERT_FALSE(entries);
  EXPECT_EQ(entries.error().code, "intake.bomb");
}

TEST(Bombs, Refuses_a_64_bit_count_of_files_before_memory_is_asked_for_it) {
  std::string bytes = "PK\x06\x06" + std::string(8, '\0') + std::string(12, '\0');
  bytes +=
      std::string("\0\0\0\x7f\0\0\0\0", 8) + std::string("\0\0\0\x7f\0\0\0\0", 8) + std::string(16, '\0');
  bytes += "PK\x06\x07" + std::string(4, '\0') + std::string(8, '\0') + std::string("\1\0\0\0", 4);
  bytes += "PK\x05\x06" + std::string(4, '\0') + std::string(12, '\xff') + std::string(2, '\0');
  const auto archive = ZipArchive::open(bytes, ArchiveUse::folder);
  ASSERT_FALSE(archive);
  EXPECT_EQ(archive.error().code, "intake.bomb");
}

TEST(Bombs, Lets_a_large_honest_sheet_pass) {
  std::string rows;
  for (int i = 0; i < 100'000; ++i)
    rows += "<row r=\"" + std::to_string(i + 1) + "\"><c t=\"s\"><v>0</v></c><c><v>" + std::to_string(i % 7) +
            "</v></c></row>";
  const std::string bytes = workbook_of({.sheet_data = rows, .shared = "<si><t>Spring Summit</t></si>"});
  const auto sheets = read_xlsx(bytes);
  ASSERT_TRUE(sheets) << sheets.error().say;
  EXPECT_EQ(sheets->front().csv.size(), 100'000U * (13 + 1 + 1 + 1));
}

}  // namespace
}  // namespace regie
