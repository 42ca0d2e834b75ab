// base/plain_text.h - letters that show as they are: none that steer a terminal, a line or the direction of
// text.
#pragma once

#include <string>
#include <string_view>

namespace regie {

/// Is there no control character (C0 but line feed and tab, DEL, C1) and none that turns the direction of
/// what follows (U+202A to U+202E, U+2066 to U+2069)? These break lines of what is signed, act on terminals,
/// and let "exe.csv" read as something else. Text is UTF-8.
[[nodiscard]] bool is_plain_text(std::string_view text);

/// The same text without them.
[[nodiscard]] std::string plain_text(std::string_view text);

/// The same text without them, and without line feeds and tabs: for names in one line.
[[nodiscard]] std::string plain_line(std::string_view text);

}  // namespace regie
