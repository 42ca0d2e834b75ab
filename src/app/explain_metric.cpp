// app/explain_metric.cpp - one metric looked at closely.
#include "app/explain_metric.h"

#include <algorithm>

#include "app/internal/overview.h"
#include "app/internal/place.h"
#include "app/internal/weigh.h"
#include "app/metrics.h"
#include "app/sign_reason.h"

namespace regie {
namespace {

tl::unexpected<Problem> no_data(const ExplainRequest& request) {
  return fail("explain.no_data",
              "There are no daily figures of " + request.metric +
                  (request.where.empty() ? "" : " for " + slice_text(request.where)) + ".",
              "Nothing was changed.", "See what is here:  regie sources  and  regie metrics");
}

}  // namespace

Result<Explanation> explain_metric(World& world, const Workspace& workspace, const ExplainRequest& request) {
  Explanation explanation;
  explanation.language = workspace.settings.language;
  explanation.currency = workspace.settings.currency;
  explanation.as_of = request.as_of.value_or(world.clock.today(workspace.settings.time_zone));
  explanation.provenance = {workspace.settings.seed, {}, code_version};
  TRY(explanation.provenance.data, data_fingerprint(workspace));
  TRY(const auto metrics, list_metrics(workspace));
  const Metric* metric = find_metric(metrics, request.metric);
  if (metric == nullptr)
    return fail("metric.unknown", "There is no metric " + request.metric + ".", "Nothing was changed.",
                "See those there are:  regie metrics");
  const Day to = explanation.as_of - 1;
  const DaySpan window{std::min(request.since.value_or(to - 6), to), to};
  TRY(const Overview overview, read_overview(workspace, window));

  const auto wanted_platform = request.where.find("platform");
  for (const PlatformSeries& platform : overview.platforms()) {
    if (wanted_platform != request.where.end() && wanted_platform->second != platform.view->platform)
      continue;
    SeriesQuestion question;
    question.metrics = {*metric};
    question.where = stored_slice(request.where);
    question.days = overview.history;
    TRY(auto series, series_of(*workspace.facts, *platform.view, question));
    if (series.empty()) continue;
    platform.name(metric->name, series.front().slice);
    explanation.second_opinion = second_opinion(series.front(), to);
    const Answer<Change> change = detect_one(series.front(), window, overview.calendar);
    if (!change) {
      explanation.finding = tl::unexpected(change.error());
      return explanation;
    }
    if (explanation.second_opinion)
      explanation.agreement = agreement(*explanation.second_opinion, change->onset.day);
    TRY(Finding finding, place_one(*workspace.facts, overview, platform, *change));
    TRY_DONE(add_money(workspace, overview, finding));
    TRY_DONE(add_candidates(workspace, overview, finding));
    TRY(const auto standing, standing_reasons(workspace));
    for (const Reason& reason : standing)
      if (is_same_change(reason.finding, finding.change)) explanation.reason = reason;
    explanation.finding = std::move(finding);
    return explanation;
  }
  return no_data(request);
}

}  // namespace regie
