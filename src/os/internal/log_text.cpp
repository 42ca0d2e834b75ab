// os/internal/log_text.cpp - an event as one line: for a program that gathers logs, or for a person.
#include "os/internal/log_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <ctime>

namespace regie {
namespace {

// Fields are ids, names of routes and codes; a longer one comes from whoever asks, and is cut.
constexpr std::size_t field_bytes_max = 200;
constexpr std::size_t line_bytes_max = 3800;  // with its end below what a pipe takes as one piece
constexpr char32_t replacement = 0xFFFD;

constexpr std::array<const char*, 4> level_names{"debug", "info", "warn", "error"};

const char* name_of(LogLevel level) { return level_names[static_cast<std::size_t>(level)]; }

/// One code point of UTF-8; U+FFFD and one byte where the bytes are none.
char32_t next_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  const std::size_t size = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  if (size == 1) return text[at++] & 0x7F;
  if (size == 0 || first > 0xF4 || at + size > text.size()) {
    ++at;
    return replacement;
  }
  char32_t point = first & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) {
      ++at;
      return replacement;
    }
    point = (point << 6U) | (byte(at + i) & 0x3FU);
  }
  at += size;
  const bool is_half = point >= 0xD800 && point <= 0xDFFF;
  return is_half || point > 0x10FFFF ? replacement : point;
}

void add_unit(std::string& out, std::uint16_t unit) {
  std::array<char, 7> text{};
  std::snprintf(text.data(), text.size(), "\\u%04x", unit);
  out += text.data();
}

/// The inside of a JSON string, in ASCII.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_point(text, at);
    if (point == '"' || point == '\\')
      out.append("\\").push_back(static_cast<char>(point));
    else if (point >= 0x20 && point < 0x7F)
      out.push_back(static_cast<char>(point));
    else if (point < 0x10000)
      add_unit(out, static_cast<std::uint16_t>(point));
    else {
      add_unit(out, static_cast<std::uint16_t>(0xD800 + ((point - 0x10000) >> 10U)));
      add_unit(out, static_cast<std::uint16_t>(0xDC00 + ((point - 0x10000) & 0x3FFU)));
    }
  }
  return out;
}

std::string cut(const std::string& text) {
  return text.size() <= field_bytes_max ? text : text.substr(0, field_bytes_max) + "...";
}

std::string number(double value) {
  if (!std::isfinite(value)) return "null";
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.3f", value);
  return text.data();
}

struct Stamp {
  std::array<char, 40> text{};
};
Stamp stamp(std::int64_t unix_ms, const char* shape) {
  const auto seconds = static_cast<std::time_t>(unix_ms / 1000);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  Stamp made;
  std::strftime(made.text.data(), made.text.size(), shape, &parts);
  return made;
}

}  // namespace

std::string json_line(const LogEvent& event, std::int64_t unix_ms) {
  std::array<char, 8> milliseconds{};
  std::snprintf(milliseconds.data(), milliseconds.size(), ".%03dZ", static_cast<int>(unix_ms % 1000));
  std::string line = R"({"time":")" + std::string(stamp(unix_ms, "%Y-%m-%dT%H:%M:%S").text.data()) +
                     milliseconds.data() + R"(","level":")" + name_of(event.level) + R"(","event":")" +
                     escaped(event.name) + '"';
  for (const LogField& field : event.fields) {
    std::string added = ",\"" + escaped(cut(field.name)) + "\":";
    if (const auto* text = std::get_if<std::string>(&field.value))
      added += '"' + escaped(cut(*text)) + '"';
    else if (const auto* whole = std::get_if<std::int64_t>(&field.value))
      added += std::to_string(*whole);
    else
      added += number(std::get<double>(field.value));
    if (line.size() + added.size() <= line_bytes_max) line += added;
  }
  return line + '}';
}

std::string terminal_line(const LogEvent& event, std::int64_t unix_ms) {
  std::string line = std::string(stamp(unix_ms, "%H:%M:%SZ ").text.data()) + name_of(event.level) + ' ' +
                     harmless(event.name);
  for (const LogField& field : event.fields) {
    line += ' ' + harmless(cut(field.name)) + '=';
    if (const auto* text = std::get_if<std::string>(&field.value)) {
      const std::string shown = harmless(cut(*text));
      const bool is_plain = shown.find_first_of(" =\"") == shown.npos && !shown.empty();
      line += is_plain ? shown : '"' + escaped(cut(*text)) + '"';
    } else if (const auto* whole = std::get_if<std::int64_t>(&field.value)) {
      line += std::to_string(*whole);
    } else {
      line += number(std::get<double>(field.value));
    }
  }
  return line;
}

std::string harmless(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t point = next_point(text, at);
    const bool is_control = point < 0x20 || (point >= 0x7F && point < 0xA0);
    const bool turns = (point >= 0x200B && point <= 0x200F) || (point >= 0x2028 && point <= 0x202E) ||
                       (point >= 0x2060 && point <= 0x2069) || point == 0x061C || point == 0xFEFF;
    if (is_control || turns || point == replacement)
      add_unit(out, static_cast<std::uint16_t>(point));
    else
      out += text.substr(from, at - from);
  }
  return out;
}

}  // namespace regie
