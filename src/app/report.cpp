// app/report.cpp - a month's weekly briefs, signatures and grades put together.
#include "app/report.h"

#include <algorithm>

#include "app/human_side.h"
#include "app/internal/metric_series.h"
#include "app/sign_reason.h"
#include "app/trials.h"
#include "outcome/own_forecast.h"

namespace regie {
namespace {

constexpr int week_days = 7;

Result<DaySpan> month_of(const std::string& text, Day as_of) {
  Day::Parts parts = as_of.parts();
  parts.day = 1;
  if (text.empty()) {
    const Day::Parts before = (Day::of(parts) - 1).parts();
    parts = {before.year, before.month, 1};
  } else {
    const auto first = Day::parse_iso(text + "-01");
    if (!first)
      return fail("report.bad_month", "\"" + text + "\" is not a month.", "Nothing was written.",
                  "Write it as year-month:  --month 2026-03");
    parts = first->parts();
  }
  const Day from = Day::of(parts);
  return DaySpan{from, from + Day::days_in_month(parts.year, parts.month) - 1};
}

bool is_known(const std::vector<LookedBack>& changed, const Finding& finding) {
  return std::any_of(changed.begin(), changed.end(), [&](const LookedBack& other) {
    return is_same_change(in_brief(other.finding), finding.change);
  });
}

/// Each change of the month once, as the weekly brief told it that first ended after it began.
Result<std::vector<LookedBack>> changes_of(World& world, const Workspace& workspace, const Report& page) {
  std::vector<LookedBack> changed;
  const int to_monday = (week_days - static_cast<int>(page.month.from.weekday())) % week_days;
  for (Day monday = page.month.from + to_monday; monday <= std::min(page.month.to + week_days, page.as_of);
       monday = monday + week_days) {
    auto told = brief(world, workspace, {monday, week_days});
    if (!told && told.error().code == "brief.no_imports") continue;
    if (!told) return tl::unexpected(told.error());
    for (Finding& finding : told->findings)
      if (page.month.holds(finding.change.onset.day) && finding.leads_story && !is_known(changed, finding)) {
        const Reason* reason = told->reason_of(finding);
        changed.push_back(
            {std::move(finding), reason == nullptr ? std::nullopt : std::optional<Reason>(*reason)});
      }
  }
  return changed;
}

/// What the advised option would have brought, where another one was chosen and something was measured.
Result<std::vector<CostFigure>> not_taken(const Workspace& workspace, const GradedDecision& one,
                                          const std::vector<GradedDecision>& graded) {
  const Decision& decision = one.decision;
  const DaySpan judged{decision.from, last_day(decision)};
  TRY(const Overview overview, read_overview(workspace, judged));
  TRY(const MetricSeries series,
      metric_series(*workspace.facts, overview, decision.forecast.metric, decision.forecast.slice));
  TRY(const auto worth, worth_before(workspace, overview, series, decision.from));
  if (!worth || !one.review.measured.told) return std::vector<CostFigure>{};
  Decision advised = decision;
  advised.chosen = *decision.advised;
  NotTakenInput input;
  input.advised = decision.advised_forecast;
  input.precedents = like_effects(advised, graded);
  input.expected = one.review.measured.expected;
  input.worth_of_one = *worth;
  input.chosen_brought = one.review.cost_of_not_acting;
  return cost_of_not_taking(input);
}

struct Taken {
  const std::vector<Decision>& decisions;
  const std::vector<GradedDecision>& graded;
};

Result<AdviceRecord> advice_until(const Workspace& workspace, const Taken& taken, Day until) {
  std::vector<Advice> advice;
  for (const Decision& decision : taken.decisions) {
    if (!decision.advised || decision.from > until) continue;
    Advice one{decision, std::nullopt, {}};
    for (const GradedDecision& known : taken.graded)
      if (known.decision.id == decision.id) {
        one.review = known.review;
        if (!advice_taken(decision)) {
          TRY(one.not_taken, not_taken(workspace, known, taken.graded));
        }
      }
    advice.push_back(std::move(one));
  }
  return advice_record(advice);
}

Result<Done> add_signed(const Workspace& workspace, Report& page) {
  const Statements& statements = workspace.records->statements();
  TRY(const auto reasons, statements.reasons());
  for (const Reason& reason : reasons)
    if (page.month.holds(reason.finding.window.to)) page.reasons.push_back(reason);
  TRY(const auto ends, statements.reason_ends());
  for (const ReasonEnd& end : ends)
    if (std::any_of(page.reasons.begin(), page.reasons.end(),
                    [&](const Reason& reason) { return reason.id == end.reason; }))
      page.reasons_ended.push_back(end);
  TRY(const auto decisions, statements.decisions());
  for (const Decision& decision : decisions)
    if (page.month.holds(decision.from)) page.decided.push_back(decision);
  TRY(const auto graded, graded_decisions(workspace));
  for (const GradedDecision& one : graded)
    if (page.month.holds(one.decision.review_day)) page.graded.push_back(one);
  page.people = calibration(graded, By::person);
  page.topics = calibration(graded, By::topic);
  page.regie = calibration_of_regie(graded);
  TRY(page.advice, advice_until(workspace, {decisions, graded}, page.month.to));
  return Done{};
}

}  // namespace

Result<Report> report(World& world, const Workspace& workspace, const ReportRequest& request) {
  Report page;
  page.workspace = workspace.settings.name;
  page.language = workspace.settings.language;
  page.currency = workspace.settings.currency;
  page.as_of = request.as_of.value_or(world.clock.today(workspace.settings.time_zone));
  TRY(page.month, month_of(request.month, page.as_of));
  page.provenance = {workspace.settings.seed, {}, code_version};
  TRY(page.provenance.data, data_fingerprint(workspace));
  TRY(page.coverage, list_sources(workspace, std::min(page.month.to, page.as_of - 1)));
  TRY(page.changed, changes_of(world, workspace, page));
  TRY_DONE(add_signed(workspace, page));
  TRY(page.human_share, human_share_of(workspace, page.month));
  TRY(const TrialsState trials, trials_state(workspace));
  page.reliance = trials.reliance;
  TRY(page.lead_times, lead_times_of(workspace, page.month.to, {}));
  return page;
}

}  // namespace regie
