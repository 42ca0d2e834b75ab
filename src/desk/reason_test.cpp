// desk/reason_test.cpp - what is signed covers every field, and no text passes for another.
#include "desk/reason.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "desk/statement.h"

namespace regie {
namespace {

Reason a_reason() {
  Reason reason;
  reason.footprint.cells = {{"leads", {{"country", "NL"}}, "down", "down"}};
  return reason;
}

TEST(ReasonStatement, Another_value_of_any_field_is_another_text) {
  using Change = std::function<void(Reason&)>;
  const std::vector<Change> changes{[](Reason&) {},
                                    [](Reason& r) { r.id.text = "r-1"; },
                                    [](Reason& r) { r.finding.id.text = "f-1"; },
                                    [](Reason& r) { r.finding.metric = "leads"; },
                                    [](Reason& r) { r.finding.slice["country"] = "NL"; },
                                    [](Reason& r) { r.finding.direction = Direction::up; },
                                    [](Reason& r) { r.finding.onset.day = Day(1); },
                                    [](Reason& r) { r.finding.onset.low = Day(1); },
                                    [](Reason& r) { r.finding.onset.high = Day(1); },
                                    [](Reason& r) { r.finding.onset.level = 0.5; },
                                    [](Reason& r) { r.finding.window.from = Day(1); },
                                    [](Reason& r) { r.finding.window.to = Day(1); },
                                    [](Reason& r) { r.finding.expected = 1e-300; },
                                    [](Reason& r) { r.finding.observed = 1; },
                                    [](Reason& r) { r.kind = CandidateKind::mix; },
                                    [](Reason& r) { r.event.text = "e-1"; },
                                    [](Reason& r) { r.title = "t"; },
                                    [](Reason& r) { r.text = "t"; },
                                    [](Reason& r) { r.footprint.verdict = FootprintVerdict::fits; },
                                    [](Reason& r) { r.footprint.why = "w"; },
                                    [](Reason& r) { r.footprint.window.from = Day(1); },
                                    [](Reason& r) { r.footprint.window.to = Day(1); },
                                    [](Reason& r) { r.footprint.placebos = 1; },
                                    [](Reason& r) { r.footprint.false_fits = 1; },
                                    [](Reason& r) { r.footprint.false_fit_rate.low = 0.1; },
                                    [](Reason& r) { r.footprint.false_fit_rate.high = 0.1; },
                                    [](Reason& r) { r.footprint.false_fit_rate.level = 0.1; },
                                    [](Reason& r) { r.footprint.cells.push_back({}); },
                                    [](Reason& r) { r.footprint.cells.clear(); },
                                    [](Reason& r) { r.footprint.cells[0].metric = "clicks"; },
                                    [](Reason& r) { r.footprint.cells[0].slice = {{"country", "BE"}}; },
                                    [](Reason& r) { r.footprint.cells[0].expected = "up"; },
                                    [](Reason& r) { r.footprint.cells[0].seen = "up"; },
                                    [](Reason& r) { r.footprint_as_proposed = true; },
                                    [](Reason& r) { r.proposal.text = "p-1"; },
                                    [](Reason& r) { r.supersedes.text = "r-0"; },
                                    [](Reason& r) { r.signature.account = "maud"; },
                                    [](Reason& r) { r.signature.at_seconds = 1; }};
  std::set<std::string> texts;
  for (const Change& change : changes) {
    Reason reason = a_reason();
    change(reason);
    texts.insert(statement_of(reason));
  }
  EXPECT_EQ(texts.size(), changes.size());
}

TEST(ReasonStatement, The_hash_it_gets_is_no_part_of_it) {
  Reason signed_one = a_reason();
  signed_one.signature.content_sha256 = "ab";
  EXPECT_EQ(statement_of(signed_one), statement_of(a_reason()));
}

TEST(ReasonStatement, An_end_covers_every_field_too) {
  std::set<std::string> texts;
  for (const ReasonEnd& end : {ReasonEnd{}, ReasonEnd{{"r-1"}, "", {}, {}}, ReasonEnd{{}, "r-1", {}, {}},
                               ReasonEnd{{}, "", {"r-1"}, {}}, ReasonEnd{{}, "", {}, {"r-1", 0, ""}},
                               ReasonEnd{{}, "", {}, {"", 1, ""}}})
    texts.insert(statement_of(end));
  EXPECT_EQ(texts.size(), 6U);
}

TEST(Statement, A_line_end_in_a_text_forges_no_field) {
  ReasonEnd honest;
  honest.text = "a";
  honest.replaced_by = {"r-2"};
  ReasonEnd forged;
  forged.text = "a\nreplaced_by: r-2";
  EXPECT_NE(statement_of(honest), statement_of(forged));
  EXPECT_EQ(Statement("x/1").line("a", "1\n2\r\\n").text(), "regie x/1\na: 1\\n2\\r\\\\n\n");
}

TEST(Statement, Slices_and_lists_cannot_be_cut_otherwise) {
  const auto of_slice = [](const Slice& slice) { return Statement("x/1").line("where", slice).text(); };
  EXPECT_NE(of_slice({{"a", "1,b=2"}}), of_slice({{"a", "1"}, {"b", "2"}}));
  EXPECT_NE(of_slice({{"a=1", "2"}}), of_slice({{"a", "1=2"}}));
  const auto of_list = [](std::vector<std::string> list, std::vector<std::string> next) {
    return Statement("x/1").line("l", list).line("m", next).text();
  };
  EXPECT_NE(of_list({"a"}, {"b"}), of_list({"a", "b"}, {}));
  EXPECT_NE(of_list({""}, {}), of_list({}, {""}));
}

TEST(Statement, Numbers_that_differ_in_the_last_bit_differ) {
  EXPECT_NE(Statement("x/1").line("v", 0.1).text(), Statement("x/1").line("v", 0.1 + 0x1p-56).text());
}

}  // namespace
}  // namespace regie
