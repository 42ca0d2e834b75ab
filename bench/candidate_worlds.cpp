// bench/candidate_worlds.cpp - workspaces in which one or two things happened, among things that did nothing.
#include "bench/candidate_worlds.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "simulate/internal/samplers.h"
#include "simulate/internal/scenarios.h"

namespace regie::candidates {
namespace {

using sim::between;
using sim::happens;
using sim::whole_between;

constexpr const char* person = "marketer@example.com";
constexpr double written_share = 0.65;  // of what somebody could have written down
constexpr double second_share = 0.35;   // workspaces in which another thing happens in the same days
constexpr double nothing_share = 0.10;
constexpr double cut_share = 0.6;

class Maker {
 public:
  Maker(Kinds kinds, std::uint64_t seed)
      : kinds_(kinds), random_(seed * 2 + (kinds == Kinds::other ? 1 : 0)), seed_(seed) {}

  World make() {
    draw_account();
    if (!happens(random_, nothing_share)) {
      add_story(world_.frame.as_of - whole_between(random_, 4, 9));
      if (!made_.stories.empty() && happens(random_, second_share))
        add_story(
            std::min(world_.frame.as_of - 4, made_.stories.front().onset + whole_between(random_, -6, 6)));
    }
    sim::Plant plant;
    plant.ads = [this](const sim::Spot& spot, sim::Rates& rates) {
      for (const auto& bend : bends_) bend(spot, rates);
    };
    plant.site = [this](const sim::Spot& spot, sim::SiteRates& rates) {
      for (const auto& bend : site_bends_) bend(spot, rates);
    };
    sim::run(random_, world_, plant);
    add_decoys();
    write();
    return std::move(made_);
  }

 private:
  using Bend = std::function<void(const sim::Spot&, sim::Rates&)>;

  void draw_account() {
    SimulateInput input;
    input.scenario = kinds_ == Kinds::known ? "known" : "other";
    input.seed = seed_;
    const Day as_of = Day::of({2025, 6, 2}) + 7 * whole_between(random_, 0, 60);
    world_.frame = sim::draw_frame(random_, {input, as_of, false});
    const double clicks = sim::log_between(random_, 300, 4000);
    world_.campaigns = sim::draw_account(random_, world_.frame, {whole_between(random_, 3, 7), clicks, 40});
    google_ = world_.campaigns.size();
    if (kinds_ == Kinds::other || happens(random_, 0.4))
      for (const char* name : {"Prospecting | NL", "Retargeting | NL"})
        world_.campaigns.push_back(sim::draw_campaign(
            random_, {name, "social", sim::Platform::meta_ads, "NL", sim::log_between(random_, 120, 600)}));
    world_.site = sim::draw_site(random_, {sim::log_between(random_, 200, 2500)});
    made_.simulation.truth = sim::plain_truth(input, world_.frame);
    constexpr int recent_days = 21;
    const Day::Parts today = as_of.parts();
    made_.holidays = !sim::dutch_holidays({as_of - recent_days, as_of - 1}).empty() ||
                     (today.month == 12 && today.day > 23) || (today.month == 1 && today.day < 24);
  }

  [[nodiscard]] bool dutch() const { return world_.frame.tongue == sim::Tongue::dutch; }
  [[nodiscard]] const std::string& name_of(std::size_t campaign) const {
    return world_.campaigns[campaign].name;
  }

  /// A campaign of Google's to which nothing has happened yet.
  std::size_t untouched() {
    std::size_t place = random_.below(google_);
    for (std::size_t i = 0; i < google_ && touched(place); ++i) place = (place + 1) % google_;
    touched_.push_back(place);
    return place;
  }
  [[nodiscard]] bool touched(std::size_t place) const {
    return std::find(touched_.begin(), touched_.end(), place) != touched_.end();
  }

  void bend(Day onset, std::vector<std::size_t> places, Bend how) {
    const int first = world_.frame.index(onset);
    bends_.push_back([first, places = std::move(places), how = std::move(how)](const sim::Spot& spot,
                                                                               sim::Rates& rates) {
      const bool here = places.empty() || std::find(places.begin(), places.end(), spot.place) != places.end();
      if (here && spot.day >= first) how(spot, rates);
    });
  }

  double factor() {
    return happens(random_, cut_share) ? between(random_, 0.45, 0.75) : between(random_, 1.4, 2.0);
  }

