// app/trials.cpp - the switch of catch trials, and the record of answers.
#include "app/trials.h"

#include "app/accounts.h"
#include "store/archive/archive.h"

namespace regie {

Result<TrialSetting> switch_trials(World& world, Workspace& workspace, const TrialsRequest& request) {
  constexpr int rarest = 1000;
  if (request.one_in < 2 || request.one_in > rarest)
    return fail("trials.bad_rate", "One trial in " + std::to_string(request.one_in) + " proposals cannot be.",
                "Nothing was changed.",
                "Take 2 to 1000, for example:  regie trials on --one-in 10 --by NAME");
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::switch_trials));
  TrialSetting setting{request.on, request.one_in, {account.name, world.clock.now_seconds(), {}}};
  setting.signature.content_sha256 = sha256_hex(statement_of(setting));
  TRY_DONE(workspace.records->statements().save_trials(setting));
  return setting;
}

Result<TrialsState> trials_state(const Workspace& workspace) {
  TrialsState state;
  TRY(const auto settings, workspace.records->statements().trials());
  if (!settings.empty()) state.setting = settings.back();
  TRY(const auto proposals, workspace.records->statements().proposals());
  TRY(const auto answers, workspace.records->statements().answers());
  state.reliance = reliance(proposals, answers);
  return state;
}

}  // namespace regie
