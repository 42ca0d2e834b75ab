// stats/internal/structural_forecast.h - the laws of the judged days and of their average.
#pragma once

#include <span>
#include <vector>

#include "stats/internal/structural_models.h"

namespace regie {

/// Each judged day, then the average over those that have a y.
struct StructuralForecast {
  std::size_t quantities = 0;
  std::vector<double> rows;  // quantities x columns: forecast of y without regression, then each regressor
                             // less what the states would have made of it
  std::vector<double> variance;  // of states and noise, in units of the noise's
};

/// `noise`: a variance for each judged day; empty = all 1.
[[nodiscard]] StructuralForecast structural_forecast(const StructuralDesign& design,
                                                     const StructuralPoint& point,
                                                     std::span<const double> noise = {});

/// Weighted Student-t laws of every quantity: those of one part lie together.
struct StructuralLaws {
  std::size_t quantities = 0;
  std::vector<double> weight;
  std::vector<double> mean;  // parts x quantities
  std::vector<double> scale;
  void add(const StructuralDesign& design, const StructuralForecast& forecast, const Included& included,
           const StructuralRegression& regression, double part_weight);
  /// Parts of one quantity, to be summarised.
  struct Of {
    std::vector<double> mean;
    std::vector<double> scale;
  };
  [[nodiscard]] Of of(std::size_t quantity) const;
};

}  // namespace regie
