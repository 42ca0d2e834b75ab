// stats/internal/student_mixture.h - mean, spread and quantiles of a mixture of Student-t laws.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "stats/structural.h"

namespace regie {

/// Student-t laws of one freedom; weights sum to 1.
struct StudentParts {
  std::span<const double> weight;
  std::span<const double> mean;
  std::span<const double> scale;
};

/// The freedom is shared by all mixtures asked, so its distribution function is tabled once.
/// Method: cubic Hermite between exact values, 2e-8 off at most; quantiles by Newton within a bracket.
class StudentMixture {
 public:
  explicit StudentMixture(double freedom);
  /// Requires: freedom > 2, 0 < level < 1.
  [[nodiscard]] Predictive summary(const StudentParts& parts, double level) const;
  [[nodiscard]] double cdf(const StudentParts& parts, double at) const;

 private:
  struct Cdf {
    double value = 0;
    double slope = 0;
  };
  [[nodiscard]] Cdf standard(double t) const;
  [[nodiscard]] Cdf mixed(const StudentParts& parts, double at) const;
  [[nodiscard]] double quantile(const StudentParts& parts, double p, Predictive about) const;
  double freedom_;
  std::vector<Cdf> table_;
};

/// A few of many weighted parts that stand for all.
struct KeptState {
  std::size_t which = 0;
  double weight = 0;
};

/// Parts above a threshold keep their weight; of the rest a systematic sample gets the threshold as weight.
/// Method: optimal resampling, Fearnhead & Clifford (2003), JRSS B 65, with the sample's start fixed at half.
/// Requires: weights sum to 1. Holds: exact where weights.size() <= count. Cost: a sort.
[[nodiscard]] std::vector<KeptState> kept_parts(const std::vector<double>& weights, std::size_t count);

}  // namespace regie
