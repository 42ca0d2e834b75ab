// simulate/internal/budget_moves.cpp - money that moves: a person's new budget, and the platform's own hand.
#include <algorithm>
#include <cmath>

#include "simulate/internal/samplers.h"
#include "simulate/internal/scenarios.h"

namespace regie::sim {
namespace {

constexpr const char* person = "marketer@example.com";

std::size_t draw_place(Random& random, const World& world) { return random.below(world.campaigns.size()); }

// A budget that binds, in whole units: what the campaign spends on an average day.
std::int64_t binding_budget(const Campaign& campaign) {
  const double spent = campaign.impressions * campaign.ctr * campaign.cost_per_click;
  return std::max<std::int64_t>(500, std::llround(spent) * 100);
}

void finish(Random& random, const World& world, std::vector<Change> changes, Simulation& out) {
  const Frame& frame = world.frame;
  out.files = {
      google_ads_report(world, Segment::none), google_ads_changes(world, std::move(changes)),
      ga4_report(world, Ga4By::device),
      events_file(frame,
                  decoy_events(random, frame,
                               {whole_between(random, 2, 5), whole_between(random, 0, 2), *out.truth.onset}),
                  EventsAs::csv)};
  if (happens(random, 0.4))
    out.files.push_back(search_console_dates(random, frame, between(random, 30, 200)));
}

World draw_world(Random& random, const SimulateInput& input) {
  World world;
  world.frame = draw_frame(random, {input, as_of_or_default(input), false});
  world.campaigns =
      draw_account(random, world.frame, {whole_between(random, 3, 9), draw_clicks(random, world.frame), 40});
  world.site = draw_site(random, {draw_clicks(random, world.frame)});
  return world;
}

}  // namespace

Simulation budget_change(Random& random, const SimulateInput& input) {
  World world = draw_world(random, input);
  const Frame& frame = world.frame;
  const std::size_t place = draw_place(random, world);
  Campaign& campaign = world.campaigns[place];
  const std::int64_t before = binding_budget(campaign);
  const bool cut = happens(random, 0.6);
  const double wish = cut ? between(random, 0.4, 0.7) : between(random, 1.5, 2.2);
  const std::int64_t after = std::llround(static_cast<double>(before) * wish / 100) * 100;
  const double factor = static_cast<double>(after) / static_cast<double>(before);
  campaign.budget_cents = before;
  const Day onset = draw_onset(random, frame);
  Plant plant;
  plant.ads = [&, first = frame.index(onset)](const Spot& spot, Rates& rates) {
    if (spot.place == place && spot.day >= first) rates.impressions *= factor;
  };
  run(random, world, plant);

  Truth truth = plain_truth(input, frame);
  truth.planted = true;
  truth.metric = "cost";
  truth.metrics = {"cost", "impressions", "clicks", "conversions", "sessions"};
  truth.slice = {{"campaign", campaign.name}};
  truth.slices = places_of(world, place);
  truth.kind = "level_shift";
  truth.onset = onset;
  truth.relative_effect = factor - 1;
  truth.candidate = "own_change";
  truth.event_title = budget_change_text(before, after);
  truth.note =
      "A person gave one campaign another budget the day before; cost, impressions and clicks follow, "
      "rates stand.";
  Simulation out{{}, truth};
  auto changes = quiet_changes(random, world, {place});
  changes.push_back({onset - 1, change_time(random), person, campaign.name, "", truth.event_title});
  finish(random, world, std::move(changes), out);
  return out;
}

Simulation automation_moves(Random& random, const SimulateInput& input) {
  World world = draw_world(random, input);
  const Frame& frame = world.frame;
  const std::size_t from = draw_place(random, world);
  const std::size_t to = (from + 1 + random.below(world.campaigns.size() - 1)) % world.campaigns.size();
  Campaign& giver = world.campaigns[from];
  Campaign& taker = world.campaigns[to];
  taker.impressions *= static_cast<double>(binding_budget(giver)) /
                       static_cast<double>(binding_budget(taker)) *
                       between(random, 0.7, 1.4);  // alike in money, so that both moves can be seen
  const std::int64_t giver_had = binding_budget(giver);
  const std::int64_t taker_had = binding_budget(taker);
  const std::int64_t moved =
      std::llround(static_cast<double>(giver_had) * between(random, 0.3, 0.6) / 100) * 100;
  const double given = static_cast<double>(moved) / static_cast<double>(giver_had);
  const double taken = static_cast<double>(moved) / static_cast<double>(taker_had);
  const Day onset = draw_onset(random, frame);
  Plant plant;
  plant.ads = [&, first = frame.index(onset)](const Spot& spot, Rates& rates) {
    if (spot.day < first) return;
    if (spot.place == from) rates.impressions *= 1 - given;
    if (spot.place == to) rates.impressions *= 1 + taken;
  };
  run(random, world, plant);

  Truth truth = plain_truth(input, frame);
  truth.planted = true;
  truth.metric = "cost";
  truth.metrics = {"cost", "impressions", "clicks", "conversions"};
  truth.slice = {{"campaign", giver.name}};
  truth.slices = places_of(world, from);
  for (Slice& place : places_of(world, to)) truth.slices.push_back(std::move(place));
  truth.kind = "level_shift";
  truth.onset = onset;
  truth.relative_effect = -given;
  truth.candidate = "platform_change";
  truth.event_title = budget_change_text(giver_had, giver_had - moved);
  truth.note =
      "The platform's own automation moved budget from one campaign to another; the cost of the account "
      "stands.";
  Simulation out{{}, truth};
  auto changes = quiet_changes(random, world, {from, to});
  const std::string time = change_time(random);
  changes.push_back({onset - 1, time, automation, giver.name, "", truth.event_title});
  changes.push_back(
      {onset - 1, time, automation, taker.name, "", budget_change_text(taker_had, taker_had + moved)});
  finish(random, world, std::move(changes), out);
  return out;
}

Simulation stopped_campaign(Random& random, const SimulateInput& input) {
  World world = draw_world(random, input);
  const Frame& frame = world.frame;
  const std::size_t place = draw_place(random, world);
  const Campaign& campaign = world.campaigns[place];
  const Day onset = draw_onset(random, frame);
  Plant plant;
  plant.ads = [&, first = frame.index(onset)](const Spot& spot, Rates& rates) {
    if (spot.place == place && spot.day >= first) rates.impressions = 0;
  };
  run(random, world, plant);

  const bool paused = happens(random, 0.6);
  Truth truth = plain_truth(input, frame);
  truth.planted = true;
  truth.metric = "clicks";
  truth.metrics = {"clicks", "impressions", "cost", "conversions", "sessions"};
  truth.slice = {{"campaign", campaign.name}};
  truth.slices = places_of(world, place);
  truth.kind = "stopped";
  truth.onset = onset;
  truth.relative_effect = -1;
  truth.candidate = paused ? "own_change" : "none_of_these";
  truth.event_title = paused ? "Campaign paused" : "";
  truth.note = paused ? "One campaign was paused by a person the evening before and went to zero."
                      : "One campaign went to zero; no file says why.";
  Simulation out{{}, truth};
  auto changes = quiet_changes(random, world, {place});
  if (paused) changes.push_back({onset - 1, "9:41:20 PM", person, campaign.name, "", truth.event_title});
  finish(random, world, std::move(changes), out);
  if (happens(random, 0.5)) out.files[0] = google_ads_report(world, Segment::none, false);
  return out;
}

}  // namespace regie::sim
