// intake/internal/column_evidence.cpp - cheap looks for the many plain cells, careful ones for the rest.
#include "intake/internal/column_evidence.h"

#include <algorithm>
#include <cstdlib>

#include "intake/internal/fold.h"
#include "intake/limits.h"

namespace regie {
namespace {

constexpr int week_days = 7;
constexpr int months_apart =
    20;  // days: two dates further apart under one order are no neighbours of a daily report
constexpr std::size_t distinct_max = 100'000;  // days since 1753; more are not days

bool looks_like_email(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && text.find('.', at) != std::string_view::npos &&
         text.find(' ') == std::string_view::npos && text.find('/') == std::string_view::npos;
}

bool looks_like_phone(std::string_view text) {
  if (text.size() < 8 || text.size() > 22) return false;
  std::size_t digits = 0;
  bool mark = text[0] == '+' || text[0] == '(' || text.starts_with("00");
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      ++digits;
    } else if (c != ' ' && c != '-' && c != '(' && c != ')' && c != '.' && c != '+' && c != '/') {
      return false;
    }
  }
  if (text[0] == '0' && text.find_first_of(" -") != std::string_view::npos) mark = true;
  return mark && digits >= 8 && digits <= 15;
}

}  // namespace

bool quick_spelling(std::string_view cell, NumberSpelling& spelling) {
  if (cell.empty()) {
    spelling = NumberSpelling::blank;
    return true;
  }
  const char* p = cell.data();
  const char* const end = p + cell.size();
  if (*p == '-') ++p;
  const char* const first = p;
  while (p < end && static_cast<unsigned char>(*p - '0') < 10) ++p;
  const auto whole = p - first;
  if (whole == 0 || whole > 12) return false;
  if (p == end) {
    if (whole > 1 && *first == '0') return false;
    spelling = whole > 3 ? NumberSpelling::long_plain : NumberSpelling::plain;
    return true;
  }
  const char mark = *p;
  if (mark != '.' && mark != ',') return false;
  const char* const after = ++p;
  while (p < end && static_cast<unsigned char>(*p - '0') < 10) ++p;
  if (p != end || p == after) return false;
  const bool two_ways = p - after == 3 && whole <= 3 && *first != '0';
  if (mark == '.') {
    spelling = two_ways ? NumberSpelling::point_or_groups : NumberSpelling::point_decimal;
  } else {
    spelling = two_ways ? NumberSpelling::comma_or_groups : NumberSpelling::comma_decimal;
  }
  return true;
}

std::int64_t ColumnEvidence::numbers() const { return filled_ - of(NumberSpelling::text); }

std::int64_t ColumnEvidence::open_total() const {
  std::int64_t total = 0;
  for (const OpenDays& one : open) total += one.seen;
  return total;
}

