// os/terminal.h - standard output and error, and the environment.
#pragma once

#include <string>
#include <string_view>

#include "base/log.h"

namespace regie {

void write_out(std::string_view text);  // flushed: a reader at the other end of a pipe sees it at once
void write_err(std::string_view text);
/// Is standard output a terminal that shows colours? NO_COLOR (no-color.org) says no.
[[nodiscard]] bool terminal_has_colour();
/// A variable of the environment; "" where it is not set.
[[nodiscard]] std::string environment(const char* name);

class TerminalLog : public Log {
 public:
  void line(std::string_view text) override;
};

}  // namespace regie
