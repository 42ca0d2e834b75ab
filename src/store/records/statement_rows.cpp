// store/records/statement_rows.cpp - spells every statement out as rows, in the order of the tables' columns.
#include "store/records/statement_rows.h"

#include <utility>

namespace regie {
namespace {

using sqlite::Value;
using sqlite::Values;

void add(Values& values, const Signature& signature) {
  for (Value value : {Value(signature.account), Value(signature.at_seconds), Value(signature.content_sha256)})
    values.push_back(value);
}

void add(Values& values, const Estimate& estimate) {
  for (const double number :
       {estimate.value, estimate.interval.low, estimate.interval.high, estimate.interval.level})
    values.emplace_back(number);
}

void add(Values& values, const Grade& grade) {
  values.emplace_back(static_cast<int>(grade.outcome));
  values.emplace_back(grade.probability_true);
  values.emplace_back(grade.brier);
  values.emplace_back(grade.interval_score);
}

/// Metric, direction, onset, window, expected, observed: the columns that told and reasons share.
void add(Values& values, const FindingInBrief& finding) {
  const Onset& onset = finding.onset;
  for (Value value : {Value(finding.metric), Value(static_cast<int>(finding.direction)),
                      Value(onset.day.number()), Value(onset.low.number()), Value(onset.high.number()),
                      Value(onset.level), Value(finding.window.from.number()),
                      Value(finding.window.to.number()), Value(finding.expected), Value(finding.observed)})
    values.push_back(value);
}

/// One row from its columns, given in groups.
template <class... Group>
Values joined(Values values, const Group&... groups) {
  (add(values, groups), ...);
  return values;
}

}  // namespace

std::vector<TableRow> rows_of(const AccountVersion& version) {
  const Account& account = version.account;
  return {{"accounts",
           {account.name, version.version, account.full_name, static_cast<int>(account.role),
            account.at_seconds, account.closed}}};
}

std::vector<TableRow> rows_of(const ToldFinding& told) {
  const ToldQuestion& question = told.question;
  const std::string& id = told.finding.id.text;
  Values values = joined(
      {id, static_cast<int>(question.verb), question.as_of.number(), question.window_days, question.metric,
       question.since ? Value(question.since->number()) : std::nullopt, told.at_seconds},
      told.finding);
  values.emplace_back(static_cast<int>(told.top_kind));
  values.emplace_back(told.top_title);
  values.emplace_back(told.top_probability);
  std::vector<TableRow> rows{{"told", std::move(values)}};
  add_slice(rows, "told_slices", {id, "asked"}, question.slice);
  add_slice(rows, "told_slices", {id, "finding"}, told.finding.slice);
  return rows;
}

std::vector<TableRow> rows_of(const Proposal& proposal) {
  return {{"proposals",
           {proposal.id.text, proposal.finding.text, proposal.event.text, proposal.kind, proposal.title,
            proposal.planted, proposal.account, proposal.at_seconds}}};
}

std::vector<TableRow> rows_of(const ProposalAnswer& answer) {
  return {{"answers",
           {answer.proposal.text, static_cast<int>(answer.answer), answer.at_seconds, answer.account}}};
}

std::vector<TableRow> rows_of(const Reason& reason) {
  const std::string& id = reason.id.text;
  const FootprintTest& test = reason.footprint;
  Values values = joined({id, reason.finding.id.text}, reason.finding);
  const Values own{static_cast<int>(reason.kind),
                   reason.event.text,
                   reason.title,
                   reason.text,
                   static_cast<int>(test.verdict),
                   test.why,
                   test.window.from.number(),
                   test.window.to.number(),
                   test.placebos,
                   test.false_fits,
                   test.false_fit_rate.low,
                   test.false_fit_rate.high,
                   test.false_fit_rate.level,
                   reason.footprint_as_proposed,
                   reason.proposal.text,
                   reason.supersedes.text};
  values.insert(values.end(), own.begin(), own.end());
  std::vector<TableRow> rows{{"reasons", joined(std::move(values), reason.signature)}};
  add_slice(rows, "reason_slices", {id}, reason.finding.slice);
  std::size_t position = 0;
  for (const FootprintCell& cell : test.cells) {
    rows.push_back({"reason_cells", {id, position, cell.metric, cell.expected, cell.seen}});
    add_slice(rows, "reason_cell_slices", {id, position++}, cell.slice);
  }
  return rows;
}

std::vector<TableRow> rows_of(const ReasonEnd& end) {
  return {{"reason_ends", joined({end.reason.text, end.text, end.replaced_by.text}, end.signature)}};
}

std::vector<TableRow> rows_of(const Decision& decision) {
  const std::string& id = decision.id.text;
  const Forecast& forecast = decision.forecast;
  const SealedForecast& sealed = decision.sealed;
  const auto& stop = decision.stop_rule;
  const auto& stake = decision.at_stake;
  const auto& advised = decision.advised_forecast;
  std::vector<TableRow> rows;
  rows.push_back({"decisions", joined({id,
                                       decision.finding.text,
                                       decision.reason.text,
                                       decision.topic,
                                       decision.question,
                                       decision.chosen,
                                       decision.advised ? Value(*decision.advised) : std::nullopt,
                                       advised ? Value(advised->metric) : std::nullopt,
                                       advised ? Value(advised->low) : std::nullopt,
                                       advised ? Value(advised->size) : std::nullopt,
                                       advised ? Value(advised->high) : std::nullopt,
                                       advised ? Value(advised->within_days) : std::nullopt,
                                       advised ? Value(advised->confidence) : std::nullopt,
                                       forecast.metric,
                                       forecast.low,
                                       forecast.size,
                                       forecast.high,
                                       forecast.within_days,
                                       forecast.confidence,
                                       stop ? Value(stop->metric) : std::nullopt,
                                       stop ? Value(stop->below) : std::nullopt,
                                       stop ? Value(stop->limit) : std::nullopt,
                                       stop ? Value(stop->days) : std::nullopt,
                                       decision.from.number(),
                                       decision.review_day.number(),
                                       sealed.low,
                                       sealed.size,
                                       sealed.high,
                                       sealed.level,
                                       sealed.probability,
                                       sealed.precedents,
                                       sealed.method,
                                       sealed.salt,
                                       sealed.content_sha256,
                                       stake ? Value(stake->minor) : std::nullopt,
                                       stake ? Value(stake->currency) : std::nullopt},
                                      decision.signature)});
  std::size_t position = 0;
  for (const std::string& option : decision.options)
    rows.push_back({"decision_options", {id, position++, option}});
  position = 0;
  for (const std::string& precedent : decision.precedents)
    rows.push_back({"decision_precedents", {id, position++, precedent}});
  add_slice(rows, "decision_slices", {id, "forecast"}, forecast.slice);
  if (stop) add_slice(rows, "decision_slices", {id, "stop"}, stop->slice);
  if (advised) add_slice(rows, "decision_slices", {id, "advised"}, advised->slice);
  return rows;
}

std::vector<TableRow> rows_of(const Review& review) {
  const MeasuredEffect& measured = review.measured;
  Values values = joined({review.decision.text, review.answer,
                          review.thought ? Value(static_cast<int>(*review.thought)) : std::nullopt,
                          measured.told, measured.needs},
                         measured.relative, measured.total);
  const Values own{measured.probability, measured.observed, measured.expected, measured.method};
  values.insert(values.end(), own.begin(), own.end());
  values = joined(std::move(values), review.person, review.regie);
  if (review.cost_of_not_acting)
    add(values, *review.cost_of_not_acting);
  else
    values.insert(values.end(), 4, std::nullopt);
  return {{"reviews", joined(std::move(values), review.signature)}};
}

std::vector<TableRow> rows_of(const NumberedDismissal& numbered) {
  const Dismissal& dismissal = numbered.dismissal;
  return {{"dismissals", joined({dismissal.finding.text, numbered.number,
                                 dismissal.until ? Value(dismissal.until->number()) : std::nullopt,
                                 dismissal.text, dismissal.lifted},
                                dismissal.signature)}};
}

std::vector<TableRow> rows_of(const RulesVersion& rules) {
  return {{"rules", joined({rules.version, rules.text, rules.why}, rules.signature)}};
}

std::vector<TableRow> rows_of(const NumberedTrials& trials) {
  const TrialSetting& setting = trials.setting;
  return {{"trials", joined({trials.number, setting.on, setting.one_in}, setting.signature)}};
}

std::vector<TableRow> rows_of(const NumberedHold& numbered) {
  const OutgoingHold& hold = numbered.hold;
  return {{"outgoing_holds", joined({numbered.number, hold.held, hold.why}, hold.signature)}};
}

}  // namespace regie
