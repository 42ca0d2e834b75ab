// inbox/outbox.h - what becomes of a letter between approval and arrival, and when letters may leave.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"

namespace regie {

/// set_aside: of a mailing, a recipient whose letter could not be written. withdrawn: its approval is void.
enum class LetterState { waiting, claimed, sent, in_doubt, refused, suppressed, set_aside, withdrawn };
[[nodiscard]] std::string_view letter_state_name(LetterState state);
inline constexpr int letter_states = 8;

enum class Mover { machine, person };
struct LetterMove {
  LetterState from;
  LetterState to;
  Mover by;
};
/// The whole table: nothing that may have left is sent again by a machine, and what is sent stays sent.
[[nodiscard]] bool is_allowed(const LetterMove& move);

enum class LetterWay { reply, mailing };

/// When and how many. Minutes of the workspace's own day.
struct SendingLimits {
  int quiet_from = 20 * 60;  // people are at home
  int quiet_to = 8 * 60;     // equal to quiet_from: no quiet hours
  bool quiet_sundays = true;
  bool quiet_replies = false;  // whoever asked something waits for the answer
  int per_minute = 120;        // most mail servers slow senders down from a few a second on
  int per_day = 5000;          // a common limit of one mailbox at a provider
  bool operator==(const SendingLimits&) const = default;
};

struct LocalMoment {
  Weekday weekday = Weekday::monday;
  int minute = 0;  // of the day
};
[[nodiscard]] bool is_quiet(const SendingLimits& limits, LocalMoment now, LetterWay way);

struct LettersLeft {
  std::int64_t in_minute = 0;
  std::int64_t in_day = 0;
};
[[nodiscard]] bool is_at_rate(const SendingLimits& limits, const LettersLeft& left);

/// "20:00-08:00", "none"; nothing where it is neither.
struct QuietHours {
  int from = 0;
  int to = 0;
};
[[nodiscard]] std::optional<QuietHours> quiet_hours_of(std::string_view text);
[[nodiscard]] std::string quiet_text(const SendingLimits& limits);

/// When to try again after the server was not reached for the n-th time: soon, then less often.
[[nodiscard]] std::int64_t next_try_seconds(std::int64_t now, int tries);
/// After so many tries a person is asked: it was away for about two days.
inline constexpr int tries_max = 52;

}  // namespace regie
