// app/sign_reason_test.cpp - a reason is a person's, tested, never edited, found again.
#include "app/sign_reason.h"

#include <gtest/gtest.h>

#include "app/accounts.h"
#include "app/propose_reason.h"
#include "app/testing/story.h"
#include "app/trials.h"
#include "store/archive/archive.h"

namespace regie {
namespace {

struct Covid : testing::Test {
  Story story{covid(7)};
  Brief page = story.tell(story.truth.as_of);
  Finding finding = Story::finding_of(page, story.truth, "registrations");

  Signed sign(SignRequest request) {
    request.finding = finding.id;
    request.by = "maud";
    if (request.text.empty()) request.text = "people put off travelling";
    request.as_of = story.truth.as_of;
    auto answer = sign_reason(story.desk.world, story.workspace, request);
    EXPECT_TRUE(answer) << (answer ? "" : answer.error().say);
    return answer.value();
  }
  Signed sign_the_truth() {
    SignRequest request;
    request.event = story.event(story.truth.event_title).id;
    return sign(request);
  }
};

TEST_F(Covid, The_true_reason_fits_and_its_false_fit_rate_is_told) {
  const Reason reason = sign_the_truth().reason;
  EXPECT_EQ(reason.footprint.verdict, FootprintVerdict::fits) << reason.footprint.why;
  EXPECT_TRUE(reason.footprint_as_proposed);
  EXPECT_GE(reason.footprint.placebos, placebos_min);
  EXPECT_GE(reason.footprint.cells.size(), 2U);
  EXPECT_EQ(reason.kind, CandidateKind::outside_event);
  EXPECT_EQ(reason.signature.content_sha256, sha256_hex(statement_of(reason)));
}

TEST_F(Covid, A_false_reason_does_not_fit) {
  const auto event = story.workspace.records->save_event({{"e-false"},
                                                          {story.truth.as_of - 40, story.truth.as_of - 40},
                                                          "A strike weeks before",
                                                          "outside",
                                                          {},
                                                          "",
                                                          {}});
  ASSERT_TRUE(event);
  SignRequest wrong_week;
  wrong_week.event = {"e-false"};
  EXPECT_NE(sign(wrong_week).reason.footprint.verdict, FootprintVerdict::fits);
  SignRequest wrong_way;
  wrong_way.event = story.event(story.truth.event_title).id;
  wrong_way.moves = "ctr:up";
  const FootprintTest turned = sign(wrong_way).reason.footprint;
  EXPECT_EQ(turned.verdict, FootprintVerdict::does_not_fit) << turned.cells.back().seen;
}

TEST_F(Covid, The_brief_carries_the_reason_until_it_is_withdrawn) {
  EXPECT_EQ(page.reason_of(finding), nullptr);
  const Reason reason = sign_the_truth().reason;
  const Brief after = story.tell(story.truth.as_of);
  ASSERT_NE(after.reason_of(finding), nullptr);
  EXPECT_EQ(after.reason_of(finding)->id, reason.id);
  ASSERT_TRUE(withdraw_reason(story.desk.world, story.workspace, {reason.id, "maud", "it was the weather"}));
  EXPECT_EQ(story.tell(story.truth.as_of).reason_of(finding), nullptr);
  EXPECT_EQ(withdraw_reason(story.desk.world, story.workspace, {reason.id, "maud", "again"}).error().code,
            "reason.ended");
  const KeptReason kept = find_reason(story.workspace, reason.id).value();
  EXPECT_EQ(kept.reason.text, "people put off travelling");
  ASSERT_TRUE(kept.end);
  EXPECT_EQ(kept.end->text, "it was the weather");
}

TEST_F(Covid, A_closer_look_carries_the_reason_too) {
  const ExplainRequest request{finding.change.metric, finding.change.slice, {}, story.truth.as_of};
  EXPECT_FALSE(explain_metric(story.desk.world, story.workspace, request)->reason);
  const Reason reason = sign_the_truth().reason;
  const Explanation closer = explain_metric(story.desk.world, story.workspace, request).value();
  ASSERT_TRUE(closer.finding);
  ASSERT_TRUE(closer.reason);
  EXPECT_EQ(closer.reason->id, reason.id);
}

TEST_F(Covid, Another_reason_takes_the_place_of_one_and_both_stay_readable) {
  const Reason first = sign_the_truth().reason;
  SignRequest second;
  second.text = "the venue closed";
  second.supersedes = first.id;
  const Reason now = sign(second).reason;
  const auto standing = standing_reasons(story.workspace).value();
  ASSERT_EQ(standing.size(), 1U);
  EXPECT_EQ(standing.front().id, now.id);
  EXPECT_EQ(find_reason(story.workspace, first.id)->end->replaced_by, now.id);
}

TEST_F(Covid, A_finding_nobody_was_told_of_an_event_that_is_not_there_and_no_text_are_refused) {
  World& world = story.desk.world;
  EXPECT_EQ(sign_reason(world, story.workspace,
                        {{"f-nothing"}, "maud", "x", {}, {}, {}, {}, {}, {}, story.truth.as_of})
                .error()
                .code,
            "finding.unknown");
  EXPECT_EQ(sign_reason(world, story.workspace,
                        {finding.id, "maud", "x", {"e-nothing"}, {}, {}, {}, {}, {}, story.truth.as_of})
                .error()
                .code,
            "reason.no_such_event");
  EXPECT_EQ(
      sign_reason(world, story.workspace, {finding.id, "maud", "", {}, {}, {}, {}, {}, {}, {}}).error().code,
      "reason.no_text");
  EXPECT_EQ(sign_reason(world, story.workspace,
                        {finding.id, "maud", "x", {}, {}, "nonsense", {}, {}, {}, story.truth.as_of})
                .error()
                .code,
            "reason.bad_footprint");
}

TEST_F(Covid, A_proposal_taken_up_unchanged_counts_as_leaning_on_it) {
  const ProposedReason proposed =
      propose_reason(story.desk.world, story.workspace, {finding.id, "maud", {}, {}, story.truth.as_of})
          .value();
  EXPECT_FALSE(proposed.proposal.planted);
  SignRequest taken;
  taken.proposal = proposed.proposal.id;
  const Reason reason = sign(taken).reason;
  EXPECT_TRUE(reason.footprint_as_proposed);
  EXPECT_EQ(reason.event, proposed.proposal.event);
  const Reliance seen = trials_state(story.workspace)->reliance;
  EXPECT_EQ(seen.proposals, 1);
  EXPECT_EQ(seen.accepted_unchanged, 1);
  SignRequest again;
  again.text = "once more";
  again.proposal = proposed.proposal.id;
  again.finding = finding.id;
  again.by = "maud";
  EXPECT_EQ(sign_reason(story.desk.world, story.workspace, again).error().code, "proposal.answered");
}

TEST_F(Covid, Catch_trials_are_off_until_an_owner_wants_them_and_sign_nothing) {
  World& world = story.desk.world;
  EXPECT_FALSE(trials_state(story.workspace)->setting.on);
  ASSERT_TRUE(switch_trials(world, story.workspace, {true, 2, "maud"}));
  std::optional<Proposal> planted;
  for (int i = 0; i < 12 && !planted; ++i) {
    const auto proposed =
        propose_reason(world, story.workspace, {finding.id, "maud", {}, {}, story.truth.as_of}).value();
    if (proposed.proposal.planted) planted = proposed.proposal;
  }
  ASSERT_TRUE(planted) << "one in two proposals, and none of twelve was planted";
  SignRequest fallen;
  fallen.proposal = planted->id;
  const Signed answer = sign(fallen);
  ASSERT_TRUE(answer.trial);
  EXPECT_TRUE(list_reasons(story.workspace)->empty());
  EXPECT_EQ(trials_state(story.workspace)->reliance.trials, 1);
  EXPECT_EQ(trials_state(story.workspace)->reliance.caught, 0);
}

TEST_F(Covid, A_footprint_that_is_tried_is_the_one_that_signing_tests_and_nothing_of_it_is_kept) {
  World& world = story.desk.world;
  SignRequest request;
  request.finding = finding.id;
  request.event = story.event(story.truth.event_title).id;
  request.as_of = story.truth.as_of;
  const std::string root = story.workspace.records->root().value();
  const FootprintTest tried = try_footprint(world, story.workspace, request).value();
  EXPECT_EQ(story.workspace.records->root().value(), root);
  EXPECT_TRUE(list_reasons(story.workspace)->empty());
  EXPECT_TRUE(list_accounts(story.workspace)->empty());
  const FootprintTest signed_one = sign(request).reason.footprint;
  EXPECT_EQ(tried.verdict, signed_one.verdict);
  EXPECT_EQ(tried.placebos, signed_one.placebos);
  EXPECT_EQ(tried.why, signed_one.why);
  ASSERT_EQ(tried.cells.size(), signed_one.cells.size());
  for (std::size_t i = 0; i < tried.cells.size(); ++i)
    EXPECT_EQ(tried.cells[i].seen, signed_one.cells[i].seen);
}

TEST_F(Covid, A_footprint_that_cannot_be_tried_is_told_as_when_it_is_signed) {
  SignRequest request;
  request.finding = finding.id;
  request.as_of = story.truth.as_of;
  request.moves = "nonsense";
  const auto code = [&] { return try_footprint(story.desk.world, story.workspace, request).error().code; };
  EXPECT_EQ(code(), "reason.bad_footprint");
  request.moves = "";
  request.event = {"e-nothing"};
  EXPECT_EQ(code(), "reason.no_such_event");
  request.finding = {"f-nothing"};
  EXPECT_EQ(code(), "finding.unknown");
}

TEST(Accounts, The_first_to_sign_owns_and_a_typing_error_is_refused_later) {
  TestDesk desk;
  Workspace workspace = desk.open();
  EXPECT_EQ(sign_as(desk.world, workspace, "", Deed::decide).error().code, "account.missing");
  EXPECT_EQ(sign_as(desk.world, workspace, "maud", Deed::decide)->role, Role::owner);
  EXPECT_EQ(sign_as(desk.world, workspace, "mauf", Deed::decide).error().code, "account.unknown");
  ASSERT_TRUE(add_account(desk.world, workspace, {"vera", "Vera", "viewer", "maud"}));
  EXPECT_EQ(sign_as(desk.world, workspace, "vera", Deed::decide).error().code, "account.no_right");
  EXPECT_EQ(add_account(desk.world, workspace, {"eve", "", "owner", "vera"}).error().code,
            "account.no_right");
  EXPECT_EQ(close_account(desk.world, workspace, {"maud", "", "", "maud"}).error().code,
            "account.last_owner");
  ASSERT_TRUE(change_account(desk.world, workspace, {"vera", "", "owner", "maud"}));
  ASSERT_TRUE(close_account(desk.world, workspace, {"maud", "", "", "vera"}));
  EXPECT_EQ(sign_as(desk.world, workspace, "maud", Deed::decide).error().code, "account.closed");
}

}  // namespace
}  // namespace regie
