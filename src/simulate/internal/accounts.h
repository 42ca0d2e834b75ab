// simulate/internal/accounts.h - plausible campaigns, site channels and by-catch, drawn for a scenario.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulate/internal/world.h"
#include "simulate/internal/writers.h"

namespace regie::sim {

struct CampaignWish {
  std::string name;
  std::string type;  // search, display, video, social
  Platform platform = Platform::google_ads;
  std::string country = "NL";
  double clicks = 100;  // a day
};
/// Prices and rates usual for the type; impressions follow from the clicks.
[[nodiscard]] Campaign draw_campaign(Random& random, const CampaignWish& wish);

/// Names nobody has to think about: "Brand", "Generic | pumps", ... in the account's language; no two alike.
[[nodiscard]] std::vector<std::string> campaign_names(Random& random, Tongue tongue, int count);

/// An ordinary search account: `count` campaigns whose clicks a day add to about `clicks`, none below
/// `least`.
struct AccountWish {
  int count = 5;
  double clicks = 500;
  double least = 15;
};
[[nodiscard]] std::vector<Campaign> draw_account(Random& random, const Frame& frame, const AccountWish& wish);
/// Total clicks a day of an account of this size.
[[nodiscard]] double draw_clicks(Random& random, const Frame& frame);

/// Organic, direct, mail and referral traffic, `sessions` a day in all, over the countries given.
struct SiteWish {
  double sessions = 300;
  std::vector<std::string> countries{"NL"};
};
[[nodiscard]] std::vector<SiteChannel> draw_site(Random& random, const SiteWish& wish);

/// Events that changed nothing: `count` of them over the history, `recent` in the last fortnight.
struct DecoyWish {
  int count = 4;
  int recent = 1;
  std::optional<Day> onset{};  // of what was planted: decoys keep away from it
};
[[nodiscard]] std::vector<Dated> decoy_events(Random& random, const Frame& frame, const DecoyWish& wish);

/// Changes that moved nothing measurable, in Google Ads campaigns but for those in `untouched`.
[[nodiscard]] std::vector<Change> quiet_changes(Random& random, const World& world,
                                                const std::vector<std::size_t>& untouched);

[[nodiscard]] std::string change_time(Random& random);

}  // namespace regie::sim
