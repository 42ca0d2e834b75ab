// store/records/records_test.cpp - what is saved comes back, is sealed, and is refused where it is not ours.
#include "store/records/records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "store/records/rows.h"
#include "store/testing/scratch.h"

namespace regie {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Day day(const char* iso) { return Day::parse_iso(iso).value(); }

/// An import with something in every field, awkward texts included.
ImportRecord rich_import(const std::string& id) {
  ImportRecord import;
  import.id.text = id;
  import.at_seconds = 1'773'000'000;
  import.sha256 = std::string(64, 'a');
  import.options = {
      "google_ads", DecimalSign::comma, DateOrder::mdy, {{"Kosten", "cost"}, {"Notitie", ""}, {"", "x"}}};
  import.replaced_rows = 17;
  FileReading& reading = import.reading;
  reading.path = "exports/Maart \"2026\"; \xF0\x9F\x9A\x80.csv";
  reading.problems = {{214, "Kosten", "1.299,00", "intake.ambiguous_number", "Can be read two ways."},
                      {0, "", std::string("nul\0in it", 9), "intake.x", ""}};
  reading.problems_left_out = 3;
  TableReading table;
  table.block = "Blad 1";
  table.platform = "google_ads";
  table.encoding = "utf-16le";
  table.delimiter = "\t";
  table.header_line = 3;
  table.decimal = "comma";
  table.dates = "dmy";
  table.currency = "EUR";
  table.days = DaySpan{day("2026-03-01"), day("2026-03-31")};
  table.grain = Grain::range;
  table.dimensions = {"campaign", "device"};
  table.rows = {930, 925, 2, 3};
  table.columns = {
      {"Klikken", "clicks", "alias nl"}, {"Notitie", "", "unknown"}, {"Klikken", "clicks", "again"}};
  table.sums = {{"clicks", false, 25'881'000'000}, {"cost", true, -micros_limit + 1}};
  table.checks = {{"clicks", 25'881'000'000, 25'881'000'000, true}, {"cost", 1, 2, false}};
  table.changes = {{7,
                    day("2026-03-02"),
                    true,
                    "Smart Bidding",
                    "budget",
                    {{"campaign", "a"}, {"ad_group", ""}},
                    "10 -> 12,50",
                    10.0,
                    12.5},
                   {8, day("2026-03-01"), false, "person", "status", {}, "", std::nullopt, 0.1}};
  table.events = {
      {4, {day("2026-03-09"), day("2026-03-10")}, "Beurs", "own", {{"country", "NL"}}, "clicks:up"}};
  reading.tables = {table, TableReading{}};
  return import;
}

/// Equal to the last field: the rows spell out all of them.
void expect_equal(const ImportRecord& left, const ImportRecord& right) {
  EXPECT_EQ(content_sha256(rows_of(left)), content_sha256(rows_of(right)));
  EXPECT_EQ(left.reading.path, right.reading.path);
  EXPECT_EQ(left.options.map, right.options.map);
  ASSERT_EQ(left.reading.tables.size(), right.reading.tables.size());
  for (std::size_t t = 0; t < left.reading.tables.size(); ++t) {
    const auto& a = left.reading.tables[t];
    const auto& b = right.reading.tables[t];
    EXPECT_EQ(a.days, b.days);
    EXPECT_EQ(a.dimensions, b.dimensions);
    EXPECT_EQ(a.rows.totals_dropped, b.rows.totals_dropped);
    ASSERT_EQ(a.changes.size(), b.changes.size());
    for (std::size_t c = 0; c < a.changes.size(); ++c) {
      EXPECT_EQ(a.changes[c].where, b.changes[c].where);
      EXPECT_EQ(a.changes[c].before, b.changes[c].before);
      EXPECT_EQ(a.changes[c].after, b.changes[c].after);
    }
    ASSERT_EQ(a.events.size(), b.events.size());
    for (std::size_t e = 0; e < a.events.size(); ++e) EXPECT_EQ(a.events[e].where, b.events[e].where);
  }
}

/// Changes the file behind the back of the program.
void meddle(const std::string& path, const std::string& sql) {
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
      << sqlite3_errmsg(handle);
  sqlite3_close(handle);
}

class RecordsTest : public testing::Test {
 protected:
  RecordsTest() : path(scratch.file("records.db")) { open(); }
  void open() {
    records.reset();
    auto opened = Records::open(path);
    ASSERT_TRUE(opened) << opened.error().say;
    records = std::move(*opened);
  }
  void save_one_of_each() {
    ASSERT_TRUE(records->save_settings({"Acme", "EUR", "Europe/Amsterdam", "nl", 7}));
    ASSERT_TRUE(records->save_import(rich_import("i-1")));
    ASSERT_TRUE(records->save_event(
        {{"e-1"}, {day("2026-03-09"), day("2026-03-09")}, "t", "", {{"a", "b"}}, "", {}}));
    ASSERT_TRUE(records->save_note({{"n-1"}, 5, day("2026-03-09"), "three cancelled", {{"country", "NL"}}}));
    ASSERT_TRUE(records->save_metric({"cpl", MetricKind::ratio, "cost", "leads", "currency", Better::down}));
  }
  std::string problem_on_opening() {
    records.reset();
    const auto opened = Records::open(path);
    return opened ? "opened" : opened.error().code;
  }
  Scratch scratch;
  std::string path;
  std::unique_ptr<Records> records;
};

TEST_F(RecordsTest, Settings_come_back) {
  EXPECT_EQ(records->settings()->name, "");
  ASSERT_TRUE(records->save_settings({"Acme \"B.V.\"", "USD", "Asia/Kathmandu", "en", ~0ULL}));
  open();
  const auto settings = records->settings().value();
  EXPECT_EQ(settings.name, "Acme \"B.V.\"");
  EXPECT_EQ(settings.currency, "USD");
  EXPECT_EQ(settings.time_zone, "Asia/Kathmandu");
  EXPECT_EQ(settings.language, "en");
  EXPECT_EQ(settings.seed, ~0ULL);
}

TEST_F(RecordsTest, An_import_comes_back_to_the_last_field) {
  ImportRecord import = rich_import("i-1");
  ASSERT_EQ(records->save_import(import).value(), 1);
  open();
  import.sequence = 1;
  const auto found = records->find_import(ImportId{"i-1"}).value();
  ASSERT_TRUE(found);
  expect_equal(*found, import);
  EXPECT_FALSE(records->find_import(ImportId{"i-2"}).value());
}

TEST_F(RecordsTest, An_import_saved_again_is_replaced_and_moves_to_the_end) {
  ASSERT_EQ(records->save_import(rich_import("i-1")).value(), 1);
  ASSERT_EQ(records->save_import(rich_import("i-2")).value(), 2);
  ImportRecord again = rich_import("i-1");
  again.reading.problems.clear();
  again.reading.tables.resize(1);
  ASSERT_EQ(records->save_import(again).value(), 3);
  const auto imports = records->imports().value();
  ASSERT_EQ(imports.size(), 2U);
  EXPECT_EQ(imports[0].id.text, "i-2");
  EXPECT_EQ(imports[1].id.text, "i-1");
  again.sequence = 3;
  expect_equal(imports[1], again);
  EXPECT_TRUE(records->verify()->whole());
}

TEST_F(RecordsTest, Own_changes_of_all_imports_come_by_day) {
  ASSERT_TRUE(records->save_import(rich_import("i-2")));
  ASSERT_TRUE(records->save_import(rich_import("i-1")));
  const auto changes = records->own_changes().value();
  ASSERT_EQ(changes.size(), 4U);
  EXPECT_EQ(changes[0].first.text, "i-2");
  EXPECT_EQ(changes[0].second.kind, "status");
  EXPECT_EQ(changes[0].second.before, std::nullopt);
  EXPECT_EQ(changes[1].first.text, "i-1");
  EXPECT_EQ(changes[2].second.kind, "budget");
  EXPECT_TRUE(changes[2].second.by_machine);
  EXPECT_EQ(changes[3].second.where, (Slice{{"ad_group", ""}, {"campaign", "a"}}));
}

TEST_F(RecordsTest, Events_notes_and_metrics_come_back_in_order) {
  ASSERT_TRUE(
      records->save_event({{"e-2"}, {day("2026-03-02"), day("2026-03-05")}, "late", "own", {}, "", {}}));
  ASSERT_TRUE(records->save_event({{"e-1"},
                                   {day("2026-03-01"), day("2026-03-01")},
                                   "early",
                                   "government",
                                   {{"country", "NL"}},
                                   "clicks:down",
                                   {"i-9"}}));
  ASSERT_TRUE(records->save_event(
      {{"e-2"}, {day("2026-03-02"), day("2026-03-04")}, "later", "own", {{"a", ""}}, "", {}}));
  const auto events = records->events().value();
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].title, "early");
  EXPECT_EQ(events[0].where, (Slice{{"country", "NL"}}));
  EXPECT_EQ(events[0].moves, "clicks:down");
  EXPECT_EQ(events[0].import.text, "i-9");
  EXPECT_EQ(events[1].title, "later");
  EXPECT_EQ(events[1].days.to, day("2026-03-04"));
  EXPECT_EQ(events[1].where, (Slice{{"a", ""}}));

  ASSERT_TRUE(records->save_note({{"n-2"}, 9, day("2026-03-02"), "b", {}}));
  ASSERT_TRUE(records->save_note({{"n-1"}, 8, day("2026-03-02"), "a", {{"campaign", "x"}}}));
  const auto notes = records->notes().value();
  ASSERT_EQ(notes.size(), 2U);
  EXPECT_EQ(notes[0].text, "a");
  EXPECT_EQ(notes[0].at_seconds, 8);
  EXPECT_EQ(notes[0].where, (Slice{{"campaign", "x"}}));

  ASSERT_TRUE(records->save_metric({"cpl", MetricKind::ratio, "cost", "leads", "currency", Better::down}));
  ASSERT_TRUE(records->save_metric({"cpl", MetricKind::rate, "cost", "leads", "share", Better::neither}));
  const auto metrics = records->metrics().value();
  ASSERT_EQ(metrics.size(), 1U);
  EXPECT_EQ(metrics[0].kind, MetricKind::rate);
  EXPECT_EQ(metrics[0].unit, "share");
  EXPECT_EQ(metrics[0].better, Better::neither);
  EXPECT_TRUE(records->verify()->whole());
}

TEST_F(RecordsTest, Saves_made_together_are_kept_together_or_not_at_all) {
  const NoteRecord note{{"n-1"}, 1, day("2026-03-02"), "a", {}};
  const auto failed = records->together([&]() -> Result<Done> {
    TRY_DONE(records->save_note(note));
    TRY_DONE(records->save_import(rich_import("i-1")));
    return fail("test.stop", "stop");
  });
  EXPECT_EQ(failed.error().code, "test.stop");
  EXPECT_THAT(records->notes().value(), IsEmpty());
  EXPECT_THAT(records->imports().value(), IsEmpty());
  ASSERT_TRUE(records->verify()->whole());
  ASSERT_TRUE(records->together([&]() -> Result<Done> {
    TRY_DONE(records->save_note(note));
    TRY_DONE(records->save_import(rich_import("i-1")));
    return Done{};
  }));
  open();
  EXPECT_EQ(records->notes()->size(), 1U);
  EXPECT_EQ(records->imports()->size(), 1U);
  EXPECT_TRUE(records->verify()->whole());
}

TEST_F(RecordsTest, A_save_that_fails_inside_others_takes_only_itself_back) {
  NoteRecord broken{{"n-2"}, 1, day("2026-03-02"), "b", {}};
  meddle(path, "CREATE TRIGGER no BEFORE INSERT ON note_slices BEGIN SELECT RAISE(ABORT, 'no'); END");
  broken.where = {{"a", "b"}};
  ASSERT_TRUE(records->together([&]() -> Result<Done> {
    TRY_DONE(records->save_note({{"n-1"}, 1, day("2026-03-02"), "a", {}}));
    EXPECT_EQ(records->save_note(broken).error().code, "records.refused");
    return Done{};
  }));
  EXPECT_EQ(records->notes()->size(), 1U);
  meddle(path, "DROP TRIGGER no");
  EXPECT_TRUE(records->verify()->whole());
}

TEST_F(RecordsTest, The_journal_cannot_be_rewritten_by_mistake) {
  save_one_of_each();
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(handle, "UPDATE journal SET at_seconds = 0", nullptr, nullptr, nullptr),
            SQLITE_CONSTRAINT);
  EXPECT_EQ(sqlite3_exec(handle, "DELETE FROM journal", nullptr, nullptr, nullptr), SQLITE_CONSTRAINT);
  sqlite3_close(handle);
}

