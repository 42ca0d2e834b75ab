// voice/taught.cpp - counts of choices, one rule of succession.
#include "voice/taught.h"

namespace regie {
namespace {

bool may_be_suppressed(std::string_view key) {
  return key != "claim:health" && key != "claim:price" && !key.starts_with("fitting:");
}

}  // namespace

FlagWeights flag_weights(std::span<const FlagChoice> choices) {
  FlagWeights weights;
  for (const FlagChoice& choice : choices) {
    FlagWeight& weight = weights[choice.key];
    (choice.answer == FlagAnswer::accepted ? weight.accepted : weight.ignored) += 1;
  }
  for (auto& [key, weight] : weights) {
    const auto shown = static_cast<double>(weight.accepted + weight.ignored);
    weight.weight = (static_cast<double>(weight.accepted) + 1) / (shown + 2);
    weight.is_suppressed = may_be_suppressed(key) && weight.ignored >= weight.accepted + ignored_lead_min;
  }
  return weights;
}

FlagWeight flag_weight(const FlagWeights& weights, std::string_view key) {
  const auto found = weights.find(key);
  return found == weights.end() ? FlagWeight{} : found->second;
}

}  // namespace regie
