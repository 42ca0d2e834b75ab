// app/review_decision.cpp - an answer, then everything opens and is graded by one rule for people and
// machine.
#include "app/review_decision.h"

#include <algorithm>

#include "app/accounts.h"
#include "app/internal/effect_series.h"
#include "app/internal/metric_series.h"
#include "app/internal/overview.h"
#include "outcome/cost.h"
#include "store/archive/archive.h"

namespace regie {
namespace {

Result<Decision> decision_to_review(const Workspace& workspace, const ReviewRequest& request, Day today) {
  TRY(const auto decisions, workspace.records->statements().decisions());
  const auto found = std::find_if(decisions.begin(), decisions.end(),
                                  [&](const Decision& decision) { return decision.id == request.decision; });
  const std::string& id = request.decision.text;
  if (found == decisions.end())
    return fail("decision.unknown", "There is no decision " + id + ".", "Nothing was changed.",
                "See those there are:  regie decisions");
  if (found->review_day > today)
    return fail("review.too_early",
                "The days of the forecast of " + id + " are not over: it is reviewed on " +
                    found->review_day.iso() + ".",
                "Nothing was opened.", "Come back then; Regie's forecast stays sealed until it is reviewed.");
  return *found;
}

/// The only decision whose review day has come.
Result<DecisionId> only_due(const Workspace& workspace, Day today) {
  TRY(auto open, open_decisions(workspace));
  std::erase_if(open, [&](const Decision& decision) { return decision.review_day > today; });
  if (open.size() == 1) return open.front().id;
  std::string names;
  for (const Decision& decision : open) names += (names.empty() ? "" : ", ") + decision.id.text;
  return fail("review.which",
              open.empty() ? std::string("No decision is due for review.")
                           : "More than one decision is due: " + names + ".",
              "Nothing was opened.",
              "See them:  regie review    then name one:  regie review ID --by NAME --answer ..");
}

MeasuredEffect measured_of(const Answer<Effect>& effect) {
  MeasuredEffect measured;
  if (!effect) {
    measured.needs = effect.error().needs;
    return measured;
  }
  measured.told = true;
  measured.relative = effect->relative;
  measured.total = effect->cumulative;
  measured.probability = effect->probability;
  measured.observed = effect->observed_total;
  measured.expected = effect->expected_total;
  measured.method = effect->method;
  return measured;
}

Result<Done> grade_it(const Workspace& workspace, const Decision& decision, Review& review) {
  const DaySpan judged{decision.from, last_day(decision)};
  TRY(const Overview overview, read_overview(workspace, judged));
  const Forecast& forecast = decision.forecast;
  EffectAsked asked;
  asked.metric = forecast.metric;
  asked.where = forecast.slice;
  asked.judged = judged;
  asked.answers = decision.finding;
  TRY(const auto effect, effect_of(workspace, overview, asked));
  review.measured = measured_of(effect);
  review.person = grade(forecast, review.measured);
  review.regie = grade(decision.sealed, forecast, review.measured);
  TRY(const MetricSeries series, metric_series(*workspace.facts, overview, forecast.metric, forecast.slice));
  TRY(const auto worth, worth_before(workspace, overview, series, decision.from));
  if (worth) review.cost_of_not_acting = cost_of_not_acting(review.measured, *worth);
  return Done{};
}

}  // namespace

Result<GradedDecision> review_decision(World& world, Workspace& workspace, const ReviewRequest& asked) {
  ReviewRequest request = asked;
  const Day today = request.as_of.value_or(world.clock.today(workspace.settings.time_zone));
  if (request.decision.empty()) {
    TRY(request.decision, only_due(workspace, today));
  }
  TRY(const Decision decision, decision_to_review(workspace, request, today));
  TRY(const auto graded, graded_decisions(workspace));
  for (const GradedDecision& known : graded) {
    if (known.decision.id != request.decision) continue;
    if (request.answer.empty()) return known;
    return fail("review.done", "The decision " + request.decision.text + " was reviewed already.",
                "The review was left as it is.", "Read it:  regie review " + request.decision.text);
  }
  if (request.answer.empty())
    return fail("review.no_answer",
                "First you: what do you think happened? " + decision.question +
                    " Forecast and measurement open after "
                    "that.",
                "Nothing was opened.",
                "For example:  regie review " + request.decision.text +
                    " --by NAME --answer \"more registered, mostly from Belgium\" --thought came_true");
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::review));
  Review review;
  review.decision = decision.id;
  review.answer = request.answer;
  for (const Outcome outcome : {Outcome::came_true, Outcome::did_not, Outcome::cannot_tell})
    if (outcome_name(outcome) == request.thought) review.thought = outcome;
  TRY_DONE(grade_it(workspace, decision, review));
  review.signature = {account.name, world.clock.now_seconds(), {}};
  review.signature.content_sha256 = sha256_hex(statement_of(review));
  TRY_DONE(workspace.records->statements().save_review(review));
  return GradedDecision{decision, review};
}

Result<ReviewList> list_reviews(World& world, const Workspace& workspace, std::optional<Day> as_of) {
  ReviewList list;
  list.as_of = as_of.value_or(world.clock.today(workspace.settings.time_zone));
  TRY(const Overview overview, read_overview(workspace, {list.as_of - 7, list.as_of - 1}));
  TRY(list.due, due_items(workspace, overview, list.as_of));
  TRY(list.open, open_decisions(workspace));
  std::erase_if(list.open, [&](const Decision& decision) { return decision.review_day <= list.as_of; });
  TRY(list.graded, graded_decisions(workspace));
  list.people = calibration(list.graded, By::person);
  list.topics = calibration(list.graded, By::topic);
  list.regie = calibration_of_regie(list.graded);
  return list;
}

}  // namespace regie
