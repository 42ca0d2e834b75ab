// voice/fitting.cpp - concepts of a text against each other and against the moment.
#include "voice/fitting.h"

#include <algorithm>
#include <map>
#include <utility>

#include "voice/internal/clash_rules.h"
#include "voice/internal/concepts.h"
#include "voice/internal/near_meaning.h"
#include "voice/solemn_days.h"

namespace regie {
namespace {

constexpr double habit_share = 0.2;  // of the brand's own texts: then it is what it normally talks about
constexpr std::size_t habit_texts_min = 5;  // fewer tell nothing about habit
constexpr double habit_relief = 0.35;   // a figure of speech the brand always uses says less of this moment
constexpr double figure_base = 0.48;    // a figure counts for this much in a plain text, fully in a glad one
constexpr double literal_base = 0.25;   // less where the same words speak of the thing itself
constexpr double buoyant_promo = 0.3;   // promotion alone makes a text this glad
constexpr double mild_on_figure = 0.8;  // how much sympathy takes off what might be meant literally
constexpr double mild_on_cheer = 0.6;
constexpr double mild_on_festive = 0.4;
constexpr double cancel_relief = 0.85;        // calling a party off speaks of a party
constexpr double inner_support_relief = 0.2;  // an appeal speaks of death and of giving
constexpr double tie = 1e-9;

double joined(double one, double other) { return 1 - (1 - one) * (1 - other); }

bool holds_for(const ContextLine& line, Day day) {
  return !line.days || (line.days->from <= day && day <= line.days->to + moment_lingers_days);
}

/// What is known of the moment: a concept, how heavy, and where from.
struct MomentConcept {
  std::size_t index = 0;
  double gravity = 0;
  std::vector<std::string> words;
  std::string line;
};

std::vector<MomentConcept> moment_of(const FittingInput& input) {
  std::vector<MomentConcept> moment;
  if (input.day)
    for (const SolemnDay& day : solemn_days(*input.day, input.countries))
      for (const std::string& name : day.concepts) {
        const std::size_t index = concept_index(name);
        const std::string& words = input.tongue == TextTongue::english ? day.english : day.dutch;
        moment.push_back({index, day.weight * moment_gravity(index), {words}, words});
      }
  for (const ContextLine& line : input.context) {
    if (input.day && !holds_for(line, *input.day)) continue;
    for (const ConceptInText& found :
         with_near_meaning(line.text, concepts_in(line.text, TextTongue::unknown), input.embed)) {
      const double gravity = moment_gravity(found.index) * found.news_strength;
      if (gravity <= 0) continue;
      MomentConcept heavy{found.index, gravity, {}, line.text};
      for (const CarryingWords& words : found.by) heavy.words.push_back(words.words);
      moment.push_back(std::move(heavy));
    }
  }
  return moment;
}

/// Which concepts the brand writes of anyway.
std::vector<bool> habits_of(const FittingInput& input) {
  std::vector<bool> habits(voice_concepts().size(), false);
  if (input.own_texts.size() < habit_texts_min) return habits;
  std::vector<std::size_t> texts(habits.size(), 0);
  for (const std::string& text : input.own_texts)
    for (const ConceptInText& found : concepts_in(text, TextTongue::unknown))
      if (found.plain_strength >= compound_counts) ++texts[found.index];
  for (std::size_t i = 0; i < habits.size(); ++i)
    habits[i] = static_cast<double>(texts[i]) >= habit_share * static_cast<double>(input.own_texts.size());
  return habits;
}

ClashSide side_of(const ConceptInText& in_text, bool plain_only) {
  const VoiceConcept& about = voice_concepts()[in_text.index];
  ClashSide side{about.name, about.dutch, about.english, {}, {}};
  for (const CarryingWords& words : in_text.by) {
    if (plain_only && (words.is_idiom || words.is_negated)) continue;
    side.words.push_back(words.words);
    side.at.push_back(words.at);
  }
  return side;
}

/// Two concepts carried by the same words are one thought, not a clash: what is left of `one` beside `other`.
ConceptInText apart_from(const ConceptInText& one, const ConceptInText& other) {
  ConceptInText rest = one;
  std::erase_if(rest.by, [&](const CarryingWords& words) {
    return std::any_of(other.by.begin(), other.by.end(), [&](const CarryingWords& theirs) {
      return words.at.from < theirs.at.to && theirs.at.from < words.at.to;
    });
  });
  rest.plain_strength = plain_strength_of(rest.by);
  return rest;
}

class FittingReader {
 public:
  explicit FittingReader(const FittingInput& input)
      : input_(input),
        found_(with_near_meaning(input.text, concepts_in(input.text, input.tongue), input.embed)),
        habits_(habits_of(input)) {
    for (const ConceptInText& one : found_) {
      const VoiceConcept& about = voice_concepts()[one.index];
      if (about.name == "support") support_ = one.plain_strength;
      if (about.name == "cancel") cancel_ = one.plain_strength >= 1 ? 1 : 0;
      if (about.name == "promo" && one.strength > 0) buoyancy_ = joined(buoyancy_, buoyant_promo);
      const bool is_light = light(about.voice);
      if (is_light) buoyancy_ = joined(buoyancy_, one.plain_strength);
    }
  }

