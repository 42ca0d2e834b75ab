// bench/footprint.cpp - how often does a true reason's footprint fit, and a false one's? Simulated
// workspaces, imported as a user would.
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

#include "app/internal/footprint_series.h"
#include "app/internal/overview.h"
#include "bench/simulated_workspace.h"
#include "measure/explain/footprint.h"
#include "measure/explain/footprint_text.h"
#include "measure/explain/propose_footprint.h"

namespace {

using namespace regie;

/// One reason somebody might have signed, and what became of it.
struct Tried {
  std::string sort;
  FootprintTest test;
};

constexpr int lately_days = 56;
constexpr std::array sorts{"true", "wrong week", "wrong place", "wrong direction", "nothing planted"};

Slice bare(Slice slice) {
  slice.erase("platform");
  return slice;
}

std::vector<AvailableCell> available_in(const Overview& overview) {
  std::vector<AvailableCell> all;
  for (const PlatformSeries& platform : overview.platforms)
    for (const MetricSeries& series : platform.series) {
      AvailableCell cell{series.metric.name, series.slice, 0};
      const std::vector<double>& values = series.days.value;
      const std::size_t lately = std::min<std::size_t>(values.size(), lately_days);
      for (std::size_t i = values.size() - lately; i < values.size(); ++i)
        if (!std::isnan(values[i])) cell.counted += values[i];
      all.push_back(std::move(cell));
    }
  return all;
}

const AvailableCell* largest(const std::vector<AvailableCell>& available, const auto& wanted) {
  const AvailableCell* found = nullptr;
  for (const AvailableCell& cell : available)
    if (wanted(cell) && (found == nullptr || cell.counted > found->counted)) found = &cell;
  return found;
}

std::string rule_kind(const Truth& truth) {
  if (truth.scenario == "budget_change") return "own_change/budget";
  if (truth.scenario == "stopped_campaign") return "own_change/status";
  if (truth.scenario == "automation") return "platform_change/budget";
  return truth.candidate;
}

std::string told_moves(const Workspace& workspace, const Truth& truth) {
  const auto events = workspace.records->events();
  if (events)
    for (const EventRecord& event : *events)
      if (event.title == truth.event_title) return event.moves;
  return "";
}

class Desk {
 public:
  Desk(const Workspace& workspace, const Overview& overview, const Truth& truth)
      : workspace_(workspace), overview_(overview), truth_(truth), available_(available_in(overview)) {}

  /// The planted reason, and it again with one thing wrong.
  Result<std::vector<Tried>> planted() {
    std::vector<Tried> all;
    const AvailableCell* place = largest(available_, [&](const AvailableCell& cell) {
      return cell.metric == truth_.metric && bare(cell.slice) == bare(truth_.slice);
    });
    if (place == nullptr || truth_.candidate == "none_of_these") return all;
    ProposalInput proposal;
    proposal.metric = truth_.metric;
    proposal.slice = place->slice;
    proposal.direction = truth_.relative_effect < 0 ? Direction::down : Direction::up;
    proposal.kind = rule_kind(truth_);
    proposal.moves = told_moves(workspace_, truth_);
    // A change is recorded with its place; an event of these accounts without one.
    if (!proposal.kind.starts_with("outside") && proposal.kind != "calendar")
      proposal.scope = bare(place->slice);
    proposal.available = available_;
    const std::vector<FootprintCell> cells = propose_footprint(proposal);
    // The day of the event or change; it shows a day later. A holiday is its own day.
    const bool holiday = truth_.scenario == "holiday_dip";
    const DaySpan window =
        holiday ? DaySpan{*truth_.onset, *truth_.onset} : DaySpan{*truth_.onset - 1, truth_.as_of - 1};
    TRY_DONE(try_it("true", cells, window, all));
    const int back = window.days() + 3 + static_cast<int>(truth_.seed * 5 % 17);
    TRY_DONE(try_it("wrong week", cells, {window.from - back, window.to - back}, all));
    std::vector<FootprintCell> turned = cells;
    for (FootprintCell& cell : turned)
      if (cell.expected != "still") cell.expected = cell.expected == "up" ? "down" : "up";
    TRY_DONE(try_it("wrong direction", turned, window, all));
    const AvailableCell* beside =
        largest(available_, [&](const AvailableCell& cell) { return is_beside(cell, *place); });
    if (beside == nullptr) return all;
    proposal.slice = beside->slice;
    proposal.scope = bare(beside->slice);
    TRY_DONE(try_it("wrong place", propose_footprint(proposal), window, all));
    return all;
  }