  /// Days from the date to the onset of what works at once, and of what has to get round.
  int lag() {
    const double u = random_.unit();
    return u < 0.5 ? 1 : u < 0.85 ? 0 : u < 0.95 ? 2 : 3;
  }

  std::string unique(const char* english, const char* in_dutch) {
    return fmt::format("{} {}", dutch() ? in_dutch : english, ++number_);
  }

  /// What cannot happen in this account is drawn again.
  void add_story(Day onset) {
    for (int tries = 0; tries < 20; ++tries) {
      Story story;
      story.onset = onset;
      draw_story(story);
      if (story.name.empty()) continue;
      made_.stories.push_back(std::move(story));
      return;
    }
  }

  void draw_story(Story& story) {
    const auto pick = random_.below(kinds_ == Kinds::known ? 5 : 7);
    if (kinds_ == Kinds::known) {
      if (pick == 0) shock(story);
      if (pick == 1) budget(story);
      if (pick == 2) new_ad(story);
      if (pick == 3) automation(story);
      if (pick == 4) fault(story);
      return;
    }
    if (pick == 0) pause(story);
    if (pick == 1) landing_page(story);
    if (pick == 2) dearer(story);
    if (pick == 3) targeting(story);
    if (pick == 4) mix(story);
    if (pick == 5) search_update(story);
    if (pick == 6) fatigue(story);
  }

  std::vector<Slice> places_of(const std::vector<std::size_t>& campaigns) const {
    std::vector<Slice> places;
    for (const std::size_t campaign : campaigns)
      for (Slice& place : sim::places_of(world_, campaign)) places.push_back(std::move(place));
    if (campaigns.size() >= google_) places.push_back({});
    return places;
  }

  /// An own change that nobody wrote down has a candidate of its own.
  void unwritten_own(Story& story) const {
    story.titles = {dutch() ? "Eigen wijziging die niet is vastgelegd"
                            : "A change of our own that nobody wrote down"};
  }

  void event(Story& story, const char* kind, std::string title, const Slice& where,
             const std::string& moves) {
    story.written = happens(random_, written_share);
    if (!story.written) {
      story.kind = CandidateKind::none_of_these;
      return;
    }
    story.titles = {std::move(title)};
    const bool scoped = !where.empty() && happens(random_, 0.5);
    std::optional<Day> to;
    const Day from = story.onset - lag();
    if (happens(random_, 0.25)) to = story.onset + whole_between(random_, 1, 5);
    events_.push_back({from, to, story.titles[0], kind,
                       scoped ? where.begin()->first + "=" + where.begin()->second : "",
                       happens(random_, 0.4) ? moves : ""});
  }

  void own(Story& story, std::size_t place, std::string text) {
    story.kind = CandidateKind::own_change;
    story.written = happens(random_, written_share);
    if (!story.written) return unwritten_own(story);
    story.titles = {std::move(text)};
    changes_.push_back(
        {story.onset - lag(), sim::change_time(random_), person, name_of(place), "", story.titles[0]});
  }

  // --- stories known ---------------------------------------------------------------------------------------

  void shock(Story& story) {
    story.name = "outside shock";
    story.kind = CandidateKind::outside_event;
    story.metrics = {"ctr", "clicks", "cost", "conversions", "sessions"};
    std::vector<std::size_t> places{untouched()};
    const bool all = happens(random_, 0.3);
    if (all)
      for (std::size_t i = 0; i < google_; ++i)
        if (!touched(i)) places.push_back(i);
    const double by = factor();
    bend(story.onset, places, [by](const sim::Spot&, sim::Rates& rates) { rates.ctr *= by; });
    story.places = places_of(places);
    event(story, "outside", unique("Announcement of the ministry", "Aankondiging van het ministerie"),
          all ? Slice{} : Slice{{"campaign", name_of(places[0])}}, by < 1 ? "clicks:down" : "clicks:up");
  }

  void budget(Story& story) {
    story.name = "budget changed by a person";
    story.metrics = {"cost", "impressions", "clicks", "conversions", "sessions"};
    const std::size_t place = untouched();
    const double by = factor();
    bend(story.onset, {place}, [by](const sim::Spot&, sim::Rates& rates) { rates.impressions *= by; });
    story.places = places_of({place});
    const std::int64_t had = 1000 + 100 * whole_between(random_, 10, 900);
    own(story, place, sim::budget_change_text(had, std::llround(static_cast<double>(had) * by)));
  }

