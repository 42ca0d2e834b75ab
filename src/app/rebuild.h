// app/rebuild.h - the verb `rebuild`: make the facts again from the archive, with equal figures.
#pragma once

#include <cstdint>

#include "app/workspace.h"

namespace regie {

struct RebuildOutcome {
  std::int64_t imports = 0;
  std::int64_t rows = 0;
};

/// Replays every import in its order. Cost: that of importing all files again.
/// Fails: archive.missing, archive.damaged (named, so that it can be imported again).
Result<RebuildOutcome> rebuild(World& world, Workspace& workspace);

}  // namespace regie
