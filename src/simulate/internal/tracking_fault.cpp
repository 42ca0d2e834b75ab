// simulate/internal/tracking_fault.cpp - a tag stops on one device: conversions break, clicks and sessions
// stand.
#include "simulate/internal/samplers.h"
#include "simulate/internal/scenarios.h"

namespace regie::sim {

Simulation tracking_fault(Random& random, const SimulateInput& input) {
  World world;
  world.frame = draw_frame(random, {input, as_of_or_default(input), false});
  const Frame& frame = world.frame;
  const int count = whole_between(random, 3, 5);
  world.campaigns = draw_account(random, frame, {count, draw_clicks(random, frame) * 1.5, 40});
  world.site = draw_site(random, {draw_clicks(random, frame)});

  const Day onset = draw_onset(random, frame);
  const int first = frame.index(onset);
  const std::size_t broken = happens(random, 0.6) ? mobile : desktop;
  const double lost = happens(random, 0.4) ? 1.0 : between(random, 0.7, 0.98);
  Plant plant;
  plant.ads = [&](const Spot& spot, Rates& rates) {
    if (spot.device == broken && spot.day >= first) rates.counted *= 1 - lost;
  };
  plant.site = [&](const Spot& spot, SiteRates& rates) {
    if (spot.device == broken && spot.day >= first) rates.cvr *= 1 - lost;
  };
  run(random, world, plant);

  Truth truth = plain_truth(input, frame);
  truth.planted = true;
  truth.metric = "conversions";
  truth.metrics = {"conversions", "cvr"};
  truth.slice = {{"device", broken == mobile ? "mobile" : "desktop"}};
  truth.slices = {truth.slice};
  truth.kind = "tracking";
  truth.onset = onset;
  truth.relative_effect = -lost;
  truth.candidate = "tracking";
  truth.note =
      "Conversions of one device are no longer counted, in the ads and on the site alike; clicks and "
      "sessions stand.";

  Simulation out{{}, truth};
  out.files = {google_ads_report(world, Segment::device), ga4_report(world, Ga4By::device),
               google_ads_changes(world, quiet_changes(random, world, {})),
               events_file(frame,
                           decoy_events(random, frame,
                                        {whole_between(random, 2, 5), whole_between(random, 0, 2), onset}),
                           EventsAs::csv)};
  if (happens(random, 0.5))
    out.files.push_back(search_console_dates(random, frame, between(random, 30, 200)));
  return out;
}

}  // namespace regie::sim