  void new_ad(Story& story) {
    story.name = "new advertisement";
    story.metrics = {"ctr", "clicks", "cost", "conversions", "sessions"};
    const std::size_t place = untouched();
    const double by = factor();
    bend(story.onset, {place}, [by](const sim::Spot&, sim::Rates& rates) { rates.ctr *= by; });
    story.places = places_of({place});
    own(story, place, fmt::format("Ad headline changed: \"{}\"", unique("Offer", "Aanbod")));
  }

  void automation(Story& story) {
    const std::size_t from = random_.below(google_);
    const std::size_t to = (from + 1 + random_.below(google_ - 1)) % google_;
    const double given = between(random_, 0.3, 0.6);
    const auto spends = [&](std::size_t c) {
      const sim::Campaign& campaign = world_.campaigns[c];
      return campaign.impressions * campaign.ctr * campaign.cost_per_click;
    };
    const double taken = given * spends(from) / spends(to);
    if (touched(from) || touched(to) || taken < 0.25 || taken > 2) return;
    touched_.push_back(from);
    touched_.push_back(to);
    story.name = "money moved by the platform";
    story.kind = CandidateKind::platform_change;
    story.metrics = {"cost", "impressions", "clicks", "conversions"};
    bend(story.onset, {from},
         [given](const sim::Spot&, sim::Rates& rates) { rates.impressions *= 1 - given; });
    bend(story.onset, {to}, [taken](const sim::Spot&, sim::Rates& rates) { rates.impressions *= 1 + taken; });
    story.places = places_of({from, to});
    story.written = happens(random_, written_share);
    if (!story.written) {
      story.titles = {dutch() ? "Sturing door het platform zelf" : "The platform's own steering"};
      return;
    }
    const std::int64_t had = 1000 + 100 * whole_between(random_, 10, 900);
    const auto less = std::llround(static_cast<double>(had) * (1 - given));
    const auto more = std::llround(static_cast<double>(had) * (1 + taken));
    story.titles = {sim::budget_change_text(had, less), sim::budget_change_text(had, more)};
    const std::string time = sim::change_time(random_);
    changes_.push_back({story.onset - 1, time, sim::automation, name_of(from), "", story.titles[0]});
    changes_.push_back({story.onset - 1, time, sim::automation, name_of(to), "", story.titles[1]});
  }

  void fault(Story& story) {
    story.name = "measuring fault";
    story.kind = CandidateKind::tracking;
    story.metrics = {"conversions", "cvr"};
    by_device_ = true;
    const std::size_t device = happens(random_, 0.5) ? sim::mobile : sim::desktop;
    const double left = between(random_, 0.02, 0.4);
    bend(story.onset, {}, [device, left](const sim::Spot& spot, sim::Rates& rates) {
      if (spot.device == device) rates.counted *= left;
    });
    story.places = {{{"device", device == sim::mobile ? "mobile" : "desktop"}}, {}};
  }

  // --- other stories ---------------------------------------------------------------------------------------

  void pause(Story& story) {
    story.name = "campaign stopped";
    story.metrics = {"clicks", "impressions", "cost", "conversions"};
    const std::size_t place = untouched();
    bend(story.onset, {place}, [](const sim::Spot&, sim::Rates& rates) { rates.impressions = 0; });
    story.places = places_of({place});
    const bool by_person = happens(random_, 0.7);
    if (by_person) return own(story, place, fmt::format("Campaign paused: {}", unique("round", "ronde")));
    story.kind = CandidateKind::none_of_these;  // refused by the platform, and no file says so
  }

  void landing_page(Story& story) {
    story.name = "landing page changed";
    story.kind = CandidateKind::own_change;
    story.metrics = {"cvr", "conversions"};
    const double by = factor();
    const std::size_t place = untouched();
    const bool all = happens(random_, 0.5);
    std::vector<std::size_t> places{place};
    if (all)
      for (std::size_t i = 0; i < google_; ++i)
        if (i != place) places.push_back(i);
    bend(story.onset, places, [by](const sim::Spot&, sim::Rates& rates) { rates.cvr *= by; });
    story.places = places_of(places);
    event(story, "own", unique("New landing page", "Nieuwe landingspagina"),
          all ? Slice{} : Slice{{"campaign", name_of(place)}},
          by < 1 ? "conversions:down" : "conversions:up");
    if (!story.written) {
      story.kind = CandidateKind::own_change;
      unwritten_own(story);
    }
  }

