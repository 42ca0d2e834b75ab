// intake/internal/row_rules.h - what one row counts for where rows are people, orders or deals, not sums.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "base/micros.h"

namespace regie {

/// The cells of one row by the canonical names of aliases.txt.
struct RowFields {
  std::function<std::string_view(std::string_view)> text;  // trimmed; "" where blank or absent
  std::function<Micros(std::string_view)> number;          // micros_blank where blank or absent
};

inline constexpr std::size_t rule_measures_max = 4;

struct RuleMeasure {
  std::string_view name;
  bool is_money = false;
};

struct RuleResult {
  std::array<Micros, rule_measures_max> values{micros_blank, micros_blank, micros_blank, micros_blank};
  std::string_view day;  // which day column dates this row
};

/// Applies to a platform's tables that have the field `needs`.
struct RowRule {
  std::string_view platform;
  std::string_view needs;
  std::vector<RuleMeasure> measures;
  RuleResult (*apply)(const RowFields& row);
};

[[nodiscard]] const std::vector<RowRule>& row_rules();

}  // namespace regie
