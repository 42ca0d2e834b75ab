// stats/special.h - the special functions the other files need, small and the same on any machine.
#pragma once

namespace regie {

/// log of the gamma function. Stirling's series after shifting the argument up (Abramowitz & Stegun 6.1.41).
/// Requires: x > 0. Holds: relative error below 1e-12. Cost: constant; touches no global, unlike std::lgamma.
[[nodiscard]] double log_gamma(double x);
/// First, second and third derivative of log_gamma (A&S 6.3.18, 6.4.11). Requires: x > 0.
[[nodiscard]] double digamma(double x);
[[nodiscard]] double trigamma(double x);
[[nodiscard]] double tetragamma(double x);
/// x with trigamma(x) = y, by Newton. Requires: y > 0.
[[nodiscard]] double inverse_trigamma(double y);

/// log(1 + e^x) and 1 / (1 + e^-x), safe for any x.
[[nodiscard]] double softplus(double x);
[[nodiscard]] double logistic(double x);
[[nodiscard]] double logit(double share);

[[nodiscard]] double normal_cdf(double z);
/// By Boost.Math's inverse of erfc. Requires: 0 < p < 1.
[[nodiscard]] double normal_quantile(double p);

/// I_x(a, b), regularised; continued fraction of Lentz. Requires: a, b > 0, 0 <= x <= 1.
[[nodiscard]] double incomplete_beta(double a, double b, double x);
/// P(a, x), regularised lower. Series or continued fraction. Requires: a > 0, x >= 0.
[[nodiscard]] double incomplete_gamma(double a, double x);

}  // namespace regie
