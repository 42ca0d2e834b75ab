// simulate/internal/accounts.cpp - plausible campaigns, site channels and by-catch, drawn for a scenario.
#include "simulate/internal/accounts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "simulate/internal/samplers.h"

namespace regie::sim {
namespace {

struct Usual {
  double ctr_low, ctr_high;
  double price_low, price_high;  // a click
  double cvr_low, cvr_high;
};

Usual usual(const CampaignWish& wish) {
  if (wish.platform == Platform::linkedin_ads) return {0.004, 0.008, 4, 9, 0.02, 0.05};
  if (wish.type == "search") return {0.03, 0.08, 0.6, 3.5, 0.03, 0.08};
  if (wish.type == "display") return {0.004, 0.01, 0.25, 0.6, 0.01, 0.03};
  if (wish.type == "video") return {0.005, 0.012, 0.2, 0.5, 0.01, 0.02};
  return {0.009, 0.02, 0.4, 1.2, 0.02, 0.05};
}

constexpr int apart_days = 3;  // nearer to the onset no rule could tell a decoy from the true event

template <class Item>
void shuffle(Random& random, std::vector<Item>& items) {
  for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[random.below(i)]);
}

PerDevice draw_devices(Random& random) {
  const double phones = between(random, 0.35, 0.65);
  const double tablets = between(random, 0.02, 0.06);
  return {1 - phones - tablets, phones, tablets};
}

}  // namespace

Campaign draw_campaign(Random& random, const CampaignWish& wish) {
  const Usual range = usual(wish);
  Campaign campaign;
  campaign.platform = wish.platform;
  campaign.name = wish.name;
  campaign.type = wish.type;
  campaign.country = wish.country;
  campaign.bought = wish.type == "search" ? Bought::by_click : Bought::by_impression;
  campaign.device_share = draw_devices(random);
  campaign.device_cvr = {1.15, 0.88, 0.95};
  campaign.ctr = log_between(random, range.ctr_low, range.ctr_high);
  campaign.impressions = wish.clicks / campaign.ctr;
  campaign.cost_per_click = log_between(random, range.price_low, range.price_high);
  campaign.cvr = log_between(random, range.cvr_low, range.cvr_high);
  campaign.frequency = wish.platform == Platform::meta_ads ? between(random, 1.2, 1.8) : 0;
  campaign.budget_cents = std::llround(wish.clicks * campaign.cost_per_click * 1.1 / 5) * 500 + 500;
  return campaign;
}

std::vector<std::string> campaign_names(Random& random, Tongue tongue, int count) {
  std::vector<std::string> themes =
      tongue == Tongue::dutch
          ? std::vector<std::string>{"pompen",    "onderhoud", "advies",      "offerte",
                                     "opleiding", "software",  "machines",    "verhuur",
                                     "kantoor",   "logistiek", "installatie", "keuring"}
          : std::vector<std::string>{"pumps",    "maintenance", "advice",       "quotes",
                                     "training", "software",    "machines",     "rental",
                                     "office",   "logistics",   "installation", "inspection"};
  shuffle(random, themes);
  std::vector<std::string> names{tongue == Tongue::dutch ? "Merk | NL" : "Brand | NL"};
  const std::string generic = tongue == Tongue::dutch ? "Generiek | " : "Generic | ";
  for (int i = 1; i < count; ++i) names.push_back(generic + themes[static_cast<std::size_t>(i - 1)]);
  return names;
}

double draw_clicks(Random& random, const Frame& frame) {
  return log_between(random, 150, 3000) * (frame.size == Size::small ? 0.25 : 1);
}

std::vector<Campaign> draw_account(Random& random, const Frame& frame, const AccountWish& wish) {
  std::vector<double> weights;
  double sum = 0;
  for (int i = 0; i < wish.count; ++i) sum += weights.emplace_back(0.2 + gamma(random, 1.2));
  std::vector<Campaign> campaigns;
  const auto names = campaign_names(random, frame.tongue, wish.count);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double clicks = std::max(wish.least, wish.clicks * weights[i] / sum);
    const bool display = i > 1 && happens(random, 0.2);
    campaigns.push_back(draw_campaign(
        random, {names[i], display ? "display" : "search", Platform::google_ads, "NL", clicks}));
  }
  return campaigns;
}

