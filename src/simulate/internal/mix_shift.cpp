// simulate/internal/mix_shift.cpp - clicks move to a device that converts poorly; each device's rate stands.
#include "simulate/internal/samplers.h"
#include "simulate/internal/scenarios.h"

namespace regie::sim {

Simulation mix_shift(Random& random, const SimulateInput& input) {
  World world;
  world.frame = draw_frame(random, {input, as_of_or_default(input), false});
  const Frame& frame = world.frame;
  world.campaigns =
      draw_account(random, frame, {whole_between(random, 3, 5), draw_clicks(random, frame) * 1.5, 60});
  world.site = draw_site(random, {draw_clicks(random, frame) / 2});

  const PerDevice before{between(random, 0.55, 0.65), 0, 0.04};
  const PerDevice after{between(random, 0.2, 0.3), 0, 0.04};
  const PerDevice worth{1.6, between(random, 0.25, 0.4), 0.6};
  const auto shares = [](PerDevice part) {
    part[mobile] = 1 - part[desktop] - part[tablet];
    return part;
  };
  const PerDevice old_shares = shares(before);
  const PerDevice new_shares = shares(after);
  double had = 0;
  double has = 0;
  for (std::size_t d = 0; d < device_count; ++d) {
    had += old_shares[d] * worth[d];
    has += new_shares[d] * worth[d];
  }
  for (Campaign& campaign : world.campaigns) {
    campaign.device_share = old_shares;
    campaign.device_cvr = worth;
  }
  for (SiteChannel& channel : world.site) channel.device_cvr = worth;
  const Day onset = draw_onset(random, frame);
  Plant plant;
  plant.ads = [&, first = frame.index(onset)](const Spot& spot, Rates& rates) {
    if (spot.day >= first) rates.impressions *= new_shares[spot.device] / old_shares[spot.device];
  };
  run(random, world, plant);

  Truth truth = plain_truth(input, frame);
  truth.planted = true;
  truth.metric = "cvr";
  truth.metrics = {"cvr", "conversions", "clicks", "impressions", "cost", "sessions"};
  truth.slice = {};
  truth.slices = {{}, {{"device", "mobile"}}, {{"device", "desktop"}}, {{"platform", "google_ads"}}};
  truth.kind = "level_shift";
  truth.onset = onset;
  truth.relative_effect = has / had - 1;
  truth.candidate = "mix";
  truth.note =
      "Clicks move from desktop to mobile, where fewer convert; the rate of each device stands, and so "
      "does the number of clicks.";
  Simulation out{{}, truth};
  out.files = {google_ads_report(world, Segment::device), ga4_report(world, Ga4By::device),
               google_ads_changes(world, quiet_changes(random, world, {})),
               events_file(frame,
                           decoy_events(random, frame,
                                        {whole_between(random, 2, 5), whole_between(random, 0, 2), onset}),
                           EventsAs::csv)};
  return out;
}

}  // namespace regie::sim
