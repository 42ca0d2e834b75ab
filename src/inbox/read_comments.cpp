// inbox/read_comments.cpp - heads to columns, rows to messages.
#include "inbox/read_comments.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/day.h"
#include "base/sha256.h"
#include "inbox/internal/clean_text.h"
#include "inbox/mail_kind.h"
#include "inbox/mail_limits.h"

namespace regie {
namespace {

constexpr std::size_t id_digits = 16;  // as of mail

enum class Field { id, post, author, author_id, text, time, parent };
constexpr std::size_t field_count = 7;

struct Alias {
  std::string_view head;  // small letters and digits alone
  Field field;
};
constexpr std::array<Alias, 51> aliases{{
    {"commentid", Field::id},
    {"commenturn", Field::id},
    {"reactieid", Field::id},
    {"idvanreactie", Field::id},
    {"opmerkingid", Field::id},
    {"id", Field::id},
    {"postid", Field::post},
    {"posturn", Field::post},
    {"berichtid", Field::post},
    {"idvanbericht", Field::post},
    {"objectid", Field::post},
    {"mediaid", Field::post},
    {"permalink", Field::post},
    {"postlink", Field::post},
    {"posturl", Field::post},
    {"postpermalink", Field::post},
    {"parentposturn", Field::post},
    {"shareurn", Field::post},
    {"author", Field::author},
    {"authorname", Field::author},
    {"from", Field::author},
    {"commenter", Field::author},
    {"commentername", Field::author},
    {"username", Field::author},
    {"auteur", Field::author},
    {"naam", Field::author},
    {"gebruiker", Field::author},
    {"gebruikersnaam", Field::author},
    {"name", Field::author},
    {"authorid", Field::author_id},
    {"fromid", Field::author_id},
    {"commenterurn", Field::author_id},
    {"commenterprofile", Field::author_id},
    {"message", Field::text},
    {"commenttext", Field::text},
    {"comment", Field::text},
    {"text", Field::text},
    {"reactie", Field::text},
    {"bericht", Field::text},
    {"tekst", Field::text},
    {"opmerking", Field::text},
    {"createdtime", Field::time},
    {"created", Field::time},
    {"createdat", Field::time},
    {"date", Field::time},
    {"time", Field::time},
    {"datum", Field::time},
    {"aangemaakt", Field::time},
    {"gemaaktop", Field::time},
    {"parentcommentid", Field::parent},
    {"antwoordop", Field::parent},
}};

std::string bare(std::string_view head) {
  std::string out;
  for (const char c : head) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9')) out += small;
  }
  return out;
}

struct Columns {
  std::array<std::optional<std::size_t>, field_count> at;
  bool is_linkedin = false;
  [[nodiscard]] bool has(Field field) const { return at[static_cast<std::size_t>(field)].has_value(); }
  [[nodiscard]] std::string_view cell(const std::vector<std::string>& row, Field field) const {
    const auto column = at[static_cast<std::size_t>(field)];
    return column && *column < row.size() ? std::string_view(row[*column]) : std::string_view();
  }
};

Columns columns_of(const std::vector<std::string>& head) {
  Columns columns;
  for (std::size_t i = 0; i < head.size(); ++i) {
    const std::string name = bare(head[i]);
    if (name == "commenturn" || name.starts_with("commenter")) columns.is_linkedin = true;
    for (const Alias& alias : aliases) {
      auto& at = columns.at[static_cast<std::size_t>(alias.field)];
      if (alias.head == name && !at) at = i;
    }
  }
  return columns;
}

/// Up to `count` digits from `text`, which it shortens; -1 where there is none.
int digits(std::string_view& text, std::size_t count) {
  int value = 0;
  std::size_t taken = 0;
  while (taken < count && taken < text.size() && text[taken] >= '0' && text[taken] <= '9')
    value = value * 10 + (text[taken++] - '0');
  text.remove_prefix(taken);
  return taken == 0 ? -1 : value;
}

bool skip(std::string_view& text, std::string_view letters) {
  if (text.empty() || letters.find(text.front()) == letters.npos) return false;
  text.remove_prefix(1);
  return true;
}

/// ":44", ".123", " PM", "+0100", "Z" behind the hours and minutes.
std::optional<std::int64_t> rest_of_time(std::string_view& text, int hours, int minutes) {
  int seconds = 0;
  if (skip(text, ":")) seconds = digits(text, 2);
  if (skip(text, ".,")) digits(text, 9);
  while (skip(text, " ")) {
  }
  const bool is_pm = text.starts_with("PM") || text.starts_with("pm");
  const bool is_am = text.starts_with("AM") || text.starts_with("am");
  if (is_pm || is_am) {
    if (hours < 1 || hours > 12) return std::nullopt;
    hours = hours % 12 + (is_pm ? 12 : 0);
    text.remove_prefix(2);
  }
  if (hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 60) return std::nullopt;
  std::int64_t at = (static_cast<std::int64_t>(hours) * 60 + minutes) * 60 + seconds;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
    const int sign = text.front() == '-' ? 1 : -1;
    text.remove_prefix(1);
    const int zone_hours = digits(text, 2);
    skip(text, ":");
    const int zone_minutes = digits(text, 2);
    if (zone_hours >= 0)
      at += sign * (static_cast<std::int64_t>(zone_hours) * 60 + std::max(zone_minutes, 0)) * 60;
  }
  return at;
}

