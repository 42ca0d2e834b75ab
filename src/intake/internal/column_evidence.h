// intake/internal/column_evidence.h - what all the cells of a column tell about its type, gathered in one
// pass.
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "intake/internal/day_reading.h"
#include "intake/internal/number_reading.h"

namespace regie {

/// What the header lets us expect; decides which looks a cell is worth.
enum class Expect : std::uint8_t { nothing, figures, days, text, codes, anything };

/// Cells of one ambiguous spelling of days ("1/2/2026").
struct OpenDays {
  std::int64_t seen = 0;
  std::int64_t first_over = 0;   // first number > 12: only dmy fits
  std::int64_t second_over = 0;  // second number > 12: only mdy fits
  std::int64_t steps_dmy = 0;    // neighbours that are at most a week apart only if read dmy
  std::int64_t steps_mdy = 0;
  bool first_varies = false;
  bool second_varies = false;
  DayLook last;
  std::set<std::array<int, 3>> distinct;  // year, first, second
};

class ColumnEvidence {
 public:
  explicit ColumnEvidence(Expect expect) : expect_(expect) {}
  void look(std::string_view cell) {
    if (expect_ != Expect::nothing) look_closer(cell);
  }

  [[nodiscard]] Expect expect() const { return expect_; }
  [[nodiscard]] std::int64_t of(NumberSpelling spelling) const {
    return spellings_[static_cast<std::size_t>(spelling)];
  }
  [[nodiscard]] std::int64_t filled() const { return filled_; }
  [[nodiscard]] std::int64_t numbers() const;
  [[nodiscard]] std::int64_t days_seen() const { return settled_ + open_total(); }
  [[nodiscard]] std::int64_t open_total() const;

  std::int64_t percents = 0;
  std::int64_t leading_zeros = 0;
  std::string currency;  // of the cells
  bool currencies_differ = false;
  std::int64_t compact_days = 0;
  std::int64_t yearless_days = 0;  // "10-mrt"
  std::int64_t serial_days = 0;    // numbers a spreadsheet would show as days, under a header that says day
  std::array<std::int64_t, 4> grains{};  // settled days by Grain
  std::array<OpenDays, day_spellings> open{};
  std::set<std::int32_t> days;  // distinct settled days (first day of spans)
  std::set<std::string> codes;  // distinct currency codes, at most 64
  std::int64_t sampled = 0;     // cells looked at for addresses
  std::int64_t emails = 0;
  std::int64_t phones = 0;

 private:
  void look_closer(std::string_view cell);
  void look_number(std::string_view cell);
  bool look_day(std::string_view cell);
  void look_personal(std::string_view cell);

  Expect expect_;
  std::array<std::int64_t, 8> spellings_{};
  std::int64_t filled_ = 0;
  std::int64_t settled_ = 0;
  std::string last_day_;  // runs of one day are looked at once
  DayLook last_look_;
  std::int64_t texts_in_a_row_ = 0;
  std::string last_code_;
};

/// Spelling of the plain cases without a detour; false: look_at_number must decide.
[[nodiscard]] bool quick_spelling(std::string_view cell, NumberSpelling& spelling);

}  // namespace regie
