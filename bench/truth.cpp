// bench/truth.cpp - how often does the brief tell the truth? Simulated workspaces, imported and read as a
// user would.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "app/brief.h"
#include "bench/simulated_workspace.h"
#include "simulate/simulate.h"
#include "wording/sentences.h"

namespace {

using namespace regie;

/// What one workspace showed.
struct Verdict {
  bool found = false;
  bool too_few = false;
  bool onset = false;
  bool place = false;
  bool top = false;
  bool top_three = false;
  bool own_blamed = false;
  std::size_t findings = 0;
  std::string told;
};

Slice bare(Slice slice) {
  slice.erase("platform");
  return slice;
}

bool is_true_place(const Slice& told, const Truth& truth) {
  return std::any_of(truth.slices.begin(), truth.slices.end(),
                     [&](const Slice& slice) { return bare(told) == bare(slice); });
}

bool speaks_of(const Slice& slice, const Truth& truth) {
  return truth.slice.empty() || std::any_of(truth.slice.begin(), truth.slice.end(),
                                            [&](const auto& item) { return slice.contains(item.first); });
}

/// The finding that tells what was planted: a metric that moved, begun at about that time; first the one that
/// can name the true place's dimension (GA4 knows no campaigns), then the one with most money at stake.
const Finding* matching(const Brief& page, const Truth& truth) {
  constexpr int about = 7;  // days: nearer than that is graded as `onset`
  const Finding* best = nullptr;
  for (const Finding& finding : page.findings) {
    const bool metric =
        std::find(truth.metrics.begin(), truth.metrics.end(), finding.change.metric) != truth.metrics.end();
    const bool slow = truth.kind == "trend";
    if (!metric || (!slow && std::abs(finding.change.onset.day - *truth.onset) > about)) continue;
    if (best == nullptr) best = &finding;
    const bool speaks = speaks_of(finding.change.slice, truth) ||
                        std::any_of(finding.drivers.begin(), finding.drivers.end(),
                                    [&](const Driver& driver) { return speaks_of(driver.slice, truth); });
    if (speaks) return &finding;
  }
  return best;
}

std::string told_by(const Brief& page, const Truth& truth) {
  std::string text;
  if (truth.planted)
    text += fmt::format("    truth: {} {} {} {} {} {:+.2f}\n", truth.metric, slice_text(truth.slice),
                        truth.kind, truth.onset->iso(), truth.candidate, truth.relative_effect);
  for (const Finding& finding : page.findings) {
    const Change& change = finding.change;
    text += fmt::format("    told:  {} {{{}}} {} {} {:.1f}->{:.1f} lbf {:.1f} p {:.3f} |", change.metric,
                        slice_text(change.slice), kind_name(change.kind), change.onset.day.iso(),
                        change.expected, change.observed, change.log_bayes_factor, change.probability);
    for (const Driver& driver : finding.drivers) text += fmt::format(" {{{}}}", slice_text(driver.slice));
    text += " |";
    for (const Candidate& candidate : finding.candidates)
      text += fmt::format(" {} {:.2f}", kind_name(candidate.kind), candidate.probability);
    text += '\n';
  }
  return text;
}

Verdict judge(const Brief& page, const Truth& truth) {
  Verdict verdict;
  verdict.findings = page.findings.size();
  verdict.told = told_by(page, truth);
  verdict.too_few = std::any_of(page.too_few.begin(), page.too_few.end(), [&](const TooFewSeries& few) {
    return few.metric == truth.metric || (!truth.planted && few.metric == "leads");
  });
  if (!truth.planted) return verdict;
  const Finding* finding = matching(page, truth);
  if (finding == nullptr) return verdict;
  verdict.found = true;
  verdict.onset = std::abs(finding->change.onset.day - *truth.onset) <= 1;
  verdict.place = is_true_place(finding->change.slice, truth) ||
                  std::any_of(finding->drivers.begin(), finding->drivers.end(),
                              [&](const Driver& driver) { return is_true_place(driver.slice, truth); });
  for (std::size_t i = 0; i < std::min<std::size_t>(3, finding->candidates.size()); ++i)
    if (kind_name(finding->candidates[i].kind) == truth.candidate) {
      verdict.top_three = true;
      verdict.top |= i == 0;
    }
  verdict.own_blamed =
      !finding->candidates.empty() && finding->candidates.front().kind == CandidateKind::own_change;
  return verdict;
}

Result<Verdict> run_one(const std::string& scenario, std::uint64_t seed, const std::string& root) {
  return in_simulated_workspace<Verdict>(
      {scenario, seed, root}, [](World& world, Workspace& workspace, const Truth& truth) -> Result<Verdict> {
        TRY(const Brief page, brief(world, workspace, {truth.as_of, 7}));
        return judge(page, truth);
      });
}

std::string percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? "-"
                    : fmt::format("{:.1f} %", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string table_row(const std::string& scenario, const std::vector<Verdict>& verdicts) {
  const auto count = [&](auto which) {
    return static_cast<std::size_t>(std::count_if(verdicts.begin(), verdicts.end(), which));
  };
  const std::size_t n = verdicts.size();
  const std::size_t found = count([](const Verdict& v) { return v.found; });
  const std::size_t few = count([](const Verdict& v) { return v.too_few && !v.found; });
  std::size_t findings = 0;
  for (const Verdict& verdict : verdicts) findings += verdict.findings;
  const double per_brief = static_cast<double>(findings) / static_cast<double>(n);
  if (scenario == "nothing" || scenario == "few_leads")
    return fmt::format("| {} | {} | - | {} | - | - | - | - | - | {:.2f} |\n", scenario, n, percent(few, n),
                       per_brief * 10);
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} | {:.1f} a brief |\n", scenario, n,
                     percent(found, n), percent(few, n),
                     percent(count([](const Verdict& v) { return v.onset; }), found),
                     percent(count([](const Verdict& v) { return v.place; }), found),
                     percent(count([](const Verdict& v) { return v.top; }), found),
                     percent(count([](const Verdict& v) { return v.top_three; }), found),
                     percent(count([](const Verdict& v) { return v.own_blamed; }), found), per_brief);
}

