// app/dismiss.cpp - findings put aside and taken up again, each signed.
#include "app/dismiss.h"

#include <algorithm>

#include "app/accounts.h"
#include "app/told.h"
#include "base/sha256.h"

namespace regie {
namespace {

Day today(World& world, const Workspace& workspace, std::optional<Day> as_of) {
  return as_of.value_or(world.clock.today(workspace.settings.time_zone));
}

/// Was anybody told of it? To hear a finding again takes seconds, so it is looked for among those told first.
Result<Done> check_it_was_told(World& world, Workspace& workspace, const DismissRequest& request) {
  TRY(const auto told, workspace.records->statements().told());
  const bool was_told = std::any_of(
      told.begin(), told.end(), [&](const ToldFinding& one) { return one.finding.id == request.finding; });
  if (was_told) return Done{};
  TRY_DONE(find_finding(world, workspace, request.finding, request.as_of));
  return Done{};
}

Result<Dismissal> sign(World& world, Workspace& workspace, Dismissal dismissal, const Account& account) {
  dismissal.signature = {account.name, world.clock.now_seconds(), {}};
  dismissal.signature.content_sha256 = sha256_hex(statement_of(dismissal));
  TRY_DONE(workspace.records->statements().save_dismissal(dismissal));
  return dismissal;
}

}  // namespace

Result<Dismissal> dismiss_finding(World& world, Workspace& workspace, const DismissRequest& request) {
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::dismiss));
  if (request.until && *request.until <= today(world, workspace, request.as_of))
    return fail("dismiss.bad_day",
                "A finding is put aside until a later day, not " + request.until->iso() + ".",
                "Nothing was changed.", "Name a day after today, or none to put it aside for good.");
  TRY_DONE(check_it_was_told(world, workspace, request));
  return sign(world, workspace, {request.finding, request.until, request.text, false, {}}, account);
}

Result<Dismissal> take_up_finding(World& world, Workspace& workspace, const TakeUpRequest& request) {
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::dismiss));
  TRY(const auto standing, list_dismissals(workspace, today(world, workspace, request.as_of)));
  const bool is_aside = std::any_of(standing.begin(), standing.end(),
                                    [&](const Dismissal& one) { return one.finding == request.finding; });
  if (!is_aside)
    return fail("dismiss.not_aside", "The finding " + request.finding.text + " is not put aside.",
                "Nothing was changed.", "See what moved, with ids:  regie brief");
  return sign(world, workspace, {request.finding, std::nullopt, {}, true, {}}, account);
}

Result<std::vector<Dismissal>> list_dismissals(const Workspace& workspace, Day day) {
  TRY(const auto all, workspace.records->statements().dismissals());
  std::vector<Dismissal> standing;
  for (const Dismissal& dismissal : all) {
    std::erase_if(standing, [&](const Dismissal& earlier) { return earlier.finding == dismissal.finding; });
    if (stands_on(dismissal, day)) standing.push_back(dismissal);
  }
  return standing;
}

}  // namespace regie
