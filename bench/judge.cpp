// bench/judge.cpp - did the decision work? Planted decisions judged by Regie, by the ten percent rule, and by
// a CausalImpact port whose answers are read from a file.
#include <fmt/format.h>

#include <atomic>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "measure/effect/effect.h"
#include "measure/effect/testing/decisions.h"

namespace {

using namespace regie;

struct NamedWorld {
  std::string name;
  PlantedDecision plan;
};

std::vector<NamedWorld> worlds() {
  std::vector<NamedWorld> all{{"weekly season", {}},   {"yearly season", {}}, {"growth", {}},
                              {"shared shock", {}},    {"outliers", {}},      {"low counts", {}},
                              {"touched control", {}}, {"no controls", {}}};
  all[1].plan.year = 0.35;
  all[2].plan.growth = 0.004;
  all[3].plan.shock = -0.25;
  all[4].plan.outliers = 0.03;
  all[5].plan.base = 4;
  all[6].plan.touched = 1;
  all[7].plan.controls = 0;
  return all;
}

constexpr std::array effects{-0.3, -0.2, -0.1, 0.0, 0.0, 0.0, 0.1, 0.2, 0.4};

enum class Said { up, down, none, cannot_tell };

/// The three verdicts read off an interval of the relative effect, as effect.h has them.
Said said_by(double low, double high) {
  if (low > 0) return Said::up;
  if (high < 0) return Said::down;
  return low > -0.05 && high < 0.05 ? Said::none : Said::cannot_tell;
}

/// The rule of today: equal windows before and after, more than ten percent apart.
Said ten_percent(const EffectInput& input) {
  const auto& values = input.target.days.value;
  const auto judged = static_cast<std::size_t>(input.judged.days());
  double after = 0;
  double before = 0;
  for (std::size_t i = values.size() - judged; i < values.size(); ++i) {
    after += values[i];
    before += values[i - judged];
  }
  if (after > 1.1 * before) return Said::up;
  return after < 0.9 * before ? Said::down : Said::none;
}

struct Tally {
  int judged = 0;
  int nulls = 0;
  int effect_of_nothing = 0;
  int missed = 0;
  int wrong_sign = 0;
  int cannot_tell = 0;
  [[nodiscard]] int wrong() const { return effect_of_nothing + missed + wrong_sign; }
  void add(Said said, double truth) {
    ++judged;
    nulls += truth == 0 ? 1 : 0;
    if (said == Said::cannot_tell) ++cannot_tell;
    if (said == Said::none && truth != 0) ++missed;
    if (said != Said::up && said != Said::down) return;
    if (truth == 0)
      ++effect_of_nothing;
    else if ((said == Said::up) != (truth > 0))
      ++wrong_sign;
  }
  void add(const Tally& other) {
    judged += other.judged;
    nulls += other.nulls;
    effect_of_nothing += other.effect_of_nothing;
    missed += other.missed;
    wrong_sign += other.wrong_sign;
    cannot_tell += other.cannot_tell;
  }
};

struct Case {
  std::size_t world = 0;
  double effect = 0;
  PlantedTruth truth;
  Said ours = Said::cannot_tell;
  bool answered = false;
  bool held = false;  // the interval holds the truth
};

std::vector<Case> plant(int repeats) {
  std::vector<Case> cases;
  const auto all = worlds();
  std::uint64_t seed = 1000;
  for (std::size_t world = 0; world < all.size(); ++world)
    for (int repeat = 0; repeat < repeats; ++repeat)
      for (const double effect : effects) {
        PlantedDecision plan = all[world].plan;
        plan.effect = effect;
        cases.push_back({world, effect, planted_decision(plan, ++seed), Said::cannot_tell, false, false});
      }
  return cases;
}

void judge(Case& one) {
  const auto effect = estimate_effect(one.truth.input);
  if (!effect) return;
  one.answered = true;
  one.held = effect->average.interval.holds(one.truth.average);
  if (effect->verdict == EffectVerdict::effect)
    one.ours = effect->average.value > 0 ? Said::up : Said::down;
  else if (effect->verdict == EffectVerdict::no_effect)
    one.ours = Said::none;
}

void judge_all(std::vector<Case>& cases) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < cases.size(); i = next++) judge(cases[i]);
  };
  std::thread other(work);
  work();
  other.join();
}

