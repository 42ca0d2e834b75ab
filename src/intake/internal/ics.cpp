// intake/internal/ics.cpp - events from a calendar's lines; libical reads times and writes repeats out.
#include "intake/internal/ics.h"

#include <libical/ical.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "intake/internal/archive_limits.h"
#include "intake/internal/encoding.h"
#include "intake/internal/ics_lines.h"
#include "intake/internal/ics_repeats.h"

namespace regie {
namespace {

namespace limits = archive_limits;

constexpr std::string_view opening = "BEGIN:VCALENDAR";
constexpr int seconds_of_day = 86'400;
constexpr std::size_t value_shown_max = 80;

std::optional<Day> day_of(const icaltimetype& time) {
  const Day::Parts parts{time.year, time.month, time.day};
  if (!Day::is_valid(parts)) return std::nullopt;
  return Day::of(parts);
}

std::optional<icaltimetype> time_of(std::string_view value) {
  const icaltimetype time = icaltime_from_string(std::string(value).c_str());
  if (icaltime_is_null_time(time) != 0 || !day_of(time)) return std::nullopt;
  return time;
}

int seconds_into_day(const icaltimetype& time) {
  return time.is_date != 0 ? 0 : (time.hour * 60 + time.minute) * 60 + time.second;
}

/// The days of "20260310,20260311T090000Z".
std::vector<Day> days_of_list(std::string_view list) {
  std::vector<Day> days;
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    const std::string_view item = list.substr(0, comma);
    if (const auto time = time_of(item.substr(0, item.find('/')))) days.push_back(*day_of(*time));
    if (comma == std::string_view::npos) break;
    list.remove_prefix(comma + 1);
  }
  return days;
}

/// "country=NL,channel=search" (or with semicolons) -> a slice.
Slice slice_of(std::string_view text) {
  Slice slice;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of(",;");
    const std::string_view part = text.substr(0, end);
    if (const std::size_t equals = part.find('='); equals != std::string_view::npos) {
      const std::string name = plain_ics_text(part.substr(0, equals));
      if (!name.empty()) slice[name] = plain_ics_text(part.substr(equals + 1));
    }
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return slice;
}

/// Turns the blocks of one file into rows.
class Reading {
 public:
  Reading(int offset_seconds, std::vector<ReadingProblem>& problems)
      : offset_seconds_(offset_seconds), problems_(problems) {}

  /// Remembers where a repeat was moved away from.
  void note_moved(const IcsBlock& block) {
    if (const auto moved = block.find("RECURRENCE-ID"))
      if (const auto time = time_of(*moved))
        moved_.emplace(std::string(block.find("UID").value_or("")), *day_of(*time));
  }

  void take(const IcsBlock& block) {
    if (rows.size() >= limits::events_max) return;
    const std::string title = plain_ics_text(block.find("SUMMARY").value_or(""));
    if (!block.is_closed)
      return report(block, "", "intake.event_cut", "The event has no end; the file is cut off.");
    if (block.is_too_long)
      report(block, "", "intake.event_too_long", "The event is very long; a part was left out.");
    if (plain_ics_text(block.find("STATUS").value_or("")) == "CANCELLED")
      return report(block, title, "intake.event_cancelled", "The event was cancelled and is left out.");
    const auto told_start = block.find("DTSTART");
    if (!told_start) return report(block, title, "intake.event_without_day", "The event has no DTSTART.");
    const auto start = time_of(*told_start);
    if (!start)
      return report(block, *told_start, "intake.event_without_day", "The event's DTSTART is no day.");
    if (title.empty())
      return report(block, *told_start, "intake.event_without_title", "The event has no SUMMARY.");
    EventRow row;
    row.line = block.line;
    row.title = title;
    row.kind = kind_of(block);
    row.where = slice_of(block.find("X-REGIE-WHERE").value_or(""));
    row.moves = plain_ics_text(block.find("X-REGIE-MOVES").value_or(""));
    write(block, *start, length_in_days(block, *start), row);
  }

  std::vector<EventRow> rows;

 private:
  void report(const IcsBlock& block, std::string_view value, std::string code, std::string say) {
    ReadingProblem problem;
    problem.line = block.line;
    problem.value = value.substr(0, value_shown_max);
    problem.code = std::move(code);
    problem.say = std::move(say);
    problems_.push_back(std::move(problem));
  }

  static std::string kind_of(const IcsBlock& block) {
    const std::string_view all = block.find("CATEGORIES").value_or("");
    std::size_t end = 0;
    while (end < all.size() && all[end] != ',') end += all[end] == '\\' ? std::size_t{2} : std::size_t{1};
    return plain_ics_text(all.substr(0, end));
  }

