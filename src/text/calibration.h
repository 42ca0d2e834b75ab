// text/calibration.h - scores into chances that hold, and from which chance on to answer.
#pragma once

#include <span>
#include <vector>

namespace regie::text {

/// Scores of several heads about one yes or no, and what it was.
struct Scored {
  std::vector<double> scores;
  bool yes;
};

/// chance = 1 / (1 + exp(-(weights . scores + bias)))
struct Chance {
  std::vector<double> weights;
  double bias = 0;

  [[nodiscard]] double of(std::span<const double> scores) const;
};

/// The chance that fits best: one head is Platt's calibration, several are averaged with the weights they
/// earn. Method:   logistic regression by Newton's method with a small ridge. Platt (1999). Requires: at
/// least one example; the same number of scores in each. Cost:     25 passes.
[[nodiscard]] Chance fit_chance(std::span<const Scored> examples);

/// What was said with which chance, and whether it was right.
struct Said {
  double chance;
  bool right;
};

/// Mean distance between chance and share right, over 15 bins of equal width, weighted by their size.
/// Method: expected calibration error, Guo et al. (2017). Abstains: never; nothing said is 0.
[[nodiscard]] double calibration_error(std::span<const Said> said);

/// The share that can be answered, most certain first, with `precision` of the answers right; and the chance
/// it ends at.
struct Coverage {
  double share = 0;
  double bar = 1;  // above every chance where no share can be answered
};
[[nodiscard]] Coverage answered_at(std::span<const Said> said, double precision);

}  // namespace regie::text
