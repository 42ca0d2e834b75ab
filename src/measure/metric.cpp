// measure/metric.cpp - the built-in metrics.
#include "measure/metric.h"

namespace regie {

namespace {

Metric count(std::string name, Better better = Better::up) {
  return {name, MetricKind::count, name, "", "", better};
}
Metric amount(std::string name, Better better) {
  return {name, MetricKind::amount, name, "", "currency", better};
}
Metric uncounted(std::string name) { return {name, MetricKind::uncounted, name, "", "", Better::up}; }
Metric rate(std::string name, std::string of, std::string per, Better better = Better::up) {
  return {std::move(name), MetricKind::rate, std::move(of), std::move(per), "share", better};
}

}  // namespace

const std::vector<Metric>& built_in_metrics() {
  static const std::vector<Metric> metrics{
      amount("revenue", Better::up),
      amount("conversion_value", Better::up),
      count("orders"),
      count("deals"),
      count("leads"),
      count("conversions"),
      count("registrations"),
      count("attendances"),
      amount("cost", Better::neither),  // spending less is neither good nor bad by itself
      count("clicks"),
      count("impressions"),
      count("sessions"),
      count("sent", Better::neither),
      count("delivered"),
      count("opens"),
      count("unsubscribes", Better::down),
      count("bounces", Better::down),
      rate("ctr", "clicks", "impressions"),
      rate("cvr", "conversions", "clicks"),
      rate("open_rate", "opens", "delivered"),
      rate("bounce_rate", "bounces", "sent", Better::down),
      rate("unsubscribe_rate", "unsubscribes", "delivered", Better::down),
      {"cpc", MetricKind::ratio, "cost", "clicks", "currency", Better::down},
      // Cost of a thousand; whoever shows it multiplies by 1,000.
      {"cpm", MetricKind::ratio, "cost", "impressions", "currency", Better::down},
      {"cpa", MetricKind::ratio, "cost", "conversions", "currency", Better::down},
      {"roas", MetricKind::ratio, "conversion_value", "cost", "", Better::up},
      {"position", MetricKind::weighted, "position_weighted", "impressions", "position", Better::down},
      uncounted("reach"),
      uncounted("users"),
  };
  return metrics;
}

const Metric* find_metric(const std::vector<Metric>& metrics, std::string_view name) {
  for (const Metric& metric : metrics)
    if (metric.name == name) return &metric;
  return nullptr;
}

}  // namespace regie
