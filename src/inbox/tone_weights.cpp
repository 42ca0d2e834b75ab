// inbox/tone_weights.cpp - what a reader of tone is made from: heads, and how their scores become chances.
#include "inbox/tone_weights.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

namespace regie::inbox {
namespace {

constexpr double chance_floor = 1e-6;
constexpr std::size_t weights_max = 8;

double log_odds(double chance) {
  const double p = std::clamp(chance, chance_floor, 1 - chance_floor);
  return std::log(p / (1 - p));
}

// One walk over all numbers, for writing and for reading alike: the two cannot drift apart.
template <class Chances, class Number, class Weights>
void walk(Chances& chances, Number number, Weights weights) {
  for (auto* tone : {&chances.english, &chances.english_alone, &chances.dutch}) {
    for (auto& output : tone->outputs) {
      weights(output.weights);
      number(output.bias);
    }
    for (auto& threshold : tone->thresholds) number(threshold);
    weights(tone->sureness.chance.weights);
    number(tone->sureness.chance.bias);
    number(tone->sureness.bar);
  }
}

}  // namespace

double Sureness::of(double best, double second) const {
  return chance.of(std::vector<double>{log_odds(best), log_odds(second)});
}

std::string packed(const ReadingChances& chances) {
  std::string out;
  const auto number = [&](double value) {
    out.append(sizeof(double), '\0');
    std::memcpy(out.data() + out.size() - sizeof(double), &value, sizeof(double));
  };
  walk(chances, number, [&](const std::vector<double>& values) {
    number(static_cast<double>(values.size()));
    for (const double value : values) number(value);
  });
  return out;
}

Result<ReadingChances> reading_chances(std::string_view bytes) {
  ReadingChances chances;
  std::size_t at = 0;
  bool whole = true;
  const auto number = [&](double& value) {
    whole = whole && bytes.size() - at >= sizeof(double);
    if (!whole) return;
    std::memcpy(&value, bytes.data() + at, sizeof(double));
    at += sizeof(double);
  };
  walk(chances, number, [&](std::vector<double>& values) {
    double count = 0;
    number(count);
    whole = whole && count >= 0 && count <= static_cast<double>(weights_max);
    values.assign(whole ? static_cast<std::size_t>(count) : 0, 0);
    for (double& value : values) number(value);
  });
  if (!whole || at != bytes.size())
    return fail("text.weights_unreadable",
                "The chances of the reading weights are not those this version reads.",
                "Nothing was read with them.", "Install the program again.");
  return chances;
}

}  // namespace regie::inbox
