// stats/internal/ratio_lattice.h - a lattice of ratios of variances that grows where there is mass.
#pragma once

#include <map>
#include <memory>
#include <queue>
#include <set>
#include <utility>

#include "stats/internal/structural_models.h"

namespace regie {

/// Where the lattice lies: logs of the ratios.
struct RatioLatticeShape {
  double level = 0;
  double season = 0;
  double level_step = 0.5;
  double season_step = 1;
  double start = 1;  // variance of the first day's states, in units of the noise's
};

/// A sum over the lattice is an integral: the trapezoid rule on a smooth law, spaced below its own sd, is off
/// by less than 1e-6.
class RatioLattice {
 public:
  using Cell = std::pair<int, int>;
  struct Weighed {
    Cell cell;
    double log_density = 0;
  };
  RatioLattice(const StructuralDesign& design, RatioLatticeShape shape) : design_(design), shape_(shape) {}
  [[nodiscard]] const StructuralPoint& point(Cell cell);
  /// Log of the area that a cell stands for.
  [[nodiscard]] double log_area() const;

  /// Cells with all but a millionth of the mass, found best first from `from`. `density` takes a cell.
  template <class Density>
  [[nodiscard]] std::vector<Weighed> flood(Cell from, Density density) {
    constexpr double cut = 15;  // nats below the best: 3e-7
    std::vector<Weighed> found;
    std::set<Cell> seen;
    std::priority_queue<std::pair<double, Cell>> open;
    double best = -std::numeric_limits<double>::infinity();
    const auto visit = [&](Cell cell) {
      if (!seen.insert(cell).second) return;
      const double value = density(cell);
      found.push_back({cell, value});
      open.emplace(value, cell);
      best = std::max(best, value);
    };
    visit(from);
    while (!open.empty() && open.top().first >= best - cut) {
      const Cell cell = open.top().second;
      open.pop();
      visit({cell.first - 1, cell.second});
      visit({cell.first + 1, cell.second});
      if (design_.season == 0) continue;
      visit({cell.first, cell.second - 1});
      visit({cell.first, cell.second + 1});
    }
    return found;
  }

 private:
  [[nodiscard]] double log_level(Cell cell) const { return shape_.level + cell.first * shape_.level_step; }
  [[nodiscard]] double log_season(Cell cell) const {
    return shape_.season + cell.second * shape_.season_step;
  }
  const StructuralDesign& design_;
  RatioLatticeShape shape_;
  std::map<Cell, std::unique_ptr<StructuralPoint>> points_;
};

}  // namespace regie
