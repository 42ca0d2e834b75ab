// measure/locate/coarser_test.cpp - totals above a place, against a plain enumeration.
#include "measure/locate/coarser.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace regie::locating {
namespace {

// The same terms, added in another order.
constexpr double rounding = 1e-9;

LocateInput empty_world(const std::vector<std::string>& dimensions) {
  LocateInput input;
  input.metric.kind = MetricKind::count;
  input.relative_noise = 0.15;
  input.dimensions = dimensions;
  input.dictionary.resize(dimensions.size());
  input.codes.resize(dimensions.size());
  return input;
}

void add(LocateInput& input, const std::vector<std::string>& values, double expected, double observed) {
  for (std::size_t d = 0; d < values.size(); ++d) {
    auto& words = input.dictionary[d];
    auto found = std::find(words.begin(), words.end(), values[d]);
    if (found == words.end()) found = words.insert(words.end(), values[d]);
    input.codes[d].push_back(static_cast<std::uint32_t>(found - words.begin()));
  }
  input.expected.push_back(expected);
  input.observed.push_back(observed);
}

/// Sessions of five channels on two devices; on mobile search rose by `factor`, and is `large` of 3,000.
LocateInput sessions(double large, double factor) {
  LocateInput input = empty_world({"channel", "device"});
  for (const std::string device : {"desktop", "mobile"}) {
    const bool moved = device == "mobile";
    add(input, {"search", device}, large, moved ? large * factor : large);
    for (const std::string channel : {"direct", "organic", "email", "referral"})
      add(input, {channel, device}, (3000 - large) / 4, (3000 - large) / 4);
  }
  return input;
}

bool tells(const Location& location, const Slice& slice) {
  return std::any_of(location.drivers.begin(), location.drivers.end(),
                     [&](const Driver& driver) { return driver.slice == slice; });
}

TEST(LocateCoarser, Search_on_mobile_is_told_with_mobile_beside_it_where_search_is_most_of_it) {
  const Location location = locate(sessions(2600, 2.2));
  EXPECT_EQ(location.slice, (Slice{{"channel", "search"}, {"device", "mobile"}}));
  EXPECT_TRUE(tells(location, {{"device", "mobile"}}));
  ASSERT_EQ(location.places.size(), 1U);
  EXPECT_EQ(location.places[0].slice, location.slice);
}

TEST(LocateCoarser, A_small_place_is_no_change_of_what_holds_it) {
  LocateInput input = sessions(60, 3);
  input.expected[0] = input.observed[0] = 2000;  // search on desktop
  EXPECT_EQ(locate(input).slice, (Slice{{"channel", "search"}, {"device", "mobile"}}));
  EXPECT_FALSE(coarser(input, Leaves(input), {{0, 0}, {1, 1}}));
}

TEST(LocateCoarser, What_moved_against_the_place_is_not_told_for_it) {
  LocateInput input = sessions(1000, 2);
  for (std::size_t i = 0; i < input.observed.size(); ++i)
    if (!(input.codes[0][i] == 0 && input.codes[1][i] == 1)) input.observed[i] *= 0.2;
  EXPECT_FALSE(coarser(input, Leaves(input), {{0, 0}, {1, 1}}));
}

TEST(LocateCoarser, One_dimension_has_nothing_above_it_nor_has_a_second_name_of_the_same_leaves) {
  const LocateInput one = sessions(2600, 2.2);
  EXPECT_FALSE(coarser(one, Leaves(one), {{1, 1}}));
  LocateInput twice = empty_world({"campaign", "channel"});
  add(twice, {"Brand", "search"}, 500, 100);
  add(twice, {"Feed", "social"}, 500, 500);
  EXPECT_FALSE(coarser(twice, Leaves(twice), {{0, 0}, {1, 0}}));
}

/// The slow twin: every choice of the place's dimensions, walked through leaf by leaf.
std::optional<Slice> by_enumeration(const LocateInput& input, const Leaves& leaves, const Codes& place) {
  const auto total = [&](unsigned set) {
    Named named;
    std::size_t count = 0;
    for (std::size_t i = 0; i < leaves.count(); ++i) {
      bool in = true;
      for (std::size_t k = 0; k < place.size(); ++k)
        if ((set >> k & 1) != 0) in = in && input.codes[place[k].first][i] == place[k].second;
      if (!in) continue;
      named.effect += leaves.at(i).residual;
      named.variance += leaves.at(i).variance;
      ++count;
    }
    return std::pair(named, count);
  };
  const unsigned all = (1U << place.size()) - 1;
  const auto [own, own_count] = total(all);
  double best_gain = 0.5 * own.effect * own.effect / own.variance * (1 - rounding);
  std::optional<Slice> best;
  for (unsigned set = 1; set < all; ++set) {
    const auto [named, count] = total(set);
    const double gain = named.effect * named.effect / named.variance;
    if (count == own_count || count == leaves.count()) continue;
    if (named.effect * own.effect <= 0 || gain < best_gain) continue;
    best_gain = gain;
    Codes codes;
    for (std::size_t k = 0; k < place.size(); ++k)
      if ((set >> k & 1) != 0) codes.push_back(place[k]);
    best = slice_of(input, codes);
  }
  return best;
}

TEST(LocateCoarser, Agrees_with_an_enumeration_of_all_slices_that_hold_the_place) {
  int told = 0;
  constexpr int worlds = 300;
  for (unsigned seed = 1; seed <= worlds; ++seed) {
    std::mt19937 engine(seed);
    std::uniform_real_distribution<double> uniform(0, 1);
    LocateInput input = empty_world({"a", "b", "c", "d"});
    for (int i = 0; i < 24; ++i) {
      std::vector<std::string> values;
      for (int d = 0; d < 4; ++d) values.push_back(std::to_string(i >> d & 1));
      const double size = std::exp(3 + 4 * uniform(engine));
      add(input, values, size, size * (0.4 + uniform(engine)));
    }
    const Leaves leaves(input);
    const Codes place = seed % 2 == 0 ? Codes{{0, 0}, {1, 1}, {3, 0}} : Codes{{0, 0}, {2, 1}};
    const auto found = coarser(input, leaves, place);
    const auto expected = by_enumeration(input, leaves, place);
    ASSERT_EQ(found.has_value(), expected.has_value()) << seed;
    if (!found) continue;
    EXPECT_EQ(found->slice, *expected) << seed;
    ++told;
  }
  EXPECT_GT(told, worlds / 10);
  EXPECT_LT(told, worlds * 9 / 10);
}

}  // namespace
}  // namespace regie::locating
