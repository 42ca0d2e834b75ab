// base/log.h - what goes on: words for the person at the terminal, and events for whoever keeps a desk; never
// on stdout.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace regie {

enum class LogLevel { debug, info, warn, error };

/// Numbers stay numbers, so that a log can be added up.
struct LogField {
  std::string name;
  std::variant<std::string, std::int64_t, double> value;
};

/// Something that happened, told by its name and fields alone. Holds no personal data: a person is a keyed
/// reference (app/desk_access.h), never a name, an address, what was typed, or a secret.
struct LogEvent {
  LogLevel level = LogLevel::info;
  std::string name;  // "sign_in_failed"; docs/internals/logs.md lists them all
  std::vector<LogField> fields = {};
};

enum class LogShape { lines, json };
struct LogChoice {
  LogShape shape = LogShape::lines;
  LogLevel from = LogLevel::info;  // events below it are left out
};

/// Safe to call from several threads. Fails never: what cannot be written is counted.
class Log {
 public:
  virtual ~Log() = default;
  /// Words for the person at the terminal. They may name files and people, so a log that is kept leaves them
  /// out.
  virtual void line(std::string_view text) = 0;
  virtual void event(const LogEvent& event) { static_cast<void>(event); }
  /// Is an event of this level written? Spares the work of making one.
  [[nodiscard]] virtual bool wants(LogLevel level) const { return level >= LogLevel::info; }
  /// Lines that could not be written since the start.
  [[nodiscard]] virtual std::int64_t lost() const { return 0; }
};

}  // namespace regie
