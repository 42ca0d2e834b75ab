// stats/internal/simplex.cpp - Wolfe's nearest point, and the Frank-Wolfe path of the synthdid package.
#include "stats/internal/simplex.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "base/ensure.h"

namespace regie::simplex {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Rounding of an inner product, in shares of the sizes that went into it.
constexpr double rounding = 1e-13;

/// A vertex enters or leaves some three times each in practice; ten leave room for degenerate data.
constexpr Index steps_a_vertex_max = 10;

/// Shares (they may be negative) that sum to one and bring the chosen points' mixture nearest to the origin.
VectorXd affine_shares(const MatrixXd& points, const std::vector<Index>& chosen) {
  const auto count = static_cast<Index>(chosen.size());
  VectorXd shares = VectorXd::Ones(count);
  if (count == 1) return shares;
  MatrixXd away(points.rows(), count - 1);
  for (Index i = 1; i < count; ++i)
    away.col(i - 1) = points.col(chosen[static_cast<std::size_t>(i)]) - points.col(chosen[0]);
  shares.tail(count - 1) = away.colPivHouseholderQr().solve(-points.col(chosen[0]));
  shares[0] = 1 - shares.tail(count - 1).sum();
  return shares;
}

/// Walks from `shares` towards the best affine mixture of `chosen`, dropping each vertex met at zero, until
/// the best mixture needs no negative share.
void settle(const MatrixXd& points, std::vector<Index>& chosen, std::vector<double>& shares) {
  while (true) {
    const VectorXd best = affine_shares(points, chosen);
    if (best.minCoeff() > 0 || chosen.size() == 1) {
      for (std::size_t i = 0; i < chosen.size(); ++i) shares[i] = best[static_cast<Index>(i)];
      return;
    }
    double step = 1;
    std::size_t first_at_zero = 0;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      const double to = best[static_cast<Index>(i)];
      if (to > 0) continue;
      const double reach = shares[i] > to ? shares[i] / (shares[i] - to) : 0;
      if (reach > step) continue;
      step = reach;
      first_at_zero = i;
    }
    for (std::size_t i = 0; i < chosen.size(); ++i)
      shares[i] += step * (best[static_cast<Index>(i)] - shares[i]);
    chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(first_at_zero));
    shares.erase(shares.begin() + static_cast<std::ptrdiff_t>(first_at_zero));
  }
}

}  // namespace

VectorXd least_squares(const MatrixXd& columns, const VectorXd& target, double ridge) {
  const Index count = columns.cols();
  ENSURE(count > 0 && columns.rows() == target.size());
  // The ridge as further coordinates: one a column.
  MatrixXd points = MatrixXd::Zero(columns.rows() + (ridge > 0 ? count : 0), count);
  points.topRows(columns.rows()) = columns.colwise() - target;
  if (ridge > 0) points.bottomRows(count).diagonal().setConstant(std::sqrt(ridge));
  const VectorXd sizes = points.colwise().norm();
  const double largest = sizes.maxCoeff();

  Index nearest = 0;
  sizes.minCoeff(&nearest);
  std::vector<Index> chosen{nearest};
  std::vector<double> shares{1};
  for (Index step = 0; step < steps_a_vertex_max * (count + 1); ++step) {
    VectorXd here = VectorXd::Zero(points.rows());
    for (std::size_t i = 0; i < chosen.size(); ++i) here += shares[i] * points.col(chosen[i]);
    const VectorXd along = points.transpose() * here;
    Index enters = 0;
    const double least = along.minCoeff(&enters);
    const double size = std::max(here.norm(), rounding * largest);
    if (here.squaredNorm() - least <= rounding * largest * size) break;
    if (std::find(chosen.begin(), chosen.end(), enters) != chosen.end()) break;
    chosen.push_back(enters);
    shares.push_back(0);
    settle(points, chosen, shares);
  }
  VectorXd all = VectorXd::Zero(count);
  for (std::size_t i = 0; i < chosen.size(); ++i) all[chosen[i]] = shares[i];
  return all / all.sum();
}

namespace {

void walk(const MatrixXd& columns, const VectorXd& target, FrankWolfe how, int steps_max, VectorXd& shares) {
  const auto rows = static_cast<double>(columns.rows());
  VectorXd error = columns * shares - target;
  double before = std::numeric_limits<double>::infinity();
  for (int step = 0; step < steps_max; ++step) {
    const VectorXd slope = columns.transpose() * error + how.ridge * shares;
    Index towards = 0;
    slope.minCoeff(&towards);
    VectorXd move = -shares;
    move[towards] += 1;
    const VectorXd change = columns.col(towards) - (error + target);
    const double bend = change.squaredNorm() + how.ridge * move.squaredNorm();
    if (bend <= 0) return;
    const double length = std::clamp(-slope.dot(move) / bend, 0.0, 1.0);
    shares += length * move;
    error = columns * shares - target;
    const double now = (how.ridge * shares.squaredNorm() + error.squaredNorm()) / rows;
    if (step > 0 && before - now <= how.decrease_min * how.decrease_min) return;
    before = now;
  }
}

}  // namespace

VectorXd frank_wolfe(const MatrixXd& columns, const VectorXd& target, FrankWolfe how) {
  constexpr int first_steps = 100;
  constexpr int further_steps = 10'000;
  const Index count = columns.cols();
  ENSURE(count > 0 && columns.rows() == target.size());
  VectorXd shares = VectorXd::Constant(count, 1 / static_cast<double>(count));
  walk(columns, target, how, first_steps, shares);
  const double quarter = shares.maxCoeff() / 4;
  shares = (shares.array() > quarter).select(shares, 0.0);
  shares /= shares.sum();
  walk(columns, target, how, further_steps, shares);
  return shares;
}

}  // namespace regie::simplex
