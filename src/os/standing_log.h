// os/standing_log.h - the log of a program that stays: one line an event on standard error, written beside
// the work.
#pragma once

#include <memory>

#include "base/log.h"

namespace regie {

/// Short lines for a person until `write_as` says otherwise; then a thread of its own writes, so that a full
/// disk, a closed pipe or a reader that has stopped reading holds nobody up. What cannot be written is
/// counted, and told once writing goes again.
class StandingLog : public Log {
 public:
  explicit StandingLog(int descriptor = 2);
  /// Writes what waits, for half a second at most.
  ~StandingLog() override;
  StandingLog(const StandingLog&) = delete;
  StandingLog& operator=(const StandingLog&) = delete;

  void line(std::string_view text) override;
  void event(const LogEvent& event) override;
  [[nodiscard]] bool wants(LogLevel level) const override;
  [[nodiscard]] std::int64_t lost() const override;

  void write_as(const LogChoice& choice);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// Is standard error a person's terminal?
[[nodiscard]] bool stderr_is_terminal();

}  // namespace regie
