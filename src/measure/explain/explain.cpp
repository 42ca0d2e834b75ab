// measure/explain/explain.cpp - gathers candidates, weighs them, and says what fits and what does not.
#include "measure/explain/explain.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "measure/explain/fit.h"
#include "measure/explain/fit_precedents.h"
#include "measure/explain/propose_footprint.h"
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

double prior_of(const RuleTable& table, std::string_view kind) {
  double found = 1;
  std::size_t longest = 0;
  for (const auto& [name, weight] : table.prior) {
    if (name.size() >= longest && speaks_about(name, kind)) {
      found = weight;
      longest = name.size();
    }
  }
  return std::log(found);
}

class Explainer {
 public:
  explicit Explainer(const ExplainInput& input)
      : input_(input),
        rules_(input.rules == nullptr ? rules() : *input.rules),
        scene_(input),
        nl_(input.language == "nl") {}

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
    weighing.candidate.kind = candidate_kind_of(event);
    weighing.candidate.event = event.id;
    weighing.candidate.title = event.title;
    weighing.kind = kind_name(weighing.candidate.kind);
    const bool season = weighing.candidate.kind == CandidateKind::calendar;
    const bool own = weighing.candidate.kind == CandidateKind::own_change;
    dated_calendar_ = dated_calendar_ || season;
    add(weighing, fit_time(scene_, event.days, season ? Lag::season : own ? Lag::switched : Lag::shock));
    add(weighing, fit_place(scene_, event.where));
    add(weighing, fit_moves(scene_, event.moves));
    finish(std::move(weighing), event.where, event.moves);
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
    finish(std::move(weighing), change.where, "");
  }

  void weigh_kind(CandidateKind kind, std::string name) {
    Weighing weighing;
    weighing.candidate.kind = kind;
    weighing.candidate.title = title_of(kind, nl_);
    weighing.kind = std::move(name);
    finish(std::move(weighing), {}, "");
  }

  static void add(Weighing& weighing, const Fit& fit) {
    weighing.weight += fit.weight;
    auto& candidate = weighing.candidate;
    candidate.evidence_for.insert(candidate.evidence_for.end(), fit.says_for.begin(), fit.says_for.end());
    candidate.evidence_against.insert(candidate.evidence_against.end(), fit.says_against.begin(),
                                      fit.says_against.end());
  }

  void finish(Weighing weighing, const Slice& scope, const std::string& moves) {
    weighing.weight += prior_of(rules_, weighing.kind);
    add_signatures(weighing);
    if (weighing.candidate.kind != CandidateKind::none_of_these) {
      add_footprint(weighing, scope, moves);
      add(weighing, fit_precedents(scene_, weighing.candidate));
    }
    weighings_.push_back(std::move(weighing));
  }

  void add_signatures(Weighing& weighing) const {
    for (const Signature& signature : rules_.signatures) {
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
  }

  /// The cells a reason of this kind would be tested by, with what was seen of them.
  void add_footprint(Weighing& weighing, const Slice& scope, const std::string& moves) const {
    const Change& change = input_.change;
    ProposalInput proposal{change.metric, change.slice, change.direction, weighing.kind, scope,
                           moves,         {},           &rules_};
    for (const Neighbour& neighbour : input_.neighbours)
      proposal.available.push_back({neighbour.metric, neighbour.slice, 0});
    std::vector<FootprintCell> cells = propose_footprint(proposal);
    // Every candidate has the change itself in it: that alone makes none of them fit.
    const bool told = moves.find(change.metric) != std::string::npos;
    if (!told) cells.erase(cells.begin());
    for (FootprintCell& cell : cells) cell.seen = word_of(scene_.at(cell.metric, cell.slice));
    weighing.candidate.footprint = std::move(cells);
    judge_footprint(weighing.candidate);
  }

  static void judge_footprint(Candidate& candidate) {
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
  const RuleTable& rules_;
  Scene scene_;
  bool nl_;
  bool recorded_own_ = false;
  bool recorded_machine_ = false;
  bool dated_calendar_ = false;
  std::vector<Weighing> weighings_;
};

}  // namespace

CandidateKind candidate_kind_of(const DatedEvent& event) {
  static constexpr std::array calendar_kinds{"calendar", "public_holiday", "school_vacation", "commerce_day",
                                             "clock_change"};
  if (std::find(calendar_kinds.begin(), calendar_kinds.end(), event.kind) != calendar_kinds.end())
    return CandidateKind::calendar;
  if (event.kind == "platform") return CandidateKind::platform_change;
  if (event.kind == "own") return CandidateKind::own_change;
  return CandidateKind::outside_event;
}

std::vector<Candidate> explain(const ExplainInput& input) { return Explainer(input).run(); }

}  // namespace regie
