// tools/train_text/fitting.cpp - labelled lines into examples, and scores into chances.
#include "tools/train_text/fitting.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iterator>

namespace regie::train {

std::vector<text::Example> examples_of(const std::vector<bench::Labelled>& rows, int bits,
                                       std::size_t outputs) {
  std::vector<text::Example> found;
  for (const auto& [text, labels] : rows) {
    found.push_back({text::ngrams(text, bits), labels});
    found.back().wanted.resize(outputs);
  }
  return found;
}

void add(std::vector<text::Example>& to, std::vector<text::Example> more) {
  std::move(more.begin(), more.end(), std::back_inserter(to));
}

inbox::ToneChances chances_of(const std::vector<std::vector<std::vector<double>>>& scores,
                              const std::vector<bench::Labelled>& rows, std::size_t outputs) {
  inbox::ToneChances chances;
  for (std::size_t k = 0; k < outputs; ++k) {
    std::vector<text::Scored> examples;
    for (std::size_t i = 0; i < rows.size(); ++i) examples.push_back({scores[i][k], rows[i].labels[k] > 0});
    chances.outputs[k] = text::fit_chance(examples);
    std::vector<text::Said> said;
    for (const auto& example : examples) said.push_back({chances.outputs[k].of(example.scores), example.yes});
    chances.thresholds[k] = bench::best_threshold(said);
  }
  return chances;
}

void fit_sureness(inbox::ToneChances& chances, const std::vector<bench::Ranked>& ranked, double precision) {
  std::vector<text::Scored> examples;
  for (const auto& [best, second, right] : ranked) {
    const auto odds = [](double chance) {
      const double p = std::clamp(chance, 1e-6, 1 - 1e-6);
      return std::log(p / (1 - p));
    };
    examples.push_back({{odds(best), odds(second)}, right});
  }
  chances.sureness.chance = text::fit_chance(examples);
  std::vector<text::Said> said;
  for (const auto& [best, second, right] : ranked) said.push_back({chances.sureness.of(best, second), right});
  chances.sureness.bar = text::answered_at(said, precision).bar;
  std::printf("sureness: %.3f answered at %.2f, calibration error %.3f\n",
              text::answered_at(said, precision).share, precision, text::calibration_error(said));
}

}  // namespace regie::train
