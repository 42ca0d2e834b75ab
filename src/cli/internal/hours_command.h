// cli/internal/hours_command.h - the command about hours that stood out.
#pragma once

#include "cli/internal/add_command.h"

namespace regie {

void add_hours_command(CLI::App& root, Options& options, const AddCommand& command);

Exit run_hours(World& world, const Shell& shell, const Options& options);

}  // namespace regie