ReadMessage comment(const Columns& columns, const std::vector<std::string>& row, const char* platform) {
  ReadMessage read;
  Message& message = read.message;
  const auto line = [&](Field field) {
    return clean_line(columns.cell(row, field), mail_limits::line_bytes_max);
  };
  const std::string prefix = std::string(platform) + ":";
  const std::string id = line(Field::id);
  const std::string author = line(Field::author);
  const std::string who = line(Field::author_id).empty() ? author : line(Field::author_id);
  const std::string post = line(Field::post);
  message.text = clean_text(columns.cell(row, Field::text), mail_limits::text_bytes_max);
  // A comment that was edited is another message.
  message.id = "m-" + sha256_hex(prefix + id + "\n" + message.text).substr(0, id_digits);
  message.message_id = prefix + id;
  message.references = {prefix + "post:" + (post.empty() ? id : post) + ":" + who};
  message.source = prefix.substr(0, prefix.size() - 1) + "_comments";
  message.subject = post;
  message.at_seconds = comment_time(columns.cell(row, Field::time));
  if (!who.empty()) read.from.push_back({prefix + who, author.empty() ? who : author});
  return read;
}

}  // namespace

std::int64_t comment_time(std::string_view text) {
  while (skip(text, " ")) {
  }
  constexpr std::size_t seconds_digits = 10;
  const bool is_number = !text.empty() && text.find_first_not_of("0123456789") == text.npos;
  if (is_number && text.size() == seconds_digits) {
    std::int64_t at = 0;
    std::from_chars(text.data(), text.data() + text.size(), at);
    return at;
  }
  const int first = digits(text, 4);
  if (first < 0 || !skip(text, "-/.")) return 0;
  const int second = digits(text, 2);
  if (second < 0 || !skip(text, "-/.")) return 0;
  const int third = digits(text, 4);
  const bool is_year_first = first > 31;
  const int year = is_year_first ? first : third;
  const int day_of_month = is_year_first ? third : first;
  if (year < 2000 || year > 2100 || day_of_month < 1 || second < 1) return 0;
  const auto padded = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const auto day = Day::parse_iso(std::to_string(year) + "-" + padded(second) + "-" + padded(day_of_month));
  if (!day) return 0;
  std::int64_t at = static_cast<std::int64_t>(day->number()) * 86400;
  if (skip(text, "T ,")) {
    while (skip(text, " ")) {
    }
    const int hours = digits(text, 2);
    if (hours >= 0 && skip(text, ":.")) {
      const int minutes = digits(text, 2);
      if (const auto time = rest_of_time(text, hours, minutes)) at += *time;
    }
  }
  return at;
}

Result<MailReading> read_comments(const TableRows& rows, const MailFile& file, MailSink& sink) {
  const Columns columns = rows.empty() ? Columns() : columns_of(rows.front());
  if (!columns.has(Field::id) || !columns.has(Field::text))
    return fail(
        "inbox.not_comments",
        file.path + " is no list of comments: a column with their id and one with their text are needed.",
        "Nothing of it was kept.",
        "Export the comments with  Comment ID, Post ID, Author, Message, Created time.");
  const char* platform = columns.is_linkedin ? "linkedin" : "meta";
  MailReading reading{std::string(platform) + "_comments"};
  for (std::size_t i = 1; i < rows.size(); ++i) {
    ++reading.read;
    const auto number = static_cast<std::int64_t>(i);
    const bool has_id = !clean_line(columns.cell(rows[i], Field::id), 998).empty();
    ReadMessage read = comment(columns, rows[i], platform);
    bool wanted = true;
    if (!has_id || read.message.text.find_first_not_of(" \n\t") == std::string::npos) {
      ++reading.set_aside;
      wanted =
          sink.set_aside({number, "inbox.empty", "It has no id or no text.", "The comment was set aside."});
    } else {
      ++reading.kept;
      if (read.message.at_seconds == 0)
        read.problems.push_back(
            {number, "inbox.no_date", "It does not say when it was written.", "The comment was kept."});
      if (read.from.empty())
        read.problems.push_back(
            {number, "inbox.no_sender", "It does not say who wrote it.", "The comment was kept."});
      read.bytes = file.bytes.size();
      wanted = sink.message(std::move(read));
    }
    if (!wanted)
      return fail("inbox.stopped", "Reading " + file.path + " was stopped.", "What was read before is kept.",
                  "Import it again: what is kept already is recognised.");
  }
  return reading;
}

}  // namespace regie
