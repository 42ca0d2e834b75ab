// measure/explain/explain.cpp - gathers candidates, weighs them, and says what fits and what does not.
#include "measure/explain/explain.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "measure/explain/fit.h"
#include "measure/explain/rules.h"
#include "measure/explain/scene.h"

namespace regie {
namespace {

using namespace explaining;

// Events that began so long before the onset, or so long after, are not looked at; long calendar entries that
// still run are.
constexpr int looked_back_days = 28;
constexpr int looked_ahead_days = 3;
constexpr std::size_t candidates_max = 6;
constexpr std::size_t footprint_places_max = 4;

struct Weighing {
  Candidate candidate;
  std::string kind;  // "own_change/budget"
  double weight = 0;
};

std::string title_of(CandidateKind kind, bool nl) {
  switch (kind) {
    case CandidateKind::tracking:
      return nl ? "Meetfout" : "Measurement fault";
    case CandidateKind::mix:
      return nl ? "Verschuiving in de mix" : "Shift of the mix";
    case CandidateKind::saturation:
      return nl ? "Verzadiging van de doelgroep" : "Saturation of the audience";
    case CandidateKind::own_change:
      return nl ? "Eigen wijziging die niet is vastgelegd" : "A change of our own that nobody wrote down";
    case CandidateKind::platform_change:
      return nl ? "Sturing door het platform zelf" : "The platform's own steering";
    case CandidateKind::calendar:
      return nl ? "Seizoen: dezelfde dagen vorig jaar" : "Season: the same days last year";
    case CandidateKind::outside_event:
      return nl ? "Gebeurtenis buiten" : "Outside event";
    case CandidateKind::none_of_these:
      break;
  }
  return nl ? "Geen van deze" : "None of these";
}

CandidateKind kind_of(const DatedEvent& event) {
  static constexpr std::array calendar_kinds{"calendar", "public_holiday", "school_vacation", "commerce_day",
                                             "clock_change"};
  if (std::find(calendar_kinds.begin(), calendar_kinds.end(), event.kind) != calendar_kinds.end())
    return CandidateKind::calendar;
  if (event.kind == "platform") return CandidateKind::platform_change;
  if (event.kind == "own") return CandidateKind::own_change;
  return CandidateKind::outside_event;
}

double prior_of(std::string_view kind) {
  double found = 1;
  std::size_t longest = 0;
  for (const auto& [name, weight] : rules().prior) {
    if (name.size() >= longest && speaks_about(name, kind)) {
      found = weight;
      longest = name.size();
    }
  }
  return std::log(found);
}

class Explainer {
 public:
  explicit Explainer(const ExplainInput& input) : input_(input), scene_(input), nl_(input.language == "nl") {}

  std::vector<Candidate> run() {
    for (const DatedEvent& event : input_.events) weigh_event(event);
    for (const DatedChange& change : input_.changes) weigh_change(change);
    weigh_kind(CandidateKind::tracking, "tracking");
    weigh_kind(CandidateKind::mix, "mix");
    weigh_kind(CandidateKind::saturation, "saturation");
    if (!recorded_own_) weigh_kind(CandidateKind::own_change, "own_change/unrecorded");
    if (!recorded_machine_) weigh_kind(CandidateKind::platform_change, "platform_change/unrecorded");
    if (input_.last_year && !dated_calendar_) weigh_kind(CandidateKind::calendar, "calendar/unrecorded");
    weigh_kind(CandidateKind::none_of_these, "none_of_these");
    return choose();
  }

 private:
  [[nodiscard]] bool within_reach(DaySpan days) const {
    const Onset& onset = input_.change.onset;
    return days.overlaps({onset.low - looked_back_days, onset.high + looked_ahead_days});
  }

  void weigh_event(const DatedEvent& event) {
    if (!within_reach(event.days)) return;
    Weighing weighing;
    weighing.candidate.kind = kind_of(event);
    weighing.candidate.event = event.id;
    weighing.candidate.title = event.title;
    weighing.kind = kind_name(weighing.candidate.kind);
    const bool season = weighing.candidate.kind == CandidateKind::calendar;
    const bool own = weighing.candidate.kind == CandidateKind::own_change;
    dated_calendar_ = dated_calendar_ || season;
    add(weighing, fit_time(scene_, event.days, season ? Lag::season : own ? Lag::switched : Lag::shock));
    add(weighing, fit_place(scene_, event.where));
    add(weighing, fit_moves(scene_, event.moves));
    for (const Move& move : parse_moves(event.moves))
      cell(weighing.candidate, move.metric, input_.change.slice, move.moved, scene_.same(move.metric));
    footprint_places(weighing.candidate, in_words_of(input_.change.slice, event.where));
    finish(std::move(weighing));
  }