  void dearer(Story& story) {
    story.name = "clicks dearer";
    story.kind = CandidateKind::outside_event;
    story.metrics = {"cost", "cpc"};
    const std::size_t place = untouched();
    const double by = between(random_, 1.35, 2.0);
    const bool all = happens(random_, 0.4);
    std::vector<std::size_t> places{place};
    if (all)
      for (std::size_t i = 0; i < google_; ++i)
        if (i != place) places.push_back(i);
    bend(story.onset, places, [by](const sim::Spot&, sim::Rates& rates) { rates.cost_per_click *= by; });
    story.places = places_of(places);
    event(story, "outside", unique("Competitor bids on our words", "Concurrent biedt op onze woorden"),
          all ? Slice{} : Slice{{"campaign", name_of(place)}}, "cost:up");
  }

  void targeting(Story& story) {
    story.name = "targeting changed";
    story.metrics = {"impressions", "clicks", "cost", "ctr", "conversions", "sessions"};
    const std::size_t place = untouched();
    const double by = factor();
    const double rate = std::pow(by, -between(random_, 0.2, 0.6));  // a wider net catches less a throw
    bend(story.onset, {place}, [by, rate](const sim::Spot&, sim::Rates& rates) {
      rates.impressions *= by;
      rates.ctr *= rate;
    });
    story.places = places_of({place});
    own(story, place, fmt::format("Location targeting changed: {}", unique("region", "regio")));
  }

  void mix(Story& story) {
    story.name = "shift of the mix";
    story.kind = CandidateKind::mix;
    story.metrics = {"cvr", "conversions", "clicks", "impressions", "cost", "sessions"};
    by_device_ = true;
    const double away = between(random_, 0.35, 0.6);
    for (sim::Campaign& campaign : world_.campaigns) campaign.device_cvr = {1.6, 0.35, 0.6};
    std::vector<double> grows;
    for (const sim::Campaign& campaign : world_.campaigns)
      grows.push_back(1 + away * campaign.device_share[sim::desktop] / campaign.device_share[sim::mobile]);
    bend(story.onset, {}, [away, grows](const sim::Spot& spot, sim::Rates& rates) {
      if (spot.device == sim::desktop) rates.impressions *= 1 - away;
      if (spot.device == sim::mobile) rates.impressions *= grows[spot.place];
    });
    story.places = {{}, {{"device", "mobile"}}, {{"device", "desktop"}}};
  }

  void search_update(Story& story) {
    story.name = "search updated by the platform";
    story.kind = CandidateKind::platform_change;
    story.metrics = {"sessions", "conversions"};
    const double by = factor();
    const int first = world_.frame.index(story.onset);
    site_bends_.push_back([this, by, first](const sim::Spot& spot, sim::SiteRates& rates) {
      if (world_.site[spot.place].name == "Organic Search" && spot.day >= first) rates.sessions *= by;
    });
    story.places = {
        {{"channel", "organic_search"}}, {{"channel", "Organic Search"}}, {{"channel", "organic"}}, {}};
    event(story, "platform", unique("Core update of the search engine", "Kernupdate van de zoekmachine"), {},
          by < 1 ? "sessions:down" : "sessions:up");
  }

  void fatigue(Story& story) {
    story.kind = CandidateKind::saturation;
    story.metrics = {"ctr", "clicks", "conversions", "frequency"};
    story.slow = true;
    const std::size_t place = google_ + random_.below(2);
    if (touched(place)) return;
    touched_.push_back(place);
    story.name = "fatigue";
    const int length = whole_between(random_, 28, 42);
    story.onset = world_.frame.as_of - length;
    const double sag = between(random_, 0.35, 0.6);
    const double often = between(random_, 1.8, 2.6);
    const int first = world_.frame.index(story.onset);
    bend(story.onset, {place}, [=](const sim::Spot& spot, sim::Rates& rates) {
      const double done = (spot.day - first + 1.0) / length;
      rates.ctr *= std::pow(1 - sag, done);
      rates.frequency *= std::pow(often, done);
    });
    story.places = places_of({place});
    story.places.push_back({{"channel", "social"}});
  }

  // --- what did nothing ------------------------------------------------------------------------------------

