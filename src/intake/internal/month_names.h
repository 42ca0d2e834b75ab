// intake/internal/month_names.h - months, weekdays and the little words around dates, in eight languages.
#pragma once

#include <string_view>

namespace regie {

/// 1..12 for a folded month name or abbreviation ("januari", "févr.", "лют"); 0 = none.
[[nodiscard]] int month_of(std::string_view folded);

/// A folded weekday, connector or time word that may stand in a date ("thu", "de", "uhr", "p.m.").
[[nodiscard]] bool is_date_word(std::string_view folded);

}  // namespace regie
