// simulate/internal/few_leads.cpp - fourteen leads a month: nothing happens, and nothing could be told.
#include "simulate/internal/samplers.h"
#include "simulate/internal/scenarios.h"

namespace regie::sim {
namespace {

constexpr double leads_per_day = 14.0 * 12 / 365.25;

}  // namespace

Simulation few_leads(Random& random, const SimulateInput& input) {
  World world;
  world.frame = draw_frame(random, {input, as_of_or_default(input), true});
  const Frame& frame = world.frame;
  for (const std::string& name : campaign_names(random, frame.tongue, whole_between(random, 1, 2)))
    world.campaigns.push_back(
        draw_campaign(random, {name, "search", Platform::google_ads, "NL", between(random, 3, 8)}));
  run(random, world, {});
  std::vector<std::int64_t> leads;
  for (const double level : frame.level) leads.push_back(poisson(random, leads_per_day * level));

  Truth truth = plain_truth(input, frame);
  truth.note = "Fourteen leads a month and nothing planted: too few to tell.";
  Simulation out{{}, truth};
  out.files = {
      hubspot_contacts(random, frame, leads), google_ads_report(world, Segment::none),
      google_ads_changes(world, quiet_changes(random, world, {})),
      events_file(frame, decoy_events(random, frame, {whole_between(random, 1, 3), 1}), EventsAs::csv)};
  return out;
}

}  // namespace regie::sim
