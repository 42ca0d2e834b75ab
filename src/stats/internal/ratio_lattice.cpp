// stats/internal/ratio_lattice.cpp - a lattice of ratios of variances that grows where there is mass.
#include "stats/internal/ratio_lattice.h"

#include <cmath>

namespace regie {

const StructuralPoint& RatioLattice::point(Cell cell) {
  std::unique_ptr<StructuralPoint>& at = points_[cell];
  if (!at) {
    const double season = design_.season == 0 ? 0 : std::exp(log_season(cell));
    at = std::make_unique<StructuralPoint>(
        structural_point(design_, {std::exp(log_level(cell)), season, shape_.start}));
  }
  return *at;
}

double RatioLattice::log_area() const {
  return std::log(shape_.level_step) + (design_.season == 0 ? 0 : std::log(shape_.season_step));
}

}  // namespace regie
