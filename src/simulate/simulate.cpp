// simulate/simulate.cpp - the list of scenarios, and the way into each.
#include "simulate/simulate.h"

#include <array>

#include "simulate/internal/scenarios.h"

namespace regie {
namespace {

constexpr int days_min = 70;  // ten weeks: below it nothing could be told from the weekdays
constexpr int days_max = 1200;
constexpr int weeks_after_max = 52;  // a decision looked back on later than that is another decision

struct Scenario {
  const char* name;
  const char* says;
  Simulation (*play)(Random&, const SimulateInput&);
};

constexpr std::array all{
    Scenario{"covid_event",
             "an announcement from outside takes 38 % off the clicks and registrations of one event",
             sim::covid_event},
    Scenario{"tracking_fault", "conversions of one device are no longer counted; clicks and sessions stand",
             sim::tracking_fault},
    Scenario{"mix_shift", "clicks move to a device that converts poorly; the rate of each device stands",
             sim::mix_shift},
    Scenario{"budget_change", "a person gives one campaign another budget; rates stand", sim::budget_change},
    Scenario{"automation", "the platform's automation moves budget between two campaigns; the total stands",
             sim::automation_moves},
    Scenario{"stopped_campaign", "one campaign goes to zero, paused by a person or for no reason told",
             sim::stopped_campaign},
    Scenario{"holiday_dip", "a public holiday empties offices for a day", sim::holiday_dip},
    Scenario{"slow_fatigue", "a social campaign is seen too often; fewer and fewer click, over weeks",
             sim::slow_fatigue},
    Scenario{"nothing", "nothing is planted; events and changes that moved nothing are in the files",
             sim::nothing},
    Scenario{"few_leads", "fourteen leads a month and nothing planted: too few to tell", sim::few_leads},
};

// Scenarios with one seed must not share their draws.
std::uint64_t seed_of(const SimulateInput& input) {
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
  for (const char c : input.scenario) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash ^ Random(input.seed).bits();
}

}  // namespace

const std::vector<ScenarioInfo>& scenarios() {
  static const std::vector<ScenarioInfo> infos = [] {
    std::vector<ScenarioInfo> list;
    for (const Scenario& scenario : all) list.push_back({scenario.name, scenario.says});
    return list;
  }();
  return infos;
}

Result<Simulation> simulate(const SimulateInput& input) {
  if (input.as_of && input.as_of->weekday() != Weekday::monday)
    return fail(
        "simulate.as_of", "A simulated workspace is read on a Monday; " + input.as_of->iso() + " is not one.",
        "Nothing was written.", "Take " + (*input.as_of - (input.as_of->number() + 3) % 7).iso() + ".");
  if (input.days && (*input.days < days_min || *input.days > days_max))
    return fail("simulate.days", "A history of " + std::to_string(*input.days) + " days cannot be simulated.",
                "Nothing was written.", "Take 70 to 1200 days.");
  if (input.weeks_after < 0 || input.weeks_after > weeks_after_max ||
      (input.weeks_after > 0 && input.scenario != "covid_event"))
    return fail("simulate.weeks_after",
                std::to_string(input.weeks_after) + " weeks after a decision cannot be simulated here.",
                "Nothing was written.", "Take covid_event and at most 52 weeks.");
  for (const Scenario& scenario : all) {
    if (input.scenario != scenario.name) continue;
    Random random(seed_of(input));
    return scenario.play(random, input);
  }
  std::string names;
  for (const Scenario& scenario : all) names += (names.empty() ? "" : ", ") + std::string(scenario.name);
  return fail("simulate.unknown_scenario", "There is no scenario \"" + input.scenario + "\".",
              "Nothing was written.", "Take one of: " + names + ".");
}

}  // namespace regie
