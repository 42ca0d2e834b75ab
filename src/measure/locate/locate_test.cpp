// measure/locate/locate_test.cpp - planted places are found; what moved alike is everywhere.
#include "measure/locate/locate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

namespace regie {
namespace {

struct Cell {
  Slice slice;
  double expected;
  double observed;
  double expected_of = 0;
  double observed_of = 0;
};

LocateInput input_of(const std::vector<Cell>& cells, MetricKind kind = MetricKind::count) {
  LocateInput input;
  input.metric.kind = kind;
  for (const auto& [dimension, value] : cells.front().slice) input.dimensions.push_back(dimension);
  input.dictionary.resize(input.dimensions.size());
  input.codes.resize(input.dimensions.size());
  for (const Cell& cell : cells) {
    for (std::size_t d = 0; d < input.dimensions.size(); ++d) {
      auto& words = input.dictionary[d];
      const std::string& word = cell.slice.at(input.dimensions[d]);
      auto found = std::find(words.begin(), words.end(), word);
      if (found == words.end()) found = words.insert(words.end(), word);
      input.codes[d].push_back(static_cast<std::uint32_t>(found - words.begin()));
    }
    input.expected.push_back(cell.expected);
    input.observed.push_back(cell.observed);
    if (kind == MetricKind::rate) {
      input.expected_of.push_back(cell.expected_of);
      input.observed_of.push_back(cell.observed_of);
    }
  }
  return input;
}

// Seven campaigns in three channels (webinar has one of its own), three countries, three devices.
std::vector<Cell> world(unsigned seed, double size, const std::function<double(const Slice&)>& factor) {
  std::mt19937 engine(seed);
  const std::vector<std::pair<std::string, std::string>> campaigns{
      {"Spring", "search"}, {"Brand", "search"},   {"Generic", "search"}, {"Retarget", "search"},
      {"Feed", "social"},   {"Stories", "social"}, {"Webinar", "video"}};
  const std::vector<std::pair<std::string, double>> countries{{"NL", 1.0}, {"BE", 0.5}, {"DE", 0.7}};
  const std::vector<std::pair<std::string, double>> devices{
      {"mobile", 1.0}, {"desktop", 0.6}, {"tablet", 0.1}};
  std::vector<Cell> cells;
  double weight = 1;
  for (const auto& [campaign, channel] : campaigns) {
    weight = weight * 0.85;
    for (const auto& [country, c] : countries)
      for (const auto& [device, d] : devices) {
        const Slice slice{
            {"campaign", campaign}, {"channel", channel}, {"country", country}, {"device", device}};
        const double expected = size * weight * c * d;
        // A mean of nothing is outside what the standard allows; this one draws 0 all the same.
        std::poisson_distribution<int> draw(std::max(expected * factor(slice), 1e-300));
        cells.push_back({slice, expected, static_cast<double>(draw(engine))});
      }
  }
  return cells;
}

bool has(const Slice& slice, const std::string& dimension, const std::string& value) {
  const auto found = slice.find(dimension);
  return found != slice.end() && found->second == value;
}

TEST(Locate, A_change_of_one_campaign_is_told_as_that_campaign_not_as_its_channel) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const auto cells =
        world(seed, 200, [](const Slice& s) { return has(s, "campaign", "Brand") ? 0.6 : 1.0; });
    EXPECT_EQ(locate(input_of(cells)).slice, (Slice{{"campaign", "Brand"}})) << seed;
  }
}

TEST(Locate, A_campaign_that_has_its_channel_alone_is_told_as_the_campaign) {
  const auto cells = world(3, 300, [](const Slice& s) { return has(s, "campaign", "Webinar") ? 0.4 : 1.0; });
  EXPECT_EQ(locate(input_of(cells)).slice, (Slice{{"campaign", "Webinar"}}));
}

TEST(Locate, A_campaign_with_a_single_ad_group_is_told_as_the_campaign) {
  auto cells = world(3, 300, [](const Slice& s) { return has(s, "campaign", "Feed") ? 0.4 : 1.0; });
  for (Cell& cell : cells) cell.slice["ad_group"] = cell.slice.at("campaign") + " set 1";
  EXPECT_EQ(locate(input_of(cells)).slice, (Slice{{"campaign", "Feed"}}));
}

