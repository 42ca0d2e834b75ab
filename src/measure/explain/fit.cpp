// measure/explain/fit.cpp - dates, places and directions, weighed.
#include "measure/explain/fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "measure/explain/footprint_text.h"

namespace regie::explaining {
namespace {

// A date that has nothing to do with the change falls on any of these days.
constexpr double month_days = 30;
// The onset is found to about this many days even where its interval is a single day.
constexpr double onset_sd_min = 0.4;
constexpr double interval_sds = 3.92;  // a 95 % interval spans this many standard deviations
// Nothing works before it begins; clocks, time zones and late exports may still shift a day.
constexpr double before_density = 0.0004;
// Days after the date at which the change begins. They fall off geometrically; what is left over is spread
// thin.
constexpr double shock_falls = 0.62;
constexpr double switched_falls = 0.35;
// A day of the calendar shows on the day, sometimes on the day after (a bridge, the way home).
constexpr double season_day = 0.6;
constexpr double season_after = 0.08;
constexpr int season_days_after = 2;
constexpr double late_density = 0.0015;
constexpr int late_days = 28;

struct Odds {
  double inside_moved, inside_still, outside_moved, outside_still;
};
// log of P(seen | the event) / P(seen | something else): a place in scope moves 85 times in 100, one outside
// 10; places move anyway 30 times in 100.
const Odds odds{std::log(.85 / .30), std::log(.15 / .70), std::log(.05 / .30), std::log(.95 / .70)};
// More places than this say no more: they move together.
constexpr double places_count_max = 4;
constexpr double place_weight_max = 3;
constexpr double exact_place = 1.5;
constexpr double inside_scope = 0.8;
constexpr double part_of_place = -0.7;
constexpr double hardly_part = -3.0;
constexpr double mainly_driven = 0.5;
constexpr double partly_driven = 0.25;
constexpr double another_place = -5;
constexpr double no_scope_counts = 0.4;
constexpr double no_scope_max = 1.0;
constexpr double direction_fits = 1.2;
constexpr double direction_fails = -3.0;
// More money with less of everything is no effect of that change.
constexpr double wrong_way = -5.0;
constexpr double neighbour_fits = 0.5;
constexpr double neighbour_fails = -1.0;

bool dutch(const Scene& scene) { return scene.input().language == "nl"; }

double density(int lag, Lag kind) {
  if (lag < 0) return before_density;
  if (kind == Lag::season)
    return lag == 0 ? season_day : lag <= season_days_after ? season_after : late_density;
  const double falls = kind == Lag::shock ? shock_falls : switched_falls;
  const double spread = lag <= late_days ? late_density : before_density;
  return (1 - falls) * std::pow(falls, lag) + spread;
}

std::string count_days(int days, bool nl) {
  if (nl) return days == 1 ? "één dag" : std::to_string(days) + " dagen";
  return days == 1 ? "one day" : std::to_string(days) + " days";
}

std::string time_sentence(int lag, bool nl) {
  if (lag == 0) return nl ? "begint op de dag van het begin" : "starts on the day of the onset";
  const std::string days = count_days(std::abs(lag), nl);
  if (lag > 0) return nl ? "begint " + days + " voor het begin" : "starts " + days + " before the onset";
  return nl ? "begint " + days + " na het begin" : "starts " + days + " after the onset";
}

std::string of_places(int some, int all, bool nl) {
  return std::to_string(some) + (nl ? " van " : " of ") + std::to_string(all);
}

}  // namespace

Fit fit_time(const Scene& scene, DaySpan days, Lag kind) {
  const Onset& onset = scene.input().change.onset;
  const double sd = std::max(onset_sd_min, static_cast<double>(onset.high - onset.low) / interval_sds);
  double mass = 0;
  double fits = 0;
  for (Day day = onset.low - 1; day <= onset.high + 1; day = day + 1) {
    const double off = static_cast<double>(day - onset.day) / sd;
    const double weight = std::exp(-off * off / 2);
    // Between its first and last day a calendar entry is as good as on its first.
    const int lag = kind == Lag::season && days.holds(day) ? std::min(day - days.from, 2) : day - days.from;
    mass += weight;
    fits += weight * density(lag, kind);
  }
  Fit fit;
  fit.weight = std::log(fits / mass * month_days);
  const std::string sentence = time_sentence(onset.day - days.from, dutch(scene));
  (fit.weight > 0 ? fit.says_for : fit.says_against).push_back(sentence);
  return fit;
}

namespace {

struct Seen {
  int inside_moved = 0, inside_still = 0, outside_moved = 0, outside_still = 0;
  [[nodiscard]] int inside() const { return inside_moved + inside_still; }
  [[nodiscard]] int outside() const { return outside_moved + outside_still; }
};

// Places that share nothing with the scope are outside it; those only partly in it say nothing.
Seen count_places(const Scene& scene, const Slice& where) {
  Seen seen;
  for (const Scene::Place& place : scene.siblings()) {
    if (place.moved == Moved::cannot_tell) continue;
    const bool moved = place.moved == scene.self();
    if (slice_holds(where, place.slice))
      ++(moved ? seen.inside_moved : seen.inside_still);
    else if (contradicts(where, place.slice))
      ++(moved ? seen.outside_moved : seen.outside_still);
  }
  return seen;
}

void say_places(const Seen& seen, bool nl, Fit& fit) {
  if (seen.inside_moved > 0)
    fit.says_for.push_back(
        of_places(seen.inside_moved, seen.inside(), nl) +
        (nl ? " andere plekken binnen het bereik bewogen mee" : " other places in its scope moved along"));
  if (seen.inside_still > 0)
    fit.says_against.push_back(of_places(seen.inside_still, seen.inside(), nl) +
                               (nl ? " andere plekken binnen het bereik bewogen niet mee"
                                   : " other places in its scope did not move along"));
  if (seen.outside_still > 0)
    fit.says_for.push_back(of_places(seen.outside_still, seen.outside(), nl) +
                           (nl ? " plekken buiten het bereik bewogen niet mee"
                               : " places outside its scope did not move along"));
  if (seen.outside_moved > 0)
    fit.says_against.push_back(
        of_places(seen.outside_moved, seen.outside(), nl) +
        (nl ? " plekken buiten het bereik bewogen ook" : " places outside its scope moved too"));
}

// How the scope lies to the place of the change itself.
void weigh_scope(const Scene& scene, const Slice& where, bool nl, Fit& fit) {
  const Slice& here = scene.input().change.slice;
  if (where == here) {
    fit.weight += exact_place;
    fit.says_for.push_back(nl ? "gaat over precies deze plek" : "is about exactly this place");
    return;
  }
  if (slice_holds(where, here)) {
    fit.weight += inside_scope;
    fit.says_for.push_back(nl ? "deze plek ligt binnen het bereik" : "this place lies in its scope");
    return;
  }
  const std::optional<double> share = driven_share(scene.input(), where);
  if (share && *share >= mainly_driven) {
    fit.weight += inside_scope;
    fit.says_for.push_back(nl ? "de grootste drager ligt binnen het bereik"
                              : "the largest driver lies in its scope");
  } else if (!share || *share >= partly_driven) {
    fit.weight += part_of_place;
  } else {
    fit.weight += hardly_part;
    fit.says_against.push_back(nl ? "gaat over een klein deel van deze plek"
                                  : "is about a small part of this place");
  }
}

}  // namespace

Fit fit_place(const Scene& scene, const Slice& asked_where) {
  const bool nl = dutch(scene);
  const Slice where = in_words_of(scene.input().change.slice, asked_where);
  Fit fit;
  if (contradicts(where, scene.input().change.slice)) {
    fit.weight = another_place;
    fit.says_against.push_back((nl ? "gaat over een andere plek: " : "is about another place: ") +
                               slice_text(where));
    return fit;
  }
  if (!where.empty()) weigh_scope(scene, where, nl, fit);
  const Seen seen = count_places(scene, where);
  const int told = seen.inside() + seen.outside();
  if (told == 0) return fit;
  const double sum = seen.inside_moved * odds.inside_moved + seen.inside_still * odds.inside_still +
                     seen.outside_moved * odds.outside_moved + seen.outside_still * odds.outside_still;
  const double counted = sum * std::min(1.0, places_count_max / told);
  // Who writes down an event seldom writes its scope: that none was given says little.
  fit.weight += where.empty() ? std::clamp(counted * no_scope_counts, -no_scope_max, no_scope_max)
                              : std::clamp(counted, -place_weight_max, place_weight_max);
  say_places(seen, nl, fit);
  return fit;
}

Fit fit_moves(const Scene& scene, std::string_view moves) {
  const bool nl = dutch(scene);
  const Slice& here = scene.input().change.slice;
  Fit fit;
  const auto cells = parse_footprint({moves, ""});
  if (!cells) return fit;
  for (const FootprintCell& cell : *cells) {
    const Slice& where = cell.slice.empty() ? here : cell.slice;
    const bool own = cell.metric == scene.input().change.metric && where == here;
    const Moved seen = scene.at(cell.metric, where);
    if (seen == Moved::cannot_tell) continue;
    const bool fits = word_of(seen) == cell.expected;
    fit.weight += own ? (fits ? direction_fits : direction_fails) : (fits ? neighbour_fits : neighbour_fails);
    const std::string words = cell_name(cell) + ": " + cell.expected;
    if (fits) fit.says_for.push_back((nl ? "verwacht en gezien: " : "expected and seen: ") + words);
    if (!fits)
      fit.says_against.push_back((nl ? "verwacht " : "expected ") + words + (nl ? ", gezien: " : ", seen: ") +
                                 word_of(seen));
  }
  return fit;
}

Fit fit_before_after(const Scene& scene, const DatedChange& change) {
  Fit fit;
  if (!change.before || !change.after || *change.before == *change.after) return fit;
  const bool more = *change.after > *change.before;
  const bool budget_or_bid = change.kind == "budget" || change.kind == "bid" || change.kind == "status";
  if (!budget_or_bid) return fit;
  static constexpr std::array volumes{"cost",  "impressions",   "clicks", "sessions", "conversions",
                                      "leads", "registrations", "orders", "revenue",  "conversion_value",
                                      "users"};
  const std::string& metric = scene.input().change.metric;
  if (std::find(volumes.begin(), volumes.end(), metric) == volumes.end()) return fit;
  const bool fits = more == (scene.self() == Moved::up);
  fit.weight = fits ? direction_fits : wrong_way;
  const bool nl = dutch(scene);
  if (fits) fit.says_for.push_back(nl ? "de richting past" : "its direction fits");
  if (!fits) fit.says_against.push_back(nl ? "de richting past niet" : "its direction does not fit");
  return fit;
}

}  // namespace regie::explaining