  Fitting read() {
    Fitting answer;
    answer.has_context = input_.day.has_value() || !input_.context.empty();
    read_inner(answer.clashes);
    const double inner = worst(answer.clashes);
    const double moment = read_moment(answer.clashes);
    answer.score = std::max(inner, moment);
    std::stable_sort(answer.clashes.begin(), answer.clashes.end(),
                     [](const Clash& a, const Clash& b) { return a.score > b.score + tie; });
    if (!answer.clashes.empty()) answer.clashes.front().score = answer.score;
    std::erase_if(answer.clashes, [&](const Clash& clash) { return clash.score < input_.budget.look; });
    answer.level = answer.score >= input_.budget.hold   ? FittingLevel::hold
                   : answer.score >= input_.budget.look ? FittingLevel::look
                                                        : FittingLevel::fine;
    return answer;
  }

 private:
  static bool light(VoiceRegister voice) {
    return voice == VoiceRegister::festive || voice == VoiceRegister::hype ||
           voice == VoiceRegister::playful || voice == VoiceRegister::cheer ||
           voice == VoiceRegister::luxury || voice == VoiceRegister::indulgent ||
           voice == VoiceRegister::erotic;
  }
  static double worst(const std::vector<Clash>& clashes) {
    double score = 0;
    for (const Clash& clash : clashes) score = std::max(score, clash.score);
    return score;
  }

  void read_inner(std::vector<Clash>& clashes) const {
    for (std::size_t i = 0; i < found_.size(); ++i)
      for (std::size_t j = i + 1; j < found_.size(); ++j) {
        const double weight = inner_clash(found_[i].index, found_[j].index);
        if (weight <= 0 || (habits_[found_[i].index] && habits_[found_[j].index])) continue;
        const ConceptInText one = apart_from(found_[i], found_[j]);
        const ConceptInText other = apart_from(found_[j], found_[i]);
        double score = weight * std::min(one.plain_strength, other.plain_strength);
        score *= (1 - inner_support_relief * support_) * (1 - cancel_relief * cancel_);
        if (score > 0)
          clashes.push_back({ClashKind::inner, score, side_of(one, true), side_of(other, true), {}});
      }
  }

  /// How much of a concept's clash is left in this text: a figure needs a glad text, sympathy softens.
  [[nodiscard]] double tone_of(const ConceptInText& in_text) const {
    const VoiceRegister voice = voice_concepts()[in_text.index].voice;
    const bool is_figure = !light(voice);
    double left = 1;
    if (is_figure) {
      const bool is_saying =
          std::any_of(in_text.by.begin(), in_text.by.end(), [](const CarryingWords& words) {
            return words.is_idiom || words.words.find(' ') != std::string::npos;
          });
      const double base = !is_saying && is_literal(in_text) ? literal_base : figure_base;
      left *= base + (1 - base) * (is_saying ? std::max(buoyancy_, 0.5) : buoyancy_);
      if (habits_[in_text.index]) left *= 1 - habit_relief;
    }
    const double softened = is_figure ? mild_on_figure
                            : voice == VoiceRegister::cheer || voice == VoiceRegister::indulgent
                                ? mild_on_cheer
                                : mild_on_festive;
    return left * (1 - softened * support_) * (1 - cancel_relief * cancel_);
  }

  /// Do a figure's words speak of grief or trouble as such ("the war", "the flood")?
  [[nodiscard]] bool is_literal(const ConceptInText& in_text) const {
    return std::any_of(found_.begin(), found_.end(), [&](const ConceptInText& other) {
      const VoiceRegister voice = voice_concepts()[other.index].voice;
      if (voice != VoiceRegister::grief && voice != VoiceRegister::trouble) return false;
      return apart_from(in_text, other).by.size() < in_text.by.size();
    });
  }

  double read_moment(std::vector<Clash>& clashes) const {
    const std::vector<MomentConcept> moment = moment_of(input_);
    double all = 0;
    for (const ConceptInText& in_text : found_) {
      const double strength = in_text.strength * tone_of(in_text);
      const MomentConcept* worst_with = nullptr;
      double score = 0;
      for (const MomentConcept& heavy : moment) {
        const double clash = moment_clash(heavy.index, in_text.index) * heavy.gravity * strength;
        if (clash > score + tie) {
          score = clash;
          worst_with = &heavy;
        }
      }
      if (worst_with == nullptr) continue;
      all = joined(all, score);
      const VoiceConcept& about = voice_concepts()[worst_with->index];
      clashes.push_back({ClashKind::moment, score, side_of(in_text, false),
                         ClashSide{about.name, about.dutch, about.english, worst_with->words, {}},
                         worst_with->line});
    }
    return all;
  }

  const FittingInput& input_;
  std::vector<ConceptInText> found_;
  std::vector<bool> habits_;
  double support_ = 0;
  double cancel_ = 0;
  double buoyancy_ = 0;
};

}  // namespace

Fitting fitting(const FittingInput& input) { return FittingReader(input).read(); }

}  // namespace regie
