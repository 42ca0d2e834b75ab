// measure/explain/rules.h - the table that says which pattern of neighbours speaks for which kind of reason.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace regie::explaining {

struct Sentence {
  std::string en;
  std::string nl;
  [[nodiscard]] const std::string& in(std::string_view language) const { return language == "nl" ? nl : en; }
};

struct Weighed {
  double weight = 0;
  Sentence says;
};

/// "same clicks sessions still" -> subject "same", names {clicks, sessions}, state "still".
struct Term {
  std::string subject;
  std::vector<std::string> names;
  std::string state;
  double number = 0;
};

struct Signature {
  std::string kind;  // "tracking", "own_change/budget"
  std::vector<Term> when;
  Weighed holds;
  Weighed fails;
};

struct Expectation {
  std::string kind;
  std::string metric;
  std::string state;
};

struct RuleTable {
  int version = 0;
  std::map<std::string, double> prior;
  std::vector<Signature> signatures;
  std::vector<Expectation> expectations;
  std::string problem;  // "line 12: ..." of the first line that cannot be read; "" = none
};

[[nodiscard]] RuleTable parse_rules(std::string_view text);

/// A table that people wrote, to take the place of one of version `newer_than` (0 = of none).
/// Fails: rules.cannot_read, with the line; rules.version where it says none or did not grow: two tables of
///        one version would give two answers under one name; rules.no_prior where "none of these" has none.
struct NewRules {
  std::string_view text;
  int newer_than = 0;
};
[[nodiscard]] Result<RuleTable> read_rules(const NewRules& rules);

/// The text of rules.txt, put into the program at build time: the table to start from.
[[nodiscard]] std::string_view rules_text();
[[nodiscard]] const RuleTable& rules();

/// Does a rule written for `rule_kind` speak about `kind`? "own_change" speaks about "own_change/budget".
[[nodiscard]] bool speaks_about(std::string_view rule_kind, std::string_view kind);

}  // namespace regie::explaining