  /// Days after the first one. Fails softly: an end before its start is reported, the event kept as one day.
  int length_in_days(const IcsBlock& block, const icaltimetype& start) {
    const Day first = *day_of(start);
    int further = 0;
    if (const auto told = block.find("DTEND")) {
      const auto end = time_of(*told);
      if (end) further = *day_of(*end) - first - (end->is_date != 0 || seconds_into_day(*end) == 0 ? 1 : 0);
      if (!end || further < -1 || (further == -1 && start.is_date == 0 && seconds_into_day(start) > 0))
        report(block, *told, "intake.event_end", "The event ends before it begins; its first day was kept.");
    } else if (const auto duration = block.find("DURATION")) {
      const icaldurationtype length = icaldurationtype_from_string(std::string(*duration).c_str());
      const std::int64_t seconds = (std::int64_t{length.weeks} * 7 + length.days) * seconds_of_day +
                                   std::int64_t{length.hours} * 3600 + std::int64_t{length.minutes} * 60 +
                                   length.seconds;
      if (length.is_neg == 0 && seconds > 0)
        further = static_cast<int>(
            std::min<std::int64_t>((seconds_into_day(start) + seconds - 1) / seconds_of_day, days_max));
    }
    return std::clamp(further, 0, days_max);
  }

  void write(const IcsBlock& block, const icaltimetype& start, int further_days, EventRow& row) {
    const Day first = *day_of(start);
    const std::string uid(block.find("UID").value_or(""));
    const bool is_moved = block.find("RECURRENCE-ID").has_value();
    std::vector<Day> days{first};
    if (const auto rule = block.find("RRULE"); rule && !is_moved) days = repeats(block, start, *rule);
    std::set<Day> without;
    for (const IcsProperty& property : block.properties) {
      if (property.name == "EXDATE")
        for (const Day day : days_of_list(property.value)) without.insert(day);
      if (property.name == "RDATE")
        for (const Day day : days_of_list(property.value)) days.push_back(day);
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    for (const Day day : days) {
      if (without.contains(day) || (!is_moved && moved_.contains({uid, day}))) continue;
      row.days = {day, day + further_days};
      if (rows.size() < limits::events_max)
        rows.push_back(row);
      else
        return report(block, row.title, "intake.too_many_events", "More events than one calendar may hold.");
    }
  }

  std::vector<Day> repeats(const IcsBlock& block, const icaltimetype& start, std::string_view told) {
    const Day first = *day_of(start);
    std::optional<RepeatedDays> found;
    if (++repeating_ <= limits::repeating_events_max)
      found = repeated_days(told, {first, seconds_into_day(start), offset_seconds_});
    if (!found) {
      report(block, told, "intake.event_repeat",
             "How the event repeats is not understood; its first day was kept.");
      return {first};
    }
    if (found->days.empty()) found->days.push_back(first);
    if (found->is_cut)
      report(
          block, told, "intake.event_repeats_cut",
          "The event repeats further; the first " + std::to_string(found->days.size()) + " days were kept.");
    return std::move(found->days);
  }

  /// An event longer than this is no event but a state of the world; also keeps days within the calendar.
  static constexpr int days_max = 3'660;

  int offset_seconds_;
  int repeating_ = 0;
  std::vector<ReadingProblem>& problems_;
  std::set<std::pair<std::string, Day>> moved_;
};

}  // namespace

bool is_ics(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  while (!bytes.empty() && static_cast<unsigned char>(bytes.front()) <= ' ') bytes.remove_prefix(1);
  if (bytes.size() < opening.size()) return false;
  return std::equal(opening.begin(), opening.end(), bytes.begin(),
                    [](char want, char c) { return want == (c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c); });
}

Result<std::vector<EventRow>> read_ics(std::string_view bytes, std::vector<ReadingProblem>& problems) {
  if (bytes.size() > limits::calendar_bytes_max)
    return fail("intake.too_large", "The calendar is larger than 64 MB.", "Nothing of it was kept.",
                "Export a shorter period.");
  TRY(const DecodedText decoded, decode(bytes));
  if (!is_ics(decoded.text()))
    return fail("intake.damaged_ics", "The calendar does not begin with BEGIN:VCALENDAR.",
                "Nothing of it was kept.", "Export it again from the calendar it comes from.");
  icalerror_set_errors_are_fatal(0);  // else a bad time in a file would end the program
  const IcsLines lines = read_ics_lines(decoded.text());
  Reading reading(lines.offset_seconds_max, problems);
  for (const IcsBlock& block : lines.events) reading.note_moved(block);
  for (const IcsBlock& block : lines.events) reading.take(block);
  if (lines.events_left_out > 0) {
    ReadingProblem problem;
    problem.code = "intake.too_many_events";
    problem.say = std::to_string(lines.events_left_out) + " events beyond the first " +
                  std::to_string(limits::events_max) + " were left out.";
    problems.push_back(std::move(problem));
  }
  return std::move(reading.rows);
}

}  // namespace regie
