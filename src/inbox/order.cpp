// inbox/order.cpp - who needs a person first, with the reason in one line.
#include "inbox/order.h"

#include <algorithm>
#include <array>

namespace regie::inbox {
namespace {

constexpr double upset_now = 0.5;
constexpr double upset_whole = 4;  // the chance of it
constexpr double upset_before = 1;
constexpr double drift_whole = 4.5;
constexpr double drift_told = 0.4;  // from here on drift is given as a reason
constexpr double law = 2.5;
constexpr double leaving = 1.5;
constexpr double urgency_whole = 1.5;
constexpr double urgency_told = 0.6;
constexpr double negative_whole = 0.5;
constexpr double negative_dutch = 0.3;  // its head is seldom sure
constexpr double unsure = 0.3;
constexpr double buying = 0.8;
constexpr double asking = 0.3;
constexpr double a_day = 0.05;
constexpr double waiting_most = 1;
constexpr double by_nobody =
    0.02;  // what no person wrote keeps its order among its like, below everything else

bool wants(const ToneReading& reading, Intent intent) {
  return std::any_of(reading.intents.begin(), reading.intents.end(),
                     [&](const IntentReading& found) { return found.intent == intent; });
}

struct Part {
  OrderReason reason;
  double need;
};

std::vector<Part> parts_of(const ThreadToRead& thread) {
  std::vector<Part> parts;
  const auto add = [&](OrderReason reason, double need) {
    if (need > 0) parts.push_back({reason, need});
  };
  add(OrderReason::waits, std::min(waiting_most, a_day * thread.waiting_days));
  if (thread.drift && thread.drift->degree >= drift_told)
    add(OrderReason::drifting, drift_whole * thread.drift->degree);
  if (thread.messages.empty()) return parts;
  const ToneReading& last = thread.messages.back();
  const bool before = std::any_of(thread.messages.begin(), thread.messages.end() - 1,
                                  [](const ToneReading& reading) { return reading.upset; });
  add(OrderReason::upset,
      (last.upset ? upset_now : 0) + upset_whole * last.upset_chance + (before ? upset_before : 0) +
          (last.language == text::Language::dutch ? negative_dutch : negative_whole) * last.group[0]);
  if (wants(last, Intent::erasure)) add(OrderReason::erasure_asked, law);
  if (wants(last, Intent::unsubscribe)) add(OrderReason::unsubscribe_asked, law);
  if (wants(last, Intent::threat_to_leave)) add(OrderReason::may_leave, leaving);
  add(OrderReason::urgent, last.urgency >= urgency_told ? urgency_whole * last.urgency : 0);
  // Whoever is upset is always asked about: that it is hard to read would say nothing more.
  if (last.verdict == Verdict::ask && !last.upset) add(OrderReason::unsure, unsure);
  if (wants(last, Intent::buying_interest)) add(OrderReason::wants_to_buy, buying);
  if (wants(last, Intent::question)) add(OrderReason::asks, asking);
  return parts;
}

}  // namespace

std::string_view name_of(OrderReason reason) {
  constexpr std::array<std::string_view, 11> names{
      "erasure_asked", "unsubscribe_asked", "upset", "drifting", "may_leave",       "urgent",
      "unsure",        "wants_to_buy",      "asks",  "waits",    "nothing_pressing"};
  return names.at(static_cast<std::size_t>(reason));
}

std::vector<Ranked> order_of_reading(std::span<const ThreadToRead> threads) {
  std::vector<Ranked> ranked;
  for (const auto& thread : threads) {
    auto parts = parts_of(thread);
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part& a, const Part& b) { return a.need > b.need; });
    Ranked one{thread.id, 0, {}};
    for (const auto& [reason, need] : parts) {
      one.need += need;
      // A small chance of negative is no reason to tell: only what is really upset is called so.
      const bool called = reason != OrderReason::upset || need >= upset_before;
      if (called) one.reasons.push_back(reason);
    }
    if (one.reasons.empty()) one.reasons.push_back(OrderReason::nothing_pressing);
    if (!thread.by_a_person) one.need *= by_nobody;
    ranked.push_back(std::move(one));
  }
  std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.need != b.need ? a.need > b.need : a.id < b.id;
  });
  return ranked;
}

}  // namespace regie::inbox