TEST_F(RecordsTest, A_file_of_a_later_version_is_refused_and_left_alone) {
  save_one_of_each();
  records.reset();
  meddle(path, "PRAGMA user_version = 99");
  const std::string before = slurp(path);
  EXPECT_EQ(problem_on_opening(), "records.newer");
  EXPECT_EQ(slurp(path), before);
}

TEST_F(RecordsTest, A_file_of_the_first_layout_keeps_all_it_has) {
  save_one_of_each();
  const std::string root = records->root().value();
  records.reset();
  std::string undo = "PRAGMA user_version = 1;";
  for (const char* table : {"accounts",
                            "told_slices",
                            "told",
                            "answers",
                            "proposals",
                            "reason_ends",
                            "reason_cell_slices",
                            "reason_cells",
                            "reason_slices",
                            "reasons",
                            "reviews",
                            "decision_slices",
                            "decision_precedents",
                            "decision_options",
                            "decisions",
                            "rules",
                            "trials",
                            "dismissals",
                            "request_keys",
                            "outgoing_holds",
                            "voice_texts",
                            "voice_pieces",
                            "voice_news",
                            "voice_rulings",
                            "voice_choices",
                            "own_addresses",
                            "correspondents",
                            "message_references",
                            "message_attachments",
                            "messages",
                            "mailbox_states",
                            "thread_marks",
                            "corrections",
                            "outbox_draft_sentences",
                            "outbox_drafts",
                            "outbox_mailings",
                            "outbox_approval_letters",
                            "outbox_approvals",
                            "outbox_steps",
                            "outbox_suppressions",
                            "outbox_settings"})
    undo += std::string("DROP TABLE ") + table + ";";
  meddle(path, undo);
  open();
  const VerifyReport report = records->verify(root).value();
  EXPECT_TRUE(report.whole());
  EXPECT_EQ(report.root, root);
  EXPECT_EQ(records->notes()->size(), 1U);
  EXPECT_TRUE(records->statements().save_account({"maud", "", Role::owner, 1, false}));
}

