// simulate/internal/nothing.cpp - weeks like any other, with events and changes that moved nothing.
#include "simulate/internal/samplers.h"
#include "simulate/internal/scenarios.h"

namespace regie::sim {

Simulation nothing(Random& random, const SimulateInput& input) {
  World world;
  world.frame = draw_frame(random, {input, as_of_or_default(input), false});
  const Frame& frame = world.frame;
  world.campaigns = draw_account(random, frame, {whole_between(random, 3, 9), draw_clicks(random, frame), 4});
  const bool social = happens(random, 0.5);
  if (social)
    world.campaigns.push_back(draw_campaign(
        random, {"Prospecting | NL", "social", Platform::meta_ads, "NL", draw_clicks(random, frame) / 4}));
  const bool linkedin = happens(random, 0.3);
  if (linkedin)
    world.campaigns.push_back(draw_campaign(
        random, {"B2B | NL | Leads", "social", Platform::linkedin_ads, "NL", between(random, 4, 30)}));
  world.site = draw_site(random, {draw_clicks(random, frame)});
  run(random, world, {});

  Truth truth = plain_truth(input, frame);
  truth.note = "Nothing was planted; the events and changes in the files moved nothing.";
  Simulation out{{}, truth};
  out.files = {
      google_ads_report(world, Segment::none, happens(random, 0.5)),
      google_ads_changes(world, quiet_changes(random, world, {})), ga4_report(world, Ga4By::device),
      events_file(frame,
                  decoy_events(random, frame, {whole_between(random, 2, 6), whole_between(random, 1, 2)}),
                  happens(random, 0.3) ? EventsAs::ics : EventsAs::csv)};
  if (social) out.files.push_back(meta_ads_report(world));
  if (linkedin) out.files.push_back(linkedin_report(world));
  if (happens(random, 0.5))
    out.files.push_back(search_console_dates(random, frame, between(random, 30, 200)));
  if (happens(random, 0.4)) out.files.push_back(mailchimp_report(random, frame));
  return out;
}

}  // namespace regie::sim
