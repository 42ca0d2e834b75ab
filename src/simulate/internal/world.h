// simulate/internal/world.h - one made-up account: its calendar, campaigns, site, and the counts of every
// day.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/random.h"
#include "simulate/internal/frame.h"

namespace regie::sim {

enum class Platform { google_ads, meta_ads, linkedin_ads };
enum class Bought { by_click, by_impression };
inline constexpr std::size_t device_count = 3;
enum Device : std::size_t { desktop, mobile, tablet };
using PerDevice = std::array<double, device_count>;

struct Campaign {
  Platform platform = Platform::google_ads;
  std::string name;
  std::string type;     // search, display, video, social
  std::string country;  // ISO 3166
  Bought bought = Bought::by_click;
  PerDevice device_share{0.45, 0.5, 0.05};
  PerDevice device_cvr{1, 1, 1};  // times cvr
  double impressions = 0;         // a day
  double ctr = 0;
  double cost_per_click = 0;  // in units of the currency
  double cvr = 0;
  double frequency = 1.4;  // impressions per person reached and day
  std::int64_t budget_cents = 0;
};

/// Each Meta campaign has one ad set.
[[nodiscard]] inline std::string ad_set_name(const Campaign& campaign) { return campaign.name + " | set 1"; }

/// A channel of the site nobody pays for by the click.
struct SiteChannel {
  std::string name;  // as GA4 writes it
  std::string country;
  PerDevice device_share{0.45, 0.5, 0.05};
  PerDevice device_cvr{1, 1, 1};
  double sessions = 0;
  double cvr = 0;
};

/// What a scenario may bend: called with the plain figures of a spot before counts are drawn.
struct Spot {
  std::size_t place = 0;  // index of the campaign or site channel
  std::size_t device = 0;
  int day = 0;
};
struct Rates {
  double impressions = 0;
  double ctr = 0;
  double cost_per_click = 0;
  double cvr = 0;
  double frequency = 0;
  double counted = 1;  // share of conversions the tags see
};
struct SiteRates {
  double sessions = 0;
  double cvr = 0;
};
struct Plant {
  std::function<void(const Spot&, Rates&)> ads;
  std::function<void(const Spot&, SiteRates&)> site;
};

struct Cell {
  std::int64_t impressions = 0;
  std::int64_t clicks = 0;
  std::int64_t cost_cents = 0;
  std::int64_t conversions = 0;
  std::int64_t sessions = 0;    // as GA4 sees the clicks
  std::int64_t key_events = 0;  // as GA4 sees the conversions
  std::int64_t reach = 0;
};
Cell operator+(const Cell& left, const Cell& right);
struct Visits {
  std::int64_t sessions = 0;
  std::int64_t key_events = 0;
};

struct World {
  Frame frame;
  std::vector<Campaign> campaigns;
  std::vector<SiteChannel> site;
  std::vector<Cell> ads;       // [campaign][device][day]
  std::vector<Visits> visits;  // [site channel][device][day]
  [[nodiscard]] const Cell& cell(const Spot& spot) const {
    return ads[(spot.place * device_count + spot.device) * level_days() + static_cast<std::size_t>(spot.day)];
  }
  [[nodiscard]] const Visits& visit(const Spot& spot) const {
    return visits[(spot.place * device_count + spot.device) * level_days() +
                  static_cast<std::size_t>(spot.day)];
  }
  [[nodiscard]] Cell of_day(std::size_t campaign, int day) const;

 private:
  [[nodiscard]] std::size_t level_days() const { return frame.level.size(); }
};

/// Draws every count. `world` comes with frame, campaigns and site channels filled in.
void run(Random& random, World& world, const Plant& plant);

}  // namespace regie::sim
