// intake/internal/span_hints.cpp - looks for two dates in a line, or a start and an end on lines of their
// own.
#include "intake/internal/span_hints.h"

#include <array>

#include "intake/internal/fold.h"

namespace regie {
namespace {

bool has_any(const std::string& text, const auto& words) {
  for (const std::string_view word : words)
    if (text.find(word) != std::string::npos) return true;
  return false;
}

constexpr std::array<std::string_view, 12> start_words{"start",  "begin",  "van ",   "from",  "von ", "début",
                                                       "inicio", "inizio", "início", "desde", "поч",  "du "};
constexpr std::array<std::string_view, 12> end_words{"end", "eind", "tot ",    "to ",   "until", "bis",
                                                     "fin", "fine", "término", "hasta", "кін",   "au "};
constexpr std::array<std::string_view, 10> other_words{
    "generated", "last completed", "gegenereerd", "erstellt",  "downloaded",
    "created",   "exported",       "généré",      "time zone", "generado"};

std::optional<Day> one_day(std::string_view text, DayOrder order) {
  DayOrders orders{};
  orders.fill(order);
  if (const auto span = read_day(text, orders); span && span->from == span->to) return span->from;
  return std::nullopt;
}

std::string_view after_label(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon + 1 >= line.size() || line[colon + 1] != ' ') return line;
  for (const char c : line.substr(0, colon))
    if (c >= '0' && c <= '9') return line;  // the colon of a clock
  return trim(line.substr(colon + 1));
}

DayOrder order_of(std::string_view line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::size_t end = std::min(line.find_first_of(" ,-", i), line.size());
    const DayLook look = look_at_day(line.substr(i, end - i));
    if (look.kind == DayLook::Kind::open && look.first > 12) return DayOrder::dmy;
    if (look.kind == DayLook::Kind::open && look.second > 12) return DayOrder::mdy;
    i = end;
  }
  return DayOrder::unknown;
}

}  // namespace

SpanHint span_of_titles(const std::vector<std::string>& titles) {
  SpanHint hint;
  for (const std::string& title : titles)
    if (const DayOrder told = order_of(title); told != DayOrder::unknown) hint.order = told;
  std::optional<Day> from;
  std::optional<Day> to;
  for (const std::string& title : titles) {
    std::string_view line = trim(title);
    while (!line.empty() && (line[0] == '#' || line[0] == '"')) line = trim(line.substr(1));
    while (!line.empty() && line.back() == '"') line = trim(line.substr(0, line.size() - 1));
    const std::string folded = fold(line);
    if (line.size() < 6 || has_any(folded, other_words)) continue;
    const std::string_view value = after_label(line);
    if (!hint.days) {
      hint.days = read_range(value, hint.order);
      if (!hint.days && value.size() == 17 && value[8] == '-') {  // "20230708-20240304"
        const auto a = one_day(value.substr(0, 8), hint.order);
        const auto b = one_day(value.substr(9), hint.order);
        if (a && b && *a <= *b) hint.days = DaySpan{*a, *b};
      }
    }
    const std::optional<Day> day = one_day(value, hint.order);
    if (!day) continue;
    if (value.size() == line.size()) {  // a day without a label: a report of one day
      if (!hint.days) hint.days = DaySpan{*day, *day};
    } else if (has_any(folded, start_words)) {
      from = day;
    } else if (has_any(folded, end_words)) {
      to = day;
    }
  }
  if (from && to && *from <= *to) hint.days = DaySpan{*from, *to};
  return hint;
}

std::optional<DaySpan> span_of_file_name(std::string_view name) {
  const std::size_t slash = name.find_last_of('/');
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  std::vector<Day> found;
  for (std::size_t i = 0; i + 8 <= name.size(); ++i) {
    const bool starts = i == 0 || !(name[i - 1] >= '0' && name[i - 1] <= '9');
    if (!starts) continue;
    std::string piece(name.substr(i, 10));
    for (char& c : piece)
      if (c == '.' || c == '_') c = '-';
    if (const auto day = Day::parse_iso(piece)) {
      found.push_back(*day);
      i += 9;
      continue;
    }
    const std::string_view eight = name.substr(i, 8);
    const bool ends = i + 8 == name.size() || !(name[i + 8] >= '0' && name[i + 8] <= '9');
    if (ends && eight.find_first_not_of("0123456789") == std::string_view::npos) {
      if (const auto day = one_day(eight, DayOrder::unknown)) found.push_back(*day);
      continue;
    }
    for (const std::size_t size : {std::size_t{11}, std::size_t{10}}) {  // "Feb-11-2021", "Apr-1-2023"
      if (i + size > name.size() || (name[i] >= '0' && name[i] <= '9')) continue;
      const std::string_view word = name.substr(i, size);
      if (word[3] != '-' || word[size - 5] != '-') continue;
      if (const auto day = one_day(word, DayOrder::unknown)) {
        found.push_back(*day);
        i += size - 1;
        break;
      }
    }
  }
  if (found.size() == 2 && found[0] <= found[1]) return DaySpan{found[0], found[1]};
  return std::nullopt;  // one date in a name is the day of the download more often than of the figures
}

}  // namespace regie
