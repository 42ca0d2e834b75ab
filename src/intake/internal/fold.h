// intake/internal/fold.h - text made comparable: lower case, single spaces, no odd spaces or marks.
#pragma once

#include <string>
#include <string_view>

namespace regie {

/// "  Vertoningen\u00a0" -> "vertoningen". Latin, Greek-free; Cyrillic included; typographic quotes made
/// plain.
[[nodiscard]] std::string fold(std::string_view text);

/// Without blanks (also no-break and narrow ones), tabs and line ends at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);

/// Bytes of the blank at the start of `text`: 1 for a space or tab, 2 or 3 for a no-break space, else 0.
[[nodiscard]] std::size_t blank_at(std::string_view text);

}  // namespace regie
