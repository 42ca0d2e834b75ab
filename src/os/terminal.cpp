// os/terminal.cpp - what this process was given by the one who started it.
#include "os/terminal.h"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

namespace regie {
namespace {

/// Past the buffers of stdio, which may want memory.
void write_straight(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

[[noreturn]] void end_plainly() {
  tell_unplanned_end();
  ::_exit(1);
}

}  // namespace

Result<std::string> read_in() {
  constexpr std::size_t bytes_max = 256U << 20U;
  std::string text;
  std::array<char, 65'536> part{};
  while (const std::size_t read = std::fread(part.data(), 1, part.size(), stdin)) {
    text.append(part.data(), read);
    if (text.size() > bytes_max)
      return fail("files.too_large", "What comes in is more than 256 MB.", "Nothing was done with it.",
                  "Give it as a file, in parts.");
  }
  return text;
}

void write_out(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

void write_err(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

bool wrote_all() { return std::fflush(stdout) == 0 && std::ferror(stdout) == 0; }

void tell_unplanned_end() noexcept {
  try {
    if (std::current_exception()) throw;
    write_straight("Something went wrong that should not.\n");
  } catch (const std::bad_alloc&) {
    write_straight(
        "There was too little memory for this, and it is not known how far it came.\n"
        "What was saved before is unchanged.\n"
        "Close other programs, look whether it is there, and do it again if not.   "
        "[program.out_of_memory]\n");
    return;
  } catch (const std::exception& thrown) {
    write_straight("Something went wrong that should not: ");
    write_straight(thrown.what());
    write_straight("\n");
  } catch (...) {
    write_straight("Something went wrong that should not.\n");
  }
  write_straight(
      "It is not known how far it came; what was saved before is unchanged.\n"
      "Look whether it is there, do it again if not, and please report this.   [program.failed]\n");
}

void end_plainly_where_nothing_catches() { std::set_terminate(end_plainly); }

bool terminal_has_colour() {
  return environment("NO_COLOR").empty() && environment("TERM") != "dumb" && ::isatty(STDOUT_FILENO) == 1;
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

void keep_from_other_users() {
  constexpr mode_t others = 0007;
  ::umask(::umask(others) | others);
}

}  // namespace regie
