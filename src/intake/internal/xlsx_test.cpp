// intake/internal/xlsx_test.cpp - workbooks of other programs and of our own hand, cell by cell.
#include "intake/internal/xlsx.h"

#include <gtest/gtest.h>
#include <xlsxwriter.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>

#include "intake/testing/archives.h"

namespace regie {
namespace {

using testing::HandMade;
using testing::parts_of;
using testing::workbook_of;
using testing::zip_of;

/// What libxlsxwriter writes for `fill`; it only writes files.
std::string written(const std::function<void(lxw_workbook*)>& fill) {
  const std::string path = ::testing::TempDir() + "regie_xlsx_test_" +
                           ::testing::UnitTest::GetInstance()->current_test_info()->name() + ".xlsx";
  lxw_workbook* workbook = workbook_new(path.c_str());
  fill(workbook);
  EXPECT_EQ(workbook_close(workbook), LXW_NO_ERROR);
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  std::remove(path.c_str());
  return bytes;
}

std::vector<XlsxSheet> sheets_of(std::string_view bytes) {
  auto sheets = read_xlsx(bytes);
  EXPECT_TRUE(sheets) << sheets.error().code << " " << sheets.error().say;
  return sheets ? *sheets : std::vector<XlsxSheet>{};
}

std::string csv_of(std::string_view bytes) {
  const auto sheets = sheets_of(bytes);
  EXPECT_EQ(sheets.size(), 1U);
  return sheets.empty() ? "" : sheets.front().csv;
}

std::string code_of(std::string_view bytes) {
  const auto sheets = read_xlsx(bytes);
  return sheets ? "read" : sheets.error().code;
}

std::vector<std::string> lines_of(const std::string& csv) {
  std::vector<std::string> lines(1);
  for (const char c : csv) {
    if (c == '\n')
      lines.emplace_back();
    else
      lines.back() += c;
  }
  lines.pop_back();
  return lines;
}

TEST(Xlsx, Reads_what_a_writing_library_writes) {
  const std::string bytes = written([](lxw_workbook* workbook) {
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, "Report");
    lxw_format* day = workbook_add_format(workbook);
    format_set_num_format(day, "dd/mm/yyyy");
    lxw_format* moment = workbook_add_format(workbook);
    format_set_num_format(moment, "d mmm yyyy hh:mm");
    lxw_format* percent = workbook_add_format(workbook);
    format_set_num_format_index(percent, 10);
    worksheet_write_string(sheet, 0, 0, "Day", nullptr);
    worksheet_write_string(sheet, 0, 1, "Cost, \"net\"", nullptr);
    worksheet_write_datetime(sheet, 1, 0, std::array<lxw_datetime, 1>{{{2026, 3, 10, 0, 0, 0}}}.data(), day);
    worksheet_write_number(sheet, 1, 1, 1299.5, nullptr);
    worksheet_write_number(sheet, 1, 2, 0.125, percent);
    worksheet_write_boolean(sheet, 1, 3, 1, nullptr);
    worksheet_write_formula_num(sheet, 1, 4, "=1+2", nullptr, 3);
    worksheet_write_formula_str(sheet, 1, 5, "=\"a\"&\"b\"", nullptr, "ab");
    worksheet_write_datetime(sheet, 4, 0, std::array<lxw_datetime, 1>{{{2026, 3, 10, 14, 30, 0}}}.data(),
                             moment);
    worksheet_write_string(sheet, 4, 2, "two\nlines", nullptr);
    worksheet_merge_range(sheet, 5, 0, 5, 2, "merged", day);
    worksheet_write_blank(sheet, 9, 0, day);
  });
  EXPECT_TRUE(is_xlsx(bytes));
  const auto sheets = sheets_of(bytes);
  ASSERT_EQ(sheets.size(), 1U);
  EXPECT_EQ(sheets[0].name, "Report");
  EXPECT_EQ(
      sheets[0].csv,
      "Day,\"Cost, \"\"net\"\"\"\n2026-03-10,1299.5,12.5%,true,3,ab\n\n\n2026-03-10T14:30:00,,two lines\n"
      "merged\n");
}

TEST(Xlsx, Gives_the_visible_sheets_in_their_order_and_no_charts) {
  const std::string bytes = written([](lxw_workbook* workbook) {
    for (const char* name : {"First", "Secret", "Last"})
      worksheet_write_string(workbook_add_worksheet(workbook, name), 0, 0, name, nullptr);
    worksheet_hide(workbook_get_worksheet_by_name(workbook, "Secret"));
    lxw_chartsheet* chart = workbook_add_chartsheet(workbook, "Chart");
    lxw_chart* lines = workbook_add_chart(workbook, LXW_CHART_LINE);
    chart_add_series(lines, nullptr, "=First!$A$1:$A$2");
    chartsheet_set_chart(chart, lines);
  });
  const auto sheets = sheets_of(bytes);
  ASSERT_EQ(sheets.size(), 2U);
  EXPECT_EQ(sheets[0].csv, "First\n");
  EXPECT_EQ(sheets[1].name, "Last");
}

TEST(Xlsx, Joins_runs_of_rich_text_and_leaves_reading_aids_out) {
  const std::string bytes = workbook_of(
      {.sheet_data =
           R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>in</t><r><t>line</t></r>)"
           R"(</is></c><c r="C1" t="s"><v>1</v></c></row>)",
       .shared = R"(<si><r><t>Spring </t></r><r><rPr><b/></rPr><t>Summit</t></r>)"
                 R"(<rPh sb="0" eb="1"><t>kana</t></rPh></si>)"
                 R"(<si><t>a_x000D_
b_x005F_x000D_ &amp; _x00e9_ _x12</t></si>)"});
  EXPECT_EQ(csv_of(bytes), "Spring Summit,inline,a b_x000D_ & \xC3\xA9 _x12\n");
}

TEST(Xlsx, Places_cells_without_a_reference_after_the_one_before) {
  EXPECT_EQ(csv_of(workbook_of(
                {.sheet_data = "<row><c><v>1</v></c><c><v>2</v></c></row><row r=\"4\"><c r=\"C4\"><v>3</v>"
                               "</c><c><v>4</v></c></row><row><c><v>5</v></c></row>"})),
            "1,2\n\n\n,,3,4\n5\n");
}

TEST(Xlsx, Puts_cells_out_of_order_where_they_belong) {
  EXPECT_EQ(csv_of(workbook_of(
                {.sheet_data = "<row r=\"1\"><c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c></row>"})),
            "1,,3\n");
}

TEST(Xlsx, Reads_days_counted_since_1904) {
  const HandMade made{
      .sheet_data = R"(<row r="1"><c r="A1" s="1"><v>44629</v></c><c r="B1" s="0"><v>44629</v></c></row>)",
      .styles = R"(<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>)"
                R"(<xf numFmtId="14"/></cellXfs>)",
      .properties = R"(date1904="1")"};
  EXPECT_EQ(csv_of(workbook_of(made)), "2026-03-10,44629\n");
}

TEST(Xlsx, Takes_a_format_of_the_file_over_the_standard_one_of_its_number) {
  const HandMade made{
      .sheet_data = R"(<row r="1"><c r="A1" s="0"><v>46091</v></c><c r="B1" s="1"><v>0.5</v></c></row>)",
      .styles = R"(<numFmts><numFmt numFmtId="164" formatCode="d/m"/><numFmt numFmtId="14" )"
                R"(formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs>)"};
  EXPECT_EQ(csv_of(workbook_of(made)), "2026-03-10,50%\n");
}

TEST(Xlsx, Leaves_errors_empty_and_keeps_days_stored_as_text) {
  EXPECT_EQ(csv_of(workbook_of(
                {.sheet_data = R"(<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="b"><v>0</v></c>)"
                               R"(<c r="C1" t="d"><v>2026-03-10T00:00:00Z</v></c></row>)"})),
            ",false,2026-03-10\n");
}

TEST(Xlsx, Reads_files_whose_tags_carry_a_prefix) {
  auto parts = parts_of({});
  for (auto& part : parts)
    if (part.name == "xl/worksheets/sheet1.xml")
      part.bytes =
          R"(<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row>)"
          R"(</x:sheetData></x:worksheet>)";
  EXPECT_EQ(csv_of(zip_of(parts)), "7\n");
}

TEST(Xlsx, Finds_parts_whatever_their_case_and_slashes) {
  auto parts = parts_of({.sheet_data = "<row><c><v>7</v></c></row>"});
  for (auto& part : parts) {
    for (char& c : part.name) c = c == '/' ? '\\' : c;
    if (part.name == "xl\\workbook.xml") part.name = "XL\\Workbook.xml";
  }
  EXPECT_TRUE(is_xlsx(zip_of(parts)));
  EXPECT_EQ(csv_of(zip_of(parts)), "7\n");
}

TEST(Xlsx, Refuses_places_no_sheet_has_and_names_the_row) {
  for (const char* row :
       {R"(<row r="-3"><c><v>1</v></c></row>)", R"(<row r="0"/>)", R"(<row r="x"/>)", R"(<row r="1048577"/>)",
        R"(<row r="2"/><row r="2"/>)", R"(<row r="99999999999999999999"/>)",
        R"(<row r="1"><c r="XFE1"><v>1</v></c></row>)", R"(<row r="1"><c r="AAAAAAAA1"/></row>)",
        R"(<row r="1"><c r="1"><v>1</v></c></row>)", R"(<row r="1"><c r="XFD1"/><c><v>1</v></c></row>)",
        R"(<row r="1"><c r="A1" t="s"><v>0</v></c></row>)",
        R"(<row r="1"><c r="A1" t="s"><v>-1</v></c></row>)"}) {
    const auto sheets = read_xlsx(workbook_of({.sheet_data = row}));
    ASSERT_FALSE(sheets) << row;
    EXPECT_EQ(sheets.error().code, "intake.damaged_xlsx") << row;
    EXPECT_NE(sheets.error().say.find("sheet \"One\", row "), std::string::npos) << sheets.error().say;
  }
}

TEST(Xlsx, Writes_the_last_column_and_the_last_row) {
  const auto csv =
      csv_of(workbook_of({.sheet_data = R"(<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>)"}));
  EXPECT_EQ(csv, std::string(1'048'575, '\n') + std::string(16'383, ',') + "1\n");
}

TEST(Xlsx, Says_what_is_the_matter_with_files_it_does_not_read) {
  const std::string good = workbook_of({.sheet_data = "<row><c><v>1</v></c></row>"});
  EXPECT_EQ(code_of(good), "read");
  for (const std::size_t cut : {good.size() / 4, good.size() / 2, good.size() - 1}) {
    EXPECT_TRUE(is_xlsx(good.substr(0, cut)));
    EXPECT_EQ(code_of(good.substr(0, cut)), "intake.damaged_xlsx") << cut;
  }
  const std::string old = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
  EXPECT_TRUE(is_xlsx(old));
  EXPECT_EQ(code_of(old), "intake.other_spreadsheet");
  std::string with_password = old;
  for (const char c : std::string("EncryptedPackage")) with_password += {c, '\0'};
  EXPECT_EQ(code_of(with_password), "intake.encrypted");
  EXPECT_EQ(code_of(zip_of({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<w/>"}})),
            "intake.damaged_xlsx");
  EXPECT_EQ(code_of(zip_of(
                {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<a/>"}})),
            "intake.other_spreadsheet");
  EXPECT_EQ(code_of(zip_of({{"xl/workbook.bin", "x"}})), "intake.other_spreadsheet");
  auto parts = parts_of({});
  for (auto& part : parts) part.password = "secret";
  EXPECT_EQ(code_of(zip_of(parts)), "intake.encrypted");
  EXPECT_EQ(code_of(workbook_of({.sheet_data = "<row><c></row>"})), "intake.damaged_xlsx");
  EXPECT_EQ(code_of(workbook_of({.sheets = R"(<sheet name="Gone" r:id="rId9"/>)"})), "intake.damaged_xlsx");
}

TEST(Xlsx, Notices_one_changed_byte_of_a_packed_sheet) {
  std::string rows;
  for (int i = 1; i <= 200; ++i)
    rows +=
        "<row r=\"" + std::to_string(i) + "\"><c><v>" + std::to_string(i * 7919 % 1000) + "</v></c></row>";
  std::string bytes = workbook_of({.sheet_data = rows});
  const std::size_t at = bytes.find("xl/worksheets/sheet1.xml") + 300;
  bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
  EXPECT_EQ(code_of(bytes), "intake.damaged_xlsx");
}

std::string shared_file(const std::string& name) {
  std::ifstream file(std::string(REGIE_SOURCE_DIR) + "/../shared/data/exports/meta_ads/" + name,
                     std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Xlsx, Reads_ads_of_a_real_account_cell_by_cell) {
  const std::string bytes = shared_file("ads_manager_ads_UAH.xlsx");
  if (bytes.empty()) GTEST_SKIP() << "skipped: no shared data";
  const auto sheets = sheets_of(bytes);
  ASSERT_EQ(sheets.size(), 1U);
  EXPECT_EQ(sheets[0].name, "Worksheet");
  const auto lines = lines_of(sheets[0].csv);
  ASSERT_EQ(lines.size(), 52U);
  EXPECT_TRUE(lines[0].starts_with("Reporting starts,Reporting ends,Ad name,Ad delivery,"));
  EXPECT_EQ(lines[1],
            "2023-04-14,2024-03-11,,,,,,,,,7-day click or 1-day view,,,1211188,3159843,,-,-,-,77818.01");
  EXPECT_TRUE(
      lines[2].ends_with(",466,actions:post_engagement,16625,31537,2.57017167,-,-,-,1197.7,2023-04-23"));
  EXPECT_TRUE(lines[51].ends_with(",9577,10386,1.70342105,Above average,Average,Average,129.46,2024-03-06"));
}

TEST(Xlsx, Reads_a_report_by_region_and_month_of_a_real_account) {
  const std::string bytes = shared_file("ads_reporting_region_month_UAH.xlsx");
  if (bytes.empty()) GTEST_SKIP() << "skipped: no shared data";
  const auto sheets = sheets_of(bytes);
  ASSERT_EQ(sheets.size(), 1U);
  const auto lines = lines_of(sheets[0].csv);
  ASSERT_EQ(lines.size(), 312U);
  EXPECT_EQ(lines[1], ",,,1211188,3159843,2.60887905,UAH,77818.01,,2023-04-01,2024-03-11");
  EXPECT_EQ(lines[2],
            "MH4U,Cherkasy Oblast,2024-03-01 - 2024-03-11,11263,14702,1.30533606,UAH,160.65184879,"
            "7-day click or 1-day view,2023-04-01,2024-03-11");
  EXPECT_EQ(lines[311],
            "MH4U,Zhytomyr Oblast,2023-04-01 - 2023-04-30,1520,2206,1.45131579,UAH,71.46028505,"
            "7-day click or 1-day view,2023-04-01,2024-03-11");
}

}  // namespace
}  // namespace regie
