// store/records/verify_test.cpp - every table, every column, every row: what is changed behind Regie's back
// is found and named.
#include "store/records/verify.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <charconv>
#include <set>

#include "store/archive/archive.h"
#include "store/records/records.h"
#include "store/testing/outbox.h"
#include "store/testing/scratch.h"
#include "store/testing/statements.h"

namespace regie {
namespace {

/// A connection that triggers, checks and foreign keys do not hold back.
class Meddler {
 public:
  explicit Meddler(const std::string& path) {
    EXPECT_EQ(sqlite3_open(path.c_str(), &handle_), SQLITE_OK);
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    run("PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF");
  }
  Meddler(const Meddler&) = delete;
  Meddler& operator=(const Meddler&) = delete;
  ~Meddler() { sqlite3_close(handle_); }
  bool run(const std::string& sql) {
    const bool done = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    if (!done) problem = sqlite3_errmsg(handle_);
    return done;
  }
  /// First column of each row.
  std::vector<std::string> list(const std::string& sql) {
    std::vector<std::string> texts;
    sqlite3_exec(
        handle_, sql.c_str(),
        [](void* out, int, char** values, char**) {
          static_cast<std::vector<std::string>*>(out)->emplace_back(values[0] == nullptr ? "" : values[0]);
          return 0;
        },
        &texts, nullptr);
    return texts;
  }
  std::string problem;

