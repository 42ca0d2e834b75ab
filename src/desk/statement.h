// desk/statement.h - the text a signature is over: one field a line, so that no text can pass for another.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/interval.h"
#include "base/money.h"
#include "base/slice.h"
#include "charter/account.h"

namespace regie {

/// Lines "name: value" in a fixed order. Backslashes and line ends in values are escaped, lists begin with
/// their length, numbers are the shortest that read back the same, what is absent is "none": two records
/// with one text are equal.
class Statement {
 public:
  /// The first line: "regie reason/1". A change of the fields is another version.
  explicit Statement(std::string_view kind_and_version);

  Statement& line(std::string_view name, std::string_view text);
  Statement& line(std::string_view name, std::int64_t number);
  Statement& line(std::string_view name, double number);
  Statement& line(std::string_view name, Day day);
  Statement& line(std::string_view name, const Slice& slice);
  Statement& line(std::string_view name, const std::optional<Money>& money);
  Statement& line(std::string_view name, const std::optional<double>& number);
  Statement& line(std::string_view name, const Interval& interval);
  Statement& line(std::string_view name, const Estimate& estimate);
  Statement& line(std::string_view name, const std::vector<std::string>& list);
  /// Who and when; not the hash, which is that of the statement.
  Statement& line(const Signature& signature);

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace regie
