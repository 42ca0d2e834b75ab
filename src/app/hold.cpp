// app/hold.cpp - a hold put on and taken off, each a line of the journal.
#include "app/hold.h"

#include "app/accounts.h"
#include "app/outbox.h"
#include "store/archive/archive.h"

namespace regie {
namespace {

Result<HoldState> save(World& world, Workspace& workspace, OutgoingHold hold) {
  hold.signature.at_seconds = world.clock.now_seconds();
  hold.signature.content_sha256 = sha256_hex(statement_of(hold));
  TRY_DONE(workspace.records->statements().save_hold(hold));
  return HoldState{hold.held, hold.why, hold.signature.account, hold.signature.at_seconds};
}

}  // namespace

Result<HoldState> held_state(const Workspace& workspace) {
  TRY(const auto holds, workspace.records->statements().holds());
  if (holds.empty()) return HoldState{};
  const OutgoingHold& last = holds.back();
  return HoldState{last.held, last.why, last.signature.account, last.signature.at_seconds};
}

Result<HoldState> hold_outgoing(World& world, Workspace& workspace, const HoldRequest& request) {
  OutgoingHold hold{true, request.why, {}};
  if (!request.by.empty()) {
    TRY(const Account account, sign_as(world, workspace, request.by, Deed::hold_outgoing));
    hold.signature.account = account.name;
  }
  TRY(const HoldState now, held_state(workspace));
  if (now.held) return now;
  return save(world, workspace, std::move(hold));
}

Result<HoldState> hold_restored(World& world, Workspace& workspace, const std::string& from) {
  TRY_DONE(park_restored(world, workspace));
  return save(world, workspace, {true, "restored from " + from, {}});
}

Result<HoldState> release_outgoing(World& world, Workspace& workspace, const HoldRequest& request) {
  if (request.why.empty())
    return fail("hold.no_why", "A release needs a line that says why.", "What leaves is held as it was.",
                "For example:  --why \"the old desk is switched off\"");
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::release_outgoing));
  TRY(const HoldState now, held_state(workspace));
  if (!now.held)
    return fail("hold.not_held", "Nothing is held here.", "Nothing was changed.",
                "Hold what leaves:  regie hold --why \"...\"");
  return save(world, workspace, {false, request.why, {account.name, 0, {}}});
}

}  // namespace regie
