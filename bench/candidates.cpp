// bench/candidates.cpp - are the candidates' probabilities worth their name? Crowded workspaces, imported and
// read as a user would; what was stated against what was right.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "app/brief.h"
#include "bench/candidate_worlds.h"
#include "bench/simulated_workspace.h"
#include "wording/sentences.h"

namespace {

using namespace regie;
using candidates::Kinds;
using candidates::Story;

struct Stated {
  double probability = 0;
  bool right = false;
};

/// One story found, and what was stated about it, most probable first.
struct Asked {
  std::string name;
  bool written = false;
  std::vector<Stated> stated;
};

struct Verdict {
  std::vector<Asked> asked;
  std::size_t missed = 0;    // stories no finding tells
  std::size_t blurred = 0;   // stories whose finding is as much another's
  bool quiet = false;        // nothing was planted here ...
  bool holidays = false;     // ... but there was a holiday, or ...
  std::size_t findings = 0;  // ... and so many findings told of it
  std::string told;
};

Slice bare(Slice slice) {
  slice.erase("platform");
  return slice;
}

enum class Match { none, by_driver, by_place };

Match match(const Finding& finding, const Story& story) {
  constexpr int about = 7;
  const Change& change = finding.change;
  if (std::find(story.metrics.begin(), story.metrics.end(), change.metric) == story.metrics.end())
    return Match::none;
  if (!story.slow && std::abs(change.onset.day - story.onset) > about) return Match::none;
  const auto is_place = [&](const Slice& slice) {
    return std::any_of(story.places.begin(), story.places.end(),
                       [&](const Slice& place) { return bare(place) == bare(slice); });
  };
  if (is_place(change.slice)) return Match::by_place;
  const bool driven = !finding.drivers.empty() && is_place(finding.drivers.front().slice);
  return driven ? Match::by_driver : Match::none;
}

/// One act written down in two rows, as when money moves between two campaigns, is one candidate.
void state(std::vector<Stated>& all, Stated one) {
  const auto known = std::find_if(all.begin(), all.end(), [](const Stated& other) { return other.right; });
  if (one.right && known != all.end())
    known->probability += one.probability;
  else
    all.push_back(one);
}

Verdict judge(const Brief& page, const candidates::World& made) {
  Verdict verdict;
  if (made.stories.empty()) {
    verdict.quiet = true;
    verdict.holidays = made.holidays;
    verdict.findings = page.findings.size();
    for (const Finding& finding : page.findings)
      verdict.told +=
          fmt::format("    nothing planted, told {} {{{}}} {} of {}\n", finding.change.metric,
                      slice_text(finding.change.slice), finding.change.onset.day.iso(), page.as_of.iso());
    return verdict;
  }
  for (const Story& story : made.stories) {
    const Finding* best = nullptr;
    for (const Match wanted : {Match::by_place, Match::by_driver})
      for (const Finding& finding : page.findings)
        if (best == nullptr && match(finding, story) == wanted) best = &finding;
    if (best == nullptr) {
      ++verdict.missed;
      continue;
    }
    const bool blurred = std::any_of(made.stories.begin(), made.stories.end(), [&](const Story& other) {
      return &other != &story && match(*best, other) >= match(*best, story);
    });
    if (blurred) {
      ++verdict.blurred;
      continue;
    }
    Asked asked{story.name, story.written, {}};
    verdict.told +=
        fmt::format("    {} {} {} of {}, told {} {{{}}} {} |", story.name,
                    story.written ? "written" : "unwritten", kind_name(story.kind), story.onset.iso(),
                    best->change.metric, slice_text(best->change.slice), best->change.onset.day.iso());
    const std::vector<bool> right = candidates::which_are_right(best->candidates, story);
    for (std::size_t i = 0; i < right.size(); ++i) {
      const Candidate& candidate = best->candidates[i];
      state(asked.stated, {candidate.probability, right[i]});
      verdict.told += fmt::format(" {}{} {:.2f} ({})", right[i] ? "*" : "", kind_name(candidate.kind),
                                  candidate.probability, candidate.title);
    }
    std::stable_sort(asked.stated.begin(), asked.stated.end(),
                     [](const Stated& a, const Stated& b) { return a.probability > b.probability; });
    verdict.told += "\n";
    verdict.asked.push_back(std::move(asked));
  }
  return verdict;
}

std::vector<Verdict> run_set(Kinds kinds, std::uint64_t first, std::size_t count, const std::string& root) {
  return all_worlds<Verdict>(
      {kinds == Kinds::known ? "known" : "other", first, root}, count,
      [kinds](const std::string& name, std::uint64_t seed, const std::string& folder) -> Result<Verdict> {
        const candidates::World made = candidates::candidate_world(kinds, seed);
        return in_workspace_of<Verdict>(
            made.simulation, fmt::format("{}/{}-{}", folder, name, seed),
            [&](World& world, Workspace& workspace, const Truth& truth) -> Result<Verdict> {
              TRY(const Brief page, brief(world, workspace, {truth.as_of, 7}));
              return judge(page, made);
            });
      });
}

// --- figures -----------------------------------------------------------------------------------------------

constexpr std::size_t bins = 10;

struct Bin {
  double stated = 0;
  std::size_t right = 0;
  std::size_t count = 0;
};
using Reliability = std::array<Bin, bins>;

Reliability reliability(const std::vector<Stated>& all) {
  Reliability table{};
  for (const Stated& one : all) {
    Bin& bin = table[std::min(bins - 1, static_cast<std::size_t>(one.probability * bins))];
    bin.stated += one.probability;
    bin.right += one.right ? 1 : 0;
    ++bin.count;
  }
  return table;
}

/// Expected calibration error: the gap of each bin, weighed by what fell into it (Naeini et al. 2015).
double calibration_error(const Reliability& table) {
  double gap = 0;
  double all = 0;
  for (const Bin& bin : table) {
    gap += std::abs(bin.stated - static_cast<double>(bin.right));
    all += static_cast<double>(bin.count);
  }
  return all > 0 ? gap / all : 0;
}

struct Summary {
  std::size_t asked = 0;
  std::size_t top = 0;
  std::size_t three = 0;
  double brier = 0;  // sum over the candidates of a story, and of a true one that is not among them
  double log_score = 0;
  std::vector<Stated> all;
  std::vector<Stated> tops;

