// os/terminal.cpp - what this process was given by the one who started it.
#include "os/terminal.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace regie {

void write_out(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

void write_err(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

bool terminal_has_colour() {
  return environment("NO_COLOR").empty() && environment("TERM") != "dumb" && ::isatty(STDOUT_FILENO) == 1;
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

void TerminalLog::line(std::string_view text) {
  write_err(text);
  write_err("\n");
}

}  // namespace regie