void ColumnEvidence::look_closer(std::string_view cell) {
  switch (expect_) {
    case Expect::nothing:
      return;
    case Expect::figures:
      return look_number(cell);
    case Expect::days:
      if (look_day(cell)) return;
      look_number(cell);
      if (const auto day = serial_day(cell)) {
        ++serial_days;
        if (days.size() < distinct_max) days.insert(day->number());
      }
      return;
    case Expect::text:
      if (cell.empty()) return;
      ++filled_;
      if (sampled < limits::personal_sample_max) look_personal(cell);
      return;
    case Expect::codes:
      if (cell.empty()) return;
      ++filled_;
      if (cell == last_code_) return;
      last_code_ = std::string(cell.substr(0, limits::value_shown_max));
      if (const std::string_view code = currency_of(cell); !code.empty()) codes.emplace(code);
      return;
    case Expect::anything:
      break;
  }
  NumberSpelling quick{};
  if (quick_spelling(cell, quick)) {
    ++spellings_[static_cast<std::size_t>(quick)];
    if (quick == NumberSpelling::blank) return;
    ++filled_;
    texts_in_a_row_ = 0;
    if (quick == NumberSpelling::long_plain && cell.size() == 8) {
      --filled_;
      look_day(cell);
      if (settled_ == 0) ++filled_;
    }
    return;
  }
  // A column of names stays one: after many texts only shapes that begin like a figure are looked at.
  constexpr std::int64_t surely_text = 1'000;
  if (texts_in_a_row_ > surely_text && !(cell[0] >= '0' && cell[0] <= '9') && cell[0] != '-' &&
      cell[0] != '+') {
    ++filled_;
    ++spellings_[static_cast<std::size_t>(NumberSpelling::text)];
    return;
  }
  const std::int64_t days_before = days_seen();
  if (look_day(cell) && days_seen() > days_before) {
    ++spellings_[static_cast<std::size_t>(NumberSpelling::text)];
    return;
  }
  const std::int64_t texts_before = of(NumberSpelling::text);
  look_number(cell);
  if (of(NumberSpelling::text) > texts_before) {
    ++texts_in_a_row_;
    if (sampled < limits::personal_sample_max) look_personal(cell);
  } else {
    texts_in_a_row_ = 0;
    if (sampled < limits::personal_sample_max && cell.size() > 7) look_personal(cell);
  }
}

void ColumnEvidence::look_number(std::string_view cell) {
  NumberSpelling spelling{};
  if (!quick_spelling(cell, spelling)) {
    const NumberLook look = look_at_number(cell);
    spelling = look.spelling;
    percents += look.percent ? 1 : 0;
    leading_zeros += look.leading_zero ? 1 : 0;
    if (!look.currency.empty()) {
      if (currency.empty()) currency = look.currency;
      if (currency != look.currency) currencies_differ = true;
    }
  }
  ++spellings_[static_cast<std::size_t>(spelling)];
  if (spelling != NumberSpelling::blank) ++filled_;
}

/// False: not a day (and not counted as filled).
bool ColumnEvidence::look_day(std::string_view cell) {
  if (cell != last_day_) {
    last_look_ = look_at_day(cell);
    last_day_ = std::string(cell.substr(0, limits::value_shown_max));
  }
  const DayLook& look = last_look_;
  if (look.kind == DayLook::Kind::none) {
    yearless_days += look.yearless ? 1 : 0;
    return false;
  }
  if (look.kind == DayLook::Kind::blank) return true;
  ++filled_;
  if (look.kind == DayLook::Kind::settled) {
    ++settled_;
    compact_days += look.compact ? 1 : 0;
    ++grains[static_cast<std::size_t>(look.grain)];
    if (days.size() < distinct_max) days.insert(look.days.from.number());
    return true;
  }
  OpenDays& here = open[look.spelling];
  ++here.seen;
  here.first_over += look.first > 12 ? 1 : 0;
  here.second_over += look.second > 12 ? 1 : 0;
  if (here.last.year != 0) {
    here.first_varies = here.first_varies || look.first != here.last.first;
    here.second_varies = here.second_varies || look.second != here.last.second;
    const auto gap = [&](DayOrder order) -> int {
      const auto a = settle(here.last, order);
      const auto b = settle(look, order);
      return a && b ? std::abs(*b - *a) : 1 << 20;
    };
    const int dmy = gap(DayOrder::dmy);
    const int mdy = gap(DayOrder::mdy);
    if (dmy <= week_days && dmy > 0 && mdy > months_apart) ++here.steps_dmy;
    if (mdy <= week_days && mdy > 0 && dmy > months_apart) ++here.steps_mdy;
  }
  here.last = look;
  if (here.distinct.size() < distinct_max) here.distinct.insert({look.year, look.first, look.second});
  return true;
}

void ColumnEvidence::look_personal(std::string_view cell) {
  const std::string_view text = trim(cell);
  if (text.empty()) return;
  ++sampled;
  if (looks_like_email(text)) ++emails;
  if (looks_like_phone(text)) ++phones;
}

}  // namespace regie
