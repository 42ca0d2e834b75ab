// app/internal/people_context.cpp - standing reasons as precedents; the rule table in force.
#include "app/internal/people_context.h"

#include "app/rules.h"
#include "app/sign_reason.h"

namespace regie {

Precedent precedent_of(const Reason& reason) {
  Precedent precedent;
  precedent.id = reason.id.text;
  precedent.kind = reason.kind;
  precedent.title = reason.title;
  precedent.text = reason.text;
  precedent.footprint = reason.footprint.cells;
  precedent.metric = reason.finding.metric;
  precedent.slice = reason.finding.slice;
  precedent.direction = reason.finding.direction;
  precedent.day = reason.finding.onset.day;
  precedent.verdict = verdict_name(reason.footprint.verdict);
  return precedent;
}

Result<std::vector<Precedent>> precedents_of(const Workspace& workspace) {
  TRY(const auto standing, standing_reasons(workspace));
  std::vector<Precedent> precedents;
  for (const Reason& reason : standing) precedents.push_back(precedent_of(reason));
  return precedents;
}

Result<explaining::RuleTable> rule_table(const Workspace& workspace) {
  TRY(const std::string text, rules_in_force(workspace));
  return explaining::parse_rules(text);
}

}  // namespace regie
