// measure/metric_test.cpp - the built-in metrics are whole and name real measures.
#include "measure/metric.h"

#include <gtest/gtest.h>

#include <set>

namespace regie {
namespace {

TEST(Metric, Every_name_of_the_contract_is_built_in) {
  for (const char* name : {"impressions",  "clicks",   "cost",          "conversions", "conversion_value",
                           "reach",        "sessions", "users",         "leads",       "deals",
                           "revenue",      "orders",   "sent",          "delivered",   "opens",
                           "unsubscribes", "bounces",  "registrations", "attendances", "position",
                           "ctr",          "cpc",      "cpm",           "cvr",         "cpa",
                           "roas",         "open_rate"})
    EXPECT_NE(find_metric(built_in_metrics(), name), nullptr) << name;
  EXPECT_EQ(find_metric(built_in_metrics(), "happiness"), nullptr);
}

TEST(Metric, Names_are_unique_and_ratios_have_both_sides) {
  std::set<std::string> names;
  for (const Metric& metric : built_in_metrics()) {
    EXPECT_TRUE(names.insert(metric.name).second) << metric.name;
    const bool two_sided = metric.kind == MetricKind::rate || metric.kind == MetricKind::ratio ||
                           metric.kind == MetricKind::weighted;
    EXPECT_EQ(!metric.denominator.empty(), two_sided) << metric.name;
    EXPECT_FALSE(metric.numerator.empty()) << metric.name;
  }
}

TEST(Metric, Rates_are_made_of_counts) {
  for (const Metric& metric : built_in_metrics()) {
    if (metric.kind != MetricKind::rate) continue;
    for (const auto& side : {metric.numerator, metric.denominator}) {
      const Metric* part = find_metric(built_in_metrics(), side);
      ASSERT_NE(part, nullptr) << side;
      EXPECT_EQ(part->kind, MetricKind::count) << side;
    }
  }
}

}  // namespace
}  // namespace regie
