// intake/internal/ics_lines.cpp - content lines of RFC 5545, 3.1, read without trust.
#include "intake/internal/ics_lines.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "intake/internal/archive_limits.h"

namespace regie {
namespace {

constexpr std::array<std::string_view, 13> kept_names{
    "DTSTART", "DTEND",  "DURATION", "SUMMARY",       "CATEGORIES",    "RRULE",        "EXDATE",
    "RDATE",   "STATUS", "UID",      "RECURRENCE-ID", "X-REGIE-WHERE", "X-REGIE-MOVES"};

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return result;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

/// Name and value of a content line; a colon inside a quoted parameter does not end the name.
IcsProperty property_of(std::string_view line) {
  bool quoted = false;
  std::size_t colon = 0;
  for (; colon < line.size() && (quoted || line[colon] != ':'); ++colon)
    if (line[colon] == '"') quoted = !quoted;
  const std::string_view head = line.substr(0, colon);
  const std::string_view value = colon < line.size() ? line.substr(colon + 1) : std::string_view();
  return {upper(trimmed(head.substr(0, head.find(';')))), std::string(trimmed(value))};
}

/// "+0530" in seconds; 0 for anything else.
int offset_of(std::string_view text) {
  if (text.size() < 5 || (text[0] != '+' && text[0] != '-')) return 0;
  int value = 0;
  const auto read = std::from_chars(text.data() + 1, text.data() + 5, value);
  if (read.ec != std::errc() || read.ptr != text.data() + 5) return 0;
  const int seconds = (value / 100 * 60 + value % 100) * 60;
  return text[0] == '-' ? -seconds : seconds;
}

/// Puts content lines, one after the other, where they belong.
class Blocks {
 public:
  void take(std::string_view line, std::int64_t number) {
    // Long lines are attachments or attacks; their names are looked at, their values only where kept.
    const IcsProperty property = property_of(line);
    if (property.name == "BEGIN") return begin(upper(property.value), number);
    if (property.name == "END") return end(upper(property.value));
    if (property.name == "TZOFFSETTO")
      lines.offset_seconds_max = std::max(lines.offset_seconds_max, offset_of(property.value));
    if (!in_event_ || nested_ > 0) return;
    if (std::find(kept_names.begin(), kept_names.end(), property.name) == kept_names.end()) return;
    IcsBlock& block = lines.events.back();
    bytes_ += property.name.size() + property.value.size();
    if (bytes_ > archive_limits::event_bytes_max)
      block.is_too_long = true;
    else
      block.properties.push_back(property);
  }

  IcsLines lines;

 private:
  void begin(const std::string& what, std::int64_t number) {
    if (in_event_ && what != "VEVENT") {
      ++nested_;
      return;
    }
    if (what != "VEVENT") return;
    nested_ = 0;
    bytes_ = 0;
    in_event_ = lines.events.size() < archive_limits::events_max;
    if (!in_event_) {
      ++lines.events_left_out;
      return;
    }
    lines.events.emplace_back();
    lines.events.back().line = number;
  }

  void end(const std::string& what) {
    if (!in_event_) return;
    if (what == "VEVENT") {
      lines.events.back().is_closed = true;
      in_event_ = false;
    } else if (nested_ > 0) {
      --nested_;
    }
  }

  bool in_event_ = false;
  std::int64_t nested_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace

std::optional<std::string_view> IcsBlock::find(std::string_view name) const {
  for (const IcsProperty& property : properties)
    if (property.name == name) return property.value;
  return std::nullopt;
}

IcsLines read_ics_lines(std::string_view text) {
  Blocks blocks;
  std::string unfolded;
  std::int64_t number = 0;        // of the physical line
  std::int64_t first_number = 0;  // of the content line in `unfolded`
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\r\n");
    const std::string_view line = text.substr(0, end);
    ++number;
    if (!line.empty() && (line.front() == ' ' || line.front() == '\t') && first_number > 0) {
      if (unfolded.size() <= archive_limits::event_bytes_max) unfolded += line.substr(1);
    } else {
      if (first_number > 0) blocks.take(unfolded, first_number);
      unfolded = line.substr(0, archive_limits::event_bytes_max + 1);
      first_number = number;
    }
    if (end == std::string_view::npos) break;
    text.remove_prefix(text.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
  }
  if (first_number > 0) blocks.take(unfolded, first_number);
  return std::move(blocks.lines);
}

std::string plain_ics_text(std::string_view value) {
  std::string text;
  for (std::size_t at = 0; at < value.size(); ++at) {
    char c = value[at];
    if (c == '\\' && at + 1 < value.size()) {
      c = value[++at];
      if (c == 'n' || c == 'N') c = ' ';
    }
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
    if (c != ' ' || (!text.empty() && text.back() != ' ')) text += c;
  }
  return std::string(trimmed(text));
}

}  // namespace regie