TEST(Locate, A_change_of_four_campaigns_of_one_channel_is_told_as_the_channel) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const auto cells =
        world(seed, 200, [](const Slice& s) { return has(s, "channel", "search") ? 0.6 : 1.0; });
    EXPECT_EQ(locate(input_of(cells)).slice, (Slice{{"channel", "search"}})) << seed;
  }
}

TEST(Locate, A_place_of_three_dimensions_is_found_whole) {
  const auto cells = world(5, 900, [](const Slice& s) {
    return has(s, "channel", "search") && has(s, "country", "NL") && has(s, "device", "desktop") ? 0.5 : 1.0;
  });
  EXPECT_EQ(locate(input_of(cells)).slice,
            (Slice{{"channel", "search"}, {"country", "NL"}, {"device", "desktop"}}));
}

TEST(Locate, What_moved_alike_is_everywhere_with_the_largest_parts_as_drivers) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const Location location = locate(input_of(world(seed, 300, [](const Slice&) { return 0.7; })));
    EXPECT_TRUE(location.slice.empty()) << seed << " " << slice_text(location.slice);
    ASSERT_FALSE(location.drivers.empty());
    EXPECT_LT(location.drivers[0].effect.value, 0);
  }
}

TEST(Locate, Two_countries_of_one_channel_are_told_as_the_channel_with_each_country_as_driver) {
  const auto cells = world(4, 400, [](const Slice& s) {
    return has(s, "channel", "search") && !has(s, "country", "BE") ? 0.6 : 1.0;
  });
  const Location location = locate(input_of(cells));
  EXPECT_EQ(location.slice, (Slice{{"channel", "search"}}));
  ASSERT_EQ(location.drivers.size(), 3U);
  EXPECT_EQ(location.drivers[0].slice, (Slice{{"channel", "search"}, {"country", "NL"}}));
  EXPECT_EQ(location.drivers[1].slice, (Slice{{"channel", "search"}, {"country", "DE"}}));
  EXPECT_EQ(location.drivers[2].slice, (Slice{{"channel", "search"}}));
}

TEST(Locate, A_shift_of_the_mix_is_everywhere_and_no_place) {
  std::vector<Cell> cells;
  for (const std::string country : {"NL", "BE", "DE"})
    for (const std::string device : {"mobile", "desktop"}) {
      const bool mobile = device == "mobile";
      const double rate = mobile ? 0.02 : 0.06;
      const double before = 10000;
      const double after = mobile ? 16000 : 6000;
      cells.push_back(
          {{{"country", country}, {"device", device}}, before * rate, after * rate, before, after});
    }
  const Location location = locate(input_of(cells, MetricKind::rate));
  EXPECT_TRUE(location.slice.empty());
  ASSERT_TRUE(location.mix_rate);
  EXPECT_NEAR(location.mix_rate->rate, 0, 1e-12);
  EXPECT_LT(location.mix_rate->mix, -0.008);
  ASSERT_FALSE(location.drivers.empty());
  EXPECT_TRUE(location.drivers[0].slice.contains("device"));
}

TEST(Locate, The_order_of_leaves_does_not_matter) {
  auto cells = world(9, 150, [](const Slice& s) { return has(s, "country", "BE") ? 0.5 : 1.0; });
  const Location first = locate(input_of(cells));
  std::mt19937 engine(1);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(cells.begin(), cells.end(), engine);
    const Location again = locate(input_of(cells));
    EXPECT_EQ(again.slice, first.slice);
    ASSERT_EQ(again.drivers.size(), first.drivers.size());
    for (std::size_t k = 0; k < first.drivers.size(); ++k)
      EXPECT_EQ(again.drivers[k].slice, first.drivers[k].slice);
  }
}

TEST(Locate, Ten_times_the_counts_narrow_the_relative_interval) {
  const auto narrow = [](double size) {
    std::vector<Cell> cells = world(2, size, [](const Slice&) { return 1.0; });
    for (Cell& cell : cells) cell.observed = cell.expected * (has(cell.slice, "country", "NL") ? 0.5 : 1.0);
    const Estimate effect = locate(input_of(cells)).drivers.at(0).effect;
    return (effect.interval.high - effect.interval.low) / std::abs(effect.value);
  };
  EXPECT_LT(narrow(1000), 0.4 * narrow(100));
}

}  // namespace
}  // namespace regie
