// bench/text/measures.h - how well chances meet labels: F1, thresholds, what is ranked first.
#pragma once

#include <algorithm>
#include <vector>

#include "bench/text/data.h"
#include "inbox/tone_weights.h"
#include "text/calibration.h"

namespace regie::bench {

/// The best and the second best chance of a text, and whether the best is among its labels.
struct Ranked {
  double best;
  double second;
  bool right;
};

/// [text][output][head] scores into [text][output] chances.
[[nodiscard]] inline std::vector<std::vector<double>> chances_of(
    const std::vector<std::vector<std::vector<double>>>& scores, const inbox::ToneChances& chances,
    std::size_t outputs) {
  std::vector<std::vector<double>> found;
  for (const auto& text : scores) {
    found.emplace_back();
    for (std::size_t k = 0; k < outputs; ++k) found.back().push_back(chances.outputs[k].of(text[k]));
  }
  return found;
}

[[nodiscard]] inline std::vector<Ranked> ranked(const std::vector<std::vector<double>>& chances,
                                                const std::vector<Labelled>& rows) {
  std::vector<Ranked> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto top = std::max_element(chances[i].begin(), chances[i].end()) - chances[i].begin();
    double second = 0;
    for (std::size_t k = 0; k < chances[i].size(); ++k)
      if (static_cast<std::ptrdiff_t>(k) != top) second = std::max(second, chances[i][k]);
    found.push_back({chances[i][static_cast<std::size_t>(top)], second,
                     rows[i].labels[static_cast<std::size_t>(top)] > 0});
  }
  return found;
}

/// Negative against positive alone, of lines that are one of them and not both.
[[nodiscard]] inline std::vector<Ranked> polar(const std::vector<std::vector<double>>& chances,
                                               const std::vector<Labelled>& rows) {
  std::vector<Ranked> found;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if ((rows[i].labels[0] > 0) == (rows[i].labels[1] > 0)) continue;
    const double negative = chances[i][0];
    const double positive = chances[i][1];
    found.push_back({std::max(negative, positive), std::min(negative, positive),
                     (negative > positive) == (rows[i].labels[0] > 0)});
  }
  return found;
}

struct Counts {
  double both = 0;
  double wanted = 0;
  double said = 0;
  [[nodiscard]] double f1() const { return wanted + said > 0 ? 2 * both / (wanted + said) : 0; }
};

/// Mean of the F1 of each output, each said from its threshold on.
[[nodiscard]] inline double macro_f1(const std::vector<std::vector<double>>& chances,
                                     const std::vector<Labelled>& rows, const std::vector<double>& thresholds,
                                     std::size_t first = 0) {
  double sum = 0;
  for (std::size_t k = 0; k < thresholds.size(); ++k) {
    Counts counts;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool said = chances[i][first + k] >= thresholds[k];
      const bool wanted = rows[i].labels[first + k] > 0;
      counts.both += said && wanted ? 1 : 0;
      counts.said += said ? 1 : 0;
      counts.wanted += wanted ? 1 : 0;
    }
    sum += counts.f1();
  }
  return sum / static_cast<double>(thresholds.size());
}

/// Mean of the F1 of negative and of positive, the likelier of the two said of each line that is one of them.
[[nodiscard]] inline double polar_f1(const std::vector<std::vector<double>>& chances,
                                     const std::vector<Labelled>& rows) {
  Counts negative;
  Counts positive;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool is_negative = rows[i].labels[0] > 0;
    if (is_negative == (rows[i].labels[1] > 0)) continue;
    const bool said_negative = chances[i][0] > chances[i][1];
    Counts& truth = is_negative ? negative : positive;
    truth.wanted += 1;
    (said_negative ? negative : positive).said += 1;
    truth.both += said_negative == is_negative ? 1 : 0;
  }
  return (negative.f1() + positive.f1()) / 2;
}

/// The threshold with the best F1, among .05, .06 ... .95.
[[nodiscard]] inline double best_threshold(const std::vector<text::Said>& said) {
  double best = 0.5;
  double best_f1 = -1;
  for (int step = 5; step <= 95; ++step) {
    const double threshold = step / 100.0;
    Counts counts;
    for (const auto& [chance, right] : said) {
      counts.both += chance >= threshold && right ? 1 : 0;
      counts.said += chance >= threshold ? 1 : 0;
      counts.wanted += right ? 1 : 0;
    }
    if (counts.f1() > best_f1) {
      best_f1 = counts.f1();
      best = threshold;
    }
  }
  return best;
}

}  // namespace regie::bench
