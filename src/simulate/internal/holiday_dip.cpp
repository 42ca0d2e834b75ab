// simulate/internal/holiday_dip.cpp - offices are empty on a public holiday; less than a year is known.
#include "simulate/internal/samplers.h"
#include "simulate/internal/scenarios.h"

namespace regie::sim {
namespace {

// Holidays on a working day, apart from Christmas, whose quiet days around it would blur the truth.
std::vector<Holiday> choices(DaySpan days) {
  std::vector<Holiday> list;
  for (const Holiday& holiday : dutch_holidays(days))
    if (holiday.day.weekday() < Weekday::saturday && holiday.day.parts().month != 12 &&
        holiday.day.parts().month != 1)
      list.push_back(holiday);
  return list;
}

Holiday draw_holiday(Random& random, const SimulateInput& input) {
  if (input.as_of) return choices({*input.as_of - 730, *input.as_of - 1}).back();
  const auto list = choices({Day::of({2025, 1, 1}), Day::of({2026, 7, 1})});
  return list[random.below(list.size())];
}

}  // namespace

Simulation holiday_dip(Random& random, const SimulateInput& input) {
  const Holiday holiday = draw_holiday(random, input);
  const int weekday = static_cast<int>(holiday.day.weekday());
  World world;
  world.frame = draw_frame(random, {input, holiday.day + (7 - weekday), true});
  const Frame& frame = world.frame;
  world.campaigns =
      draw_account(random, frame, {whole_between(random, 3, 8), draw_clicks(random, frame), 20});
  world.site = draw_site(random, {draw_clicks(random, frame) * 1.5});
  run(random, world, {});

  Truth truth = plain_truth(input, frame);
  truth.planted = true;
  truth.metric = "sessions";
  truth.metrics = {"sessions", "clicks", "impressions", "conversions", "cost"};
  truth.slices = {{}};
  for (const char* platform : {"ga4", "google_ads"}) truth.slices.push_back({{"platform", platform}});
  truth.kind = "spike";
  truth.onset = holiday.day;
  truth.relative_effect = frame.holiday_level - 1;
  truth.candidate = "calendar";
  truth.event_title = frame.tongue == Tongue::dutch ? holiday.dutch : holiday.english;
  truth.note = "A public holiday empties offices for a day; everything comes back the day after.";
  Simulation out{{}, truth};
  auto changes = quiet_changes(random, world, {});
  out.files = {
      google_ads_report(world, Segment::none), google_ads_changes(world, std::move(changes)),
      ga4_report(world, Ga4By::device),
      events_file(frame,
                  decoy_events(random, frame,
                               {whole_between(random, 2, 5), whole_between(random, 0, 1), holiday.day}),
                  EventsAs::csv)};
  if (happens(random, 0.5))
    out.files.push_back(search_console_dates(random, frame, between(random, 30, 200)));
  return out;
}

}  // namespace regie::sim