 private:
  sqlite3* handle_ = nullptr;
};

int number_in(const std::string& text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Result<Done> save_messages(Mailbox& mailbox) {
  TRY_DONE(mailbox.save_own_address("info@acme.example"));
  TRY_DONE(mailbox.save_correspondent({"p-1", "jan@boer.example", "Jan"}));
  Message message;
  message.id = "m-1";
  message.thread = "t-1";
  message.person = "p-1";
  message.references = {"0@x"};
  message.attachments = {{"a.pdf", "application/pdf", 3, sha256_hex("pdf")}};
  TRY_DONE(mailbox.save_message(message));
  ThreadMark mark{"m-1", true, "called", {"eva", 10, {}}};
  mark.signature.content_sha256 = sha256_hex(statement_of(mark));
  TRY_DONE(mailbox.save_mark(mark));
  TRY_DONE(mailbox.save_correction({"m-1", "fijn hoor", 0, "eva", 11}));
  return mailbox.save_state({"imap:info@acme.example/INBOX", 7, 12});
}

class VerifyTest : public testing::Test {
 protected:
  VerifyTest() : path(scratch.file("records.db")) {
    records = Records::open(path).value();
    EXPECT_TRUE(records->together([&]() -> Result<Done> {
      TRY_DONE(records->save_settings({"Acme", "EUR", "Europe/Amsterdam", "nl", 7}));
      for (const char* n : {"1", "2"}) {
        TRY_DONE(records->save_import(rich_import(std::string("i-") + n)));
        TRY_DONE(records->save_event(
            {{std::string("e-") + n}, {Day(20'000), Day(20'001)}, "t", "", {{"a", "b"}}, "", {}}));
        TRY_DONE(records->save_note({{std::string("n-") + n}, 5, Day(20'000), "x", {{"country", "NL"}}}));
        TRY_DONE(records->save_metric(
            {std::string("m") + n, MetricKind::ratio, "cost", "leads", "currency", Better::down}));
      }
      TRY_DONE(save_one_of_each(records->statements()));
      TRY_DONE(save_one_of_each(records->voice()));
      TRY_DONE(save_messages(records->mailbox()));
      TRY_DONE(save_one_of_each(records->outbox()));
      TRY_DONE(records->statements().save_account(rich_account("bo")));
      TRY_DONE(records->statements().save_reason(rich_reason("r-2")));
      return records->statements().save_rules(rich_rules(2));
    }));
  }
  /// "reason r-1" of everything that is damaged.
  std::set<std::string> named() {
    std::set<std::string> names;
    const auto report = records->verify();
    if (!report) return {report.error().code};
    for (const Damage& damage : report->damages) names.insert(damage.kind + " " + damage.subject);
    return names;
  }
  std::vector<std::string> tables(Meddler& meddler) {
    return meddler.list(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name <> 'request_keys'");  // no part of the history
  }
  Scratch scratch;
  std::string path;
  std::unique_ptr<Records> records;
};

TEST_F(VerifyTest, What_is_whole_is_said) {
  const VerifyReport report = records->verify().value();
  EXPECT_TRUE(report.whole());
  EXPECT_EQ(report.acts, 44);
  EXPECT_EQ(report.root, records->root().value());
  EXPECT_EQ(report.root.size(), 64U);
  ASSERT_EQ(report.kinds.size(), 34U);
  EXPECT_EQ(report.kinds[0].kind, "account");
  EXPECT_EQ(report.kinds[0].whole, 2);
}

TEST_F(VerifyTest, Any_value_changed_in_any_row_of_any_table_is_found) {
  Meddler meddler(path);
  const auto all = tables(meddler);
  ASSERT_GE(all.size(), 34U);
  int edits = 0;
  for (const std::string& table : all) {
    const auto rows = meddler.list("SELECT rowid FROM " + table);
    EXPECT_FALSE(rows.empty()) << table << " has no row to change: save one in this test";
    for (const std::string& column : meddler.list("SELECT name FROM pragma_table_info('" + table + "')")) {
      const std::string kind = meddler.list("SELECT type FROM pragma_table_info('" + table +
                                            "') WHERE name = '" + column + "'")[0];
      std::vector<std::string> changes{"iif(" + column + " IS NULL, 4294967296, " + column + " + 4294967296)",
                                       "iif(" + column + " IS NULL, 1, -1 - " + column + ")"};
      if (kind == "REAL") changes = {"iif(" + column + " IS NULL, 0.0, " + column + " + 0.5)"};
      if (kind == "TEXT") changes = {"coalesce(" + column + ", '') || 'x'"};
      for (const std::string& row : rows)
        for (const std::string& change : changes) {
          const std::string where = " WHERE rowid = " + row;
          // A key that is the rowid moves with its change, so the way back asks for what the change made.
          ASSERT_TRUE(meddler.run("CREATE TEMP TABLE kept AS SELECT rowid AS was, * FROM " + table + where));
          ASSERT_TRUE(meddler.run("UPDATE " + table + " SET " + column + " = " + change + where))
              << table << "." << column << ": " << meddler.problem;
          EXPECT_FALSE(named().empty()) << table << "." << column << " = " << change << where;
          const bool moved = meddler.list("SELECT 1 FROM " + table + where).empty();
          const std::string now = moved ? " WHERE " + column + " = (SELECT " + change + " FROM kept)" : where;
          ASSERT_TRUE(meddler.run("UPDATE " + table + " SET " + column + " = (SELECT " + column +
                                  " FROM kept)" + now + "; DROP TABLE kept"))
              << meddler.problem;
          ++edits;
        }
    }
  }
  EXPECT_TRUE(records->verify()->whole());  // each change was taken back
  RecordProperty("edits", edits);
  EXPECT_GT(edits, 500);
}

TEST_F(VerifyTest, Any_row_taken_out_put_in_or_moved_is_found) {
  Meddler meddler(path);
  for (const std::string& table : tables(meddler)) {
    const std::string key =
        meddler.list("SELECT name FROM pragma_table_info('" + table + "') WHERE pk > 0 ORDER BY pk")[0];
    const std::string fake = key == "one" || key == "number" || key == "version" ? "99" : "'forged'";
    for (const std::string& row : meddler.list("SELECT rowid FROM " + table)) {
      // Inside a savepoint another connection sees nothing, so each change is committed and taken back.
      const std::string where = " WHERE rowid = " + row;
      ASSERT_TRUE(meddler.run("CREATE TEMP TABLE kept AS SELECT * FROM " + table + where));
      ASSERT_TRUE(meddler.run("DELETE FROM " + table + where)) << meddler.problem;
      EXPECT_FALSE(named().empty()) << table << " lost row " << row;
      ASSERT_TRUE(meddler.run("INSERT INTO " + table + " SELECT * FROM kept"));
      const std::string unique = table == "imports" ? ", sequence = 99" : "";
      ASSERT_TRUE(meddler.run("UPDATE kept SET " + key + " = " + fake + unique + "; INSERT INTO " + table +
                              " SELECT * FROM kept; DROP TABLE kept"))
          << table << ": " << meddler.problem;
      EXPECT_FALSE(named().empty()) << table << " got a row";
      ASSERT_TRUE(meddler.run("DELETE FROM " + table + " WHERE " + key + " = " + fake));
    }
  }
  EXPECT_TRUE(records->verify()->whole());
}

TEST_F(VerifyTest, Two_rows_that_change_places_are_found_and_named) {
  Meddler meddler(path);
  const auto swap = [](const std::string& table, const std::string& key, const std::string& values) {
    const std::string set = "UPDATE " + table + " SET " + key + " = ";
    const std::string left = values.substr(0, 1);
    const std::string right = values.substr(1, 1);
    return set + "900 WHERE " + key + " = " + left + ";" + set + left + " WHERE " + key + " = " + right +
           ";" + set + right + " WHERE " + key + " = 900";
  };
  ASSERT_TRUE(meddler.run(swap("rules", "version", "12")));
  EXPECT_EQ(named(), (std::set<std::string>{"rules 1", "rules 2"}));
  ASSERT_TRUE(meddler.run(swap("rules", "version", "12")));
  EXPECT_TRUE(named().empty());
  ASSERT_TRUE(meddler.run(swap("journal", "number", "45")));
  EXPECT_EQ(named(), std::set<std::string>{"journal 4"});
}

TEST_F(VerifyTest, Damage_is_named_by_kind_and_id_and_the_rest_is_said_to_be_whole) {
  Meddler meddler(path);
  ASSERT_TRUE(meddler.run("UPDATE reason_cells SET seen = 'up' WHERE reason = 'r-2' AND position = 1"));
  EXPECT_EQ(named(), std::set<std::string>{"reason r-2"});
  const VerifyReport report = records->verify().value();
  for (const KindCount& kind : report.kinds) EXPECT_GE(kind.whole, 1) << kind.kind;
  ASSERT_TRUE(
      meddler.run("UPDATE decisions SET chosen = 0; DELETE FROM notes WHERE id = 'n-1';"
                  "INSERT INTO event_slices VALUES ('e-nobody', 'a', 'b')"));
  EXPECT_EQ(named(), (std::set<std::string>{"decision d-1", "event e-nobody", "note n-1", "reason r-2"}));
}

TEST_F(VerifyTest, A_signature_over_something_else_is_found) {
  Statements& statements = records->statements();
  Reason reason = rich_reason("r-3");
  reason.text = "nobody signed this";
  Decision decision = rich_decision("d-3");
  decision.sealed.size += 0.01;  // made after the forecast was sealed
  decision = signed_by_maud(decision, 31);
  Review review = rich_review("d-3");
  review.measured.relative.value = -review.measured.relative.value;
  RulesVersion rules = rich_rules(3);
  rules.text += " ";
  TrialSetting trials = rich_trials();
  trials.on = !trials.on;
  OutgoingHold hold = rich_hold();
  hold.held = !hold.held;
  ASSERT_TRUE(statements.save_reason(reason));
  ASSERT_TRUE(statements.save_decision(decision));
  ASSERT_TRUE(statements.save_review(review));
  ASSERT_TRUE(statements.save_rules(rules));
  ASSERT_TRUE(statements.save_trials(trials));
  ASSERT_TRUE(statements.save_hold(hold));
  EXPECT_EQ(named(), (std::set<std::string>{"decision d-3", "outgoing_hold 2", "reason r-3", "review d-3",
                                            "rules 3", "trials 2"}));
  const VerifyReport report = records->verify().value();
  for (const Damage& damage : report.damages) EXPECT_EQ(damage.harm, Harm::other_signed);
}

TEST_F(VerifyTest, A_row_without_its_record_is_told_from_a_record_that_was_changed) {
  Meddler meddler(path);
  ASSERT_TRUE(meddler.run("INSERT INTO decision_options VALUES ('d-nobody', 0, 'a')"));
  const VerifyReport report = records->verify().value();
  ASSERT_EQ(report.damages.size(), 1U);
  EXPECT_EQ(report.damages[0].kind, "decision");
  EXPECT_EQ(report.damages[0].harm, Harm::foreign_row);
}

TEST_F(VerifyTest, What_was_taken_back_is_not_missed_and_its_row_is_found_where_it_is_there_all_the_same) {
  const std::string root = records->root().value();
  EXPECT_TRUE(records->remove_note({"n-1"}).value());
  EXPECT_TRUE(records->remove_event({"e-1"}).value());
  EXPECT_FALSE(records->remove_note({"n-1"}).value());
  EXPECT_FALSE(records->remove_event({"e-nobody"}).value());
  const VerifyReport report = records->verify(root).value();
  EXPECT_TRUE(report.whole());
  EXPECT_EQ(report.acts, 46);
  Meddler meddler(path);
  ASSERT_TRUE(meddler.run("INSERT INTO notes VALUES ('n-1', 5, 20000, 'x')"));
  ASSERT_EQ(records->verify()->damages.size(), 1U);
  EXPECT_EQ(named(), std::set<std::string>{"note n-1"});
  EXPECT_EQ(records->verify()->damages[0].harm, Harm::added);
  ASSERT_TRUE(meddler.run("DELETE FROM notes WHERE id = 'n-1'; DELETE FROM events WHERE id = 'e-2'"));
  EXPECT_TRUE(named().contains("event e-2"));  // nobody took that one back
}

TEST_F(VerifyTest, What_was_taken_back_can_be_saved_again) {
  ASSERT_TRUE(records->remove_note({"n-1"}).value());
  ASSERT_TRUE(records->save_note({{"n-1"}, 6, Day(20'001), "y", {}}));
  EXPECT_TRUE(records->verify()->whole());
  EXPECT_EQ(records->notes()->size(), 2U);
}

TEST_F(VerifyTest, A_statement_cannot_be_taken_back) {
  const std::string root = records->root().value();
  Meddler meddler(path);
  const std::string number = std::to_string(records->verify()->acts + 1);
  const std::string seal =
      sha256_hex(root + "\n" + number + "\n77\ndismissal\n" + sha256_hex("f-1#1") + "\n");
  ASSERT_TRUE(meddler.run("DELETE FROM dismissals; INSERT INTO journal VALUES (" + number +
                          ", 77, 'dismissal', 'f-1#1', '', '" + seal + "')"));
  EXPECT_EQ(named(), std::set<std::string>{"journal " + number});
}

TEST_F(VerifyTest, Answers_to_requests_are_no_part_of_the_history) {
  const std::string root = records->root().value();
  ASSERT_TRUE(records->save_reply({"k", "maud", "h", 200, "{}", 1}));
  EXPECT_EQ(records->root().value(), root);
  EXPECT_TRUE(records->verify()->whole());
}

TEST_F(VerifyTest, A_trigger_taken_away_is_found) {
  Meddler meddler(path);
  ASSERT_TRUE(meddler.run("DROP TRIGGER reasons_never_change"));
  EXPECT_EQ(named(), std::set<std::string>{"layout reasons_never_change"});
}

TEST_F(VerifyTest, A_tail_cut_off_everywhere_is_found_by_an_earlier_root_alone) {
  const std::string root = records->root().value();
  Meddler meddler(path);
  ASSERT_TRUE(
      meddler.run("DELETE FROM rules WHERE version = 2; DELETE FROM journal WHERE number = "
                  "(SELECT max(number) FROM journal)"));
  EXPECT_TRUE(records->verify()->whole());
  const VerifyReport report = records->verify(root).value();
  ASSERT_EQ(report.damages.size(), 1U);
  EXPECT_EQ(report.damages[0].harm, Harm::unknown_root);
}

TEST_F(VerifyTest, A_chain_computed_anew_is_found_by_an_earlier_root_alone) {
  const std::string root = records->root().value();
  const std::string forged_path = scratch.file("forged.db");
  const auto forged = Records::open(forged_path).value();
  ASSERT_TRUE(save_one_of_each(forged->statements()));
  EXPECT_TRUE(forged->verify()->whole());
  EXPECT_EQ(forged->verify(root)->damages.size(), 1U);
}

TEST_F(VerifyTest, An_earlier_root_stays_in_a_chain_that_grew) {
  const std::string root = records->root().value();
  ASSERT_TRUE(records->statements().save_rules(rich_rules(3)));
  EXPECT_NE(records->root().value(), root);
  EXPECT_TRUE(records->verify(root)->whole());
}

TEST_F(VerifyTest, A_reason_sealed_a_second_time_is_found) {
  // Whoever adds a well-made line for a changed reason keeps all earlier roots in the chain.
  const std::string root = records->root().value();
  Meddler meddler(path);
  const std::string number = std::to_string(records->verify()->acts + 1);
  const std::string content = meddler.list("SELECT content_sha256 FROM journal WHERE subject = 'r-2'")[0];
  const std::string seal =
      sha256_hex(root + "\n" + number + "\n77\nreason\n" + sha256_hex("r-2") + "\n" + content);
  ASSERT_TRUE(meddler.run("INSERT INTO journal VALUES (" + number + ", 77, 'reason', 'r-2', '" + content +
                          "', '" + seal + "')"));
  EXPECT_EQ(named(), std::set<std::string>{"journal " + number});
}

TEST_F(VerifyTest, An_answer_that_was_kept_for_a_request_seals_itself) {
  ASSERT_TRUE(records->save_reply({"k", "maud", std::string(64, 'c'), 201, R"({"id": "n-1"})", 9}));
  EXPECT_TRUE(records->verify()->whole());
  {
    Meddler meddler(path);
    ASSERT_TRUE(meddler.run("UPDATE request_keys SET body = replace(body, 'n-1', 'n-2')"));
  }
  EXPECT_EQ(named(), std::set<std::string>{"reply maud k"});
  EXPECT_EQ(records->find_reply("k", "maud").error().code, "records.damaged") << "done twice would be worse";
}

TEST_F(VerifyTest, What_cannot_be_read_is_named_and_the_rest_is_looked_at) {
  records.reset();
  const std::string good = slurp(path);
  // The root page of one table: its rows are out of reach, and nothing else is.
  Meddler meddler(path);
  const int page = number_in(meddler.list("SELECT rootpage FROM sqlite_schema WHERE name = 'reviews'")[0]);
  const int size = number_in(meddler.list("PRAGMA page_size")[0]);
  std::string bad = good;
  for (int i = (page - 1) * size; i < page * size; ++i) bad[static_cast<std::size_t>(i)] = '\x7f';
  spill(path, bad);
  records = Records::open(path).value();
  const VerifyReport report = records->verify().value();
  EXPECT_FALSE(report.whole("review"));
  EXPECT_TRUE(report.whole("reason"));
  EXPECT_TRUE(report.whole("journal"));
  const auto count = [&](const std::string& kind) {
    for (const KindCount& one : report.kinds)
      if (one.kind == kind) return one.whole;
    return std::int64_t{0};
  };
  EXPECT_EQ(count("reason"), 2);
  EXPECT_EQ(count("review"), 0);
}

TEST_F(VerifyTest, A_file_that_cannot_be_opened_is_read_as_far_as_it_goes) {
  const VerifyReport good = records->verify().value();
  records.reset();
  std::string bad = slurp(path);
  bad[70] = 'x';  // whose file it is
  spill(path, bad);
  const auto opened = Records::open(path);
  ASSERT_FALSE(opened);
  const VerifyReport report = verify_damaged_records(path, opened.error());
  EXPECT_FALSE(report.whole("file"));
  EXPECT_EQ(report.acts, good.acts);
  EXPECT_EQ(report.kinds.size(), good.kinds.size());
  spill(path, "junk");
  EXPECT_TRUE(verify_damaged_records(path, opened.error()).kinds.empty());
}

}  // namespace
}  // namespace regie
