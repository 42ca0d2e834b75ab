// voice/taught.h - what accepting and ignoring flags teaches: which to show, and how firmly.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace regie {

enum class FlagAnswer { accepted, ignored };

/// A flag that was shown to a person, and what was done with it. `key` names the flag, not the person:
/// "generic:klant centraal", "claim:health", "style:exclamations", "fitting:erotic+hero".
struct FlagChoice {
  std::string key;
  FlagAnswer answer = FlagAnswer::accepted;
};

struct FlagWeight {
  std::size_t accepted = 0;
  std::size_t ignored = 0;
  double weight = 0.5;         // how likely the next one is taken: (accepted + 1) / (shown + 2)
  bool is_suppressed = false;  // shown folded away, never gone
};

using FlagWeights = std::map<std::string, FlagWeight, std::less<>>;

/// A flag is folded away after it was ignored this often more than it was accepted.
inline constexpr std::size_t ignored_lead_min = 3;

/// What a workspace's choices so far teach. Method: Laplace's rule of succession per key.
/// Holds: claims of health and price and a `hold` of far-from-human are never suppressed, however often
///        they were ignored: their cost does not fall on who ignores them.
/// Cost: n log n.
[[nodiscard]] FlagWeights flag_weights(std::span<const FlagChoice> choices);

/// The weight of one flag; 0.5 and shown where nothing was learned.
[[nodiscard]] FlagWeight flag_weight(const FlagWeights& weights, std::string_view key);

}  // namespace regie