  /// A reason for nothing: an event somebody thinks moved one of the larger places last week.
  Result<std::vector<Tried>> nothing() {
    std::vector<Tried> all;
    std::vector<AvailableCell> places;
    for (const AvailableCell& cell : available_)
      if (cell.metric == "clicks" && bare(cell.slice).contains("campaign")) places.push_back(cell);
    if (places.empty()) return all;
    const AvailableCell& place = places[truth_.seed % places.size()];
    ProposalInput proposal;
    proposal.metric = place.metric;
    proposal.slice = place.slice;
    proposal.direction = truth_.seed % 2 == 0 ? Direction::down : Direction::up;
    proposal.kind = "outside_event";
    proposal.scope = bare(place.slice);
    proposal.available = available_;
    TRY_DONE(try_it("nothing planted", propose_footprint(proposal), truth_.window, all));
    return all;
  }

 private:
  /// The same metric and platform in a place that shares nothing with what moved.
  [[nodiscard]] bool is_beside(const AvailableCell& cell, const AvailableCell& place) const {
    if (cell.metric != place.metric || bare(cell.slice).size() != bare(place.slice).size()) return false;
    if (std::any_of(truth_.slices.begin(), truth_.slices.end(),
                    [&](const Slice& slice) { return bare(slice) == bare(cell.slice); }))
      return false;
    bool other = false;
    for (const auto& [dimension, value] : place.slice) {
      const auto found = cell.slice.find(dimension);
      if (found == cell.slice.end()) return false;
      other = other || (dimension != "platform" && found->second != value);
    }
    return other;
  }

  Result<Done> try_it(const std::string& sort, const std::vector<FootprintCell>& cells, DaySpan window,
                      std::vector<Tried>& all) {
    TRY(auto series, footprint_series(*workspace_.facts, overview_, cells));
    all.push_back({sort, test_footprint({std::move(series), window, {}})});
    return Done{};
  }

  const Workspace& workspace_;
  const Overview& overview_;
  const Truth& truth_;
  std::vector<AvailableCell> available_;
};

Result<std::vector<Tried>> run_one(const std::string& scenario, std::uint64_t seed, const std::string& root) {
  return in_simulated_workspace<std::vector<Tried>>(
      {scenario, seed, root},
      [](World&, Workspace& workspace, const Truth& truth) -> Result<std::vector<Tried>> {
        TRY(const Overview overview, read_overview(workspace, truth.window));
        Desk desk(workspace, overview, truth);
        return truth.planted ? desk.planted() : desk.nothing();
      });
}

std::string told_by(const FootprintTest& test) {
  std::string text =
      fmt::format("{} | {}..{} | {} of {} |", verdict_name(test.verdict), test.window.from.iso(),
                  test.window.to.iso(), test.false_fits, test.placebos);
  for (const FootprintCell& cell : test.cells)
    text += fmt::format(" {}:{} ({});", cell_name(cell), cell.expected, cell.seen);
  return text + " | " + test.why;
}

std::string table_rows(const std::string& scenario, const std::vector<std::vector<Tried>>& worlds) {
  std::string rows;
  for (const std::string sort : sorts) {
    double n = 0;
    double rate = 0;
    std::map<FootprintVerdict, double> verdicts;
    double fitted = 0;  // whatever the placebo dates say
    for (const auto& world : worlds)
      for (const Tried& tried : world) {
        if (tried.sort != sort) continue;
        const FootprintTest& test = tried.test;
        n += 1;
        rate += test.placebos == 0 ? 0 : static_cast<double>(test.false_fits) / test.placebos;
        verdicts[test.verdict] += 1;
        fitted += test.verdict == FootprintVerdict::fits || test.why.starts_with("it fits");
      }
    if (n == 0) continue;
    rows += fmt::format("| {} | {} | {:.0f} | {:.1f} % | {:.1f} % | {:.1f} % | {:.1f} % | {:.1f} % |\n",
                        scenario, sort, n, 100 * verdicts[FootprintVerdict::fits] / n,
                        100 * verdicts[FootprintVerdict::does_not_fit] / n,
                        100 * verdicts[FootprintVerdict::cannot_tell] / n, 100 * fitted / n, 100 * rate / n);
  }
  return rows;
}

}  // namespace

/// footprint [--count N] [--first SEED] [--tell] [SCENARIO...] - prints a Markdown table.
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
      (std::filesystem::temp_directory_path() / fmt::format("regie-footprint-{}", first)).string();
  std::fputs(
      "| scenario | reason | signed | fits | does not fit | cannot tell | fits, placebo dates aside | "
      "placebo "
      "dates that fit |\n|---|---|---|---|---|---|---|---|\n",
      stdout);
  for (const ScenarioInfo& scenario : scenarios()) {
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), scenario.name) == wanted.end()) continue;
    const auto tried = all_worlds<std::vector<Tried>>({scenario.name, first, root}, worlds, run_one);
    for (std::size_t i = 0; tell && i < worlds; ++i)
      for (const Tried& one : tried[i])
        std::fprintf(stderr, "%s seed %zu %s: %s\n", scenario.name.c_str(),
                     static_cast<std::size_t>(first) + i, one.sort.c_str(), told_by(one.test).c_str());
    std::fputs(table_rows(scenario.name, tried).c_str(), stdout);
    std::fflush(stdout);
  }
  std::filesystem::remove_all(root);
  return 0;
}
