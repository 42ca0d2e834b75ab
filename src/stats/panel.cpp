// stats/panel.cpp - what the treated would have been, from the units that were not.
#include "stats/panel.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "base/ensure.h"
#include "base/random.h"
#include "stats/internal/simplex.h"

namespace regie {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// A panel as matrices: one column a control.
struct Shape {
  MatrixXd controls;  // times x controls
  VectorXd treated;   // their mean
  Index before = 0;
  double treated_count = 1;
  std::vector<std::size_t> which;
  double noise = 0;  // standard deviation of the steps from one time to the next, controls before

  [[nodiscard]] Index times() const { return treated.size(); }
  [[nodiscard]] Index after() const { return times() - before; }
};

/// What a method makes of a panel.
struct Fitted {
  VectorXd units;
  VectorXd times;
  VectorXd expected;
  double effect = 0;
};

VectorXd mean_of(const Panel& panel, const std::vector<std::size_t>& which) {
  VectorXd mean = VectorXd::Zero(static_cast<Index>(panel.units.front().size()));
  for (const std::size_t unit : which)
    mean += VectorXd::Map(panel.units[unit].data(), mean.size()) / static_cast<double>(which.size());
  return mean;
}

double noise_of(const MatrixXd& before) {
  const MatrixXd steps = before.bottomRows(before.rows() - 1) - before.topRows(before.rows() - 1);
  const auto count = static_cast<double>(steps.size());
  return count < 2 ? 0 : std::sqrt((steps.array() - steps.mean()).square().sum() / (count - 1));
}

VectorXd equal_shares(Index count) { return VectorXd::Constant(count, 1 / static_cast<double>(count)); }

/// `as_treated` against every unit that is in neither list.
Shape shape_of(const Panel& panel, const std::vector<std::size_t>& as_treated,
               const std::vector<std::size_t>& left_out) {
  ENSURE(!as_treated.empty() && !panel.units.empty());
  Shape shape;
  shape.treated = mean_of(panel, as_treated);
  shape.before = static_cast<Index>(panel.before);
  ENSURE(shape.before < shape.times());
  shape.treated_count = static_cast<double>(as_treated.size());
  const auto among = [](const std::vector<std::size_t>& list, std::size_t unit) {
    return std::find(list.begin(), list.end(), unit) != list.end();
  };
  for (std::size_t unit = 0; unit < panel.units.size(); ++unit)
    if (!among(as_treated, unit) && !among(left_out, unit)) shape.which.push_back(unit);
  shape.controls.resize(shape.times(), static_cast<Index>(shape.which.size()));
  for (std::size_t i = 0; i < shape.which.size(); ++i) {
    const auto& unit = panel.units[shape.which[i]];
    ENSURE(static_cast<Index>(unit.size()) == shape.times());
    shape.controls.col(static_cast<Index>(i)) = VectorXd::Map(unit.data(), shape.times());
  }
  if (shape.before > 0) shape.noise = noise_of(shape.controls.topRows(shape.before));
  return shape;
}

MatrixXd centred(const MatrixXd& values) { return values.rowwise() - values.colwise().mean(); }

/// A ridge too small to move a printed digit, that makes the shares unique where many mixtures fit as well.
constexpr double tie_breaker = 1e-6;
/// Of the noise: a step that lowers the root mean square by less ends a search. As synthdid.
constexpr double decrease_min = 1e-5;

/// Of every control, learned from the times [0, times).
VectorXd unit_shares(const Shape& shape, PanelMethod method, Index times) {
  const auto rows = static_cast<double>(times);
  const MatrixXd columns = shape.controls.topRows(times);
  const VectorXd target = shape.treated.head(times);
  const double least_ridge = rows * std::pow(tie_breaker * shape.noise, 2);
  const double decrease = decrease_min * shape.noise;
  switch (method) {
    case PanelMethod::difference_in_differences:
      break;
    case PanelMethod::synthetic_control:
      return simplex::frank_wolfe(columns, target, {least_ridge, decrease});
    case PanelMethod::demeaned_synthetic:
      return simplex::least_squares(centred(columns), centred(target), least_ridge);
    case PanelMethod::synthetic_difference: {
      const double cells = shape.treated_count * static_cast<double>(shape.after());
      const double ridge = rows * std::sqrt(cells) * shape.noise * shape.noise;
      return simplex::frank_wolfe(centred(columns), centred(target), {ridge, decrease});
    }
  }
  return equal_shares(columns.cols());
}

/// Of every time before: what the level gap is taken over.
VectorXd time_shares(const Shape& shape, PanelMethod method) {
  if (method != PanelMethod::synthetic_difference) return equal_shares(shape.before);
  const MatrixXd columns = shape.controls.topRows(shape.before).transpose();
  const VectorXd target = shape.controls.bottomRows(shape.after()).colwise().mean().transpose();
  const double ridge = static_cast<double>(columns.rows()) * std::pow(tie_breaker * shape.noise, 2);
  return simplex::frank_wolfe(centred(columns), centred(target), {ridge, decrease_min * shape.noise});
}

Fitted fit(const Shape& shape, PanelMethod method) {
  Fitted fitted;
  fitted.units = unit_shares(shape, method, shape.before);
  fitted.times = time_shares(shape, method);
  fitted.expected = shape.controls * fitted.units;
  if (method != PanelMethod::synthetic_control) {
    const double gap = fitted.times.dot((shape.treated - fitted.expected).head(shape.before));
    fitted.expected.array() += gap;
  }
  fitted.effect = (shape.treated - fitted.expected).tail(shape.after()).mean();
  return fitted;
}

TooFew too_few(std::size_t n, std::string needs) {
  TooFew few;
  few.n = static_cast<double>(n);
  few.needs = std::move(needs);
  return few;
}

Answer<Shape> checked(const Panel& panel, PanelMethod method) {
  Shape shape = shape_of(panel, panel.treated, {});
  if (panel.before < panel_before_min)
    return tl::unexpected(too_few(panel.before, std::to_string(panel_before_min) + " times before"));
  const std::size_t least = method == PanelMethod::difference_in_differences ? 1 : panel_mix_controls_min;
  if (shape.which.size() < least)
    return tl::unexpected(too_few(shape.which.size(), std::to_string(least) + " controls"));
  return shape;
}

std::vector<double> listed(const VectorXd& values) { return {values.begin(), values.end()}; }

/// Root mean squared gap after over the same before.
double gap_ratio(const Shape& shape, const Fitted& fitted) {
  const VectorXd gap = shape.treated - fitted.expected;
  const double before = gap.head(shape.before).squaredNorm() / static_cast<double>(shape.before);
  const double after = gap.tail(shape.after()).squaredNorm() / static_cast<double>(shape.after());
  return before > 0 ? std::sqrt(after / before) : INFINITY;
}

/// Which controls stand in for the treated, one list a placebo.
std::vector<std::vector<std::size_t>> stand_ins(const Shape& shape, PlaceboOptions options) {
  std::vector<std::vector<std::size_t>> all;
  const auto size = static_cast<std::size_t>(shape.treated_count);
  if (size == 1) {
    for (const std::size_t unit : shape.which) all.push_back({unit});
    return all;
  }
  Random random(options.seed);
  for (std::size_t sample = 0; sample < options.samples_max; ++sample) {
    std::vector<std::size_t> deck = shape.which;
    for (std::size_t i = 0; i < size; ++i) std::swap(deck[i], deck[i + random.below(deck.size() - i)]);
    deck.resize(size);
    all.push_back(std::move(deck));
  }
  return all;
}

/// Gaps of a model that learned from every time, `effect` taken off the times after.
VectorXd gaps_under(Shape shape, PanelMethod method, double effect) {
  shape.treated.tail(shape.after()).array() -= effect;
  const VectorXd gap = shape.treated - shape.controls * unit_shares(shape, method, shape.times());
  if (method == PanelMethod::synthetic_control) return gap;
  return centred(gap);
}

double conformal_p(const Shape& shape, PanelMethod method, double effect) {
  constexpr double tie = 1e-9;  // shifts that differ by rounding alone count as equal
  const VectorXd gap = gaps_under(shape, method, effect);
  const Index times = shape.times();
  const double seen = std::abs(gap.tail(shape.after()).sum());
  int as_large = 0;
  for (Index shift = 0; shift < times; ++shift) {
    double sum = 0;
    for (Index t = shape.before; t < times; ++t) sum += gap[(t + shift) % times];
    as_large += std::abs(sum) >= seen * (1 - tie) ? 1 : 0;
  }
  return as_large / static_cast<double>(times);
}

/// The last effect, going from `inside` by `step`, whose p stays above `alpha`.
double edge(const Shape& shape, PanelMethod method, double inside, double step, double alpha) {
  constexpr int doublings_max = 40;  // a trillion first steps: no series goes there
  constexpr int halvings = 30;       // to a billionth of the step that crossed
  double in = inside;
  double out = inside + step;
  for (int i = 0; conformal_p(shape, method, out) > alpha; ++i, step *= 2) {
    if (i == doublings_max) return step > 0 ? INFINITY : -INFINITY;
    in = out;
    out += step;
  }
  for (int i = 0; i < halvings; ++i) {
    const double middle = (in + out) / 2;
    (conformal_p(shape, method, middle) > alpha ? in : out) = middle;
  }
  return in;
}

}  // namespace

