// cli/internal/add_command.h - how a group of commands adds itself to the tree.
#pragma once

#include <functional>

#include "cli/internal/options.h"

namespace CLI {
class App;
}

namespace regie {

using AddCommand =
    std::function<CLI::App*(CLI::App& parent, const char* name, const char* help, Command run)>;

}  // namespace regie
