// simulate/internal/slow_fatigue.cpp - the same people see the same ad too often; they click less and less.
#include <cmath>

#include "simulate/internal/samplers.h"
#include "simulate/internal/scenarios.h"

namespace regie::sim {

Simulation slow_fatigue(Random& random, const SimulateInput& input) {
  World world;
  world.frame = draw_frame(random, {input, as_of_or_default(input), false});
  const Frame& frame = world.frame;
  world.campaigns =
      draw_account(random, frame, {whole_between(random, 2, 4), draw_clicks(random, frame), 20});
  const std::size_t google = world.campaigns.size();
  constexpr const char* names[] = {"Prospecting | NL", "Retargeting | NL", "Lookalike | NL"};
  const int social = whole_between(random, 2, 3);
  const double least = frame.size == Size::small ? 60 : 120;
  for (int i = 0; i < social; ++i)
    world.campaigns.push_back(draw_campaign(
        random, {names[i], "social", Platform::meta_ads, "NL", log_between(random, least, 5 * least)}));
  world.site = draw_site(random, {draw_clicks(random, frame)});

  const std::size_t place = google + random.below(static_cast<std::uint64_t>(social));
  const Campaign& campaign = world.campaigns[place];
  const int length = whole_between(random, 28, 42);
  const Day onset = frame.as_of - length;
  const double sag = between(random, 0.35, 0.55);      // of the click-through rate, at the end
  const double frequency = between(random, 2.8, 4.2);  // at the end
  const auto progress = [&](int day) { return (day - frame.index(onset) + 1.0) / length; };
  Plant plant;
  plant.ads = [&](const Spot& spot, Rates& rates) {
    if (spot.place != place || frame.days.from + spot.day < onset) return;
    rates.ctr *= std::pow(1 - sag, progress(spot.day));
    rates.frequency *= std::pow(frequency / campaign.frequency, progress(spot.day));
  };
  run(random, world, plant);

  double last_week = 0;
  for (int i = 1; i <= 7; ++i) last_week += std::pow(1 - sag, progress(frame.count() - i)) / 7;
  Truth truth = plain_truth(input, frame);
  truth.planted = true;
  truth.metric = "ctr";
  truth.metrics = {"ctr", "clicks", "conversions", "frequency", "reach", "sessions"};
  truth.slice = {{"campaign", campaign.name}};
  truth.slices = places_of(world, place);
  truth.slices.push_back({{"platform", "meta_ads"}});
  truth.slices.push_back({{"channel", "social"}});
  truth.kind = "trend";
  truth.onset = onset;
  truth.relative_effect = last_week - 1;
  truth.candidate = "saturation";
  truth.note =
      "Over weeks the same people see one social campaign more often and click less; impressions and "
      "cost stand. The effect told is that of the last week.";
  Simulation out{{}, truth};
  out.files = {
      meta_ads_report(world), google_ads_report(world, Segment::none),
      google_ads_changes(world, quiet_changes(random, world, {})), ga4_report(world, Ga4By::device),
      events_file(frame,
                  decoy_events(random, frame, {whole_between(random, 2, 5), whole_between(random, 0, 1)}),
                  EventsAs::csv)};
  return out;
}

}  // namespace regie::sim
