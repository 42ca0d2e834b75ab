// measure/locate/lattice_test.cpp - the rolled-up tables against a plain enumeration of all elements.
#include "measure/locate/lattice.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>

#include "measure/locate/score.h"

namespace regie::locating {
namespace {

// Sums of some thousand terms, added in another order.
constexpr double rounding = 1e-9;

using Element = std::vector<std::pair<std::size_t, std::uint32_t>>;

/// Leaves drawn from all combinations; `present` of them are there, one in five is there twice.
LocateInput drawn(unsigned seed, const std::vector<std::size_t>& sizes, double present) {
  std::mt19937 engine(seed);
  std::uniform_real_distribution<double> uniform(0, 1);
  LocateInput input;
  input.metric.kind = MetricKind::count;
  input.relative_noise = 0.1;
  std::size_t all = 1;
  for (std::size_t d = 0; d < sizes.size(); ++d) {
    input.dimensions.push_back(std::string(1, static_cast<char>('a' + d)));
    input.dictionary.emplace_back();
    for (std::size_t v = 0; v < sizes[d]; ++v) input.dictionary[d].push_back(std::to_string(v));
    all *= sizes[d];
  }
  input.codes.resize(sizes.size());
  for (std::size_t i = 0; i < all; ++i) {
    if (uniform(engine) > present) continue;
    for (int copy = 0; copy < (uniform(engine) < 0.2 ? 2 : 1); ++copy) {
      std::size_t rest = i;
      for (std::size_t d = 0; d < sizes.size(); ++d) {
        input.codes[d].push_back(static_cast<std::uint32_t>(rest % sizes[d]));
        rest /= sizes[d];
      }
      input.expected.push_back(200 * uniform(engine));
      const bool moved = input.codes[0].back() == 1 && input.codes[1].back() == 2;
      input.observed.push_back(input.expected.back() * ((moved ? 0.5 : 1) + 0.1 * uniform(engine)));
    }
  }
  return input;
}

/// The slow twin: every leaf added to each of the 2^dimensions - 1 elements it lies in.
std::map<Element, Sums> enumerated(const LocateInput& input, const Leaves& leaves, double spread,
                                   const std::vector<Element>& taken) {
  std::map<Element, Sums> all;
  for (std::size_t i = 0; i < leaves.count(); ++i) {
    const bool out = std::any_of(taken.begin(), taken.end(), [&](const Element& place) {
      return std::all_of(place.begin(), place.end(),
                         [&](const auto& pair) { return input.codes[pair.first][i] == pair.second; });
    });
    if (out) continue;
    for (std::size_t set = 1; set < std::size_t{1} << input.dimensions.size(); ++set) {
      Element element;
      for (std::size_t d = 0; d < input.dimensions.size(); ++d)
        if ((set >> d & 1) != 0) element.emplace_back(d, input.codes[d][i]);
      all[element] += allow_spread(leaves.at(i).sums(), spread * spread);
    }
  }
  return all;
}

void expect_same(const Lattice& lattice, const std::map<Element, Sums>& plain) {
  std::size_t seen = 0;
  for (std::size_t c = 0; c < lattice.all().size(); ++c)
    for (std::size_t e = 0; e < lattice.all()[c].sums.size(); ++e) {
      const Sums& sums = lattice.sums({c, e});
      if (std::abs(sums.weight) < rounding) continue;
      const auto found = plain.find(lattice.codes_of({c, e}));
      ASSERT_NE(found, plain.end());
      EXPECT_NEAR(sums.moved, found->second.moved, rounding * (1 + std::abs(found->second.moved)));
      EXPECT_NEAR(sums.weight, found->second.weight, rounding * (1 + found->second.weight));
      ++seen;
    }
  EXPECT_GT(seen, 0U);
}

Place place_of(const Lattice& lattice, const Element& element) {
  for (std::size_t c = 0; c < lattice.all().size(); ++c)
    for (std::size_t e = 0; e < lattice.all()[c].sums.size(); ++e)
      if (lattice.sums({c, e}).weight > 0 && lattice.codes_of({c, e}) == element) return {c, e};
  ADD_FAILURE() << "no such element";
  return {};
}

TEST(Lattice, Rolled_up_sums_are_those_of_a_plain_enumeration_in_one_to_five_dimensions) {
  const std::vector<std::vector<std::size_t>> shapes{{7}, {3, 9}, {4, 5, 6}, {1, 5, 3, 2}, {4, 3, 5, 2, 3}};
  for (const auto& sizes : shapes) {
    LocateInput input = drawn(3, {sizes.front(), sizes.size() > 1 ? sizes[1] : 1}, 1.0);
    if (sizes.size() > 1) input = drawn(3, sizes, 0.8);
    const Leaves leaves(input);
    expect_same(Lattice(input, leaves), enumerated(input, leaves, 0, {}));
  }
}

TEST(Lattice, What_is_taken_out_is_gone_from_every_element_and_only_there) {
  const LocateInput input = drawn(5, {4, 5, 3, 4}, 0.9);
  const Leaves leaves(input);
  Lattice lattice(input, leaves);
  const std::vector<Element> places{{{0, 1}, {1, 2}}, {{2, 0}}, {{0, 3}, {1, 1}, {2, 1}, {3, 2}}};
  std::vector<Element> taken;
  for (const Element& place : places) {
    lattice.take_out(place_of(lattice, place));
    taken.push_back(place);
    expect_same(lattice, enumerated(input, leaves, 0, taken));
  }
}

TEST(Lattice, A_table_mostly_empty_is_kept_by_numbers_and_says_the_same) {
  // 27 million combinations, a thousand of them there: cuboids of three dimensions and the leaves.
  LocateInput input = drawn(7, {10, 10, 10}, 1.0);
  for (std::size_t d = 0; d < 3; ++d) {
    auto& words = input.dictionary[d];
    while (words.size() < 300) words.push_back("x" + std::to_string(words.size()));
  }
  const Leaves leaves(input);
  Lattice lattice(input, leaves);
  expect_same(lattice, enumerated(input, leaves, 0, {}));
  const Element place{{0, 1}, {1, 2}};
  lattice.take_out(place_of(lattice, place));
  expect_same(lattice, enumerated(input, leaves, 0, {place}));
}

TEST(Lattice, Sums_where_factors_may_differ_are_those_of_each_leaf_capped) {
  for (const double present : {1.0, 0.5}) {
    const LocateInput input = drawn(9, {4, 6, 5}, present);
    const Leaves leaves(input);
    const Lattice lattice(input, leaves);
    // Leaves of one cell are capped together in a table of cells: none is there twice here.
    const auto plain = enumerated(input, leaves, 0, {});
    const Place place = place_of(lattice, {{0, 1}, {1, 2}});
    const Sums capped = lattice.alike({place}, 0.3).front();
    EXPECT_LT(capped.weight, plain.at({{0, 1}, {1, 2}}).weight);
    Sums cells;
    for (const auto& [element, sums] : plain)
      if (element.size() == 3 && element[0].second == 1 && element[1].second == 2)
        cells += allow_spread(sums, 0.09);
    EXPECT_NEAR(capped.moved, cells.moved, rounding * std::abs(cells.moved));
    EXPECT_NEAR(capped.weight, cells.weight, rounding * cells.weight);
  }
}

TEST(Score, The_element_of_most_evidence_is_that_of_a_plain_enumeration) {
  for (unsigned seed = 1; seed <= 10; ++seed) {
    const LocateInput input = drawn(seed, {4, 5, 3, 4}, 0.9);
    const Leaves leaves(input);
    const Lattice lattice(input, leaves);
    const auto plain = enumerated(input, leaves, 0, {});
    Sums whole;
    std::map<std::size_t, std::map<std::vector<std::size_t>, int>> used;
    for (const auto& [element, sums] : plain) {
      if (element.size() == 1 && element[0].first == 0) whole += sums;
      std::vector<std::size_t> dimensions;
      for (const auto& pair : element) dimensions.push_back(pair.first);
      ++used[element.size()][dimensions];
    }
    Element best;
    double most = 0;
    for (const auto& [element, sums] : plain) {
      std::vector<std::size_t> dimensions;
      for (const auto& pair : element) dimensions.push_back(pair.first);
      const double evidence = sums.moved * sums.moved / (2 * sums.weight) -
                              2.0 * static_cast<double>(element.size()) -
                              std::log(used[element.size()][dimensions]);
      if (evidence <= most) continue;
      most = evidence;
      best = element;
    }
    const std::vector<Scored> scored = score(lattice, whole, 0.3);
    ASSERT_FALSE(scored.empty());
    EXPECT_EQ(lattice.codes_of(scored.front().place), best);
    EXPECT_NEAR(scored.front().evidence, most, rounding * most);
  }
}

}  // namespace
}  // namespace regie::locating