Answer<PanelEstimate> panel_effect(const Panel& panel, PanelMethod method) {
  const auto shape = checked(panel, method);
  if (!shape) return tl::unexpected(shape.error());
  const Fitted fitted = fit(*shape, method);
  const VectorXd before = shape->treated.head(shape->before);
  const double missed = (before - fitted.expected.head(shape->before)).squaredNorm();
  const double varied = centred(before).squaredNorm();
  if (missed >= varied)
    return tl::unexpected(
        too_few(panel.before, "controls that follow the treated before better than its own mean does"));
  PanelEstimate estimate;
  estimate.effect = fitted.effect;
  estimate.relative = fitted.effect / fitted.expected.tail(shape->after()).mean();
  estimate.total = fitted.effect * static_cast<double>(shape->after()) * shape->treated_count;
  estimate.unit_shares = listed(fitted.units);
  estimate.controls = shape->which;
  estimate.time_shares = listed(fitted.times);
  estimate.expected = listed(fitted.expected);
  estimate.imbalance = std::sqrt(missed);
  estimate.fit = 1 - missed / varied;
  return estimate;
}

Answer<PlaceboTest> placebo_test(const Panel& panel, PanelMethod method, PlaceboOptions options) {
  const auto estimate = panel_effect(panel, method);
  if (!estimate) return tl::unexpected(estimate.error());
  const Shape shape = shape_of(panel, panel.treated, {});
  const std::size_t least = panel_placebo_controls_min + panel.treated.size();
  if (shape.which.size() < least)
    return tl::unexpected(too_few(shape.which.size(), std::to_string(least) + " controls"));
  const double seen = gap_ratio(shape, fit(shape, method));
  PlaceboTest test;
  std::size_t as_large = 0;
  for (const auto& placebo : stand_ins(shape, options)) {
    const Shape without = shape_of(panel, placebo, panel.treated);
    const Fitted fitted = fit(without, method);
    test.effects.push_back(fitted.effect);
    if (gap_ratio(without, fitted) >= seen) ++as_large;
  }
  const auto count = static_cast<double>(test.effects.size());
  const VectorXd all = VectorXd::Map(test.effects.data(), static_cast<Index>(test.effects.size()));
  test.standard_error = std::sqrt(centred(all).squaredNorm() / count);
  test.p = (1 + static_cast<double>(as_large)) / (1 + count);
  return test;
}

