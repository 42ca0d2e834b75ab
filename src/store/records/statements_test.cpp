// store/records/statements_test.cpp - statements come back to the last field and are kept once.
#include "store/records/statements.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <tuple>

#include "store/records/records.h"
#include "store/testing/scratch.h"
#include "store/testing/statements.h"

namespace regie {

// Every field of a struct, so that a field that is left out of a table shows.
static auto fields(const Signature& s) { return std::tuple(s.account, s.at_seconds, s.content_sha256); }
static auto fields(const Account& a) {
  return std::tuple(a.name, a.full_name, a.role, a.at_seconds, a.closed);
}
static auto fields(const FindingInBrief& f) {
  return std::tuple(f.id, f.metric, f.slice, f.direction, f.onset.day, f.onset.low, f.onset.high,
                    f.onset.level, f.window, f.expected, f.observed);
}
static auto fields(const ToldFinding& t) {
  const ToldQuestion& q = t.question;
  return std::tuple(q.verb, q.as_of, q.window_days, q.metric, q.slice, q.since, t.at_seconds,
                    fields(t.finding), t.top_kind, t.top_title, t.top_probability);
}
static auto fields(const Proposal& p) {
  return std::tuple(p.id, p.finding, p.event, p.kind, p.title, p.planted, p.account, p.at_seconds);
}
static auto fields(const ProposalAnswer& a) {
  return std::tuple(a.proposal, a.answer, a.at_seconds, a.account);
}
static auto fields(const Reason& r) {
  std::vector<std::tuple<std::string, Slice, std::string, std::string>> cells;
  for (const FootprintCell& cell : r.footprint.cells)
    cells.emplace_back(cell.metric, cell.slice, cell.expected, cell.seen);
  const FootprintTest& t = r.footprint;
  return std::tuple(r.id, fields(r.finding), r.kind, r.event, r.title, r.text,
                    std::tuple(t.verdict, t.why, cells, t.window, t.placebos, t.false_fits,
                               t.false_fit_rate.low, t.false_fit_rate.high, t.false_fit_rate.level),
                    r.footprint_as_proposed, r.proposal, r.supersedes, fields(r.signature));
}
static auto fields(const ReasonEnd& e) {
  return std::tuple(e.reason, e.text, e.replaced_by, fields(e.signature));
}
static auto fields(const Decision& d) {
  const Forecast& f = d.forecast;
  const SealedForecast& s = d.sealed;
  const StopRule stop = d.stop_rule.value_or(StopRule{});
  const Money stake = d.at_stake.value_or(Money{});
  const Forecast a = d.advised_forecast.value_or(Forecast{});
  return std::tuple(
      std::tuple(d.id, d.finding, d.reason, d.topic, d.question, d.options, d.chosen, d.advised,
                 d.precedents),
      std::tuple(f.metric, f.slice, f.low, f.size, f.high, f.within_days, f.confidence),
      std::tuple(d.advised_forecast.has_value(), a.metric, a.slice, a.low, a.size, a.high, a.within_days,
                 a.confidence),
      std::tuple(d.stop_rule.has_value(), stop.metric, stop.slice, stop.below, stop.limit, stop.days), d.from,
      d.review_day,
      std::tuple(s.low, s.size, s.high, s.level, s.probability, s.precedents, s.method, s.salt,
                 s.content_sha256),
      d.at_stake.has_value(), stake.minor, stake.currency, fields(d.signature));
}
static auto fields(const Estimate& e) {
  return std::tuple(e.value, e.interval.low, e.interval.high, e.interval.level);
}
static auto fields(const Grade& g) {
  return std::tuple(g.outcome, g.probability_true, g.brier, g.interval_score);
}
static auto fields(const Review& r) {
  const MeasuredEffect& m = r.measured;
  return std::tuple(r.decision, r.answer, r.thought,
                    std::tuple(m.told, m.needs, fields(m.relative), fields(m.total), m.probability,
                               m.observed, m.expected, m.method),
                    fields(r.person), fields(r.regie), r.cost_of_not_acting.has_value(),
                    fields(r.cost_of_not_acting.value_or(Estimate{})), fields(r.signature));
}
static auto fields(const Dismissal& d) {
  return std::tuple(d.finding, d.until, d.text, d.lifted, fields(d.signature));
}
static auto fields(const RulesVersion& r) {
  return std::tuple(r.version, r.text, r.why, fields(r.signature));
}
static auto fields(const TrialSetting& t) { return std::tuple(t.on, t.one_in, fields(t.signature)); }
static auto fields(const OutgoingHold& h) { return std::tuple(h.held, h.why, fields(h.signature)); }

namespace {

class StatementsTest : public testing::Test {
 protected:
  StatementsTest() : path(scratch.file("records.db")) { open(); }
  void open() {
    records.reset();
    auto opened = Records::open(path);
    ASSERT_TRUE(opened) << opened.error().say;
    records = std::move(*opened);
  }
  Statements& statements() { return records->statements(); }
  Scratch scratch;
  std::string path;
  std::unique_ptr<Records> records;
};

TEST_F(StatementsTest, Every_field_comes_back) {
  ASSERT_TRUE(save_one_of_each(statements()));
  open();
  const Statements& kept = statements();
  EXPECT_EQ(fields(kept.accounts()->at(0)), fields(rich_account("maud")));
  EXPECT_EQ(fields(kept.told()->at(0)), fields(rich_told("f-1")));
  EXPECT_EQ(fields(kept.proposals()->at(0)), fields(rich_proposal("p-1")));
  EXPECT_EQ(fields(kept.answers()->at(0)), fields(rich_answer("p-1")));
  EXPECT_EQ(fields(kept.reasons()->at(0)), fields(rich_reason("r-1")));
  EXPECT_EQ(fields(kept.reason_ends()->at(0)), fields(rich_reason_end("r-1")));
  EXPECT_EQ(fields(kept.decisions()->at(0)), fields(rich_decision("d-1")));
  EXPECT_EQ(fields(kept.reviews()->at(0)), fields(rich_review("d-1")));
  EXPECT_EQ(fields(kept.dismissals()->at(0)), fields(rich_dismissal("f-1")));
  EXPECT_EQ(fields(kept.rules()->at(0)), fields(rich_rules(1)));
  EXPECT_EQ(fields(kept.trials()->at(0)), fields(rich_trials()));
  EXPECT_EQ(fields(kept.holds()->at(0)), fields(rich_hold()));
  EXPECT_TRUE(records->verify()->whole());
}

TEST_F(StatementsTest, What_is_empty_comes_back_empty) {
  Decision decision;
  decision.id = {"d-2"};
  ASSERT_TRUE(statements().save_decision(decision));
  Review review;
  review.decision = {"d-2"};
  ASSERT_TRUE(statements().save_review(review));
  Reason reason;
  reason.id = {"r-2"};
  ASSERT_TRUE(statements().save_reason(reason));
  ToldFinding told;
  told.finding.id = {"f-2"};
  ASSERT_TRUE(statements().save_told(told));
  open();
  EXPECT_EQ(fields(statements().decisions()->at(0)), fields(decision));
  EXPECT_EQ(fields(statements().reviews()->at(0)), fields(review));
  EXPECT_EQ(fields(statements().reasons()->at(0)), fields(reason));
  EXPECT_EQ(fields(statements().told()->at(0)), fields(told));
}

TEST_F(StatementsTest, What_was_signed_is_never_replaced) {
  ASSERT_TRUE(save_one_of_each(statements()));
  Reason other = rich_reason("r-1");
  other.text = "something else";
  Decision decision = rich_decision("d-1");
  decision.chosen = 2;
  const auto code = [](const Result<Done>& saved) { return saved ? "saved" : saved.error().code; };
  EXPECT_EQ(code(statements().save_reason(other)), "records.exists");
  EXPECT_EQ(code(statements().save_reason_end(rich_reason_end("r-1"))), "records.exists");
  EXPECT_EQ(code(statements().save_decision(decision)), "records.exists");
  EXPECT_EQ(code(statements().save_review(rich_review("d-1"))), "records.exists");
  EXPECT_EQ(code(statements().save_proposal(rich_proposal("p-1"))), "records.exists");
  EXPECT_EQ(code(statements().save_answer(rich_answer("p-1"))), "records.exists");
  EXPECT_EQ(code(statements().save_rules(rich_rules(1))), "records.exists");
  EXPECT_EQ(statements().reasons()->at(0).text, awkward);
  EXPECT_EQ(statements().decisions()->at(0).chosen, 1);
  EXPECT_TRUE(records->verify()->whole());
}

TEST_F(StatementsTest, An_account_is_as_it_was_last_saved_and_a_told_finding_as_it_was_first) {
  ASSERT_TRUE(statements().save_account(rich_account("maud")));
  ASSERT_TRUE(statements().save_account(rich_account("bo")));
  Account closed = rich_account("maud");
  closed.closed = true;
  ASSERT_TRUE(statements().save_account(closed));
  const auto accounts = statements().accounts().value();
  ASSERT_EQ(accounts.size(), 2U);
  EXPECT_EQ(accounts[0].name, "bo");
  EXPECT_TRUE(accounts[1].closed);
  ToldFinding again = rich_told("f-1");
  ASSERT_TRUE(statements().save_told(again));
  again.at_seconds += 5;
  ASSERT_TRUE(statements().save_told(again));
  ASSERT_EQ(statements().told()->size(), 1U);
  EXPECT_EQ(statements().told()->at(0).at_seconds, rich_told("f-1").at_seconds);
  EXPECT_TRUE(records->verify()->whole());
}

TEST_F(StatementsTest, A_finding_is_put_aside_and_taken_up_any_number_of_times) {
  Dismissal lifted = rich_dismissal("f-1");
  lifted.until = std::nullopt;
  lifted.lifted = true;
  lifted = signed_by_maud(lifted, 45);  // in the same second
  for (const Dismissal& one : {rich_dismissal("f-1"), lifted, rich_dismissal("f-1"), rich_dismissal("f-0")})
    ASSERT_TRUE(statements().save_dismissal(one));
  open();
  const auto kept = statements().dismissals().value();
  ASSERT_EQ(kept.size(), 4U);
  EXPECT_EQ(kept[0].finding.text, "f-0");
  EXPECT_FALSE(kept[1].lifted);
  EXPECT_EQ(fields(kept[2]), fields(lifted));
  EXPECT_FALSE(kept[3].lifted);
  EXPECT_TRUE(records->verify()->whole());
}

TEST_F(StatementsTest, Trials_come_in_the_order_they_were_switched) {
  for (const bool on : {true, false, true}) {
    TrialSetting setting = rich_trials();
    setting.on = on;
    ASSERT_TRUE(statements().save_trials(setting));
  }
  const auto trials = statements().trials().value();
  ASSERT_EQ(trials.size(), 3U);
  EXPECT_FALSE(trials[1].on);
  EXPECT_TRUE(trials[2].on);
}

TEST_F(StatementsTest, Statements_and_records_are_kept_together_or_not_at_all) {
  const auto failed = records->together([&]() -> Result<Done> {
    TRY_DONE(records->save_note({{"n-1"}, 1, Day(20'000), "a", {}}));
    TRY_DONE(save_one_of_each(statements()));
    return fail("test.stop", "stop");
  });
  EXPECT_EQ(failed.error().code, "test.stop");
  EXPECT_EQ(records->root().value(), "");
  EXPECT_TRUE(statements().reasons()->empty());
  EXPECT_TRUE(records->together([&] { return save_one_of_each(statements()); }));
  EXPECT_EQ(statements().decisions()->size(), 1U);
}

TEST_F(StatementsTest, The_file_itself_refuses_to_change_a_statement) {
  ASSERT_TRUE(save_one_of_each(statements()));
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
  const auto code = [&](const std::string& sql) {
    return sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr);
  };
  for (const char* table :
       {"accounts", "told", "told_slices", "proposals", "answers", "reasons", "reason_slices", "reason_cells",
        "reason_cell_slices", "reason_ends", "decisions", "decision_options", "decision_precedents",
        "decision_slices", "reviews", "dismissals", "rules", "trials", "outgoing_holds"}) {
    EXPECT_EQ(code(std::string("UPDATE ") + table + " SET rowid = rowid + 9"), SQLITE_CONSTRAINT) << table;
    EXPECT_EQ(code(std::string("DELETE FROM ") + table), SQLITE_CONSTRAINT) << table;
  }
  sqlite3_close(handle);
}

}  // namespace
}  // namespace regie
