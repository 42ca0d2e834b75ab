// app/trials.h - the verb `trials`: catch trials on or off, and how people lean on what Regie proposes.
#pragma once

#include <string>

#include "app/workspace.h"
#include "charter/proposal.h"
#include "store/records/statements.h"

namespace regie {

struct TrialsRequest {
  bool on = false;
  int one_in = 10;
  std::string by;
};
/// Off until an owner switches them on. Fails: trials.bad_rate, and as sign_as.
Result<TrialSetting> switch_trials(World& world, Workspace& workspace, const TrialsRequest& request);

struct TrialsState {
  TrialSetting setting;
  Reliance reliance;
};
[[nodiscard]] Result<TrialsState> trials_state(const Workspace& workspace);

}  // namespace regie
