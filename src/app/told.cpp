// app/told.cpp - what was told is kept in short, and asked again in full.
#include "app/told.h"

#include <algorithm>

#include "desk/reason.h"

namespace regie {
namespace {

ToldFinding in_short(const Finding& finding, const ToldQuestion& question, std::int64_t at_seconds) {
  ToldFinding told;
  told.question = question;
  told.at_seconds = at_seconds;
  told.finding = in_brief(finding);
  if (!finding.candidates.empty()) {
    const Candidate& top = finding.candidates.front();
    told.top_kind = top.kind;
    told.top_title = top.title;
    told.top_probability = top.probability;
  }
  return told;
}

tl::unexpected<Problem> unknown(const FindingId& id) {
  return fail("finding.unknown", "No brief has told of a finding " + id.text + ".", "Nothing was changed.",
              "See what moved, with ids:  regie brief");
}

Result<FoundFinding> found_in_brief(World& world, const Workspace& workspace, const FindingId& id,
                                    const BriefRequest& request) {
  TRY(Brief page, brief(world, workspace, request));
  for (Finding& finding : page.findings)
    if (finding.id == id) return FoundFinding{std::move(finding), page.window};
  return unknown(id);
}

Result<FoundFinding> in_explanation(World& world, const Workspace& workspace, const FindingId& id,
                                    const ToldQuestion& question) {
  TRY(Explanation explanation,
      explain_metric(world, workspace, {question.metric, question.slice, question.since, question.as_of}));
  if (!explanation.finding || explanation.finding->id != id) return unknown(id);
  const DaySpan window = explanation.finding->change.window;
  return FoundFinding{std::move(*explanation.finding), window};
}

}  // namespace

Result<Done> keep_told(World& world, Workspace& workspace, const Brief& page) {
  ToldQuestion question;
  question.as_of = page.as_of;
  question.window_days = page.window.days();
  return workspace.records->together([&]() -> Result<Done> {
    for (const Finding& finding : page.findings)
      TRY_DONE(
          workspace.records->statements().save_told(in_short(finding, question, world.clock.now_seconds())));
    return Done{};
  });
}

Result<Done> keep_told(World& world, Workspace& workspace, const ExplainRequest& request,
                       const Explanation& explanation) {
  if (!explanation.finding) return Done{};
  ToldQuestion question;
  question.verb = ToldBy::explain;
  question.as_of = explanation.as_of;
  question.metric = request.metric;
  question.slice = request.where;
  question.since = request.since;
  return workspace.records->statements().save_told(
      in_short(*explanation.finding, question, world.clock.now_seconds()));
}

Result<FoundFinding> find_finding(World& world, Workspace& workspace, const FindingId& id,
                                  std::optional<Day> as_of) {
  TRY(const auto all, workspace.records->statements().told());
  const auto told =
      std::find_if(all.begin(), all.end(), [&](const ToldFinding& one) { return one.finding.id == id; });
  if (told == all.end()) return found_in_brief(world, workspace, id, {as_of, BriefRequest{}.window_days});
  const ToldQuestion& question = told->question;
  auto found = question.verb == ToldBy::brief
                   ? found_in_brief(world, workspace, id, {question.as_of, question.window_days})
                   : in_explanation(world, workspace, id, question);
  if (!found && found.error().code == "finding.unknown")
    return fail("finding.gone",
                "The finding " + id.text + " was told on " + question.as_of.iso() +
                    ", and with what is imported now it is told no longer.",
                "Nothing was changed.",
                "See what is told of that day now:  regie brief --as-of " + question.as_of.iso());
  return found;
}

}  // namespace regie
