// inbox/quoted_text.h - what somebody wrote now, apart from what they quote and from what stands below all
// their messages.
#pragma once

#include <string>
#include <string_view>

namespace regie {

struct SplitText {
  std::string text;
  std::string quoted;
  std::string signature;
};

/// By lines: "> ", "Op ... schreef ...:", "On ... wrote:", a block of "Van:/From:" with its date and
/// recipient, lines that announce a forwarded message; a signature begins at "-- " or where a telephone says
/// that it sent this.
/// Holds: every line with letters in it stands in exactly one of the three, in its order. Cost: linear.
[[nodiscard]] SplitText split_text(std::string_view text);

/// A subject without "Re:", "Antw:", "FW:" and the like before it, in small ASCII letters, spaces as one.
[[nodiscard]] std::string bare_subject(std::string_view subject);

}  // namespace regie
