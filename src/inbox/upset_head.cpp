// inbox/upset_head.cpp - how likely a message is from somebody upset: a learnt ear beside the rules.
#include "inbox/upset_head.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>

#include "base/ensure.h"
#include "text/encoder.h"
#include "text/weights.h"

namespace regie::inbox {
namespace {

constexpr double chance_floor = 0.01;  // a tone that is surer than this says no more
constexpr std::size_t short_scores = 6;

double log_odds(double chance) {
  const double p = std::clamp(chance, chance_floor, 1 - chance_floor);
  return std::log(p / (1 - p));
}

std::size_t scores_of(std::size_t way) {
  return short_scores + (way == static_cast<std::size_t>(UpsetWay::english) ? 1 : 0);
}

std::size_t numbers_in_all() {
  std::size_t count = 0;
  for (std::size_t way = 0; way < upset_ways; ++way) count += scores_of(way) + 2;  // and bias, and bar
  return count;
}

template <class Number>
std::vector<Number> numbers(std::string_view bytes) {
  std::vector<Number> values(bytes.size() / sizeof(Number));
  if (!values.empty()) std::memcpy(values.data(), bytes.data(), values.size() * sizeof(Number));
  return values;
}

std::optional<UpsetChances> chances_of(std::string_view bytes) {
  const auto values = numbers<double>(bytes);
  if (values.size() != numbers_in_all() || bytes.size() % sizeof(double) != 0) return std::nullopt;
  UpsetChances chances;
  auto at = values.begin();
  for (std::size_t way = 0; way < upset_ways; ++way) {
    const auto end = at + static_cast<std::ptrdiff_t>(scores_of(way));
    chances.chances.at(way).weights.assign(at, end);
    chances.chances.at(way).bias = *end;
    chances.bars.at(way) = *(end + 1);
    at = end + 2;
  }
  return chances;
}

}  // namespace

std::string packed(const UpsetChances& chances) {
  std::vector<double> values;
  for (std::size_t way = 0; way < upset_ways; ++way) {
    const auto& chance = chances.chances.at(way);
    ENSURE(chance.weights.size() == scores_of(way));
    values.insert(values.end(), chance.weights.begin(), chance.weights.end());
    values.push_back(chance.bias);
    values.push_back(chances.bars.at(way));
  }
  std::string out(values.size() * sizeof(double), '\0');
  std::memcpy(out.data(), values.data(), out.size());
  return out;
}

Result<UpsetHead> UpsetHead::make(std::string_view bytes) {
  TRY(const auto blocks, text::weight_blocks(bytes));
  TRY(auto english, text::LinearHead::make(text::block_named(blocks, "upset.en")));
  TRY(auto dutch, text::LinearHead::make(text::block_named(blocks, "upset.nl")));
  auto layers = numbers<float>(text::block_named(blocks, "upset.layers"));
  auto chances = chances_of(text::block_named(blocks, "upset.chances"));
  if (english.outputs() != 1 || dutch.outputs() != 1 || layers.size() != text::layer_numbers + 1 || !chances)
    return fail("text.weights_unreadable", "The head for upset messages is not the one this version reads.",
                "Nothing was read with it.", "Install the program again.");
  return UpsetHead(std::move(english), std::move(dutch), std::move(layers), std::move(*chances));
}

std::vector<double> UpsetHead::scores(const UpsetEvidence& evidence) const {
  const bool dutch = evidence.way == UpsetWay::dutch;
  const bool layered = evidence.way == UpsetWay::english;  // the layers hold the tone already
  const UpsetSigns& signs = *evidence.signs;
  std::vector<double> scores{(dutch ? dutch_ : english_).scores(evidence.text)[0],
                             layered ? 0.0 : log_odds(evidence.negative),
                             layered ? 0.0 : log_odds(evidence.positive),
                             signs.outright.empty() ? 0.0 : 1.0,
                             signs.cold.empty() ? 0.0 : 1.0,
                             signs.sarcasm.empty() ? 0.0 : 1.0};
  if (!layered) return scores;
  ENSURE(evidence.layers.size() == text::layer_numbers);
  float sum = layers_.back();
  for (std::size_t k = 0; k < text::layer_numbers; ++k) sum += evidence.layers[k] * layers_[k];
  scores.push_back(static_cast<double>(sum));
  return scores;
}

double UpsetHead::chance(const UpsetEvidence& evidence) const {
  return chances_.chances.at(static_cast<std::size_t>(evidence.way)).of(scores(evidence));
}

}  // namespace regie::inbox
