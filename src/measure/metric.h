// measure/metric.h - what a metric is: how it adds, in what unit, which way is better, what it is worth.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace regie {

enum class MetricKind {
  count,     // whole things: clicks, leads; Poisson
  amount,    // money or another positive real: cost, revenue; normal on the log scale
  rate,      // numerator of a denominator, 0..1: ctr, cvr; beta-binomial
  ratio,     // one amount over another, not bounded: cpc, cpa, roas; shown and split, not monitored
  weighted,  // mean weighted by a denominator: position
  uncounted  // not additive over days or slices: reach, users; shown at its own grain only
};
enum class Better { up, down, neither };

struct Metric {
  std::string name;
  MetricKind kind = MetricKind::count;
  std::string numerator;    // measure; for additive kinds the measure itself
  std::string denominator;  // measure of a rate, ratio or weighted mean; "" else
  std::string unit;         // "", "currency", "share", "position"
  Better better = Better::up;
};

/// The built-in metrics, in the order they are shown. A measure nobody defined is a count where all its
/// values are whole, else an amount.
[[nodiscard]] const std::vector<Metric>& built_in_metrics();
[[nodiscard]] const Metric* find_metric(const std::vector<Metric>& metrics, std::string_view name);

}  // namespace regie