  void add(const Asked& one) {
    constexpr double floor = 0.005;  // less is shown as nothing
    ++asked;
    double of_right = 0;
    bool there = false;
    for (std::size_t i = 0; i < one.stated.size(); ++i) {
      const Stated& stated = one.stated[i];
      all.push_back(stated);
      brier += std::pow(stated.probability - (stated.right ? 1 : 0), 2);
      if (stated.right) of_right += stated.probability;
      there = there || stated.right;
      if (i == 0) tops.push_back(stated);
      if (stated.right && i == 0) ++top;
      if (stated.right && i < 3) ++three;
    }
    if (!there) brier += 1;
    log_score -= std::log(std::max(floor, of_right));
  }
  [[nodiscard]] double per(double sum) const {
    return sum / static_cast<double>(std::max<std::size_t>(1, asked));
  }
};

void print_row(const std::string& name, const Summary& s) {
  fmt::print("| {} | {} | {:.3f} | {:.3f} | {:.3f} | {:.3f} | {:.1f} % | {:.1f} % |\n", name, s.asked,
             calibration_error(reliability(s.all)), calibration_error(reliability(s.tops)), s.per(s.brier),
             s.per(s.log_score), 100 * s.per(static_cast<double>(s.top)),
             100 * s.per(static_cast<double>(s.three)));
}

void print_reliability(const std::string& name, const Summary& known, const Summary& other) {
  fmt::print(
      "\n| {} | stated | came true | candidates | stated, other kinds | came true | candidates |\n"
      "|---|---|---|---|---|---|---|\n",
      name);
  const Reliability left = reliability(known.all);
  const Reliability right = reliability(other.all);
  const auto cells = [](const Bin& bin) {
    if (bin.count == 0) return std::string(" - | - | 0 |");
    const double n = static_cast<double>(bin.count);
    return fmt::format(" {:.2f} | {:.2f} | {} |", bin.stated / n, static_cast<double>(bin.right) / n,
                       bin.count);
  };
  for (std::size_t i = 0; i < bins; ++i)
    fmt::print("| {:.1f} to {:.1f} |{}{}\n", static_cast<double>(i) / bins, static_cast<double>(i + 1) / bins,
               cells(left[i]), cells(right[i]));
}

struct Set {
  Summary all;
  std::map<std::string, Summary> by_story;
  std::size_t missed = 0;
  std::size_t blurred = 0;
  std::array<std::size_t, 2> quiet{};  // workspaces without and with holidays
  std::array<std::size_t, 2> findings{};
};

Set summarize(const std::vector<Verdict>& verdicts) {
  Set set;
  for (const Verdict& verdict : verdicts) {
    for (const Asked& asked : verdict.asked) {
      set.all.add(asked);
      set.by_story[asked.name + (asked.written ? ", written down" : ", not written down")].add(asked);
    }
    set.missed += verdict.missed;
    set.blurred += verdict.blurred;
    if (!verdict.quiet) continue;
    ++set.quiet[verdict.holidays ? 1 : 0];
    set.findings[verdict.holidays ? 1 : 0] += verdict.findings;
  }
  return set;
}

void print_rest(const char* name, const Set& set) {
  fmt::print(
      "{}: {} stories found, {} not found, {} set aside since two stories share the finding. Nothing planted "
      "in {} "
      "workspaces without a holiday in three weeks: {} findings; in {} with one: {}.\n",
      name, set.all.asked, set.missed, set.blurred, set.quiet[0], set.findings[0], set.quiet[1],
      set.findings[1]);
}

}  // namespace

