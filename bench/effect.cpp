// bench/effect.cpp - seconds and answers of the counterfactual: `make NAME` writes a series, `run NAME FILE`
// reads it.
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>

#include "stats/structural.h"
#include "stats/testing/reference_series.h"

namespace {

using namespace regie;

/// A thousand days, the last hundred judged, an effect of 3; the first three controls matter.
void make(std::size_t controls, bool season) {
  Random random(20);
  double level = 50;
  std::string text = "y";
  for (std::size_t k = 0; k < controls; ++k) text += fmt::format(",x{}", k + 1);
  text += '\n';
  for (std::size_t t = 0; t < 1000; ++t) {
    level += 0.02 * planted_normal(random);
    double y = level + planted_normal(random) + (t >= 900 ? 3 : 0);
    if (season) y += t % 7 < 2 ? -3 : 0;
    std::string cells;
    for (std::size_t k = 0; k < controls; ++k) {
      const double x = planted_normal(random);
      if (k < 3) y += (1 - 0.3 * static_cast<double>(k)) * x;
      cells += fmt::format(",{:.6f}", x);
    }
    text += fmt::format("{:.6f}{}\n", y, cells);
  }
  std::fputs(text.c_str(), stdout);
}

void run(const std::string& file, std::size_t before, std::size_t season) {
  StructuralInput input;
  std::vector<std::vector<double>> table = csv_columns(file);
  // A table that begins with a date has no number there.
  if (std::isnan(table.front().front()) || table.front().front() == 2019) table.erase(table.begin());
  input.y = table.front();
  input.controls.assign(table.begin() + 1, table.end());
  input.before = before;
  input.season = season;
  double best = 1e9;
  Answer<StructuralAnswer> answer = structural(input);
  for (int i = 0; i < 5; ++i) {
    const auto start = std::chrono::steady_clock::now();
    answer = structural(input);
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
    best = std::min(best, passed.count());
  }
  if (!answer) {
    fmt::print(stderr, "too few: {}\n", answer.error().needs);
    return;
  }
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  fmt::print("{:.4f} {:.4f} {:.4f} {:.4f} {:.4f} {}\n", best, answer->effect.mean, answer->effect.sd,
             answer->effect.low, answer->effect.high, use.ru_maxrss / 1024);
}

}  // namespace

/// effect make controls|season; effect run FILE BEFORE SEASON - prints: seconds effect sd low high megabytes
int main(int count, char** words) {
  const std::string verb = count > 1 ? words[1] : "";
  if (verb == "make" && count == 3) {
    const bool season = std::string(words[2]) == "season";
    make(season ? 0 : 20, season);
  } else if (verb == "run" && count == 5) {
    run(words[2], std::stoul(words[3]), std::stoul(words[4]));
  } else {
    std::fputs("effect make controls|season; effect run FILE BEFORE SEASON\n", stderr);
    return 2;
  }
  return 0;
}
