// os/terminal.h - standard output and error, and the environment.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace regie {

void write_out(std::string_view text);  // flushed: a reader at the other end of a pipe sees it at once
void write_err(std::string_view text);
/// All of standard input. Fails: files.too_large, over 256 MB: a pipe that does not end.
[[nodiscard]] Result<std::string> read_in();
/// False where standard output did not take all of it: a full disk, say.
[[nodiscard]] bool wrote_all();
/// Tells what ended the program against its will, the exception that was caught, in words for a person. Takes
/// no memory: there may be none.
void tell_unplanned_end() noexcept;
/// What nobody can catch (thrown while something else was being cleared away, in a library or its threads)
/// ends the program in the same words and with status 1.
void end_plainly_where_nothing_catches();
/// Is standard output a terminal that shows colours? NO_COLOR (no-color.org) says no.
[[nodiscard]] bool terminal_has_colour();
/// A variable of the environment; "" where it is not set.
[[nodiscard]] std::string environment(const char* name);

/// What this program makes is not for other users of the machine, whatever its shell says: clients' figures
/// lie in it. A group is left as it is. Call first.
void keep_from_other_users();

}  // namespace regie