/// candidates [--count N] [--first SEED] [--tell] - prints Markdown tables.
int main(int count, char** words) {
  std::size_t worlds = 60;
  std::uint64_t first = 10001;
  bool tell = false;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--count" && i + 1 < count) worlds = static_cast<std::size_t>(std::atol(words[++i]));
    if (word == "--first" && i + 1 < count) first = static_cast<std::uint64_t>(std::atol(words[++i]));
    tell = tell || word == "--tell";
  }
  const std::string root =
      (std::filesystem::temp_directory_path() / fmt::format("regie-candidates-{}", first)).string();
  std::array<Set, 2> sets;
  for (const Kinds kinds : {Kinds::known, Kinds::other}) {
    const auto verdicts = run_set(kinds, first, worlds, root);
    for (std::size_t i = 0; tell && i < verdicts.size(); ++i)
      std::fprintf(stderr, "%s seed %zu\n%s", kinds == Kinds::known ? "known" : "other",
                   static_cast<std::size_t>(first) + i, verdicts[i].told.c_str());
    sets[static_cast<std::size_t>(kinds)] = summarize(verdicts);
  }
  std::filesystem::remove_all(root);
  fmt::print(
      "| stories | found | calibration error, all stated | of the first | Brier | log score | on top | in "
      "top "
      "three |\n|---|---|---|---|---|---|---|---|\n");
  print_row("**kinds of the learning worlds, new seeds**", sets[0].all);
  print_row("**kinds never learnt from**", sets[1].all);
  for (const Set& set : sets)
    for (const auto& [name, summary] : set.by_story) print_row(name, summary);
  print_reliability("probability", sets[0].all, sets[1].all);
  fmt::print("\n");
  print_rest("Known kinds", sets[0]);
  print_rest("Other kinds", sets[1]);
  return 0;
}