Answer<ConformalTest> conformal_test(const Panel& panel, PanelMethod method, double level) {
  ENSURE(level > 0 && level < 1);
  const auto estimate = panel_effect(panel, method);
  if (!estimate) return tl::unexpected(estimate.error());
  const Shape shape = shape_of(panel, panel.treated, {});
  const double alpha = 1 - level;
  const auto times_min = static_cast<std::size_t>(std::ceil(1 / alpha - 1e-9));
  const auto times = static_cast<std::size_t>(shape.times());
  if (times < times_min)
    return tl::unexpected(too_few(times, std::to_string(times_min) + " times for this level"));
  if (shape.before < shape.after())
    return tl::unexpected(too_few(panel.before, "as many times before as after"));
  ConformalTest test;
  constexpr int centre_steps = 20;  // each halves the gap or better where there is as much before as after
  test.p = conformal_p(shape, method, 0);
  // The p of a share of shifts is above alpha in exact arithmetic where it equals it in doubles.
  const double bar = alpha + 1e-9;
  // Where the model, having seen the times after, has no gap left on the average.
  double centre = estimate->effect;
  for (int i = 0; i < centre_steps; ++i)
    centre += gaps_under(shape, method, centre).tail(shape.after()).mean();
  const double step = std::max(estimate->imbalance / std::sqrt(static_cast<double>(panel.before)),
                               1e-6 * std::abs(estimate->effect));
  test.effect.level = level;
  test.effect.low = edge(shape, method, centre, -step, bar);
  test.effect.high = edge(shape, method, centre, step, bar);
  return test;
}

}  // namespace regie
