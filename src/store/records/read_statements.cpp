// store/records/read_statements.cpp - statements back from their tables, column by column as rows_of wrote
// them.
#include <functional>
#include <map>
#include <string>
#include <utility>

#include "store/records/columns.h"
#include "store/records/statement_rows.h"

namespace regie {
namespace {

using sqlite::Row;

/// The groups of columns that several statements share.
class StatementColumns : public Columns {
 public:
  using Columns::Columns;
  Estimate estimate() { return {real(), {real(), real(), real()}}; }
  Grade grade() { return {as<Outcome>(), real(), optional_real(), optional_real()}; }
  void finding(FindingInBrief& finding) {
    finding.metric = text();
    finding.direction = as<Direction>();
    finding.onset = {day(), day(), day(), real()};
    finding.window = {day(), day()};
    finding.expected = real();
    finding.observed = real();
  }
};

/// Every row of a query, taken by these.
template <class Item, class Read>
Result<std::vector<Item>> all_of(sqlite::Database& database, const std::string& query, const Read& read) {
  return read_all<Item, StatementColumns>(database, query, read);
}

/// Hands each row of a query to the item whose id its first column names. A row without an owner is there
/// only where somebody meddled: it is passed over, and verify() tells.
template <class Item>
Result<Done> add_to_owners(sqlite::Database& database, const std::string& query,
                           const std::function<std::string(const Item&)>& id, std::vector<Item>& items,
                           const std::function<void(Item&, StatementColumns&)>& add) {
  std::map<std::string, Item*> by_id;
  for (Item& item : items) by_id.emplace(id(item), &item);
  return database.each(query, {}, [&](const Row& row) {
    StatementColumns columns(row);
    const auto owner = by_id.find(columns.text());
    if (owner != by_id.end()) add(*owner->second, columns);
  });
}

void add_to(Slice& slice, StatementColumns& columns) {
  std::string dimension = columns.text();
  slice.emplace(std::move(dimension), columns.text());
}

std::string reason_id(const Reason& reason) { return reason.id.text; }
std::string decision_id(const Decision& decision) { return decision.id.text; }

}  // namespace

Result<std::vector<AccountVersion>> read_accounts(sqlite::Database& database) {
  return all_of<AccountVersion>(
      database,
      "SELECT version, name, full_name, role, at_seconds, closed FROM accounts ORDER BY name, version",
      [](StatementColumns& next) -> AccountVersion {
        return {next.whole(), {next.text(), next.text(), next.as<Role>(), next.whole(), next.yes()}};
      });
}

Result<std::vector<ToldFinding>> read_told(sqlite::Database& database) {
  TRY(auto all,
      all_of<ToldFinding>(database, "SELECT * FROM told ORDER BY at_seconds, id", [](StatementColumns& next) {
        ToldFinding told;
        told.finding.id.text = next.text();
        told.question.verb = next.as<ToldBy>();
        told.question.as_of = next.day();
        told.question.window_days = next.number();
        told.question.metric = next.text();
        told.question.since = next.unless_null(1, [&] { return next.day(); });
        told.at_seconds = next.whole();
        next.finding(told.finding);
        told.top_kind = next.as<CandidateKind>();
        told.top_title = next.text();
        told.top_probability = next.real();
        return told;
      }));
  TRY_DONE(add_to_owners<ToldFinding>(
      database, "SELECT * FROM told_slices", [](const ToldFinding& told) { return told.finding.id.text; },
      all,
      [](ToldFinding& told, StatementColumns& next) {
        const bool asked = next.text() == "asked";
        add_to(asked ? told.question.slice : told.finding.slice, next);
      }));
  return all;
}

Result<std::vector<Proposal>> read_proposals(sqlite::Database& database) {
  return all_of<Proposal>(database, "SELECT * FROM proposals ORDER BY at_seconds, id",
                          [](StatementColumns& next) -> Proposal {
                            return {{next.text()}, {next.text()}, {next.text()}, next.text(),
                                    next.text(),   next.yes(),    next.text(),   next.whole()};
                          });
}

Result<std::vector<ProposalAnswer>> read_answers(sqlite::Database& database) {
  return all_of<ProposalAnswer>(database, "SELECT * FROM answers ORDER BY at_seconds, proposal",
                                [](StatementColumns& next) -> ProposalAnswer {
                                  return {{next.text()}, next.as<Answered>(), next.whole(), next.text()};
                                });
}

Result<std::vector<Reason>> read_reasons(sqlite::Database& database) {
  TRY(auto all,
      all_of<Reason>(database, "SELECT * FROM reasons ORDER BY at_seconds, id", [](StatementColumns& next) {
        Reason reason;
        reason.id.text = next.text();
        reason.finding.id.text = next.text();
        next.finding(reason.finding);
        reason.kind = next.as<CandidateKind>();
        reason.event.text = next.text();
        reason.title = next.text();
        reason.text = next.text();
        FootprintTest& test = reason.footprint;
        test.verdict = next.as<FootprintVerdict>();
        test.why = next.text();
        test.window = {next.day(), next.day()};
        test.placebos = next.number();
        test.false_fits = next.number();
        test.false_fit_rate = {next.real(), next.real(), next.real()};
        reason.footprint_as_proposed = next.yes();
        reason.proposal.text = next.text();
        reason.supersedes.text = next.text();
        reason.signature = next.signature();
        return reason;
      }));
  TRY_DONE(add_to_owners<Reason>(
      database, "SELECT * FROM reason_slices", reason_id, all,
      [](Reason& reason, StatementColumns& next) { add_to(reason.finding.slice, next); }));
  TRY_DONE(add_to_owners<Reason>(
      database, "SELECT reason, metric, expected, seen FROM reason_cells ORDER BY reason, position",
      reason_id, all, [](Reason& reason, StatementColumns& next) {
        reason.footprint.cells.push_back({next.text(), {}, next.text(), next.text()});
      }));
  TRY_DONE(add_to_owners<Reason>(database, "SELECT * FROM reason_cell_slices", reason_id, all,
                                 [](Reason& reason, StatementColumns& next) {
                                   const auto cell = static_cast<std::uint64_t>(next.whole());
                                   if (cell < reason.footprint.cells.size())
                                     add_to(reason.footprint.cells[cell].slice, next);
                                 }));
  return all;
}

Result<std::vector<ReasonEnd>> read_reason_ends(sqlite::Database& database) {
  return all_of<ReasonEnd>(database, "SELECT * FROM reason_ends ORDER BY at_seconds, reason",
                           [](StatementColumns& next) -> ReasonEnd {
                             return {{next.text()}, next.text(), {next.text()}, next.signature()};
                           });
}

Result<std::vector<Decision>> read_decisions(sqlite::Database& database) {
  TRY(auto all,
      all_of<Decision>(
          database, "SELECT * FROM decisions ORDER BY at_seconds, id", [](StatementColumns& next) {
            Decision decision;
            decision.id.text = next.text();
            decision.finding.text = next.text();
            decision.reason.text = next.text();
            decision.topic = next.text();
            decision.question = next.text();
            decision.chosen = next.number();
            decision.advised = next.unless_null(1, [&] { return next.number(); });
            decision.advised_forecast = next.unless_null(6, [&]() -> Forecast {
              return {next.text(), {}, next.real(), next.real(), next.real(), next.number(), next.real()};
            });
            decision.forecast = {next.text(),   {},         next.real(), next.real(), next.real(),
                                 next.number(), next.real()};
            decision.stop_rule = next.unless_null(
                4, [&]() -> StopRule { return {next.text(), {}, next.yes(), next.real(), next.number()}; });
            decision.from = next.day();
            decision.review_day = next.day();
            decision.sealed = {next.real(),   next.real(), next.real(), next.real(), next.real(),
                               next.number(), next.text(), next.text(), next.text()};
            decision.at_stake = next.unless_null(2, [&]() -> Money { return {next.whole(), next.text()}; });
            decision.signature = next.signature();
            return decision;
          }));
  TRY_DONE(add_to_owners<Decision>(
      database, "SELECT decision, text FROM decision_options ORDER BY decision, position", decision_id, all,
      [](Decision& decision, StatementColumns& next) { decision.options.push_back(next.text()); }));
  TRY_DONE(add_to_owners<Decision>(
      database, "SELECT decision, precedent FROM decision_precedents ORDER BY decision, position",
      decision_id, all,
      [](Decision& decision, StatementColumns& next) { decision.precedents.push_back(next.text()); }));
  TRY_DONE(add_to_owners<Decision>(database, "SELECT * FROM decision_slices", decision_id, all,
                                   [](Decision& decision, StatementColumns& next) {
                                     const std::string of = next.text();
                                     if (of == "forecast")
                                       add_to(decision.forecast.slice, next);
                                     else if (of == "advised" && decision.advised_forecast)
                                       add_to(decision.advised_forecast->slice, next);
                                     else if (of == "stop" && decision.stop_rule)
                                       add_to(decision.stop_rule->slice, next);
                                   }));
  return all;
}

Result<std::vector<Review>> read_reviews(sqlite::Database& database) {
  return all_of<Review>(database, "SELECT * FROM reviews ORDER BY at_seconds, decision",
                        [](StatementColumns& next) {
                          Review review;
                          review.decision.text = next.text();
                          review.answer = next.text();
                          review.thought = next.unless_null(1, [&] { return next.as<Outcome>(); });
                          review.measured = {next.yes(),  next.text(), next.estimate(), next.estimate(),
                                             next.real(), next.real(), next.real(),     next.text()};
                          review.person = next.grade();
                          review.regie = next.grade();
                          review.cost_of_not_acting = next.unless_null(4, [&] { return next.estimate(); });
                          review.signature = next.signature();
                          return review;
                        });
}

Result<std::vector<NumberedDismissal>> read_dismissals(sqlite::Database& database) {
  return all_of<NumberedDismissal>(
      database,
      "SELECT number, finding, until_day, text, lifted, account, at_seconds, signed_sha256 FROM dismissals "
      "ORDER BY at_seconds, finding, number",
      [](StatementColumns& next) -> NumberedDismissal {
        return {next.whole(),
                {{next.text()},
                 next.unless_null(1, [&] { return next.day(); }),
                 next.text(),
                 next.yes(),
                 next.signature()}};
      });
}

Result<std::vector<RulesVersion>> read_rules(sqlite::Database& database) {
  return all_of<RulesVersion>(database, "SELECT * FROM rules ORDER BY version",
                              [](StatementColumns& next) -> RulesVersion {
                                return {next.whole(), next.text(), next.text(), next.signature()};
                              });
}

Result<std::vector<NumberedTrials>> read_trials(sqlite::Database& database) {
  return all_of<NumberedTrials>(database, "SELECT * FROM trials ORDER BY number",
                                [](StatementColumns& next) -> NumberedTrials {
                                  return {next.whole(), {next.yes(), next.number(), next.signature()}};
                                });
}

Result<std::vector<NumberedHold>> read_holds(sqlite::Database& database) {
  return all_of<NumberedHold>(database, "SELECT * FROM outgoing_holds ORDER BY number",
                              [](StatementColumns& next) -> NumberedHold {
                                return {next.whole(), {next.yes(), next.text(), next.signature()}};
                              });
}

}  // namespace regie
