// intake/known_names_test.cpp - the names a column can be told to be are those the reader knows.
#include "intake/known_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "intake/read_export.h"

namespace regie {
namespace {

using testing::Contains;
using testing::Not;

TEST(KnownNames, Are_sorted_and_each_stands_once) {
  for (const auto& names : {known_names().measures, known_names().dimensions}) {
    EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
    EXPECT_THAT(names, Not(Contains("")));
  }
  EXPECT_THAT(known_names().measures, Contains("clicks"));
  EXPECT_THAT(known_names().measures, Contains("cost"));
  EXPECT_THAT(known_names().dimensions, Contains("campaign"));
}

TEST(KnownNames, A_day_a_text_and_what_is_personal_are_none_of_them) {
  for (const auto& names : {known_names().measures, known_names().dimensions})
    for (const char* other : {"day", "email", "budget", "ctr"}) EXPECT_THAT(names, Not(Contains(other)));
}

TEST(KnownNames, The_table_comes_after_the_platforms) {
  const auto& platforms = known_names().platforms;
  EXPECT_THAT(platforms, Contains("google_ads"));
  EXPECT_THAT(platforms, Not(Contains("any")));
  EXPECT_EQ(platforms.back(), "table");
}

/// Where rows go when nobody looks at them.
class Nowhere : public FactSink {
 public:
  void begin_table(const FactShape& shape) override { shapes.push_back(shape); }
  void rows(const FactBatch&) override {}
  void end_table() override {}
  std::vector<FactShape> shapes;
};

TEST(KnownNames, Each_measure_can_be_said_of_a_column) {
  for (const std::string& measure : known_names().measures) {
    Nowhere nowhere;
    ReadOptions options;
    options.map = {{"Zyxw", measure}};
    const std::string csv = "Day,Campaign,Impr.,Zyxw\n2026-02-02,Brand,70,7\n2026-02-03,Brand,90,9\n";
    ASSERT_TRUE(read_export({"a.csv", csv}, options, nowhere)) << measure;
    ASSERT_EQ(nowhere.shapes.size(), 1U) << measure;
    // A mean is kept by its weight: impressions stand beside it.
    EXPECT_EQ(nowhere.shapes[0].measures.size(), measure == "impressions" ? 1U : 2U) << measure;
  }
}

}  // namespace
}  // namespace regie
