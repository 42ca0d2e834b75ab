// simulate/internal/world.cpp - draws the counts of every campaign, site channel, device and day.
#include "simulate/internal/world.h"

#include <algorithm>
#include <cmath>

#include "simulate/internal/samplers.h"

namespace regie::sim {
namespace {

constexpr double session_of_click = 0.92;  // of clicks, GA4 sees this many as sessions
constexpr double event_of_conversion = 0.95;
constexpr double rate_noise = 0.03;  // relative, of rates and prices, a campaign and day

struct DayNoise {
  double impressions;
  double ctr;
  double cost;
  double cvr;
};

// Shared by the devices of a campaign, so that Poisson draws given it are negative binomial together.
DayNoise draw_noise(Random& random, double spread) {
  const double size = 1 / (spread * spread);
  return {gamma(random, size) / size, log_normal_noise(random, rate_noise),
          log_normal_noise(random, rate_noise), log_normal_noise(random, rate_noise)};
}

double share(double value) { return std::clamp(value, 0.0, 1.0); }

Cell draw_cell(Random& random, const Campaign& campaign, const Rates& rates, const DayNoise& noise) {
  Cell cell;
  cell.impressions = poisson(random, rates.impressions * noise.impressions);
  cell.clicks = binomial(random, {cell.impressions, share(rates.ctr * noise.ctr)});
  const double conversion = share(rates.cvr * noise.cvr);
  const std::int64_t bought = binomial(random, {cell.clicks, conversion});
  cell.conversions = binomial(random, {bought, share(rates.counted)});
  const double paid = campaign.bought == Bought::by_click
                          ? static_cast<double>(cell.clicks) * rates.cost_per_click
                          : static_cast<double>(cell.impressions) * campaign.ctr * rates.cost_per_click;
  cell.cost_cents = std::llround(100 * paid * noise.cost);
  cell.sessions = binomial(random, {cell.clicks, session_of_click});
  cell.key_events = binomial(random, {cell.conversions, event_of_conversion});
  if (rates.frequency > 0)
    cell.reach = std::min<std::int64_t>(
        cell.impressions, std::llround(static_cast<double>(cell.impressions) / rates.frequency));
  return cell;
}

}  // namespace

Cell operator+(const Cell& left, const Cell& right) {
  return {left.impressions + right.impressions,
          left.clicks + right.clicks,
          left.cost_cents + right.cost_cents,
          left.conversions + right.conversions,
          left.sessions + right.sessions,
          left.key_events + right.key_events,
          left.reach + right.reach};
}

Cell World::of_day(std::size_t campaign, int day) const {
  Cell sum;
  for (std::size_t device = 0; device < device_count; ++device) sum = sum + cell({campaign, device, day});
  return sum;
}

void run(Random& random, World& world, const Plant& plant) {
  const Frame& frame = world.frame;
  const auto days = frame.level.size();
  world.ads.assign(world.campaigns.size() * device_count * days, {});
  world.visits.assign(world.site.size() * device_count * days, {});
  for (std::size_t c = 0; c < world.campaigns.size(); ++c) {
    const Campaign& campaign = world.campaigns[c];
    for (std::size_t t = 0; t < days; ++t) {
      const DayNoise noise = draw_noise(random, frame.noise);
      for (std::size_t d = 0; d < device_count; ++d) {
        Rates rates{campaign.impressions * campaign.device_share[d] * frame.level[t],
                    campaign.ctr,
                    campaign.cost_per_click,
                    campaign.cvr * campaign.device_cvr[d],
                    campaign.frequency,
                    frame.counted[t]};
        if (plant.ads) plant.ads({c, d, static_cast<int>(t)}, rates);
        world.ads[(c * device_count + d) * days + t] = draw_cell(random, campaign, rates, noise);
      }
    }
  }
  for (std::size_t s = 0; s < world.site.size(); ++s) {
    const SiteChannel& channel = world.site[s];
    for (std::size_t t = 0; t < days; ++t) {
      const DayNoise noise = draw_noise(random, frame.noise);
      for (std::size_t d = 0; d < device_count; ++d) {
        SiteRates rates{channel.sessions * channel.device_share[d] * frame.level[t],
                        channel.cvr * channel.device_cvr[d]};
        if (plant.site) plant.site({s, d, static_cast<int>(t)}, rates);
        Visits& visits = world.visits[(s * device_count + d) * days + t];
        visits.sessions = poisson(random, rates.sessions * noise.impressions);
        visits.key_events = binomial(random, {visits.sessions, share(rates.cvr * noise.cvr)});
      }
    }
  }
}

}  // namespace regie::sim
