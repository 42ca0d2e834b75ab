// stats/internal/simplex.h - shares, none negative and summing to one, that bring columns closest to a
// target.
#pragma once

#include <Eigen/Dense>
#include <cstddef>

namespace regie::simplex {

/// The nearest mixture, exactly.
///   minimise |columns w - target|^2 + ridge |w|^2   over   w >= 0, sum w = 1
/// Method:   nearest point of a polytope by a growing and shrinking set of vertices. Wolfe (1976), Math.
///           Programming 11, 128. Each step solves its least squares by QR: a normal equation would lose half
///           the digits.
/// Requires: at least one column; finite values; ridge >= 0.
/// Holds:    the Karush-Kuhn-Tucker conditions to rounding; with a ridge above 0 the answer is unique, so the
///           order of the columns does not matter.
/// Cost:     a QR of times x vertices kept, for each vertex that enters or leaves.
[[nodiscard]] Eigen::VectorXd least_squares(const Eigen::MatrixXd& columns, const Eigen::VectorXd& target,
                                            double ridge);

struct FrankWolfe {
  double ridge = 0;         // as above
  double decrease_min = 0;  // stop when a step lowers the mean squared error by less than its square
};

/// The same, stopped where the authors of synthetic difference-in-differences stop: their printed figures
/// come from this path and not from the minimum.
///   up to 100 steps from equal shares; shares up to a quarter of the largest become 0; up to 10,000 more.
/// Method:   Frank & Wolfe (1956) with exact line search; Arkhangelsky et al. (2021), AER 111, 4088, and
///           their package synthdid.
/// Cost:     steps x the size of `columns`.
[[nodiscard]] Eigen::VectorXd frank_wolfe(const Eigen::MatrixXd& columns, const Eigen::VectorXd& target,
                                          FrankWolfe how);

}  // namespace regie::simplex
