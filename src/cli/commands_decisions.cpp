// cli/commands_decisions.cpp - deciding, looking back, effects and the month.
#include <fmt/format.h>

#include "api/page.h"
#include "app/decide.h"
#include "app/measure_effect.h"
#include "app/report.h"
#include "app/review_decision.h"
#include "cli/internal/run.h"

namespace regie {
namespace {

constexpr double percent = 100;

Result<DecideRequest> decide_request(const Options& options, Day now) {
  DecideRequest request;
  request.finding = FindingId{options.finding};
  request.by = options.by;
  request.question = options.question;
  request.options = options.decision_options;
  request.choose = options.choose;
  request.advised = options.advised;
  request.forecast = options.forecast;
  request.advised_forecast = options.advised_forecast;
  if (!options.where.empty()) {
    TRY(request.where, parse_slice(options.where));
  }
  request.stop_rule = options.stop;
  TRY(request.from, parse_optional_day("--from", options.from));
  TRY(request.review_day, parse_optional_day("--review-day", options.review_day));
  request.as_of = now;
  return request;
}

Result<EffectRequest> effect_request(const Options& options, Day now) {
  EffectRequest request;
  request.metric = options.metric;
  TRY(request.where, parse_slice(options.where));
  TRY(request.scope, parse_slice(options.scope));
  TRY(request.from, parse_day("--from", options.from));
  TRY(request.to, parse_optional_day("--to", options.to));
  request.controls = options.controls;
  request.method = options.method;
  request.as_of = now;
  request.matters = options.matters / percent;
  return request;
}

}  // namespace

Exit run_decide(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const Reader reader, reader_of(world, workspace, options));
    TRY(const DecideRequest request, decide_request(options, reader.now));
    TRY(const Decided decided, decide(world, workspace, request));
    show_as_document(shell, options, decided, reader);
    return Exit::done;
  });
}

Exit run_decisions(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const Reader reader, reader_of(world, workspace, options));
    TRY(const auto decisions, list_decisions(workspace));
    show_as_document(shell, options, decisions, reader);
    return Exit::done;
  });
}

Exit run_review(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const Reader reader, reader_of(world, workspace, options));
    if (options.decision.empty() && options.answer.empty()) {
      TRY(const ReviewList list, list_reviews(world, workspace, reader.now));
      show_as_document(shell, options, list, reader);
      return Exit::done;
    }
    TRY(const GradedDecision graded, review_decision(world, workspace,
                                                     {DecisionId{options.decision}, options.by,
                                                      options.answer, options.thought, reader.now}));
    show_as_document(shell, options, graded, reader);
    return graded.review.measured.told ? Exit::done : Exit::abstained;
  });
}

Exit run_effect(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const Reader reader, reader_of(world, workspace, options));
    TRY(const EffectRequest request, effect_request(options, reader.now));
    TRY(const EffectReport report, measure_effect(world, workspace, request));
    show_as_document(shell, options, report, reader);
    return report.effect ? Exit::done : Exit::abstained;
  });
}

Exit run_report(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const Reader reader, reader_of(world, workspace, options));
    TRY(const Report page, report(world, workspace, {options.month, reader.now}));
    if (options.json || options.format == "json")
      shell.out(json_of(page));
    else if (options.format == "md")
      shell.out(markdown_of(document_of(page, reader)));
    else if (options.format == "html")
      shell.out(page_of(document_of(page, reader)));
    else
      shell.out(text_of(document_of(page, reader), {shell.colour}));
    return Exit::done;
  });
}

}  // namespace regie
