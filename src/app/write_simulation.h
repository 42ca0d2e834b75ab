// app/write_simulation.h - the verb `simulate`: exports with known truth as files in a folder.
#pragma once

#include <string>
#include <string_view>

#include "app/world.h"
#include "base/result.h"
#include "simulate/simulate.h"

namespace regie {

/// Writes the files and, beside them, truth.json with `truth_text` (the caller knows how to write it).
/// Fails: simulate.folder_in_use (the folder holds other files already), files.*.
Result<Done> write_simulation(World& world, const Simulation& simulation, const std::string& folder,
                              std::string_view truth_text);

}  // namespace regie
