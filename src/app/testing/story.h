// app/testing/story.h - a simulated workspace on a desk, with its truth, for tests of what people do with a
// brief.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "app/brief.h"
#include "app/testing/desk.h"
#include "app/told.h"
#include "simulate/simulate.h"

namespace regie {

struct Story {
  TestDesk desk;
  Truth truth;
  Workspace workspace;

  explicit Story(const SimulateInput& input) : workspace(desk.open()) {
    const Simulation simulation = simulate(input).value();
    truth = simulation.truth;
    for (const SimulatedFile& file : simulation.files) {
      const std::string path = desk.scratch.file("exports/" + file.path);
      static_cast<void>(desk.files.make_folder(path.substr(0, path.rfind('/'))));
      static_cast<void>(desk.files.write(path, file.bytes));
    }
    static_cast<void>(import_files(desk.world, workspace, {{desk.scratch.file("exports")}, {}}).value());
  }

  Brief tell(Day as_of) {
    Brief page = brief(desk.world, workspace, {as_of, 7}).value();
    static_cast<void>(keep_told(desk.world, workspace, page).value());
    return page;
  }
  /// The first finding of a metric that truly moved; the metric first asked for where it is told.
  static Finding finding_of(const Brief& page, const Truth& truth, const std::string& metric) {
    for (const Finding& finding : page.findings)
      if (finding.change.metric == metric) return finding;
    for (const Finding& finding : page.findings)
      if (std::find(truth.metrics.begin(), truth.metrics.end(), finding.change.metric) != truth.metrics.end())
        return finding;
    return page.findings.at(0);
  }
  /// The event with that title.
  EventRecord event(const std::string& title) {
    const auto events = workspace.records->events().value();
    for (const EventRecord& one : events)
      if (one.title == title) return one;
    return {};
  }
};

inline SimulateInput covid(std::uint64_t seed, int weeks_after = 0) {
  SimulateInput input;
  input.scenario = "covid_event";
  input.seed = seed;
  input.weeks_after = weeks_after;
  input.days = 140;  // twenty weeks: enough for placebo dates, and quick
  return input;
}

}  // namespace regie
