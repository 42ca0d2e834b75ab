// api/pack_test.cpp - a pack is readable, harmless in a spreadsheet, and makes the same workspace again.
#include "api/pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "api/internal/json_values.h"
#include "api/records_json.h"
#include "app/accounts.h"
#include "app/events.h"
#include "app/hold.h"
#include "app/restore.h"
#include "app/testing/running_desk.h"
#include "app/testing/signed_things.h"

namespace regie {
namespace {

using testing::HasSubstr;
using testing::Not;

const Day first = Day::of({2026, 1, 5});

struct PackTest : testing::Test {
  TestDesk desk;
  std::string pack = desk.scratch.file("acme pack");
  std::string again = desk.scratch.file("acme again");

  PackTest() {
    Workspace workspace = desk.open();
    desk.import(workspace, "=ads märz.csv", daily_csv(first, 60, 30, "=HYPERLINK(\"http://x\")"));
    desk.import(workspace, "b.csv", daily_csv(first, 60, 30, "Spring"));
    EXPECT_TRUE(sign_one_of_each(workspace));
    EXPECT_TRUE(add_note(desk.world, workspace, {"=1+1, says\nmaud", first, {{"campaign", "Spring"}}}));
    EventRequest event;
    event.title = "Trade fair; second, day";
    event.days = {first, first + 1};
    event.moves = "clicks:down";
    EXPECT_TRUE(add_event(workspace, event));
  }
  PackOutcome write() {
    const Workspace workspace = desk.open();
    const PackContents contents = pack_contents(desk.world, workspace).value();
    return write_pack(desk.world, workspace,
                      {pack, pack_pages(contents, {Language::en, "EUR", first}), contents.originals})
        .value();
  }
  [[nodiscard]] std::string page(const std::string& name) const { return slurp(pack + "/" + name); }
  Result<RestoreOutcome> restore() {
    TRY(const RecordsDump records, read_records_json(page("records.json")));
    return restore_pack(desk.world, {pack, again, 0}, records);
  }
};

TEST_F(PackTest, What_is_made_of_it_again_is_the_same_workspace) {
  std::string root;
  std::string data;
  std::string facts;
  {
    const Workspace workspace = desk.open();
    root = workspace.records->root().value();
    data = data_fingerprint(workspace).value();
    facts = workspace.facts->fingerprint().value();
  }
  EXPECT_TRUE(write().missing.empty());
  const auto outcome = restore();
  ASSERT_TRUE(outcome) << outcome.error().say;
  EXPECT_TRUE(outcome->whole());
  EXPECT_EQ(outcome->root, root);
  const Workspace workspace = open_workspace(desk.world, again).value();
  EXPECT_EQ(data_fingerprint(workspace).value(), data);
  EXPECT_EQ(workspace.facts->fingerprint().value(), facts);
  EXPECT_TRUE(held_state(workspace)->held);
}

TEST_F(PackTest, Its_index_names_each_file_that_is_there_and_says_what_it_is) {
  write();
  const std::string index = page("index.html");
  const std::string readme = page("README.md");
  const auto files = desk.files.list(pack).value();
  for (const std::string& path : files) {
    const std::string name = path.substr(pack.size() + 1);
    if (name == "index.html") continue;
    EXPECT_THAT(index, HasSubstr("href=\"" + name + "\"")) << name;
    EXPECT_THAT(readme, HasSubstr(name)) << name;
  }
  EXPECT_THAT(readme, HasSubstr("Signed reasons"));
  EXPECT_THAT(page("originals/0001--ads-m--rz.csv"), HasSubstr("HYPERLINK")) << "as it came";
}

TEST_F(PackTest, No_cell_of_its_tables_makes_a_spreadsheet_do_anything) {
  write();
  const auto files = desk.files.list(pack).value();
  for (const std::string& path : files) {
    if (!path.ends_with(".csv") || path.find("/originals/") != path.npos) continue;
    const std::string table = slurp(path);
    for (const char* start : {"\n=", ",=", "\"=", "\n@", ",@"})
      EXPECT_EQ(table.find(start), table.npos) << path << " has a cell that acts";
  }
  EXPECT_THAT(page("notes.csv"), HasSubstr("'=1+1"));
  EXPECT_THAT(page("events.ics"), HasSubstr("SUMMARY:Trade fair\\; second\\, day"));
}

TEST_F(PackTest, A_sealed_forecast_stays_out_of_what_people_read) {
  write();
  EXPECT_THAT(page("decisions.md"), HasSubstr("sealed"));
  EXPECT_THAT(page("README.md"), HasSubstr("sealed forecasts"));
}

TEST_F(PackTest, Nothing_is_overwritten_by_it_or_by_what_is_made_of_it) {
  write();
  const Workspace workspace = desk.open();
  EXPECT_EQ(code_of(write_pack(desk.world, workspace, {pack, {}, {}})), "export.exists");
  spill(again, "there already");
  EXPECT_EQ(code_of(restore()), "restore.exists");
}

TEST_F(PackTest, Originals_are_found_by_their_content_and_one_that_is_gone_is_named) {
  write();
  const auto originals = desk.files.list(pack + "/originals").value();
  ASSERT_EQ(originals.size(), 2U);
  spill(pack + "/originals/another name", slurp(originals[0]));
  ASSERT_TRUE(desk.files.remove(originals[0]));
  ASSERT_TRUE(desk.files.remove(originals[1]));
  const auto outcome = restore();
  ASSERT_TRUE(outcome) << outcome.error().say;
  ASSERT_EQ(outcome->lost.size(), 1U);
  EXPECT_EQ(outcome->rows, 60);
}

TEST_F(PackTest, A_row_that_was_changed_in_it_is_found) {
  write();
  std::string records = page("records.json");
  const std::size_t at = records.find("says\\nmaud");
  ASSERT_NE(at, records.npos);
  records[at] = 'S';
  spill(pack + "/records.json", records);
  const auto outcome = restore();
  ASSERT_TRUE(outcome);
  ASSERT_EQ(outcome->records.damages.size(), 1U);
  EXPECT_EQ(outcome->records.damages[0].kind, "note");
}

TEST_F(PackTest, What_does_not_fit_is_refused_and_leaves_no_folder) {
  write();
  const std::string records = page("records.json");
  const auto refused = [&](const std::string& text) {
    spill(pack + "/records.json", text);
    return code_of(restore());
  };
  const auto changed = [&](const std::string& from, const std::string& to) {
    std::string text = records;
    text.replace(text.find(from), from.size(), to);
    return text;
  };
  EXPECT_EQ(refused(""), "restore.bad_pack");
  EXPECT_EQ(refused("[]"), "restore.bad_pack");
  EXPECT_EQ(refused(records.substr(0, records.size() / 2)), "restore.bad_pack");
  EXPECT_EQ(refused(changed("regie records/1", "regie records/9")), "restore.bad_pack");
  EXPECT_EQ(refused(changed("\"layout\": ", "\"layout\": 9")), "records.newer");
  EXPECT_EQ(refused(changed("\"layout\": ", "\"layout\": -")), "restore.bad_pack");
  EXPECT_EQ(refused(changed("\"notes\": {", "\"sqlite_schema\": {")), "restore.bad_pack");
  EXPECT_EQ(refused(changed("\"notes\": {", "\"request_keys\": {")), "restore.bad_pack");
  EXPECT_EQ(refused(changed("\"rows\": [\n[", "\"rows\": [\n[7, ")), "restore.bad_pack");
  EXPECT_EQ(desk.files.kind(again), FileKind::missing);
  EXPECT_EQ(desk.files.kind(desk.scratch.file(".acme again.restoring")), FileKind::missing);
}

TEST(RecordsJson, Every_kind_of_cell_comes_back_to_the_last_bit) {
  PackContents contents;
  contents.records.layout = 4;
  const double endless = std::numeric_limits<double>::infinity();
  contents.records.tables = {{"t",
                              {"a"},
                              {{std::monostate()},
                               {std::numeric_limits<std::int64_t>::min()},
                               {std::numeric_limits<std::int64_t>::max()},
                               {3.0},
                               {-0.0},
                               {5e-324},
                               {0.1 + 0.2},
                               {endless},
                               {-endless},
                               {std::string(awkward)},
                               {std::string("a\0b", 3)},
                               {std::string("\xff\xfe bytes")},
                               {std::string("{\"hex\": \"00\"}")}}}};
  const RecordsDump back = read_records_json(records_json(contents)).value();
  ASSERT_EQ(back.tables.size(), 1U);
  EXPECT_EQ(back.tables[0].rows, contents.records.tables[0].rows);
  EXPECT_TRUE(std::signbit(std::get<double>(back.tables[0].rows[4][0])));
}

}  // namespace
}  // namespace regie