  void weigh_change(const DatedChange& change) {
    if (!within_reach({change.day, change.day})) return;
    Weighing weighing;
    weighing.candidate.kind = change.by_machine ? CandidateKind::platform_change : CandidateKind::own_change;
    weighing.candidate.title = change.text;
    weighing.kind =
        std::string(kind_name(weighing.candidate.kind)) + "/" + (change.kind.empty() ? "other" : change.kind);
    const Fit time = fit_time(scene_, {change.day, change.day}, Lag::switched);
    const Fit place = fit_place(scene_, change.where);
    if (time.weight > 0 && place.weight >= 0) (change.by_machine ? recorded_machine_ : recorded_own_) = true;
    add(weighing, time);
    add(weighing, place);
    add(weighing, fit_before_after(scene_, change));
    footprint_places(weighing.candidate, in_words_of(input_.change.slice, change.where));
    finish(std::move(weighing));
  }

  void weigh_kind(CandidateKind kind, std::string name) {
    Weighing weighing;
    weighing.candidate.kind = kind;
    weighing.candidate.title = title_of(kind, nl_);
    weighing.kind = std::move(name);
    finish(std::move(weighing));
  }

  static void add(Weighing& weighing, const Fit& fit) {
    weighing.weight += fit.weight;
    auto& candidate = weighing.candidate;
    candidate.evidence_for.insert(candidate.evidence_for.end(), fit.says_for.begin(), fit.says_for.end());
    candidate.evidence_against.insert(candidate.evidence_against.end(), fit.says_against.begin(),
                                      fit.says_against.end());
  }

  void finish(Weighing weighing) {
    weighing.weight += prior_of(weighing.kind);
    for (const Signature& signature : rules().signatures) {
      if (!speaks_about(signature.kind, weighing.kind)) continue;
      const std::optional<bool> holds = scene_.holds(signature.when);
      if (!holds) continue;
      const Weighed& told = *holds ? signature.holds : signature.fails;
      weighing.weight += told.weight;
      const std::string& sentence = told.says.in(input_.language);
      if (sentence.empty()) continue;
      auto& side = told.weight > 0 ? weighing.candidate.evidence_for : weighing.candidate.evidence_against;
      side.push_back(sentence);
    }
    for (const Expectation& expectation : rules().expectations) {
      if (!speaks_about(expectation.kind, weighing.kind) || expectation.metric == input_.change.metric)
        continue;
      cell(weighing.candidate, expectation.metric, input_.change.slice,
           asked(expectation.state, scene_.self()), scene_.same(expectation.metric));
    }
    judge_footprint(weighing.candidate);
    weighings_.push_back(std::move(weighing));
  }

  static void cell(Candidate& candidate, const std::string& metric, const Slice& slice, Moved expected,
                   Moved seen) {
    const bool there =
        std::any_of(candidate.footprint.begin(), candidate.footprint.end(),
                    [&](const auto& old) { return old.metric == metric && old.slice == slice; });
    if (!there) candidate.footprint.push_back({metric, slice, word_of(expected), word_of(seen)});
  }

  // Places in scope must move, places outside must stand.
  void footprint_places(Candidate& candidate, const Slice& where) const {
    std::size_t shown = 0;
    for (const Scene::Place& place : scene_.siblings()) {
      const bool inside = slice_holds(where, place.slice);
      if (!inside && !contradicts(where, place.slice)) continue;
      if (where.empty() || shown++ >= footprint_places_max) break;
      cell(candidate, input_.change.metric, place.slice, inside ? scene_.self() : Moved::still, place.moved);
    }
  }

  static void judge_footprint(Candidate& candidate) {
    if (candidate.kind == CandidateKind::none_of_these) return;
    int fits = 0;
    int fails = 0;
    for (const FootprintCell& cell : candidate.footprint) {
      if (cell.seen == "cannot tell") continue;
      ++(cell.seen == cell.expected ? fits : fails);
    }
    if (fits + fails == 0)
      candidate.verdict = "cannot tell";
    else
      candidate.verdict = fails == 0 ? "fits" : fits >= 3 * fails ? "cannot tell" : "does not fit";
  }

  std::vector<Candidate> choose() {
    const auto key = [](const Weighing& w) { return std::tie(w.candidate.title, w.kind, w.candidate.event); };
    std::sort(weighings_.begin(), weighings_.end(), [&](const Weighing& a, const Weighing& b) {
      return a.weight != b.weight ? a.weight > b.weight : key(a) < key(b);
    });
    std::vector<Weighing> kept;
    bool none = false;
    for (Weighing& weighing : weighings_) {
      const bool is_none = weighing.candidate.kind == CandidateKind::none_of_these;
      // The last place is kept free for "none of these".
      if (!is_none && kept.size() + (none ? 0 : 1) >= candidates_max) continue;
      none = none || is_none;
      kept.push_back(std::move(weighing));
    }
    double total = 0;
    for (const Weighing& weighing : kept) total += std::exp(weighing.weight - kept.front().weight);
    std::vector<Candidate> candidates;
    for (Weighing& weighing : kept) {
      weighing.candidate.probability = std::exp(weighing.weight - kept.front().weight) / total;
      candidates.push_back(std::move(weighing.candidate));
    }
    return candidates;
  }

  const ExplainInput& input_;
  Scene scene_;
  bool nl_;
  bool recorded_own_ = false;
  bool recorded_machine_ = false;
  bool dated_calendar_ = false;
  std::vector<Weighing> weighings_;
};

}  // namespace

std::vector<Candidate> explain(const ExplainInput& input) { return Explainer(input).run(); }

}  // namespace regie
