// inbox/deadline.cpp - a word that sets an end, and the day behind it.
#include "inbox/deadline.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "text/words.h"

namespace regie::inbox {
namespace {

constexpr auto ends = std::to_array<std::string_view>(
    {"before", "by", "until", "till", "deadline", "uiterlijk", "voor", "tot", "tegen", "latest", "than"});
constexpr auto months = std::to_array<std::array<std::string_view, 3>>({{"january", "januari", "jan"},
                                                                        {"february", "februari", "feb"},
                                                                        {"march", "maart", "mrt"},
                                                                        {"april", "april", "apr"},
                                                                        {"may", "mei", "mei"},
                                                                        {"june", "juni", "jun"},
                                                                        {"july", "juli", "jul"},
                                                                        {"august", "augustus", "aug"},
                                                                        {"september", "september", "sep"},
                                                                        {"october", "oktober", "okt"},
                                                                        {"november", "november", "nov"},
                                                                        {"december", "december", "dec"}});
constexpr auto weekdays = std::to_array<std::array<std::string_view, 2>>({{"monday", "maandag"},
                                                                          {"tuesday", "dinsdag"},
                                                                          {"wednesday", "woensdag"},
                                                                          {"thursday", "donderdag"},
                                                                          {"friday", "vrijdag"},
                                                                          {"saturday", "zaterdag"},
                                                                          {"sunday", "zondag"}});
constexpr std::size_t between_max = 2;  // "before the end", "voor aanstaande vrijdag"

using Words = std::span<const TextWord>;

template <class List>
bool is_in(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// 1 to 31 of "12", "12th", "12e"; 0 where it is none.
int number_of(std::string_view word) {
  int number = 0;
  std::size_t digits = 0;
  while (digits < word.size() && word[digits] >= '0' && word[digits] <= '9' && digits < 2)
    number = number * 10 + (word[digits++] - '0');
  const std::string_view rest = word.substr(digits);
  const bool is_ordinal =
      rest.empty() || rest == "th" || rest == "st" || rest == "nd" || rest == "rd" || rest == "e";
  return digits > 0 && is_ordinal && number <= 31 ? number : 0;
}

int month_of(std::string_view word) {
  for (std::size_t i = 0; i < months.size(); ++i)
    if (is_in(months[i], word)) return static_cast<int>(i) + 1;
  return 0;
}

/// That day of the month in the year that puts it on or after `written`.
std::optional<Day> next_date(int day, int month, Day written) {
  for (const int year : {written.parts().year, written.parts().year + 1}) {
    const Day::Parts parts{year, month, day};
    if (Day::is_valid(parts) && Day::of(parts) >= written) return Day::of(parts);
  }
  return std::nullopt;
}

Day end_of_week(Day written) {
  const int to_friday = static_cast<int>(Weekday::friday) - static_cast<int>(written.weekday());
  return written + (to_friday >= 0 ? to_friday : to_friday + 7);
}

Day end_of_month(Day written) {
  Day::Parts parts = written.parts();
  parts.day = Day::days_in_month(parts.year, parts.month);
  return Day::of(parts);
}

struct Named {
  Day day;
  std::size_t words = 1;  // that name it
};

/// A day that begins with the first of these words.
std::optional<Named> day_at(Words words, Day written) {
  const std::string_view first = words[0].folded;
  const std::string_view second = words.size() > 1 ? std::string_view(words[1].folded) : std::string_view();
  if (first == "today" || first == "vandaag" || first == "tonight" || first == "vanavond")
    return Named{written};
  if (first == "tomorrow" || first == "morgen") return Named{written + 1};
  if (first == "overmorgen") return Named{written + 2};
  for (std::size_t i = 0; i < weekdays.size(); ++i)
    if (is_in(weekdays[i], first)) {
      const int ahead = (static_cast<int>(i) - static_cast<int>(written.weekday()) + 6) % 7 + 1;
      return Named{written + ahead};
    }
  const bool is_end = first == "end" || first == "eind" || first == "einde";
  if (is_end)
    for (std::size_t i = 1; i < std::min<std::size_t>(words.size(), 5); ++i) {
      if (words[i].folded == "week" || words[i].folded == "weekend")
        return Named{end_of_week(written), i + 1};
      if (words[i].folded == "month" || words[i].folded == "maand")
        return Named{end_of_month(written), i + 1};
    }
  int day = number_of(first);
  int month = day > 0 ? month_of(second) : 0;
  if (month == 0 && month_of(first) > 0) {
    month = month_of(first);
    day = number_of(second);
  }
  // "12-3", "12/3": the day comes first in both languages.
  if (month == 0 && day > 0 && words.size() > 1 && words[1].kind == WordKind::number &&
      words[1].at.from == words[0].at.to + 1)
    month = number_of(second) <= 12 ? number_of(second) : 0;
  if (day == 0 || month == 0) return std::nullopt;
  const auto date = next_date(day, month, written);
  return date ? std::optional<Named>(Named{*date, 2}) : std::nullopt;
}

}  // namespace

std::optional<Deadline> deadline_in(std::string_view text, Day written) {
  const std::vector<TextWord> words = text_words(text);
  std::optional<Deadline> earliest;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (!is_in(ends, words[i].folded)) continue;
    for (std::size_t at = i + 1; at < std::min(words.size(), i + 2 + between_max); ++at) {
      const auto named = day_at(Words(words).subspan(at), written);
      if (!named) continue;
      const std::size_t from = words[i].at.from;
      const std::size_t to = words[std::min(at + named->words, words.size()) - 1].at.to;
      if (!earliest || named->day < earliest->day)
        earliest = Deadline{named->day, std::string(text.substr(from, to - from))};
      break;
    }
  }
  return earliest;
}

}  // namespace regie::inbox
