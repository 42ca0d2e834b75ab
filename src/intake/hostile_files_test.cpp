// intake/hostile_files_test.cpp - files made to harm: each is read to rows or refused in plain words, within
// its limits. What grows beyond measure is in internal/bombs_test.cpp.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "intake/internal/test_reading.h"
#include "intake/limits.h"
#include "intake/read_export.h"
#include "intake/testing/archives.h"

namespace regie {
namespace {

using testing::parts_of;
using testing::workbook_of;
using testing::zip_of;

void put(std::string& bytes, std::size_t at, std::uint64_t value, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) bytes[at + i] = static_cast<char>(value >> (8 * i) & 0xFF);
}

std::string code_of_zip(const std::string& bytes) {
  const auto entries = open_zip({"a.zip", bytes});
  return entries ? "read" : entries.error().code;
}

/// Is it told in plain words, or read, and nothing else?
bool is_told(const std::string& bytes) {
  const std::string code = code_of_zip(bytes);
  return code == "read" || code == "intake.bomb" || code == "intake.damaged_zip" ||
         code == "intake.encrypted" || code == "intake.too_large";
}

TEST(HostileFiles, Names_of_entries_are_told_and_lead_nowhere) {
  std::vector<ReadingProblem> left_out;
  const auto entries = open_zip({"a.zip", zip_of({{"/etc/passwd", "a"},
                                                  {"C:\\Windows\\win.ini", "a"},
                                                  {"\\\\server\\share\\a.csv", "a"},
                                                  {"....//....//a.csv", "a"},
                                                  {"..", "a"},
                                                  {"a/..\\..\\b.csv", "a"},
                                                  {"%2e%2e%2fa.csv", "a"},
                                                  {"con.csv", "a"},
                                                  {"a.csv:stream", "a"},
                                                  {"a\xe2\x80\xae"
                                                   "vsc.exe",
                                                   "a"},
                                                  {"a\n.csv", "a"},
                                                  {std::string(900, 'x') + ".csv", "a"}})},
                                left_out);
  ASSERT_TRUE(entries) << entries.error().say;
  for (const ZipEntry& entry : *entries) {
    EXPECT_FALSE(entry.path.starts_with('/')) << entry.path;
    EXPECT_FALSE(("/" + entry.path + "/").find("/../") != std::string::npos) << entry.path;
    EXPECT_EQ(entry.path.find('\\'), std::string::npos) << entry.path;
  }
  EXPECT_EQ(left_out.size(), 2U);  // ".." and "a/..\..\b.csv"
}

TEST(HostileFiles, A_name_without_end_is_refused) {
  EXPECT_NE(code_of_zip(zip_of({{std::string(60'000, 'x'), "a"}})), "read");
}

TEST(HostileFiles, A_link_of_a_zip_is_text_and_is_not_followed) {
  std::string bytes = zip_of({{"link.csv", "/etc/passwd"}});
  const std::size_t directory = bytes.find("PK\x01\x02");
  put(bytes, directory + 5, 3, 1);                             // made on Unix
  put(bytes, directory + 38, std::uint64_t{0xA1FF} << 16, 4);  // a symbolic link
  const auto entries = open_zip({"a.zip", bytes});
  ASSERT_TRUE(entries) << entries.error().say;
  for (const ZipEntry& entry : *entries) EXPECT_EQ(entry.bytes, "/etc/passwd");
}

TEST(HostileFiles, Entries_that_share_their_bytes_are_counted_each) {
  // One packed body of 17 MB, named by many entries of the directory: "a better zip bomb" (Fifield, 2019).
  const std::string one = zip_of({{"a.csv", std::string(17'000'000, '0')}});
  const std::size_t directory = one.find("PK\x01\x02");
  const std::size_t end = one.rfind("PK\x05\x06");
  const std::string entry = one.substr(directory, end - directory);
  constexpr std::size_t copies = 400;
  std::string bytes = one.substr(0, directory);
  for (std::size_t i = 0; i < copies; ++i) bytes += entry;
  std::string tail = one.substr(end);
  put(tail, 8, copies, 2);
  put(tail, 10, copies, 2);
  put(tail, 12, entry.size() * copies, 4);
  bytes += tail;
  EXPECT_EQ(code_of_zip(bytes), "intake.bomb");
}

TEST(HostileFiles, A_zip_that_holds_itself_and_one_of_zips_is_opened_once) {
  // What a quine unpacks to is a zip again, and a zip inside a zip is left out: there is no second level.
  std::string inner = zip_of({{"a.csv", "a"}});
  for (int level = 0; level < 20; ++level) inner = zip_of({{"next.zip", inner}, {"also.zip", inner}});
  std::vector<ReadingProblem> left_out;
  const auto entries = open_zip({"a.zip", inner}, left_out);
  ASSERT_TRUE(entries);
  EXPECT_TRUE(entries->empty());
  EXPECT_EQ(left_out.size(), 2U);
}

TEST(HostileFiles, Sizes_and_places_that_lie_are_told) {
  const std::string good = zip_of({{"a.csv", std::string(5000, 'a')}, {"b.csv", "b"}});
  const std::size_t directory = good.find("PK\x01\x02");
  const std::size_t end = good.rfind("PK\x05\x06");
  for (const std::uint64_t lie : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{0x7fffffff},
                                  std::uint64_t{0xfffffffe}, std::uint64_t{0xffffffff}})
    for (const std::size_t field :
         {directory + 16, directory + 20, directory + 24, directory + 42, end + 12, end + 16}) {
      std::string bytes = good;
      put(bytes, field, lie, 4);
      EXPECT_TRUE(is_told(bytes)) << field << " " << lie << ": " << code_of_zip(bytes);
    }
  for (const std::size_t field :
       {directory + 28, directory + 30, directory + 32, end + 8, end + 10, end + 20}) {
    std::string bytes = good;
    put(bytes, field, 0xffff, 2);
    EXPECT_TRUE(is_told(bytes)) << field << ": " << code_of_zip(bytes);
  }
}

TEST(HostileFiles, A_file_of_two_kinds_is_read_as_one_or_refused) {
  const std::string zip = zip_of({{"a.csv", "Day,Clicks\n2026-01-01,5\n"}});
  const std::string csv = "Day,Clicks\n2026-01-01,5\n";
  for (const std::string& front :
       {std::string("GIF89a/*"), std::string("%PDF-1.7\n"),
        std::string("\x7f"
                    "ELF\x02\x01\x01"),
        std::string("MZ\x90\x00", 4), std::string("\x89PNG\r\n\x1a\n"),
        std::string("<html><script>alert(1)</script>"), std::string("<?xml version=\"1.0\"?>"),
        std::string("#!/bin/sh\nrm -rf /\n")})
    for (const std::string& body : {zip, csv}) {
      const std::string bytes = front + body;
      KeepingSink sink;
      const auto reading = read_export({"a.csv", bytes}, {}, sink);
      EXPECT_LE(sink.facts.size(), 1U) << front;
      EXPECT_TRUE(reading.has_value() || !reading.error().say.empty()) << front;
      EXPECT_TRUE(is_told(bytes)) << front;
    }
}

TEST(HostileFiles, A_table_of_a_hundred_thousand_columns_is_refused_and_hands_nothing_over) {
  const auto table = [](std::size_t columns) {
    std::string text = "Day";
    for (std::size_t i = 1; i < columns; ++i) text += ",clicks" + std::to_string(i);
    text += "\n2026-01-01";
    for (std::size_t i = 1; i < columns; ++i) text += ",5";
    return text + "\n";
  };
  KeepingSink sink;
  const std::string wide = table(100'000);
  const auto refused = read_export({"a.csv", wide}, {}, sink);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "intake.no_header");  // of so many cells no header is made
  EXPECT_TRUE(sink.facts.empty());
}

TEST(HostileFiles, Billions_of_laughs_and_outside_entities_are_refused_in_every_part_of_a_workbook) {
  const std::string laughs =
      "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
      "\"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]>";
  const std::string outside = "<!DOCTYPE l [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
  const std::string far = "<!DOCTYPE l [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/a.dtd\"> %p;]>";
  for (const std::string& head : {laughs, outside, far})
    for (std::size_t at = 1; at < parts_of({}).size(); ++at) {
      auto parts = parts_of({.sheet_data = "<row><c><v>1</v></c></row>"});
      const std::size_t begin = parts[at].bytes.find('\n') + 1;
      parts[at].bytes.insert(begin, head);
      KeepingSink sink;
      const std::string bytes = zip_of(parts);
      const auto reading = read_export({"a.xlsx", bytes}, {}, sink);
      ASSERT_FALSE(reading) << parts[at].name;
      EXPECT_EQ(reading.error().code, "intake.bomb") << parts[at].name;
    }
}

TEST(HostileFiles, Formulas_in_cells_are_text_or_their_last_value) {
  const std::string csv =
      "Day,Campaign,Clicks\n2026-01-01,=HYPERLINK(\"http://"
      "evil\"),5\n2026-01-02,@SUM(A1),=1+1\n2026-01-03,+1,6\n";
  KeepingSink sink;
  const auto reading = read_export({"a.csv", csv}, {}, sink);
  ASSERT_TRUE(reading) << reading.error().say;
  for (const SeenFact& fact : sink.facts)
    EXPECT_TRUE(!fact.measures.contains("clicks") || fact.measures.at("clicks") != 2);
}

}  // namespace
}  // namespace regie
