// bench/text/inbox_phrases.h - what the people of planted inboxes write; none of it is a rule.
#pragma once

#include <string_view>
#include <vector>

namespace regie::bench {

enum class Planted { sarcasm, delivery, drift, pleasant, thanks, question, buying, notice, newsletter, away };

/// A thread: its kind, its language, and what is written, oldest first. {thing} {name} {number} are filled
/// in.
struct PlantedThread {
  Planted kind;
  std::string_view language;
  std::vector<std::string_view> messages;
};

/// Those on which the rules were worked until the misses were understood.
[[nodiscard]] const std::vector<PlantedThread>& planted_threads();

/// Those written after the rules and before anything was learnt: the learning shares no five words with
/// them.
[[nodiscard]] const std::vector<PlantedThread>& unseen_planted_threads();

/// Those written after the lines of learning too, for which nothing was changed: the figure that counts.
[[nodiscard]] const std::vector<PlantedThread>& sealed_planted_threads();

[[nodiscard]] constexpr bool is_upset(Planted kind) {
  return kind == Planted::sarcasm || kind == Planted::delivery || kind == Planted::drift;
}

}  // namespace regie::bench
