// app/hold.h - the verb `hold`: nothing leaves this workspace until somebody with the right lets it.
#pragma once

#include <cstdint>
#include <string>

#include "app/workspace.h"

namespace regie {

/// Whether what would leave by itself (notices, weekly letters) is held back, since when and why.
struct HoldState {
  bool held = false;
  std::string why;                 // of the last word on it; "" where there never was one
  std::string account;             // whose word it was; "" = Regie itself, or somebody at the terminal
  std::int64_t since_seconds = 0;  // 0 where there never was one
};

struct HoldRequest {
  std::string why;
  std::string by;
};

/// At once: what is not on its way to the other host stays here. Held already: left as it is.
/// Nobody needs a name for this at the terminal, since holding harms nothing. Fails: as sign_as, where `by`
/// says somebody; as Records.
Result<HoldState> hold_outgoing(World& world, Workspace& workspace, const HoldRequest& request);

/// The same by Regie itself, of a workspace that was made again: said anew though it was held before. Letters
/// that waited in its outbox are in doubt from then on: they may have left since that backup.
Result<HoldState> hold_restored(World& world, Workspace& workspace, const std::string& from);

/// Signed by an owner, with a word on why. Fails: hold.no_why, hold.not_held, and as sign_as.
Result<HoldState> release_outgoing(World& world, Workspace& workspace, const HoldRequest& request);

[[nodiscard]] Result<HoldState> held_state(const Workspace& workspace);

}  // namespace regie