std::vector<Verdict> run_scenario(const std::string& scenario, std::uint64_t first, std::size_t count,
                                  const std::string& root, bool tell) {
  const auto verdicts = all_worlds<Verdict>({scenario, first, root}, count, run_one);
  for (std::size_t i = 0; tell && i < count; ++i) {
    const Verdict& v = verdicts[i];
    std::fprintf(stderr, "%s seed %zu:%s%s%s%s\n%s", scenario.c_str(), static_cast<std::size_t>(first) + i,
                 v.found ? "" : " MISSED", v.onset ? "" : " onset", v.place ? "" : " place",
                 v.top ? "" : " candidate", v.told.c_str());
  }
  return verdicts;
}

}  // namespace

/// truth [--count N] [--first SEED] [--tell] [SCENARIO...] - prints a Markdown table.
int main(int count, char** words) {
  std::size_t worlds = 200;
  std::uint64_t first = 1;
  bool tell = false;
  std::vector<std::string> wanted;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--count" && i + 1 < count)
      worlds = static_cast<std::size_t>(std::atol(words[++i]));
    else if (word == "--first" && i + 1 < count)
      first = static_cast<std::uint64_t>(std::atol(words[++i]));
    else if (word == "--tell")
      tell = true;
    else
      wanted.push_back(word);
  }
  const std::string root =
      (std::filesystem::temp_directory_path() / fmt::format("regie-truth-{}", first)).string();
  std::string table =
      "| scenario | workspaces | found | too few, said so | onset within a day | true place in top three | "
      "true "
      "candidate on top | in top three | blamed on an own change | findings |\n"
      "|---|---|---|---|---|---|---|---|---|---|\n";
  std::fputs(table.c_str(), stdout);
  for (const ScenarioInfo& scenario : scenarios()) {
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), scenario.name) == wanted.end()) continue;
    const auto verdicts = run_scenario(scenario.name, first, worlds, root, tell);
    std::fputs(table_row(scenario.name, verdicts).c_str(), stdout);
    std::fflush(stdout);
  }
  std::filesystem::remove_all(root);
  return 0;
}
