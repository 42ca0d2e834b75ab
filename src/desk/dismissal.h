// desk/dismissal.h - a finding that a person put aside, for a while or for good, or took up again.
#pragma once

#include <optional>
#include <string>

#include "base/day.h"
#include "base/id.h"
#include "charter/account.h"

namespace regie {

/// Said about a finding as often as people like; of one finding the last said holds.
struct Dismissal {
  FindingId finding;
  std::optional<Day> until;  // it stands again on this day; nothing = aside for good
  std::string text;          // why; "" = not said
  bool lifted = false;       // this one takes the finding up again
  Signature signature;
};

/// Is the finding aside on that day, where this was the last said of it?
[[nodiscard]] bool stands_on(const Dismissal& last, Day day);

/// What is signed.
[[nodiscard]] std::string statement_of(const Dismissal& dismissal);

}  // namespace regie
