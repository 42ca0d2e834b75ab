// inbox/order.h - who needs a person first, with the reason in one line.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "inbox/drift.h"
#include "inbox/tone.h"

namespace regie::inbox {

enum class OrderReason : std::uint8_t {
  erasure_asked,
  unsubscribe_asked,
  upset,
  drifting,
  may_leave,
  urgent,
  unsure,
  wants_to_buy,
  asks,
  waits,
  nothing_pressing,
};

/// A thread as it stands: the reading of each message of the other side, oldest first, and how it drifted.
struct ThreadToRead {
  std::string id;
  std::vector<ToneReading> messages;
  std::optional<Drift> drift;
  double waiting_days = 0;  // since the last message that nobody answered; 0: answered
  bool by_a_person = true;  // false: newsletters, out of office, bounces
};

struct Ranked {
  std::string id;
  double need;                       // what it is ranked by
  std::vector<OrderReason> reasons;  // strongest first, at least one
};

/// Threads in the order a person should read them.
///   need = sum of: chance of being upset 4, upset now .5, upset earlier in the thread 1, drift 4.5 x degree,
///   what the law wants heard 2.5, threat to leave 1.5, urgency 1.5, chance of negative .5 (Dutch .3), unsure
///   .3, buying .8, question .3, waiting .05 a day up to 1; what no person wrote comes last
/// Method: own; weights ordered by the cost of missing each, tried on planted inboxes (bench/text).
/// Holds:  the same threads in any order give the same ranking: equal need is ordered by id.
/// Cost:   sorting.
[[nodiscard]] std::vector<Ranked> order_of_reading(std::span<const ThreadToRead> threads);

/// "erasure_asked".
[[nodiscard]] std::string_view name_of(OrderReason reason);

}  // namespace regie::inbox
