// bench/locate/worlds.cpp - draws them.
#include "bench/locate/worlds.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace regie::bench {
namespace {

const std::vector<std::size_t> mix_sizes{10, 12, 10, 8, 5};

void name_values(LocateInput& input, const std::vector<std::size_t>& sizes) {
  for (std::size_t d = 0; d < sizes.size(); ++d) {
    input.dimensions.emplace_back(1, static_cast<char>('a' + d));
    input.dictionary.emplace_back();
    for (std::size_t v = 0; v < sizes[d]; ++v)
      input.dictionary[d].push_back(input.dimensions[d] + std::to_string(v + 1));
  }
}

std::size_t combinations(LocateInput& input, const std::vector<std::size_t>& sizes) {
  name_values(input, sizes);
  std::size_t count = 1;
  for (const std::size_t size : sizes) count *= size;
  input.codes.assign(sizes.size(), std::vector<std::uint32_t>(count));
  std::size_t step = count;
  for (std::size_t d = 0; d < sizes.size(); ++d) {
    step /= sizes[d];
    for (std::size_t i = 0; i < count; ++i)
      input.codes[d][i] = static_cast<std::uint32_t>(i / step % sizes[d]);
  }
  return count;
}

}  // namespace

Case planted_places(const std::vector<std::size_t>& sizes, std::uint64_t seed) {
  constexpr double noise = 0.1;
  constexpr double zeros = 0.1;
  std::mt19937_64 engine(seed);
  std::uniform_real_distribution<double> uniform(0, 1);
  std::normal_distribution<double> normal;
  Case one{"planted", {}, {}};
  LocateInput& input = one.input;
  input.metric.kind = MetricKind::amount;
  const std::size_t count = combinations(input, sizes);
  // Values that no two places share, so that they do not overlap.
  const std::vector<std::vector<std::size_t>> places{{0, 2}, {2, 4}, {0, 1, 2, 3}};
  std::vector<std::vector<std::pair<std::size_t, std::uint32_t>>> planted;
  for (std::size_t p = 0; p < places.size(); ++p) {
    Slice slice;
    planted.emplace_back();
    for (const std::size_t d : places[p]) {
      const auto code = static_cast<std::uint32_t>((engine() % (sizes[d] / 3)) + p * (sizes[d] / 3));
      planted[p].emplace_back(d, code);
      slice[input.dimensions[d]] = input.dictionary[d][code];
    }
    one.truth.insert(slice);
  }
  input.expected.resize(count);
  input.observed.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double size =
        uniform(engine) < zeros ? 0 : 100 * std::pow(-std::log(1 - uniform(engine)), 1 / 0.75);
    const double off = std::max(size * (1 + noise * normal(engine)), 0.0);
    const bool forecast_is_off = (engine() & 1) != 0;
    input.expected[i] = forecast_is_off ? off : size;
    input.observed[i] = forecast_is_off ? size : off;
    for (const auto& place : planted)
      if (std::all_of(place.begin(), place.end(),
                      [&](const auto& pair) { return input.codes[pair.first][i] == pair.second; }))
        input.observed[i] = input.expected[i] * (0.5 + 0.05 * normal(engine));
  }
  return one;
}

MixWorld planted_mix(std::uint64_t seed, double rise) {
  std::mt19937_64 engine(seed);
  std::uniform_real_distribution<double> uniform(0, 1);
  MixWorld world;
  LocateInput& input = world.input;
  input.metric.kind = MetricKind::rate;
  const std::size_t count = combinations(input, mix_sizes);
  world.dimension = engine() % mix_sizes.size();
  const std::size_t values = mix_sizes[world.dimension];
  // Half of the values convert well and lose weight, the others convert badly and win it.
  std::vector<double> rates;
  std::vector<double> shifts;
  for (std::size_t v = 0; v < values; ++v) {
    const bool good = v < values / 2;
    rates.push_back((good ? 0.10 : 0.03) * (0.8 + 0.4 * uniform(engine)));
    shifts.push_back(good ? 0.5 + 0.2 * uniform(engine) : 1.3 + 0.3 * uniform(engine));
  }
  double hits_before = 0;
  double tries_before = 0;
  double hits_after = 0;
  double tries_after = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t value = input.codes[world.dimension][i];
    const double size = 40 * -std::log(1 - uniform(engine));
    const double rate = rates[value];
    std::poisson_distribution<int> before(4 * size + 1e-9);
    std::poisson_distribution<int> after(size * shifts[value] + 1e-9);
    const int of_before = before(engine);
    const int of_after = after(engine);
    // Four weeks before stand for one.
    input.expected.push_back(std::binomial_distribution<int>(of_before, rate)(engine) / 4.0);
    input.expected_of.push_back(of_before / 4.0);
    input.observed.push_back(std::binomial_distribution<int>(of_after, rate * (1 + rise))(engine));
    input.observed_of.push_back(of_after);
    hits_before += input.expected.back();
    tries_before += input.expected_of.back();
    hits_after += input.observed.back();
    tries_after += input.observed_of.back();
  }
  world.reversed = hits_after / tries_after < hits_before / tries_before;
  return world;
}

}  // namespace regie::bench
