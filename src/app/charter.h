// app/charter.h - the verb `charter`: who does what here, how much people decide, and what was changed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/brief.h"
#include "app/trials.h"

namespace regie {

enum class CharterChangeKind { account_changed, account_closed, rules_adopted, trials_on, trials_off };

struct CharterChange {
  std::int64_t at_seconds = 0;
  std::string account;  // whose hand it was; of accounts, whose account it is
  CharterChangeKind kind = CharterChangeKind::account_changed;
  std::string about;  // a person, why a table of rules was adopted
};

struct Charter {
  HumanShare human_share;  // of the 13 weeks up to as_of
  Reliance reliance;
  TrialSetting trials;
  std::int64_t rules_version = 0;      // 0 = the table the program came with
  std::vector<CharterChange> history;  // latest first
};
[[nodiscard]] Result<Charter> charter(World& world, const Workspace& workspace, std::optional<Day> as_of);

}  // namespace regie
