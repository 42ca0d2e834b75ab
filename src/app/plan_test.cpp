// app/plan_test.cpp - a plan is read row by row, held against its days, and ruled on by people.
#include "app/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/events.h"
#include "app/moment.h"
#include "app/testing/desk.h"

namespace regie {
namespace {

const std::string party = "Feest in de tuin, met confetti!";

struct Plan : testing::Test {
  TestDesk desk;
  Workspace workspace = desk.open();
  Day quiet_day = Day::of({2026, 6, 10});

  std::string planned(Day day, const std::string& text = party) {
    return add_piece(workspace, {"", day, {}, "LinkedIn", "", text, ""}).value().piece.id;
  }
  CheckedPiece piece(const std::string& id) {
    const auto plan = checked_plan(desk.world, workspace, {}).value();
    for (const CheckedPiece& one : plan)
      if (one.piece.id == id) return one;
    ADD_FAILURE() << id << " is not in the plan";
    return {};
  }
  Result<CheckedPiece> rule(const std::string& id, bool let_go, const std::string& why) {
    return rule_on_piece(desk.world, workspace, {id, let_go, why, "maud"});
  }
};

TEST_F(Plan, Every_row_is_kept_or_known_or_set_aside_with_its_line_and_column) {
  const std::string csv =
      "dag,tijd,kanaal,tekst\n2026-05-04,09:30,LinkedIn,Feest!\nmorgen,,LinkedIn,Hallo\n2026-05-06,,,\n"
      "2026-05-04,09:30,LinkedIn,Feest!\n";
  const auto first = import_plan(workspace, {"plans/may.csv", csv}).value();
  EXPECT_EQ(first.read, 4);
  EXPECT_EQ(first.read, first.kept + first.known + static_cast<std::int64_t>(first.problems.size()));
  ASSERT_EQ(first.problems.size(), 2U);
  EXPECT_EQ(first.problems[0].code, "plan.no_day");
  EXPECT_EQ(first.problems[0].line, 3);
  EXPECT_EQ(first.problems[0].column, "dag");
  EXPECT_EQ(first.problems[0].value, "morgen");
  EXPECT_EQ(first.problems[1].code, "plan.no_text");
  const auto plan = checked_plan(desk.world, workspace, {}).value();
  ASSERT_EQ(plan.size(), 1U);
  EXPECT_EQ(plan[0].piece.minute, 570);
  EXPECT_EQ(plan[0].piece.source, "may.csv");
  const auto again = import_plan(workspace, {"may.csv", csv}).value();
  EXPECT_EQ(again.kept, 0);
  EXPECT_EQ(again.known, 2);
  EXPECT_EQ(import_plan(workspace, {"a.csv", "clicks,cost\n1,2\n"}).error().code, "plan.no_columns");
}

TEST_F(Plan, The_same_row_twice_in_one_file_is_one_piece) {
  const auto outcome =
      import_plan(workspace, {"a.csv", "day,text\n2026-05-06,Hallo\n2026-05-06,Hallo\n"}).value();
  EXPECT_EQ(outcome.read, 2);
  EXPECT_EQ(outcome.kept, 1);
  EXPECT_EQ(outcome.known, 1);
  EXPECT_EQ(checked_plan(desk.world, workspace, {})->size(), 1U);
}

TEST_F(Plan, A_party_on_a_day_of_mourning_waits_and_one_on_another_day_does_not) {
  EXPECT_EQ(piece(planned(Day::of({2026, 5, 4}))).state, PieceState::held);
  EXPECT_EQ(piece(planned(quiet_day)).state, PieceState::fine);
  EXPECT_EQ(piece(planned(Day::of({2026, 5, 4}), "De winkel is om 18 uur dicht.")).state, PieceState::fine);
}

TEST_F(Plan, Days_that_are_over_are_left_out_unless_asked_for) {
  static_cast<void>(planned(Day::of({2026, 3, 15})));
  static_cast<void>(planned(Day::of({2026, 3, 16})));
  EXPECT_EQ(checked_plan(desk.world, workspace, {})->size(), 1U);
  EXPECT_EQ(checked_plan(desk.world, workspace, {std::nullopt, {}, true})->size(), 2U);
}

TEST_F(Plan, Events_notes_and_news_count_on_their_own_days) {
  const std::string on_day = planned(quiet_day);
  const std::string before = planned(quiet_day - 1);
  const std::string long_after = planned(quiet_day + (note_holds_days + moment_lingers_days));
  const auto states = [&] {
    return std::vector{piece(before).state, piece(on_day).state, piece(long_after).state};
  };
  const std::vector undisturbed{PieceState::fine, PieceState::fine, PieceState::fine};
  const std::vector disturbed{PieceState::fine, PieceState::held, PieceState::fine};
  const std::string blow = "Overstroming in Limburg: tien doden";
  EXPECT_EQ(states(), undisturbed);
  const EventId event = add_event(workspace, {blow, {quiet_day, quiet_day}, {}, "", ""}).value().id;
  EXPECT_EQ(states(), disturbed);
  ASSERT_TRUE(remove_event(workspace, event));
  EXPECT_EQ(states(), undisturbed);
  const NoteId note = add_note(desk.world, workspace, {blow, quiet_day, {}}).value().id;
  EXPECT_EQ(states(), disturbed);
  ASSERT_TRUE(remove_note(workspace, note));
  const NewsLine line = add_news(workspace, {"", quiet_day, blow, ""}).value();
  EXPECT_EQ(states(), disturbed);
  ASSERT_TRUE(remove_news(workspace, line.id));
  EXPECT_EQ(states(), undisturbed);
}

TEST_F(Plan, Letting_go_needs_a_reason_and_is_signed) {
  const std::string id = planned(Day::of({2026, 5, 4}));
  EXPECT_EQ(rule(id, true, "").error().code, "plan.no_why");
  EXPECT_EQ(piece(id).state, PieceState::held);
  EXPECT_EQ(rule(id, true, "the town asked for it")->state, PieceState::let_go);
  const CheckedPiece gone = piece(id);
  EXPECT_EQ(gone.state, PieceState::let_go);
  EXPECT_EQ(gone.ruling->why, "the town asked for it");
  EXPECT_EQ(gone.ruling->signature.account, "maud");
  EXPECT_EQ(rule(id, false, "")->state, PieceState::stopped);
  EXPECT_EQ(piece(id).state, PieceState::stopped);
  EXPECT_EQ(rule("q-none", false, "").error().code, "plan.unknown");
  EXPECT_TRUE(workspace.records->verify()->whole());
}

TEST_F(Plan, A_ruling_counts_for_exactly_the_text_it_was_about) {
  const std::string id = planned(Day::of({2026, 5, 4}));
  ASSERT_TRUE(rule(id, true, "we asked the family"));
  Piece changed = piece(id).piece;
  changed.text = "Feest in de tuin, met confetti en vuurwerk!";
  ASSERT_TRUE(workspace.records->voice().save_piece(changed));  // under the same id
  EXPECT_EQ(piece(id).state, PieceState::held);
  EXPECT_FALSE(piece(id).ruling);
}

TEST_F(Plan, A_piece_that_is_put_back_has_what_was_said_of_it) {
  const std::string id = planned(Day::of({2026, 5, 4}));
  ASSERT_TRUE(rule(id, true, "we asked the family"));
  const Piece removed = remove_piece(workspace, id).value();
  EXPECT_TRUE(checked_plan(desk.world, workspace, {})->empty());
  EXPECT_EQ(remove_piece(workspace, id).error().code, "plan.unknown");
  EXPECT_EQ(add_piece(workspace, removed)->state, PieceState::let_go);
  EXPECT_EQ(piece(id).piece.channel, "LinkedIn");
  EXPECT_EQ(add_piece(workspace, {"", quiet_day, {}, "", "", " ", ""}).error().code, "plan.empty");
}

TEST_F(Plan, News_is_read_line_by_line_and_a_line_of_nothing_is_refused) {
  const std::string csv = "day,title\n2026-03-10,Flood in Limburg\nsoon,Nothing yet\n2026-03-11,\n";
  const auto first = import_news(workspace, {"news.csv", csv}).value();
  EXPECT_EQ(first.read, 3);
  EXPECT_EQ(first.kept, 1);
  ASSERT_EQ(first.problems.size(), 2U);
  EXPECT_EQ(first.problems[0].code, "news.no_day");
  EXPECT_EQ(first.problems[1].code, "news.no_text");
  EXPECT_EQ(import_news(workspace, {"news.csv", csv})->known, 1);
  EXPECT_EQ(import_news(workspace, {"a.csv", "clicks,cost\n1,2\n"}).error().code, "news.no_columns");
  EXPECT_EQ(add_news(workspace, {"", quiet_day, "", ""}).error().code, "news.empty");
  EXPECT_EQ(remove_news(workspace, "h-none").error().code, "news.unknown");
}

}  // namespace
}  // namespace regie
