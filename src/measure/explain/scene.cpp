// measure/explain/scene.cpp - decides what moved and what stood, and evaluates the terms of a rule.
#include "measure/explain/scene.h"

#include <algorithm>
#include <cmath>

namespace regie::explaining {
namespace {

// A neighbour stands when its whole interval lies within this share of the change's own size, or within this
// many of one where the change is small: a drift of some percent beside a fall of 40 is no move.
constexpr double still_share = 1.0 / 3.0;
constexpr double still_min = 0.10;
// Siblings agree when this share of those that can be told do.
constexpr double most = 0.7;
// Own changes from so many days before the onset to so many after are near it.
constexpr int near_before = 7;
constexpr int near_after = 1;
// Money shifted when other places took up at least this share of what this one lost.
constexpr double shifted_share = 0.5;

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

bool contradicts(const Slice& a, const Slice& b) {
  return std::any_of(a.begin(), a.end(), [&](const auto& pair) {
    const auto found = b.find(pair.first);
    return found != b.end() && found->second != pair.second;
  });
}

Scene::Scene(const ExplainInput& input)
    : input_(input),
      self_(input.change.direction == Direction::down ? Moved::down : Moved::up),
      relative_(relative_of(input.change)) {
  for (const Neighbour& neighbour : input.neighbours)
    if (neighbour.metric == input.change.metric && neighbour.slice != input.change.slice)
      siblings_.push_back({neighbour.slice, judge(neighbour)});
  std::sort(siblings_.begin(), siblings_.end(),
            [](const Place& a, const Place& b) { return a.slice < b.slice; });
}

Moved Scene::judge(const Neighbour& neighbour) const {
  if (!neighbour.can_tell) return Moved::cannot_tell;
  const Interval& interval = neighbour.relative.interval;
  const double band = std::max(still_min, still_share * std::abs(relative_));
  if (interval.low > -band && interval.high < band) return Moved::still;
  if (interval.high < 0) return Moved::down;
  if (interval.low > 0) return Moved::up;
  return Moved::cannot_tell;
}

Moved Scene::same(std::string_view metric) const {
  if (metric == input_.change.metric) return self_;
  for (const Neighbour& neighbour : input_.neighbours)
    if (neighbour.metric == metric && neighbour.slice == input_.change.slice) return judge(neighbour);
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
  if (term.subject == "siblings") return siblings_hold(term);
  if (term.subject == "money") return money_shifted();
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

std::optional<bool> Scene::same_holds(const Term& term) const {
  const Moved wanted = asked(term.state, self_);
  bool told = false;
  for (const std::string& metric : term.names) {
    if (metric == input_.change.metric && wanted != self_) continue;  // a metric is no witness of itself
    const Moved moved = same(metric);
    if (moved == Moved::cannot_tell) continue;
    if (moved != wanted) return false;
    told = told || metric != input_.change.metric;
  }
  return told ? std::optional<bool>(true) : std::nullopt;
}

std::optional<bool> Scene::siblings_hold(const Term& term) const {
  const Moved wanted = asked(term.state, self_);
  double told = 0;
  double agree = 0;
  for (const Place& place : siblings_) {
    if (place.moved == Moved::cannot_tell) continue;
    told += 1;
    if (place.moved == wanted) agree += 1;
  }
  if (told == 0) return std::nullopt;
  return agree >= most * told;
}

// Relative changes only: what other places took up is judged by direction and by the size of their moves.
std::optional<bool> Scene::money_shifted() const {
  const Moved here = same("cost");
  if (here == Moved::cannot_tell) return std::nullopt;
  if (here == Moved::still) return false;
  bool told = false;
  for (const Neighbour& neighbour : input_.neighbours) {
    if (neighbour.metric != "cost" || neighbour.slice == input_.change.slice) continue;
    const Moved there = judge(neighbour);
    if (there == Moved::cannot_tell) continue;
    told = true;
    const bool opposite =
        (here == Moved::down && there == Moved::up) || (here == Moved::up && there == Moved::down);
    if (opposite && std::abs(neighbour.relative.value) >= shifted_share * still_min) return true;
  }
  return told ? std::optional<bool>(false) : std::nullopt;
}

bool Scene::change_near(bool by_machine) const {
  const Onset& onset = input_.change.onset;
  return std::any_of(input_.changes.begin(), input_.changes.end(), [&](const DatedChange& change) {
    return change.by_machine == by_machine && change.day >= onset.low - near_before &&
           change.day <= onset.high + near_after && !contradicts(change.where, input_.change.slice);
  });
}

}  // namespace regie::explaining
