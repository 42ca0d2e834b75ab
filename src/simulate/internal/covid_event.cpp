// simulate/internal/covid_event.cpp - an announcement from outside empties one event; the webinars stand.
#include <algorithm>
#include <cmath>

#include "simulate/internal/samplers.h"
#include "simulate/internal/scenarios.h"

namespace regie::sim {
namespace {

constexpr const char* summit = "Spring Summit";
constexpr double registration_share = 0.5;  // of conversions of the event's ads; more come by mail and word

// Search, display and social for the event in each country, and a few webinar campaigns.
std::vector<Campaign> draw_campaigns(Random& random, const Frame& frame, std::size_t& event_count) {
  const double scale = (frame.size == Size::small ? 0.6 : 1) * log_between(random, 0.6, 2.5);
  std::vector<Campaign> campaigns;
  const bool small = frame.size == Size::small;
  for (const auto& [country, part] : {std::pair{"NL", 1.0}, {"BE", 0.6}, {"DE", 0.8}}) {
    const std::string tail = std::string(" | ") + country;
    const double clicks = 160 * scale * part;
    campaigns.push_back(draw_campaign(
        random, {summit + (" | Search" + tail), "search", Platform::google_ads, country, clicks}));
    if (small && campaigns.size() > 1) continue;  // display and social in the first country only
    campaigns.push_back(draw_campaign(
        random, {summit + (" | Display" + tail), "display", Platform::google_ads, country, clicks * 0.7}));
    campaigns.push_back(draw_campaign(
        random, {summit + (" | Social" + tail), "social", Platform::meta_ads, country, clicks * 0.8}));
  }
  event_count = campaigns.size();
  const int webinars = small ? 2 : whole_between(random, 2, 3);
  constexpr const char* topics[] = {"Webinar | Planning", "Webinar | Security", "Webinar | Finance"};
  for (int i = 0; i < webinars; ++i) {
    const bool social = i == 1;
    campaigns.push_back(draw_campaign(
        random, {topics[i], social ? "social" : "search", social ? Platform::meta_ads : Platform::google_ads,
                 "NL", 90 * scale * between(random, 0.8, 1.6)}));
  }
  return campaigns;
}

/// What happens to the event: from `onset` on it loses `fall`, from `decided` on it wins `lift` on what is
/// left.
struct Course {
  double fall = 0;
  int onset = 0;
  double lift = 0;
};

Registrations draw_registrations(Random& random, const World& world, std::size_t event_count,
                                 const Course& course) {
  const double most = world.frame.size == Size::small ? 11 : 14;  // a row each: keeps the file small
  const auto days = world.frame.level.size();
  Registrations all{{summit, "Webinar series"},
                    {std::vector<std::int64_t>(days), std::vector<std::int64_t>(days)}};
  for (std::size_t e = 0; e < 2; ++e) {
    double sum = 0;
    for (std::size_t c = 0; c < world.campaigns.size(); ++c)
      if ((c < event_count) == (e == 0))
        sum += world.campaigns[c].impressions * world.campaigns[c].ctr * world.campaigns[c].cvr;
    const double thin = std::min(1.0, (e == 0 ? most : most / 4) / sum);
    for (std::size_t t = 0; t < days; ++t) {
      double mean = (1 - registration_share) * sum * world.frame.level[t];  // by mail and word of mouth
      if (e == 0 && static_cast<int>(t) >= course.onset) mean *= (1 + course.fall) * (1 + course.lift);
      std::int64_t came = poisson(random, mean);
      for (std::size_t c = 0; c < world.campaigns.size(); ++c)
        if ((c < event_count) == (e == 0))
          came += binomial(random, {world.of_day(c, static_cast<int>(t)).conversions, registration_share});
      all.per_day[e][t] = binomial(random, {came, thin});
    }
  }
  return all;
}

std::vector<Dated> draw_events(Random& random, const Frame& frame, const std::string& title, Day day) {
  auto events =
      decoy_events(random, frame, {whole_between(random, 2, 5), whole_between(random, 0, 1), day + 1});
  const bool told = happens(random, 0.5);  // somebody wrote down what it should move
  events.push_back({day, std::nullopt, title, "outside", "", told ? "registrations:down" : ""});
  return events;
}

Plant plant_of(const Course& course, std::size_t event_count) {
  Plant plant;
  plant.ads = [course, event_count](const Spot& spot, Rates& rates) {
    if (spot.place >= event_count || spot.day < course.onset) return;
    rates.ctr *= 1 + course.fall;
    rates.cvr *= 1 + course.lift;
  };
  return plant;
}

/// The same account goes on: each weekday as in its last four weeks, holidays as before.
Frame frame_after(Random& random, const Frame& before, int weeks) {
  constexpr int same_weekdays = 4;
  constexpr double shared = 0.03;
  Frame frame = before;
  frame.days = {before.as_of, before.as_of + 7 * weeks - 1};
  frame.as_of = before.as_of + 7 * weeks;
  frame.level.clear();
  for (int i = 0; i < frame.count(); ++i) {
    double level = 0;
    for (int week = 1; week <= same_weekdays; ++week)
      level += before.level[static_cast<std::size_t>(before.count() - 7 * week + i % 7)] / same_weekdays;
    frame.level.push_back(level * log_normal_noise(random, shared));
  }
  for (const Holiday& holiday : dutch_holidays(frame.days))
    frame.level[static_cast<std::size_t>(frame.index(holiday.day))] *= frame.holiday_level;
  frame.counted.assign(frame.level.size(), 1.0);
  frame.missing_google.clear();
  frame.missing_ga4.clear();
  return frame;
}

void add_weeks_after(Random& random, const World& world, std::size_t event_count, const SimulateInput& input,
                     Course course, Simulation& out) {
  World later;
  later.frame = frame_after(random, world.frame, input.weeks_after);
  later.campaigns = world.campaigns;
  later.site = world.site;
  course.onset = 0;
  course.lift = input.lift;
  run(random, later, plant_of(course, event_count));
  std::vector<SimulatedFile> files{
      google_ads_report(later, Segment::none), meta_ads_report(later), ga4_report(later, Ga4By::country),
      eventbrite_attendees(random, later.frame, draw_registrations(random, later, event_count, course))};
  for (SimulatedFile& file : files) {
    file.path = "later/" + file.path;
    out.files.push_back(std::move(file));
  }
  out.truth.lift = input.lift;
}

}  // namespace

Simulation covid_event(Random& random, const SimulateInput& input) {
  World world;
  world.frame = draw_frame(random, {input, as_of_or_default(input), true});
  const Frame& frame = world.frame;
  std::size_t event_count = 0;
  world.campaigns = draw_campaigns(random, frame, event_count);
  world.site = frame.size == Size::small ? draw_site(random, {60, {"NL"}})
                                         : draw_site(random, {300, {"NL", "BE", "DE"}});

  Truth truth = plain_truth(input, frame);
  const Day onset = draw_onset(random, frame);
  Course course;
  course.onset = frame.index(onset);
  course.fall = -0.38 + between(random, -0.05, 0.05);
  const double fall = course.fall;
  run(random, world, plant_of(course, event_count));

  const bool nl = frame.tongue == Tongue::dutch;
  const std::string title =
      nl ? "Overheid meldt oplopende coronabesmettingen" : "Government announces rising Covid cases";
  truth.planted = true;
  truth.metric = "registrations";
  truth.metrics = {"registrations", "ctr", "clicks", "conversions", "sessions", "attendances", "cost"};
  truth.slice = {{"campaign", summit}};
  truth.slices = {truth.slice};
  for (std::size_t c = 0; c < event_count; ++c)
    for (Slice& place : places_of(world, c)) truth.slices.push_back(std::move(place));
  truth.kind = "level_shift";
  truth.onset = onset;
  truth.relative_effect = fall;
  truth.candidate = "outside_event";
  truth.event_title = title;
  truth.note =
      "One day after the announcement fewer people click through to the event and register, in every "
      "country; impressions and the webinars stand.";

  // The decoy: somebody changed something in a webinar campaign the same week.
  auto changes = quiet_changes(random, world, {});
  const Campaign& webinar = world.campaigns[event_count];
  changes.push_back({onset - whole_between(random, 0, 3), change_time(random), "marketer@example.com",
                     webinar.name, "", "Ad created"});
  std::erase_if(changes, [&](const Change& change) {  // of the event's own campaigns, nothing near the onset
    return std::abs(change.day - onset) <= 10 && change.campaign.starts_with(summit);
  });

  const bool ics = happens(random, 0.3) && frame.size == Size::ordinary;
  Simulation out{{}, truth};
  out.files = {
      google_ads_report(world, Segment::none),
      google_ads_changes(world, changes),
      meta_ads_report(world),
      ga4_report(world, Ga4By::country),
      eventbrite_attendees(random, frame, draw_registrations(random, world, event_count, course)),
      events_file(frame, draw_events(random, frame, title, onset - 1), ics ? EventsAs::ics : EventsAs::csv)};
  if (happens(random, 0.5))
    out.files.push_back(search_console_dates(random, frame, between(random, 30, 200)));
  if (happens(random, 0.5)) out.files.push_back(mailchimp_report(random, frame));
  if (input.weeks_after > 0) add_weeks_after(random, world, event_count, input, course, out);
  return out;
}

}  // namespace regie::sim
