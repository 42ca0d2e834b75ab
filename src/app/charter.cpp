// app/charter.cpp - shares, reliance and the history of what people changed.
#include "app/charter.h"

#include <algorithm>

#include "app/accounts.h"
#include "app/human_side.h"
#include "store/records/statements.h"

namespace regie {
namespace {

Result<std::vector<CharterChange>> history_of(const Workspace& workspace) {
  const Statements& statements = workspace.records->statements();
  std::vector<CharterChange> history;
  TRY(const auto accounts, statements.accounts());
  for (const Account& account : accounts)
    history.push_back(
        {account.at_seconds, account.name,
         account.closed ? CharterChangeKind::account_closed : CharterChangeKind::account_changed,
         std::string(role_name(account.role))});
  TRY(const auto rules, statements.rules());
  for (const RulesVersion& version : rules)
    history.push_back({version.signature.at_seconds, version.signature.account,
                       CharterChangeKind::rules_adopted, version.why});
  TRY(const auto trials, statements.trials());
  for (const TrialSetting& setting : trials)
    history.push_back({setting.signature.at_seconds,
                       setting.signature.account,
                       setting.on ? CharterChangeKind::trials_on : CharterChangeKind::trials_off,
                       {}});
  std::stable_sort(history.begin(), history.end(), [](const CharterChange& a, const CharterChange& b) {
    return a.at_seconds > b.at_seconds;
  });
  return history;
}

}  // namespace

Result<Charter> charter(World& world, const Workspace& workspace, std::optional<Day> as_of) {
  const Day today = as_of.value_or(world.clock.today(workspace.settings.time_zone));
  Charter page;
  TRY(page.human_share, human_share_of(workspace, {today - human_share_days, today}));
  TRY(const TrialsState trials, trials_state(workspace));
  page.reliance = trials.reliance;
  page.trials = trials.setting;
  TRY(const auto rules, workspace.records->statements().rules());
  if (!rules.empty()) page.rules_version = rules.back().version;
  TRY(page.history, history_of(workspace));
  return page;
}

}  // namespace regie
