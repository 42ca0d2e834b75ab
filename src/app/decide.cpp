// app/decide.cpp - Regie's forecast is sealed before the person's is read; then the decision is signed.
#include "app/decide.h"

#include <algorithm>
#include <cmath>

#include "app/accounts.h"
#include "app/due.h"
#include "app/internal/metric_series.h"
#include "app/internal/place.h"
#include "app/metrics.h"
#include "outcome/own_forecast.h"
#include "store/archive/archive.h"

namespace regie {
namespace {

constexpr int week_days = 7;
constexpr double unknown_noise = 0.5;  // of a week, where history is too short to show it

/// The standing reason for the finding, the latest.
Result<std::optional<Reason>> reason_for(const Workspace& workspace, const Finding& finding) {
  TRY(const auto standing, standing_reasons(workspace));
  std::optional<Reason> latest;
  for (const Reason& reason : standing)
    if (is_same_change(reason.finding, finding.change)) latest = reason;
  return latest;
}

std::string question_of(const DecideRequest& request, const std::optional<FoundFinding>& found, bool nl) {
  if (!request.question.empty()) return request.question;
  if (!found) return nl ? "Wat doen we?" : "What do we do?";
  return (nl ? "Wat doen we met " : "What do we do about ") + found->finding.change.metric + "?";
}

Result<Done> set_days(const DecideRequest& request, Day today, Decision& decision) {
  decision.from = request.from.value_or(today);
  decision.review_day = request.review_day.value_or(last_day(decision) + 1);
  if (decision.review_day > last_day(decision)) return Done{};
  return fail("decide.bad_days",
              "On " + decision.review_day.iso() + " the days of the forecast are not over: they run to " +
                  last_day(decision).iso() + ".",
              "Nothing was signed.", "Take a review day after that, or leave out --review-day.");
}

Result<Done> add_options(const DecideRequest& request, const std::string& language, Decision& decision) {
  decision.options = with_doing_nothing(request.options, language);
  TRY_DONE(check_options({decision.options, request.choose}));
  decision.chosen = request.choose - 1;
  if (request.advised == 0) return Done{};
  TRY_DONE(check_options({decision.options, request.advised}));
  decision.advised = request.advised - 1;
  return Done{};
}

/// What is known of the metric on the day of the decision, before anybody's forecast is read.
struct ForecastScene {
  double weekly_noise = unknown_noise;
  std::optional<double> at_stake;
};

/// The finding's slice where the metric is told there, else that without its platform, else everything:
/// registrations know no Google Ads.
Slice slice_near(const Workspace& workspace, const Overview& overview, const std::string& metric,
                 const Slice& near) {
  for (const Slice& slice : {near, stored_slice(near)})
    if (metric_series(*workspace.facts, overview, metric, slice)) return slice;
  return {};
}

/// Slices that were not named become those of the finding, as far as the metrics are told there.
void place(const Workspace& workspace, const Overview& overview, const DecideRequest& request,
           const Slice& near, Decision& decision) {
  Forecast& forecast = decision.forecast;
  forecast.slice = request.where ? *request.where : slice_near(workspace, overview, forecast.metric, near);
  if (decision.advised_forecast) decision.advised_forecast->slice = forecast.slice;
  if (decision.stop_rule)
    decision.stop_rule->slice = slice_near(workspace, overview, decision.stop_rule->metric, forecast.slice);
}

Result<ForecastScene> forecast_scene(const Workspace& workspace, const Overview& overview,
                                     const Decision& decision, Day today) {
  const Forecast& forecast = decision.forecast;
  if (decision.stop_rule)
    TRY_DONE(
        metric_series(*workspace.facts, overview, decision.stop_rule->metric, decision.stop_rule->slice));
  TRY(const MetricSeries series, metric_series(*workspace.facts, overview, forecast.metric, forecast.slice));
  ForecastScene scene;
  scene.weekly_noise = window_noise(series.days, week_days, today - 1).value_or(unknown_noise);
  TRY(const auto worth, worth_before(workspace, overview, series, today));
  if (!worth) return scene;
  // As many as in the last such stretch of days; of a rate, its denominator.
  double things = 0;
  const DaySpan before{today - forecast.within_days, today - 1};
  const auto& counted = series.days.of.empty() ? series.days.value : series.days.of;
  for (std::size_t i = 0; i < counted.size(); ++i)
    if (before.holds(series.days.from + static_cast<int>(i)) && !std::isnan(counted[i])) things += counted[i];
  scene.at_stake = *worth * forecast.size * things;
  return scene;
}

}  // namespace

Result<Decided> decide(World& world, Workspace& workspace, const DecideRequest& request) {
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::decide));
  const Day today = request.as_of.value_or(world.clock.today(workspace.settings.time_zone));
  Decided decided;
  Decision& decision = decided.decision;
  std::optional<FoundFinding> found;
  decision.topic = "other";
  if (!request.finding.empty()) {
    TRY(found, find_finding(world, workspace, request.finding, request.as_of));
    TRY(const auto reason, reason_for(workspace, found->finding));
    decision.finding = request.finding;
    decision.topic = kind_name(found->finding.change.kind);
    if (reason) {
      decision.reason = reason->id;
      decision.topic = kind_name(reason->kind);
    }
    TRY(decided.like_reasons, like_reasons(workspace, found->finding));
    for (const LikeReason& like : decided.like_reasons) decision.precedents.push_back(like.reason.id.text);
  }
  decision.question = question_of(request, found, workspace.settings.language == "nl");
  TRY_DONE(add_options(request, workspace.settings.language, decision));
  TRY(decision.forecast, parse_forecast(request.forecast));
  if (!request.advised_forecast.empty()) {
    TRY(decision.advised_forecast, parse_forecast(request.advised_forecast));
  }
  if (!request.stop_rule.empty()) {
    TRY(decision.stop_rule, parse_stop_rule(request.stop_rule));
  }
  TRY_DONE(set_days(request, today, decision));
  TRY(const Overview overview, read_overview(workspace, {today - week_days, today - 1}));
  place(workspace, overview, request, found ? found->finding.change.slice : Slice{}, decision);
  TRY(const ForecastScene scene, forecast_scene(workspace, overview, decision, today));
  TRY(const auto graded, graded_decisions(workspace));
  decision.sealed = own_forecast({decision.forecast.within_days, direction_asked(decision.forecast),
                                  scene.weekly_noise, like_effects(decision, graded)});
  decision.sealed.salt =
      sha256_hex(std::to_string(workspace.settings.seed) + "/" + std::to_string(graded.size()) + "/" +
                 decision.question + "/" + std::to_string(world.clock.now_seconds()))
          .substr(0, 16);
  decision.sealed.content_sha256 = sha256_hex(sealed_text(decision.sealed));
  if (scene.at_stake) decision.at_stake = money_of(std::fabs(*scene.at_stake), workspace.settings.currency);
  decision.signature = {account.name, world.clock.now_seconds(), {}};
  decision.id = {short_id("d", statement_of(decision))};
  decision.signature.content_sha256 = sha256_hex(statement_of(decision));
  TRY_DONE(workspace.records->statements().save_decision(decision));
  return decided;
}

Result<std::vector<Decision>> list_decisions(const Workspace& workspace) {
  return workspace.records->statements().decisions();
}

}  // namespace regie
