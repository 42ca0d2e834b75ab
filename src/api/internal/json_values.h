// api/internal/json_values.h - small values as JSON: days, money, intervals, slices.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "base/day.h"
#include "base/interval.h"
#include "base/money.h"
#include "base/slice.h"
#include "intake/report.h"
#include "measure/finding.h"

namespace regie {

using Json = nlohmann::ordered_json;

inline Json json_value(const Slice& slice) {
  Json json = Json::object();
  for (const auto& [dimension, value] : slice) json[dimension] = value;
  return json;
}

inline const char* direction_name(Direction direction) {
  return direction == Direction::down ? "down" : "up";
}

inline Json json_value(const Money& money) { return {{"minor", money.minor}, {"currency", money.currency}}; }

inline Json json_value(const Estimate& estimate) {
  return {{"value", estimate.value},
          {"low", estimate.interval.low},
          {"high", estimate.interval.high},
          {"level", estimate.interval.level}};
}

/// {"line", "column", "value", "code", "say"}: a row of a file that was set aside.
[[nodiscard]] Json problem_value(const ReadingProblem& problem);

/// One line, for many answers one after another.
inline std::string dumped_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// One document on one line ends with a line break; bytes that are no UTF-8 become U+FFFD instead of a throw.
inline std::string dumped(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace regie