TEST_F(RecordsTest, A_file_of_another_program_is_refused_and_left_alone) {
  for (const char* sql : {"CREATE TABLE t(x)", "PRAGMA application_id = 7", "PRAGMA user_version = 1"}) {
    path = scratch.file(std::string("other") + std::to_string(fnv1a(sql)) + ".db");
    meddle(path, sql);
    const std::string before = slurp(path);
    EXPECT_EQ(problem_on_opening(), "records.foreign") << sql;
    EXPECT_EQ(slurp(path), before);
  }
}

TEST_F(RecordsTest, An_answer_is_found_by_its_key_and_account_for_a_day) {
  ASSERT_TRUE(records->save_reply({"k", "maud", "h", 201, "{\"id\": 1}", 1'000}));
  const auto found = records->find_reply("k", "maud").value();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->request_sha256, "h");
  EXPECT_EQ(found->status, 201);
  EXPECT_EQ(found->body, "{\"id\": 1}");
  EXPECT_FALSE(records->find_reply("k", "bo").value());
  EXPECT_EQ(records->save_reply({"k", "maud", "other", 200, "", 1'001}).error().code, "records.exists");
  ASSERT_TRUE(records->save_reply({"k2", "maud", "h", 200, "", 1'000 + reply_kept_seconds}));
  EXPECT_FALSE(records->find_reply("k", "maud").value());
}

TEST_F(RecordsTest, A_write_and_its_answer_are_kept_together_or_not_at_all) {
  const auto write = [&](const std::string& id) {
    return records->together([&]() -> Result<Done> {
      TRY_DONE(records->save_note({{id}, 1, Day(20'000), "a", {}}));
      return records->save_reply({"k", "maud", "h", 200, id, 1});
    });
  };
  ASSERT_TRUE(write("n-1"));
  EXPECT_EQ(write("n-2").error().code, "records.exists");
  ASSERT_EQ(records->notes()->size(), 1U);
  EXPECT_EQ(records->find_reply("k", "maud").value()->body, "n-1");
}

TEST_F(RecordsTest, The_last_act_of_a_kind_moves_with_acts_of_that_kind_alone) {
  save_one_of_each();
  const std::int64_t event = records->last_act({"event"}).value();
  const std::int64_t note = records->last_act({"note"}).value();
  EXPECT_GT(note, event);  // it was saved later
  EXPECT_EQ(records->last_act({"event", "note"}).value(), note);
  EXPECT_EQ(records->last_act({"reason"}).value(), 0);
  ASSERT_TRUE(records->save_note({{"n-2"}, 6, day("2026-03-10"), "rain", {}}));
  EXPECT_EQ(records->last_act({"event"}).value(), event);
  EXPECT_GT(records->last_act({"note"}).value(), note);
  EXPECT_EQ(records->last_act({}).value(), records->last_act({"note"}).value());
  ASSERT_TRUE(records->remove_event({"e-1"}).value());  // to take back is an act too
  EXPECT_GT(records->last_act({"event"}).value(), records->last_act({"note"}).value());
}

TEST_F(RecordsTest, An_act_written_by_another_program_is_the_last_one_here_too) {
  save_one_of_each();
  const std::int64_t before = records->last_act({"event"}).value();
  const auto beside = Records::open(path);
  ASSERT_TRUE(beside);
  ASSERT_TRUE((*beside)->save_event({{"e-9"}, {day("2026-03-09"), day("2026-03-09")}, "t", "", {}, "", {}}));
  EXPECT_GT(records->last_act({"event"}).value(), before);
}

TEST_F(RecordsTest, A_damaged_file_is_told) {
  save_one_of_each();
  records.reset();
  const std::string good = slurp(path);
  spill(path, "this is no database, it is a picture" + good.substr(36));
  EXPECT_EQ(problem_on_opening(), "records.damaged");
  std::string cut = good.substr(0, good.size() / 2);
  spill(path, cut);
  const auto opened = Records::open(path);
  if (opened) {
    const auto report = (*opened)->verify();
    EXPECT_FALSE(report && report->whole());
  }
  std::string rotten = good;
  for (std::size_t at = 5'000; at < rotten.size(); at += 97)
    rotten[at] = static_cast<char>(rotten[at] ^ 0x55);
  spill(path, rotten);
  const auto rotten_opened = Records::open(path);
  if (rotten_opened) {
    const auto report = (*rotten_opened)->verify();
    EXPECT_FALSE(report && report->whole());
  }
}

TEST_F(RecordsTest, A_workspace_in_use_is_told_in_words) {
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto saved = records->save_note({{"n-1"}, 1, day("2026-03-02"), "a", {}});
  EXPECT_EQ(saved.error().code, "records.locked");
  EXPECT_TRUE(records->notes());  // reading goes on
  sqlite3_close(other);
  EXPECT_TRUE(records->save_note({{"n-1"}, 1, day("2026-03-02"), "a", {}}));
}

TEST_F(RecordsTest, A_folder_that_is_not_there_is_told) {
  EXPECT_EQ(Records::open(scratch.file("nowhere/records.db")).error().code, "records.not_writable");
}

TEST_F(RecordsTest, Opening_sets_what_durability_needs) {
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &other), SQLITE_OK);
  std::string mode;
  sqlite3_exec(
      other, "PRAGMA journal_mode",
      [](void* out, int, char** values, char**) {
        *static_cast<std::string*>(out) = values[0];
        return 0;
      },
      &mode, nullptr);
  EXPECT_EQ(mode, "wal");
  sqlite3_close(other);
}

}  // namespace
}  // namespace regie
