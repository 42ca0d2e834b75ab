// app/rules.h - the verb `rules`: the signature table as a file people own, in versions, and what a changed
// one would have said.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/workspace.h"
#include "measure/explain/rule_difference.h"
#include "measure/finding.h"
#include "store/records/statements.h"

namespace regie {

/// The table in force: the latest one adopted that can be read, else the one the program came with. A later
/// one that cannot be read is passed over and told: no page waits for it.
struct RulesInForce {
  std::string text;
  std::optional<Problem> passed_over;  // rules.passed_over
};
[[nodiscard]] Result<RulesInForce> find_rules(const Workspace& workspace);
/// Its text.
[[nodiscard]] Result<std::string> rules_in_force(const Workspace& workspace);

struct AdoptRequest {
  std::string path;
  std::string by;
  std::string text;  // why
};
/// Fails: rules.cannot_read (with its line), rules.version (it must grow), rules.no_prior, rules.no_text, and
/// as sign_as.
Result<RulesVersion> adopt_rules(World& world, Workspace& workspace, const AdoptRequest& request);

struct ReplayRequest {
  std::string path;
  int weeks = 26;
  std::optional<Day> as_of;
};
/// Each finding of the last weekly briefs whose candidates the table of `path` would have ranked or weighed
/// otherwise.
struct ReplayedFinding {
  Day as_of;
  Finding was;                 // with the table in force
  std::vector<Candidate> now;  // with the one of `path`
  RuleDifference difference;
};
struct Replay {
  int weeks = 0;
  int findings = 0;
  std::vector<ReplayedFinding> changed;
};
[[nodiscard]] Result<Replay> replay_rules(World& world, const Workspace& workspace,
                                          const ReplayRequest& request);

}  // namespace regie
