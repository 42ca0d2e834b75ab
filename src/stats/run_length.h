// stats/run_length.h - how long has the present regime lasted? Told day by day, without looking ahead.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace regie {

/// Normal segments with mean and variance of their own, normal-inverse-gamma prior; a change comes with a
/// constant chance 1/expected_run each step. For standardised values.
struct RunLengthOptions {
  double expected_run = 100;
  double mean = 0;
  double mean_weight = 1;  // prior observations behind the mean
  double shape = 1;
  double scale = 1;
};

struct RunLengths {
  std::vector<double> change_probability;  // [t] that a regime began at t, as known at t
  std::vector<std::size_t> likeliest_run;  // [t] length of the run that ends with t
  std::vector<std::size_t> changes;        // first indices of segments of the single most probable history
  double log_evidence = 0;
};

/// Method:   Bayesian online change points, Adams & MacKay (2007), arXiv 0710.3742; the most probable history
/// by the
///           same recursion with maxima (Fearnhead & Liu 2007).
/// Requires: finite values.
/// Holds:    log_evidence is the sum over all 2^(n-1) segmentations; runs whose share falls below 1e-9 are
/// let go. Cost:     n times the runs kept alive.
[[nodiscard]] RunLengths run_lengths(std::span<const double> values, const RunLengthOptions& options);

}  // namespace regie
