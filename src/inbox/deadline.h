// inbox/deadline.h - by which day does somebody ask for an answer?
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"

namespace regie::inbox {

struct Deadline {
  Day day;
  std::string words;  // as they stand in the text: "before Friday"
};

/// The earliest day that a message asks an answer or a deed by, in Dutch or English.
///   A word that sets an end (before, by, until, uiterlijk, voor, deadline) and, within two words, a day:
///   today, tomorrow, a weekday (the next one after `written`), "12 March" or "12-3" (the next one), the end
///   of the week or month.
/// Method: own. Cost: linear in the words.
[[nodiscard]] std::optional<Deadline> deadline_in(std::string_view text, Day written);

}  // namespace regie::inbox
