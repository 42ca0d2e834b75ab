// bench/locate/locate.cpp - are known places named, how fast, and is a shift of the mix told as one?
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <string>

#include "bench/locate/sets.h"
#include "bench/locate/worlds.h"

namespace {

using namespace regie;
using namespace regie::bench;

constexpr int mix_worlds = 100;
const std::vector<std::size_t> small{10, 12, 10, 8, 5};
const std::vector<std::size_t> large{10, 5, 250, 20, 8, 12};  // RiskLoc's set H

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::set<Slice> slices_of(const std::vector<Driver>& drivers) {
  std::set<Slice> slices;
  for (const Driver& driver : drivers) slices.insert(driver.slice);
  return slices;
}

struct Row {
  Hits all;
  Hits halves[2];
  Hits told;  // what a person is told: of the places those that carry enough to matter
  double seconds = 0;
  double slowest = 0;
};

Row judged(const std::vector<Case>& cases, bool each) {
  Row row;
  for (std::size_t k = 0; k < cases.size(); ++k) {
    double best = 1e9;
    Location location;
    for (int run = 0; run < 3; ++run) {
      const double start = cpu_seconds();
      location = locate(cases[k].input);
      best = std::min(best, cpu_seconds() - start);
    }
    const std::set<Slice> named = slices_of(location.places);
    row.all.add(named, cases[k].truth);
    row.halves[k % 2].add(named, cases[k].truth);
    row.told.add(location.slice.empty() ? std::set<Slice>{} : std::set<Slice>{location.slice},
                 cases[k].truth);
    row.seconds += best / static_cast<double>(cases.size());
    row.slowest = std::max(row.slowest, best);
    if (!each) continue;
    for (const Slice& slice : cases[k].truth)
      if (!named.contains(slice)) fmt::print(stderr, "{}: missed {}\n", cases[k].name, slice_text(slice));
    for (const Driver& place : location.places)
      if (!cases[k].truth.contains(place.slice))
        fmt::print(stderr, "{}: wrong {} share {:.3f}\n", cases[k].name, slice_text(place.slice),
                   place.share);
  }
  return row;
}

void print_set(const std::string& name, const std::vector<Case>& cases, const std::string& published,
               bool each) {
  const Row row = judged(cases, each);
  fmt::print(
      "| {} | {} | {:.3f} | {:.3f} | {:.3f} | {:.3f}, {:.3f} | {:.3f} | {:.1f} ms | {:.1f} ms | {} |\n", name,
      cases.size(), row.all.f1(), row.all.precision(), row.all.recall(), row.halves[0].f1(),
      row.halves[1].f1(), row.told.f1(), 1000 * row.seconds, 1000 * row.slowest, published);
}

void sets(const std::string& folder, bool each) {
  fmt::print(
      "| set | cases | F1 | precision | recall | F1 of cases with odd and even number | F1 of the one place "
      "told "
      "first | CPU a case | slowest | published F1 |\n|---|---|---|---|---|---|---|---|---|---|\n");
  print_set("L", simulated_set(folder + "/L"), "RiskLoc .71, AutoRoot .50, Adtributor ~0", each);
  print_set("S", simulated_set(folder + "/S"), "RiskLoc .676, AutoRoot .46, Adtributor .07", each);
  print_set("RS", incidents(folder + "/RS"), "RobustSpot .420, RiskLoc .025", each);
}

/// Peak of the resident set, in bytes.
double peak() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  return 1024.0 * static_cast<double>(use.ru_maxrss);
}

void world(bool is_large) {
  const Case one = planted_places(is_large ? large : small, 7);
  const double leaves = static_cast<double>(one.input.expected.size());
  const double columns = leaves * (4.0 * static_cast<double>(one.input.codes.size()) + 16);
  const double before = peak();
  double best = 1e9;
  Location location;
  for (int run = 0; run < 3; ++run) {
    const double start = cpu_seconds();
    location = locate(one.input);
    best = std::min(best, cpu_seconds() - start);
  }
  Hits hits;
  hits.add(slices_of(location.places), one.truth);
  fmt::print("| {:.0f} | {} | {:.3f} s | {:.0f} MB | {:.2f} times | {} of 3 places, {} wrong | {} |\n",
             leaves, one.input.codes.size(), best, columns / 1e6, (columns + peak() - before) / columns,
             hits.right, hits.wrong, is_large ? "2 s, 4 times" : "0.010 s");
}

void mix() {
  fmt::print(
      "| every leaf's rate rises by | worlds | the whole fell | told as mix | the dimension named | a place "
      "named |\n|---|---|---|---|---|---|\n");
  for (const double rise : {0.0, 0.05, 0.10}) {
    int reversed = 0;
    int as_mix = 0;
    int dimension = 0;
    int place = 0;
    for (int k = 0; k < mix_worlds; ++k) {
      const MixWorld world = planted_mix(static_cast<std::uint64_t>(k + 1), rise);
      const Location location = locate(world.input);
      reversed += world.reversed ? 1 : 0;
      as_mix += std::abs(location.mix_rate->mix) > std::abs(location.mix_rate->rate) ? 1 : 0;
      place += location.slice.empty() && location.places.empty() ? 0 : 1;
      if (!location.drivers.empty() &&
          location.drivers[0].slice.contains(world.input.dimensions[world.dimension]))
        ++dimension;
    }
    fmt::print("| {:.0f} % | {} | {} | {} | {} | {} |\n", 100 * rise, mix_worlds, reversed, as_mix, dimension,
               place);
  }
}

}  // namespace

/// locate sets FOLDER [each]; locate world small|large; locate mix
int main(int count, char** words) {
  const std::string verb = count > 1 ? words[1] : "";
  if (verb == "sets" && count >= 3) {
    if (!std::filesystem::exists(words[2])) {
      fmt::print("skipped: no shared data\n");
      return 0;
    }
    sets(words[2], count > 3);
  } else if (verb == "world" && count == 3) {
    world(std::string(words[2]) == "large");
  } else if (verb == "mix") {
    mix();
  } else {
    fmt::print(stderr, "locate sets FOLDER [each]; locate world small|large; locate mix\n");
    return 2;
  }
  return 0;
}
