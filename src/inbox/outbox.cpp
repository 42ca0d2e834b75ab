// inbox/outbox.cpp - the table of moves, quiet hours, the rate and the waits.
#include "inbox/outbox.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace regie {
namespace {

constexpr int day_minutes = 24 * 60;
// Soon, since most servers are away for minutes; then hourly.
constexpr std::array<std::int64_t, 4> waits{300, 900, 1800, 3600};

using State = LetterState;
constexpr std::array moves{
    LetterMove{State::waiting, State::claimed, Mover::machine},
    LetterMove{State::waiting, State::suppressed, Mover::machine},
    LetterMove{State::waiting, State::withdrawn, Mover::person},  // an edit, or taken back
    LetterMove{State::waiting, State::in_doubt, Mover::machine},  // restored: it may have left since
    LetterMove{State::waiting, State::refused, Mover::machine},   // its server was away for days
    LetterMove{State::claimed, State::sent, Mover::machine},
    LetterMove{State::claimed, State::in_doubt, Mover::machine},
    LetterMove{State::claimed, State::refused, Mover::machine},
    LetterMove{State::claimed, State::waiting, Mover::machine},    // the server was surely not reached
    LetterMove{State::in_doubt, State::sent, Mover::person},       // "it arrived"
    LetterMove{State::in_doubt, State::waiting, Mover::person},    // "send it again"
    LetterMove{State::in_doubt, State::withdrawn, Mover::person},  // "let it be"
    LetterMove{State::refused, State::waiting, Mover::person},
    LetterMove{State::refused, State::withdrawn, Mover::person},
};

std::optional<int> minutes_of(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  int hour = 0;
  int minute = 0;
  const auto read = [](std::string_view digits, int& number) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() && end == digits.data() + digits.size() && number >= 0;
  };
  if (!read(text.substr(0, 2), hour) || !read(text.substr(3), minute) || hour > 23 || minute > 59)
    return std::nullopt;
  return hour * 60 + minute;
}

std::string clock_text(int minutes) {
  const auto two = [](int number) {
    return std::string{static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
  };
  return two(minutes / 60) + ":" + two(minutes % 60);
}

}  // namespace

std::string_view letter_state_name(LetterState state) {
  constexpr std::array<std::string_view, letter_states> names{
      "waiting", "under_way", "sent", "in_doubt", "refused", "suppressed", "set_aside", "withdrawn"};
  const auto place = static_cast<std::size_t>(state);
  return place < names.size() ? names[place] : "";  // of a row somebody meddled with
}

bool is_allowed(const LetterMove& move) {
  return std::any_of(moves.begin(), moves.end(), [&](const LetterMove& known) {
    return known.from == move.from && known.to == move.to && known.by == move.by;
  });
}

bool is_quiet(const SendingLimits& limits, LocalMoment now, LetterWay way) {
  if (way == LetterWay::reply && !limits.quiet_replies) return false;
  if (limits.quiet_sundays && now.weekday == Weekday::sunday) return true;
  const int minute = now.minute % day_minutes;
  if (limits.quiet_from == limits.quiet_to) return false;
  if (limits.quiet_from < limits.quiet_to) return minute >= limits.quiet_from && minute < limits.quiet_to;
  return minute >= limits.quiet_from || minute < limits.quiet_to;
}

bool is_at_rate(const SendingLimits& limits, const LettersLeft& left) {
  return left.in_minute >= limits.per_minute || left.in_day >= limits.per_day;
}

std::optional<QuietHours> quiet_hours_of(std::string_view text) {
  if (text == "none") return QuietHours{};
  const std::size_t dash = text.find('-');
  if (dash == text.npos) return std::nullopt;
  const auto from = minutes_of(text.substr(0, dash));
  const auto to = minutes_of(text.substr(dash + 1));
  if (!from || !to) return std::nullopt;
  return QuietHours{*from, *to};
}

std::string quiet_text(const SendingLimits& limits) {
  if (limits.quiet_from == limits.quiet_to) return "none";
  return clock_text(limits.quiet_from) + "-" + clock_text(limits.quiet_to);
}

std::int64_t next_try_seconds(std::int64_t now, int tries) {
  const auto last = static_cast<int>(waits.size()) - 1;
  return now + waits[static_cast<std::size_t>(std::clamp(tries - 1, 0, last))];
}

}  // namespace regie