  Day decoy_day() {
    const Day about = made_.stories.empty() ? world_.frame.as_of - whole_between(random_, 4, 9)
                                            : made_.stories[random_.below(made_.stories.size())].onset;
    const bool near = kinds_ == Kinds::other;
    return std::min(world_.frame.as_of - 1, about - whole_between(random_, -3, near ? 6 : 14));
  }

  void add_decoys() {
    for (int i = whole_between(random_, 0, 6); i > 0; --i) {
      const double u = random_.unit();
      if (u < 0.6)
        decoy_event(u < 0.38 ? "outside" : u < 0.5 ? "own" : "platform");
      else
        decoy_change(u > 0.88);
    }
    for (int i = whole_between(random_, 1, 4); i > 0; --i) {  // long ago
      const Day day = world_.frame.as_of - whole_between(random_, 40, 150);
      events_.push_back({day, {}, unique("Open day", "Open dag"), "own", "", ""});
    }
  }

  void decoy_event(const char* kind) {
    static constexpr std::array<std::array<const char*, 2>, 6> choices{
        {{"Trade fair", "Vakbeurs"},
         {"Rail strike", "Staking bij het spoor"},
         {"Price list", "Prijslijst"},
         {"Industry survey", "Brancheonderzoek"},
         {"Interview", "Interview"},
         {"Heat wave", "Hittegolf"}}};
    static constexpr std::array moves{"clicks:down",    "clicks:up",     "conversions:down",
                                      "conversions:up", "sessions:down", "cost:up"};
    const auto& choice = choices[random_.below(choices.size())];
    const std::string where = happens(random_, 0.4) ? "campaign=" + name_of(random_.below(google_)) : "";
    const std::string told = happens(random_, 0.3) ? moves[random_.below(moves.size())] : "";
    const Day from = decoy_day();
    std::optional<Day> to;
    if (happens(random_, 0.3)) to = from + whole_between(random_, 1, 3);
    events_.push_back({from, to, unique(choice[0], choice[1]), kind, where, told});
  }

  void decoy_change(bool by_machine) {
    const std::size_t place = random_.below(google_);
    static constexpr std::array texts{"Ad description changed", "Negative keyword added", "Sitelink added",
                                      "Keyword added"};
    std::string text = fmt::format("{}: {}", texts[random_.below(texts.size())], ++number_);
    if (happens(random_, 0.3)) {  // a budget that does not bind
      const std::int64_t had = 200000 + 100 * whole_between(random_, 10, 900);
      text = sim::budget_change_text(had, had + 500 * whole_between(random_, 1, 9));
    }
    changes_.push_back({decoy_day(), sim::change_time(random_), by_machine ? sim::automation : person,
                        name_of(place), "", std::move(text)});
  }

  void write() {
    auto& files = made_.simulation.files;
    const bool device = by_device_ || happens(random_, 0.4);
    files = {sim::google_ads_report(world_, device ? sim::Segment::device : sim::Segment::none),
             sim::google_ads_changes(world_, changes_), sim::ga4_report(world_, sim::Ga4By::device),
             sim::events_file(world_.frame, events_, sim::EventsAs::csv)};
    if (world_.campaigns.size() > google_) files.push_back(sim::meta_ads_report(world_));
  }

  Kinds kinds_;
  Random random_;
  std::uint64_t seed_;
  sim::World world_;
  std::size_t google_ = 0;  // campaigns of Google's come first
  std::vector<std::size_t> touched_;
  std::vector<Bend> bends_;
  std::vector<std::function<void(const sim::Spot&, sim::SiteRates&)>> site_bends_;
  std::vector<sim::Dated> events_;
  std::vector<sim::Change> changes_;
  bool by_device_ = false;
  int number_ = 0;
  World made_;
};

}  // namespace

World candidate_world(Kinds kinds, std::uint64_t seed) { return Maker(kinds, seed).make(); }

std::vector<bool> which_are_right(const std::vector<Candidate>& candidates, const Story& story) {
  std::vector<bool> right;
  bool any = false;
  for (const Candidate& candidate : candidates) {
    const bool titled = story.titles.empty() || std::find(story.titles.begin(), story.titles.end(),
                                                          candidate.title) != story.titles.end();
    right.push_back(candidate.kind == story.kind && titled);
    any = any || right.back();
  }
  for (std::size_t i = 0; i < candidates.size(); ++i)
    right[i] = right[i] || (!any && candidates[i].kind == CandidateKind::none_of_these);
  return right;
}

}  // namespace regie::candidates
