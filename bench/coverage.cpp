// bench/coverage.cpp - how often does a 95 % interval hold a planted effect? And the rule tools use?
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

#include "stats/testing/planted_effects.h"

namespace {

using namespace regie;

/// The rule beside it: moved, if the mean after, the planted effect taken out, differs by more than a tenth.
double moved_by_rule(Planted kind, std::size_t series) {
  std::size_t moved = 0;
  for (std::size_t i = 0; i < series; ++i) {
    const PlantedEffect effect = planted_effect(kind, 1 + i);
    const StructuralInput& input = effect.input;
    double mean[2] = {0, 0};
    for (std::size_t t = 0; t < input.y.size(); ++t) {
      const bool after = t >= input.before;
      const double y = input.y[t] - (after ? effect.truth : 0);
      mean[after ? 1 : 0] += y / static_cast<double>(after ? input.y.size() - input.before : input.before);
    }
    moved += std::abs(mean[1] - mean[0]) > 0.1 * std::abs(mean[0]) ? 1U : 0U;
  }
  return static_cast<double>(moved) / static_cast<double>(series);
}

}  // namespace

/// coverage [SERIES] - prints a Markdown table.
int main(int count, char** words) {
  const std::size_t series = count > 1 ? static_cast<std::size_t>(std::atol(words[1])) : 1000;
  std::fputs(
      "| planted | series | the 95 % interval holds the truth | its width | with the documented 50 days | "
      "its "
      "width | off by, root mean square | nothing planted: a +/-10 % rule says it moved |\n"
      "|---|---|---|---|---|---|---|---|\n",
      stdout);
  for (const Planted kind : planted_all) {
    const Coverage modest = coverage_of(kind, series, modest_df);
    const Coverage documented = coverage_of(kind, series, documented_df);
    const auto share = [](const Coverage& c) {
      return 100.0 * static_cast<double>(c.held) / static_cast<double>(c.series);
    };
    fmt::print("| {} | {} | {:.1f} % | {:.2f} | {:.1f} % | {:.2f} | {:.2f} | {:.0f} % |\n",
               planted_name(kind), modest.series, share(modest), modest.width, share(documented),
               documented.width, std::sqrt(modest.error), 100 * moved_by_rule(kind, series));
    std::fflush(stdout);
  }
  return 0;
}