std::vector<SiteChannel> draw_site(Random& random, const SiteWish& wish) {
  std::vector<SiteChannel> site;
  const std::pair<const char*, double> channels[] = {
      {"Organic Search", 0.5}, {"Direct", 0.28}, {"Email", 0.1}, {"Referral", 0.12}};
  for (const auto& [name, part] : channels) {
    const double cvr = log_between(random, 0.01, 0.03);
    const double of_channel = wish.sessions * part * log_normal_noise(random, 0.3);
    for (std::size_t i = 0; i < wish.countries.size(); ++i) {
      SiteChannel channel;
      channel.name = name;
      channel.country = wish.countries[i];
      channel.device_share = draw_devices(random);
      channel.sessions = of_channel * (i == 0 ? 2.0 : 1.0) / static_cast<double>(wish.countries.size() + 1);
      channel.cvr = cvr;
      site.push_back(channel);
    }
  }
  return site;
}

std::vector<Dated> decoy_events(Random& random, const Frame& frame, const DecoyWish& wish) {
  struct Choice {
    const char* dutch;
    const char* english;
    const char* kind;
  };
  std::vector<Choice> choices{
      {"Vakbeurs in de Jaarbeurs", "Trade fair", "own"},
      {"Concurrent lanceert nieuwe website", "Competitor launches a new website", "outside"},
      {"Nieuwe folder", "New leaflet", "own"},
      {"Open dag", "Open day", "own"},
      {"Interview in vakblad", "Interview in a trade magazine", "outside"},
      {"Nieuwe prijslijst", "New price list", "own"},
      {"Brancheonderzoek verschenen", "Industry survey published", "outside"},
      {"Staking bij het spoor", "Rail strike", "outside"}};
  shuffle(random, choices);
  std::vector<Dated> events;
  for (int i = 0; i < wish.count; ++i) {
    const Choice& choice = choices[static_cast<std::size_t>(i)];
    Day day = frame.days.from + whole_between(random, 0, frame.count() - 30);
    if (i < wish.recent) {
      do day = frame.as_of - whole_between(random, 2, 14);
      while (wish.onset && std::abs(day - *wish.onset) < apart_days);
    }
    std::optional<Day> to;
    if (happens(random, 0.3)) to = day + whole_between(random, 1, 3);
    // A stretch that runs into the onset would be as good a candidate as the true one.
    if (to && wish.onset && day < *wish.onset && *wish.onset - *to < apart_days) to.reset();
    events.push_back(
        {day, to, frame.tongue == Tongue::dutch ? choice.dutch : choice.english, choice.kind, "", ""});
  }
  return events;
}

std::string change_time(Random& random) {
  const int hour = whole_between(random, 8, 17);
  const int minute = whole_between(random, 0, 59);
  const int second = whole_between(random, 0, 59);
  return fmt::format("{}:{:02}:{:02} {}", hour > 12 ? hour - 12 : hour, minute, second,
                     hour >= 12 ? "PM" : "AM");
}

std::vector<Change> quiet_changes(Random& random, const World& world,
                                  const std::vector<std::size_t>& untouched) {
  std::vector<Change> changes;
  std::vector<std::size_t> campaigns;
  for (std::size_t c = 0; c < world.campaigns.size(); ++c)
    if (world.campaigns[c].platform == Platform::google_ads &&
        std::ranges::find(untouched, c) == untouched.end())
      campaigns.push_back(c);
  if (campaigns.empty()) return changes;
  constexpr const char* texts[] = {
      "Ad created",     "Ad headline changed",    "Negative keyword added: \"free\"",
      "Sitelink added", "Ad description changed", "Keyword added"};
  const Frame& frame = world.frame;
  for (int i = whole_between(random, 3, 8); i > 0; --i) {
    const Campaign& campaign = world.campaigns[campaigns[random.below(campaigns.size())]];
    const Day day = i == 1 ? frame.as_of - whole_between(random, 3, 12)
                           : frame.days.from + whole_between(random, 0, frame.count() - 1);
    const char* text = texts[random.below(std::size(texts))];
    changes.push_back({day, change_time(random), "marketer@example.com", campaign.name, "", text});
  }
  // Small budget steps that never bind: the campaign spends less than either.
  const Campaign& campaign = world.campaigns[campaigns[random.below(campaigns.size())]];
  const Day day = frame.as_of - whole_between(random, 2, 13);
  const std::int64_t twice = campaign.budget_cents * 2;
  changes.push_back({day, change_time(random), "marketer@example.com", campaign.name, "",
                     budget_change_text(twice, twice + 500)});
  return changes;
}

}  // namespace regie::sim
