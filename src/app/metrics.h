// app/metrics.h - the verb `metrics`: the definitions in force, and adding one of your own.
#pragma once

#include <string>
#include <vector>

#include "app/workspace.h"
#include "measure/metric.h"

namespace regie {

/// Built-in ones, then those people added, then one for each measure of a `table` source.
[[nodiscard]] Result<std::vector<Metric>> list_metrics(const Workspace& workspace);

struct MetricRequest {
  std::string name;
  std::string numerator;
  std::string denominator;  // "" = the numerator itself
  std::string better;       // up, down, neither
};
/// Fails: metric.exists, metric.bad_name, metric.bad_direction, metric.unknown_measure.
Result<Done> add_metric(Workspace& workspace, const MetricRequest& request);

}  // namespace regie
