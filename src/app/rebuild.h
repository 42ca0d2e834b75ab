// app/rebuild.h - the verb `rebuild`: make the facts again from the archive, with equal figures.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "app/workspace.h"

namespace regie {

/// An import that could not be read again: its bytes in the archive are gone or changed.
struct NotRebuilt {
  LostImport import;
  Problem why;
};

struct RebuildOutcome {
  std::int64_t imports = 0;  // that were read again
  std::int64_t rows = 0;
  std::vector<NotRebuilt> not_rebuilt;
};

/// Replays every import in its order, beside the facts there are, and puts the new ones in their place at the
/// end: a crash or a full disk in between leaves what was there.
///   An import whose bytes are damaged costs its own rows alone: its days stay empty.
/// Cost:  that of importing all files again, and room for the facts twice.
/// Fails: facts.disk_full, files.*, and as the reading of an import whose bytes are whole and whose rows the
/// facts hold; the facts are then as they were.
Result<RebuildOutcome> rebuild(World& world, Workspace& workspace);

/// The same into other facts. `told` hears the path of each file that was read.
Result<RebuildOutcome> replay_imports(World& world, const Workspace& workspace, Facts& facts,
                                      const std::function<void(const std::string& path)>& told);

/// A new, empty folder in the workspace for facts that are being made; what an earlier try left there goes.
Result<std::string> make_facts_folder(World& world, const Workspace& workspace, const std::string& name);

}  // namespace regie
