// measure/locate/locate_laws_test.cpp - laws, planted places in amounts and rates, and what is refused.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <set>

#include "measure/locate/locate.h"

namespace regie {
namespace {

const std::vector<std::size_t> sizes{6, 5, 4, 3};

/// Amounts over all combinations of values; forecasts are off by 10 %; some places lost a share.
LocateInput amounts(unsigned seed, const std::vector<std::pair<Slice, double>>& lost) {
  std::mt19937_64 engine(seed);
  std::uniform_real_distribution<double> uniform(0, 1);
  std::normal_distribution<double> normal;
  LocateInput input;
  input.metric.kind = MetricKind::amount;
  std::size_t count = 1;
  for (std::size_t d = 0; d < sizes.size(); ++d) {
    input.dimensions.push_back(std::string(1, static_cast<char>('a' + d)));
    input.dictionary.emplace_back();
    for (std::size_t v = 0; v < sizes[d]; ++v) input.dictionary[d].push_back(std::to_string(v));
    count *= sizes[d];
  }
  input.codes.resize(sizes.size());
  for (std::size_t i = 0; i < count; ++i) {
    Slice slice;
    std::size_t rest = i;
    for (std::size_t d = 0; d < sizes.size(); ++d) {
      input.codes[d].push_back(static_cast<std::uint32_t>(rest % sizes[d]));
      slice[input.dimensions[d]] = input.dictionary[d][rest % sizes[d]];
      rest /= sizes[d];
    }
    const double size = -100 * std::log(1 - uniform(engine));
    input.expected.push_back(size * (1 + 0.1 * normal(engine)));
    double share = 0;
    for (const auto& [place, by] : lost)
      if (slice_holds(place, slice)) share = by;
    input.observed.push_back(size * (1 - share));
  }
  return input;
}

std::set<Slice> places_of(const Location& location) {
  std::set<Slice> places;
  for (const Driver& place : location.places) places.insert(place.slice);
  return places;
}

const std::vector<std::pair<Slice, double>> three_places{{{{"a", "1"}, {"b", "2"}}, 0.5},
                                                         {{{"c", "3"}, {"a", "4"}}, 0.8},
                                                         {{{"b", "0"}, {"c", "0"}, {"d", "1"}}, 0.9}};

TEST(LocateLaws, All_places_of_a_change_are_found_each_with_its_own_factor) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const Location location = locate(amounts(seed, three_places));
    std::set<Slice> planted;
    for (const auto& [place, share] : three_places) planted.insert(place);
    EXPECT_EQ(places_of(location), planted) << seed;
  }
}

TEST(LocateLaws, Nothing_planted_is_nothing_named) {
  int named = 0;
  for (unsigned seed = 1; seed <= 200; ++seed) named += locate(amounts(seed, {})).places.empty() ? 0 : 1;
  // The price of an element is set for one in some hundred; three in a hundred would be a fault.
  EXPECT_LE(named, 6);
}

TEST(LocateLaws, Another_unit_changes_no_place_and_scales_the_effect) {
  const LocateInput input = amounts(3, three_places);
  const Location first = locate(input);
  for (const double unit : {1e-3, 1024.0, 1e6}) {
    LocateInput other = input;
    for (double& value : other.expected) value *= unit;
    for (double& value : other.observed) value *= unit;
    const Location again = locate(other);
    EXPECT_EQ(places_of(again), places_of(first));
    EXPECT_EQ(again.slice, first.slice);
    ASSERT_EQ(again.places.size(), first.places.size());
    EXPECT_NEAR(again.places[0].effect.value / unit, first.places[0].effect.value,
                1e-6 * std::abs(first.places[0].effect.value));
  }
}

TEST(LocateLaws, New_names_and_numbers_of_values_change_nothing_but_the_names) {
  const LocateInput input = amounts(4, three_places);
  LocateInput other = input;
  for (std::size_t d = 0; d < sizes.size(); ++d) {
    for (std::size_t v = 0; v < sizes[d]; ++v)
      other.dictionary[d][sizes[d] - 1 - v] = "new " + input.dictionary[d][v];
    for (std::uint32_t& code : other.codes[d]) code = static_cast<std::uint32_t>(sizes[d]) - 1 - code;
  }
  std::set<Slice> renamed;
  for (Slice slice : places_of(locate(input))) {
    for (auto& [dimension, value] : slice) value = "new " + value;
    renamed.insert(slice);
  }
  EXPECT_EQ(places_of(locate(other)), renamed);
}

TEST(LocateLaws, The_order_of_leaves_and_of_dimensions_does_not_matter) {
  const LocateInput input = amounts(5, three_places);
  std::vector<std::size_t> order(input.expected.size());
  std::iota(order.begin(), order.end(), 0);
  std::mt19937 engine(1);
  std::shuffle(order.begin(), order.end(), engine);
  LocateInput other = input;
  for (std::size_t i = 0; i < order.size(); ++i) {
    other.expected[i] = input.expected[order[i]];
    other.observed[i] = input.observed[order[i]];
    for (std::size_t d = 0; d < sizes.size(); ++d) other.codes[d][i] = input.codes[d][order[i]];
  }
  std::reverse(other.dimensions.begin(), other.dimensions.end());
  std::reverse(other.dictionary.begin(), other.dictionary.end());
  std::reverse(other.codes.begin(), other.codes.end());
  EXPECT_EQ(places_of(locate(other)), places_of(locate(input)));
}

TEST(LocateLaws, A_forecast_that_is_exact_elsewhere_does_not_make_small_gaps_a_place) {
  LocateInput input = amounts(6, {});
  input.observed = input.expected;
  EXPECT_TRUE(locate(input).places.empty());
  for (std::size_t i = 0; i < input.observed.size(); ++i)
    if (input.codes[0][i] == 2) input.observed[i] *= 0.5;
  EXPECT_EQ(places_of(locate(input)), (std::set<Slice>{{{"a", "2"}}}));
}

TEST(LocateLaws, Parts_that_moved_against_each_other_are_two_places) {
  const Location location = locate(amounts(7, {{{{"a", "1"}}, 0.5}, {{{"a", "2"}}, -0.6}}));
  EXPECT_EQ(places_of(location), (std::set<Slice>{{{"a", "1"}}, {{"a", "2"}}}));
}

TEST(LocateDeath, Refuses_columns_of_different_length_codes_without_a_word_and_a_dispersion_of_nothing) {
  const LocateInput good = amounts(1, {});
  LocateInput shorter = good;
  shorter.observed.pop_back();
  EXPECT_DEATH(static_cast<void>(locate(shorter)), "observed.size");
  LocateInput unknown = good;
  unknown.codes[1][0] = 99;
  EXPECT_DEATH(static_cast<void>(locate(unknown)), "dictionary");
  LocateInput still = good;
  still.dispersion = 0.0;
  EXPECT_DEATH(static_cast<void>(locate(still)), "dispersion");
}

TEST(LocateLaws, No_leaves_and_no_dimensions_are_nothing_to_tell) {
  EXPECT_TRUE(locate({}).drivers.empty());
  LocateInput bare;
  bare.expected = {10};
  bare.observed = {2};
  const Location location = locate(bare);
  EXPECT_TRUE(location.slice.empty());
  EXPECT_TRUE(location.places.empty());
}

}  // namespace
}  // namespace regie
