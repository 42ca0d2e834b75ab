// os/internal/log_text.h - an event as one line: for a program that gathers logs, or for a person.
#pragma once

#include <cstdint>
#include <string>

#include "base/log.h"

namespace regie {

/// {"time":"2026-03-16T06:00:00.000Z","level":"info","event":"...",...} without its line break. ASCII alone:
/// whatever a field holds cannot end the line, begin another or turn its direction.
[[nodiscard]] std::string json_line(const LogEvent& event, std::int64_t unix_ms);

/// 06:00:00Z warn sign_in_failed account=a-12... ms=101.5
[[nodiscard]] std::string terminal_line(const LogEvent& event, std::int64_t unix_ms);

/// Words for a person as they may be shown: what could steer a terminal is spelled out.
[[nodiscard]] std::string harmless(std::string_view text);

}  // namespace regie
