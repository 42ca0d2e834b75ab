// desk/statement.cpp - the text a signature is over.
#include "desk/statement.h"

#include <fmt/format.h>

namespace regie {
namespace {

std::string escaped(std::string_view text, std::string_view also = "") {
  std::string out;
  for (const char c : text) {
    if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else {
      if (c == '\\' || also.find(c) != also.npos) out += '\\';
      out += c;
    }
  }
  return out;
}

}  // namespace

Statement::Statement(std::string_view kind_and_version) {
  text_ = fmt::format("regie {}\n", kind_and_version);
}

Statement& Statement::line(std::string_view name, std::string_view text) {
  text_ += fmt::format("{}: {}\n", name, escaped(text));
  return *this;
}
Statement& Statement::line(std::string_view name, std::int64_t number) {
  text_ += fmt::format("{}: {}\n", name, number);
  return *this;
}
Statement& Statement::line(std::string_view name, double number) {
  text_ += fmt::format("{}: {}\n", name, number);
  return *this;
}
Statement& Statement::line(std::string_view name, Day day) { return line(name, day.iso()); }

Statement& Statement::line(std::string_view name, const Slice& slice) {
  std::string parts;
  for (const auto& [dimension, value] : slice)
    parts += (parts.empty() ? "" : ",") + escaped(dimension, ",=") + '=' + escaped(value, ",=");
  text_ += fmt::format("{}: {}\n", name, parts);
  return *this;
}

Statement& Statement::line(std::string_view name, const std::optional<Money>& money) {
  return line(name, money ? fmt::format("{} {}", money->minor, money->currency) : "none");
}
Statement& Statement::line(std::string_view name, const std::optional<double>& number) {
  return number ? line(name, *number) : line(name, std::string_view("none"));
}
Statement& Statement::line(std::string_view name, const Interval& interval) {
  return line(name, fmt::format("{} .. {} at {}", interval.low, interval.high, interval.level));
}
Statement& Statement::line(std::string_view name, const Estimate& estimate) {
  const Interval& in = estimate.interval;
  return line(name, fmt::format("{} ({} .. {} at {})", estimate.value, in.low, in.high, in.level));
}
Statement& Statement::line(std::string_view name, const std::vector<std::string>& list) {
  line(name, static_cast<std::int64_t>(list.size()));
  for (const std::string& text : list) line("-", text);
  return *this;
}
Statement& Statement::line(const Signature& signature) {
  return line("by", signature.account).line("at_seconds", signature.at_seconds);
}

}  // namespace regie
