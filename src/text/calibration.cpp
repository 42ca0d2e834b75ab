// text/calibration.cpp - scores into chances that hold, and from which chance on to answer.
#include "text/calibration.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/ensure.h"

namespace regie::text {
namespace {

constexpr int newton_steps = 25;
constexpr double ridge = 1e-3;
constexpr std::size_t bins = 15;
constexpr std::size_t answered_min = 20;  // a share right of fewer answers says little

// Gaussian elimination of a small system; `rows` are augmented by the right side.
std::vector<double> solved(std::vector<std::vector<double>> rows) {
  const std::size_t size = rows.size();
  for (std::size_t pivot = 0; pivot < size; ++pivot) {
    std::size_t best = pivot;
    for (std::size_t row = pivot + 1; row < size; ++row)
      if (std::abs(rows[row][pivot]) > std::abs(rows[best][pivot])) best = row;
    std::swap(rows[pivot], rows[best]);
    for (std::size_t row = 0; row < size; ++row) {
      if (row == pivot) continue;
      const double factor = rows[row][pivot] / rows[pivot][pivot];
      for (std::size_t k = pivot; k <= size; ++k) rows[row][k] -= factor * rows[pivot][k];
    }
  }
  std::vector<double> answer(size);
  for (std::size_t row = 0; row < size; ++row) answer[row] = rows[row][size] / rows[row][row];
  return answer;
}

}  // namespace

double Chance::of(std::span<const double> scores) const {
  ENSURE(scores.size() == weights.size());
  double sum = bias;
  for (std::size_t k = 0; k < scores.size(); ++k) sum += weights[k] * scores[k];
  return 1.0 / (1.0 + std::exp(-sum));
}

Chance fit_chance(std::span<const Scored> examples) {
  ENSURE(!examples.empty());
  const std::size_t heads = examples.front().scores.size();
  Chance chance{std::vector<double>(heads, 1.0 / static_cast<double>(heads)), 0};
  for (int step = 0; step < newton_steps; ++step) {
    std::vector<std::vector<double>> normal(heads + 1, std::vector<double>(heads + 2));
    for (const auto& example : examples) {
      const double p = chance.of(example.scores);
      const auto score = [&](std::size_t k) { return k < heads ? example.scores[k] : 1.0; };
      for (std::size_t i = 0; i <= heads; ++i) {
        for (std::size_t j = 0; j <= heads; ++j) normal[i][j] += p * (1 - p) * score(i) * score(j);
        normal[i][heads + 1] += ((example.yes ? 1.0 : 0.0) - p) * score(i);
      }
    }
    for (std::size_t i = 0; i <= heads; ++i) normal[i][i] += ridge;
    const auto move = solved(std::move(normal));
    for (std::size_t k = 0; k < heads; ++k) chance.weights[k] += std::clamp(move[k], -1.0, 1.0);
    chance.bias += std::clamp(move[heads], -1.0, 1.0);
  }
  return chance;
}

double calibration_error(std::span<const Said> said) {
  struct Bin {
    double chance = 0;
    double right = 0;
    double count = 0;
  };
  std::array<Bin, bins> table{};
  for (const auto& [chance, right] : said) {
    Bin& bin = table[std::min(bins - 1, static_cast<std::size_t>(std::max(0.0, chance) * bins))];
    bin.chance += chance;
    bin.right += right ? 1 : 0;
    bin.count += 1;
  }
  double error = 0;
  for (const auto& bin : table) error += std::abs(bin.chance - bin.right);
  return said.empty() ? 0 : error / static_cast<double>(said.size());
}

Coverage answered_at(std::span<const Said> said, double precision) {
  std::vector<Said> order(said.begin(), said.end());
  std::stable_sort(order.begin(), order.end(),
                   [](const Said& a, const Said& b) { return a.chance > b.chance; });
  Coverage best;
  double right = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    right += order[i].right ? 1 : 0;
    const auto answered = static_cast<double>(i + 1);
    if (i + 1 >= answered_min && right / answered >= precision)
      best = {answered / static_cast<double>(order.size()), order[i].chance};
  }
  return best;
}

}  // namespace regie::text
