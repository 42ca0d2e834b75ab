// measure/explain/scene.cpp - decides what moved and what stood, and evaluates the terms of a rule.
#include "measure/explain/scene.h"

#include <algorithm>
#include <cmath>

namespace regie::explaining {
namespace {

// A neighbour stands when its whole interval lies within this share of the change's own size, or within this
// many of one where the change is small: a drift of some percent beside a fall of 40 is no move. It also
// stands when it may not have moved at all and surely did not move by most of what the change did.
constexpr double still_share = 1.0 / 3.0;
constexpr double still_min = 0.10;
constexpr double surely_not_share = 0.6;
// A fall to nothing has no logarithm; beyond this it is the same to us.
constexpr double fall_max = -0.9;
// Siblings agree when this share of those that can be told do.
constexpr double most = 0.7;
// Own changes from so many days before the onset to so many after are near it.
constexpr int near_before = 7;
constexpr int near_after = 1;
// A change of our own counts as near where it holds the place, or a driver with this share of the change.
constexpr double near_share = 0.25;

std::optional<bool> most_are(const std::vector<Scene::Place>& places, Moved wanted) {
  double told = 0;
  double agree = 0;
  for (const Scene::Place& place : places) {
    if (place.moved == Moved::cannot_tell) continue;
    told += 1;
    if (place.moved == wanted) agree += 1;
  }
  if (told == 0) return std::nullopt;
  return agree >= most * told;
}

bool is_campaign(const std::string& dimension) {
  return dimension == "campaign" || dimension == "ad_group" || dimension == "ad" || dimension == "keyword";
}

// Two places that differ in one dimension only: the dimension.
std::optional<std::string> differ_in(const Slice& a, const Slice& b) {
  if (a.size() != b.size()) return std::nullopt;
  std::optional<std::string> found;
  for (const auto& [dimension, value] : a) {
    const auto other = b.find(dimension);
    if (other == b.end()) return std::nullopt;
    if (other->second == value) continue;
    if (found) return std::nullopt;
    found = dimension;
  }
  return found;
}

double relative_of(const Change& change) {
  if (change.expected > 0) return change.effect.value / change.expected;
  return change.direction == Direction::down ? -1.0 : 1.0;
}

}  // namespace

std::string word_of(Moved moved) {
  switch (moved) {
    case Moved::up:
      return "up";
    case Moved::down:
      return "down";
    case Moved::still:
      return "still";
    case Moved::cannot_tell:
      break;
  }
  return "cannot tell";
}

Moved asked(std::string_view state, Moved self) {
  if (state == "still") return Moved::still;
  if (state == "up") return Moved::up;
  if (state == "down") return Moved::down;
  const bool down = (self == Moved::down) == (state == "with");
  return down ? Moved::down : Moved::up;
}

Scene::Scene(const ExplainInput& input)
    : input_(input),
      self_(input.change.direction == Direction::down ? Moved::down : Moved::up),
      relative_(relative_of(input.change)) {
  const Slice& here = input.change.slice;
  for (const Neighbour& neighbour : input.neighbours) {
    if (neighbour.metric != input.change.metric || neighbour.slice == here) continue;
    const Place place{neighbour.slice, judge(neighbour)};
    if (contradicts(here, place.slice)) siblings_.push_back(place);
    if (slice_holds(here, place.slice)) parts_.push_back(place);
  }
  const auto by_slice = [](const Place& a, const Place& b) { return a.slice < b.slice; };
  std::sort(siblings_.begin(), siblings_.end(), by_slice);
  std::sort(parts_.begin(), parts_.end(), by_slice);
}

Moved Scene::judge(const Neighbour& neighbour) const {
  if (!neighbour.can_tell) return Moved::cannot_tell;
  const Interval& interval = neighbour.relative.interval;
  const double band = std::max(still_min, still_share * std::abs(relative_));
  if (interval.low > -band && interval.high < band) return Moved::still;
  // On the log scale, where a halving and a doubling are as far.
  const double surely_not = surely_not_share * std::abs(std::log1p(std::max(relative_, fall_max)));
  const double low = std::log1p(std::max(interval.low, fall_max));
  if (interval.low <= 0 && interval.high >= 0 && low > -surely_not && std::log1p(interval.high) < surely_not)
    return Moved::still;
  if (interval.high < 0) return Moved::down;
  if (interval.low > 0) return Moved::up;
  return Moved::cannot_tell;
}

// Several platforms may show one metric of the same place; they speak only where none contradicts another.
Moved Scene::same(std::string_view metric) const {
  const Slice& here = input_.change.slice;
  if (metric == input_.change.metric) return self_;
  std::optional<Moved> told;
  for (const Neighbour& neighbour : input_.neighbours) {
    if (neighbour.metric != metric || contradicts(here, neighbour.slice)) continue;
    Slice there = neighbour.slice;
    Slice mine = here;
    there.erase("platform");
    mine.erase("platform");
    if (there != mine) continue;
    const Moved moved = judge(neighbour);
    if (moved == Moved::cannot_tell) continue;
    if (told && *told != moved) return Moved::cannot_tell;
    told = moved;
  }
  return told.value_or(Moved::cannot_tell);
}

Moved Scene::at(std::string_view metric, const Slice& slice) const {
  if (slice == input_.change.slice) return same(metric);
  for (const Neighbour& neighbour : input_.neighbours)
    if (neighbour.metric == metric && neighbour.slice == slice) return judge(neighbour);
  return Moved::cannot_tell;
}

std::optional<bool> Scene::holds(const std::vector<Term>& terms) const {
  bool told = true;
  for (const Term& term : terms) {
    const std::optional<bool> one = holds(term);
    if (one.has_value() && !*one) return false;
    told = told && one.has_value();
  }
  return told ? std::optional<bool>(true) : std::nullopt;
}

std::optional<bool> Scene::holds(const Term& term) const {
  if (term.subject == "self") return self_holds(term);
  if (term.subject == "same") return same_holds(term);
  if (term.subject == "siblings") return most_are(siblings_, asked(term.state, self_));
  if (term.subject == "parts") return most_are(parts_, asked(term.state, self_));
  if (term.subject == "money") return shifted("cost", true);
  if (term.subject == "share") return shifted(input_.change.metric, false);
  if (term.subject == "own") return change_near(false) == (term.state == "near");
  if (term.subject == "machine") return change_near(true) == (term.state == "near");
  if (term.subject == "mix") {
    if (!input_.mix_rate) return std::nullopt;
    const double effect = input_.mix_rate->mix + input_.mix_rate->rate;
    return effect != 0 && input_.mix_rate->mix / effect > term.number;
  }
  if (!input_.last_year) return std::nullopt;
  const Moved then = judge(*input_.last_year);
  if (then == Moved::cannot_tell) return std::nullopt;
  return then == asked(term.state, self_);
}

std::optional<bool> Scene::self_holds(const Term& term) const {
  const Change& change = input_.change;
  if (term.state == "down" || term.state == "up") return self_ == asked(term.state, self_);
  if (term.state == "by") return std::abs(relative_) >= term.number;
  if (term.state == "sharp") return change.onset.high - change.onset.low < static_cast<int>(term.number);
  const auto named = [&](std::string_view word) {
    return std::find(term.names.begin(), term.names.end(), word) != term.names.end();
  };
  if (term.state == "is") return named(change.metric);
  switch (change.kind) {
    case ChangeKind::spike:
      return named("spike");
    case ChangeKind::level_shift:
      return named("level_shift");
    case ChangeKind::trend:
      return named("trend");
    case ChangeKind::stopped:
      return named("stopped");
    case ChangeKind::started:
      return named("started");
    case ChangeKind::tracking:
      return named("tracking");
  }
  return std::nullopt;
}

// The metric of the change is a witness of its own direction only, and no proof that others moved along.
std::optional<bool> Scene::same_holds(const Term& term) const {
  const Moved wanted = asked(term.state, self_);
  const bool direction_asked = term.state == "up" || term.state == "down";
  bool told = false;
  for (const std::string& metric : term.names) {
    const bool own = metric == input_.change.metric;
    if (own && wanted == Moved::still) continue;
    const Moved moved = same(metric);
    if (moved == Moved::cannot_tell) continue;
    if (moved != wanted) return false;
    told = told || !own || direction_asked;
  }
  return told ? std::optional<bool>(true) : std::nullopt;
}

// Did a place that differs in one dimension go the other way, while the whole of them is not known to have
// moved?
std::optional<bool> Scene::shifted(std::string_view metric, bool among_campaigns) const {
  const Moved here = same(metric);
  if (here == Moved::cannot_tell) return std::nullopt;
  if (here == Moved::still) return false;
  bool told = false;
  for (const Neighbour& neighbour : input_.neighbours) {
    if (neighbour.metric != metric) continue;
    const auto dimension = differ_in(input_.change.slice, neighbour.slice);
    if (!dimension || is_campaign(*dimension) != among_campaigns) continue;
    const Moved there = judge(neighbour);
    if (there == Moved::cannot_tell) continue;
    told = true;
    if (there != Moved::still && there != here) return true;
  }
  return told ? std::optional<bool>(false) : std::nullopt;
}

bool Scene::change_near(bool by_machine) const {
  const Onset& onset = input_.change.onset;
  return std::any_of(input_.changes.begin(), input_.changes.end(), [&](const DatedChange& change) {
    if (change.by_machine != by_machine) return false;
    if (change.day < onset.low - near_before || change.day > onset.high + near_after) return false;
    const Slice where = in_words_of(input_.change.slice, change.where);
    return slice_holds(where, input_.change.slice) || driven_share(input_, where).value_or(0) >= near_share;
  });
}

Slice in_words_of(const Slice& slice, Slice where) {
  if (!slice.contains("platform") && where.size() > 1) where.erase("platform");
  return where;
}

std::optional<double> driven_share(const ExplainInput& input, const Slice& where) {
  if (input.drivers.empty()) return std::nullopt;
  double largest = 0;
  for (const Driver& driver : input.drivers)
    if (slice_holds(where, driver.slice)) largest = std::max(largest, driver.share);
  return largest;
}

}  // namespace regie::explaining