/// One file a decision: days before on the first line, then y and the controls a day.
void write_series(const std::vector<Case>& cases, const std::string& folder) {
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const EffectInput& input = cases[i].truth.input;
    std::ofstream file(fmt::format("{}/{:05}.csv", folder, i));
    const std::size_t days = input.target.days.value.size();
    file << days - static_cast<std::size_t>(input.judged.days()) << '\n';
    for (std::size_t day = 0; day < days; ++day) {
      file << input.target.days.value[day];
      for (const auto& control : input.controls) file << ',' << control.days.value[day];
      file << '\n';
    }
  }
}

/// "number,low,high" of the relative effect, a line a decision the peer could answer.
std::map<std::size_t, Said> peer_answers(const std::string& path) {
  std::map<std::size_t, Said> answers;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::size_t number = 0;
    double low = 0;
    double high = 0;
    char comma = 0;
    std::istringstream(line) >> number >> comma >> low >> comma >> high;
    answers[number] = said_by(low, high);
  }
  return answers;
}

std::string percent(int part, int whole) {
  return whole == 0 ? "-" : fmt::format("{:.1f} %", 100.0 * part / whole);
}

void print_row(const std::string& world, const std::string& judge, const Tally& tally,
               const std::string& held) {
  const int real = tally.judged - tally.nulls;
  fmt::print("| {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", world, judge, tally.judged,
             percent(tally.wrong(), tally.judged), percent(tally.effect_of_nothing, tally.nulls),
             percent(tally.missed, real), percent(tally.wrong_sign, real),
             percent(tally.cannot_tell, tally.judged), held);
}

struct Judges {
  Tally ours;
  Tally rule;
  Tally peer;
  int answered = 0;
  int held = 0;
  void add(const Judges& other) {
    ours.add(other.ours);
    rule.add(other.rule);
    peer.add(other.peer);
    answered += other.answered;
    held += other.held;
  }
};

void print_judges(const std::string& world, const Judges& judges) {
  print_row(world, "Regie", judges.ours, percent(judges.held, judges.answered));
  print_row(world, "ten percent rule", judges.rule, "-");
  if (judges.peer.judged > 0) print_row(world, "CausalImpact port", judges.peer, "-");
}

}  // namespace

/// judge [--count REPEATS] [--series DIR] [--peer FILE] - prints a Markdown table; --series only writes the
/// series for a peer.
int main(int count, char** words) {
  int repeats = 16;
  std::string series;
  std::string peer;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string word = words[i];
    if (word == "--count") repeats = std::atoi(words[i + 1]);
    if (word == "--series") series = words[i + 1];
    if (word == "--peer") peer = words[i + 1];
  }
  std::vector<Case> cases = plant(repeats);
  if (!series.empty()) {
    write_series(cases, series);
    return 0;
  }
  judge_all(cases);
  const auto answers = peer.empty() ? std::map<std::size_t, Said>{} : peer_answers(peer);
  std::vector<Judges> by_world(worlds().size());
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const Case& one = cases[i];
    Judges& judges = by_world[one.world];
    judges.ours.add(one.ours, one.effect);
    judges.rule.add(ten_percent(one.truth.input), one.effect);
    judges.answered += one.answered ? 1 : 0;
    judges.held += one.held ? 1 : 0;
    if (const auto found = answers.find(i); found != answers.end())
      judges.peer.add(found->second, one.effect);
  }
  fmt::print(
      "| world | judge | decisions | wrong | effect of nothing | none said of a real one | wrong sign | "
      "cannot tell | 95 % interval holds the truth |\n|---|---|---|---|---|---|---|---|---|\n");
  Judges whole;
  for (std::size_t world = 0; world < by_world.size(); ++world) {
    print_judges(worlds()[world].name, by_world[world]);
    whole.add(by_world[world]);
  }
  print_judges("**all**", whole);
  return 0;
}
