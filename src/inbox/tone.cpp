// inbox/tone.cpp - the tone of one message: how it sounds, what it wants, whether a person must look.
#include "inbox/tone.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>

#include "base/ensure.h"
#include "text/weights.h"

namespace regie::inbox {
namespace {

constexpr std::size_t negative = 0;
constexpr std::size_t positive = 1;
constexpr std::size_t neutral = 3;
constexpr double negative_heard =
    0.45;                            // from here on the head of tones hears it, where positive is no likelier
constexpr double rules_right = 0.8;  // a sign that a rule found and that nothing outweighs
constexpr double hint_right = 0.4;   // what went wrong told coldly, or a negative tone: of others, often
constexpr double plainly_positive = 0.8;  // no cold sign outweighs it
constexpr double mixed_chance = 0.4;      // both negative and positive: a mixed message
constexpr double like_from = 0.5;         // cosine from which on a phrase is about the same
constexpr std::size_t words_kept = 5;
constexpr double word_carries = 0.02;

std::size_t first_of(const ToneReading& reading) {
  return static_cast<std::size_t>(std::max_element(reading.group.begin(), reading.group.end()) -
                                  reading.group.begin());
}

double second_of(const ToneReading& reading) {
  auto chances = reading.group;
  std::sort(chances.begin(), chances.end());
  return chances[tone_groups - 2];
}

bool has(const ToneReading& reading, Intent intent) {
  return std::any_of(reading.intents.begin(), reading.intents.end(),
                     [&](const IntentReading& found) { return found.intent == intent; });
}

std::vector<text::Feature> in_order(std::vector<text::Feature> features) {
  std::map<std::uint32_t, float> sums;
  for (const auto& [at, value] : features) sums[at] += value;
  features.clear();
  for (const auto& [at, value] : sums) features.push_back({at, value});
  return features;
}

double likeness(const std::vector<text::Feature>& a, const std::vector<text::Feature>& b) {
  double both = 0;
  double of_a = 0;
  double of_b = 0;
  for (const auto& feature : a) of_a += static_cast<double>(feature.value * feature.value);
  for (const auto& feature : b) of_b += static_cast<double>(feature.value * feature.value);
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].at == b[j].at)
      both += static_cast<double>(a[i++].value * b[j++].value);
    else if (a[i].at < b[j].at)
      ++i;
    else
      ++j;
  }
  return of_a > 0 && of_b > 0 ? both / std::sqrt(of_a * of_b) : 0;
}

void add_all(std::vector<std::string>& to, const std::vector<std::string>& more) {
  for (const auto& word : more)
    if (std::find(to.begin(), to.end(), word) == to.end()) to.push_back(word);
}

/// Marks carry as well, and tell a person nothing.
bool has_letters(std::string_view word) {
  return std::any_of(word.begin(), word.end(),
                     [](unsigned char c) { return c >= 0x80 || std::isalnum(c) != 0; });
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  constexpr std::array<std::string_view, 3> names{"answer", "ask", "out_of_scope"};
  return names.at(static_cast<std::size_t>(verdict));
}

Result<ToneReader> ToneReader::make(const ToneWeights& weights) {
  TRY(const auto blocks, text::weight_blocks(weights.reading));
  TRY(auto english, text::LinearHead::make(text::block_named(blocks, "en")));
  TRY(auto dutch, text::LinearHead::make(text::block_named(blocks, "nl")));
  TRY(auto language, text::LinearHead::make(text::block_named(blocks, "language")));
  TRY(auto chances, reading_chances(text::block_named(blocks, "chances")));
  TRY(auto upset, UpsetHead::make(weights.reading));
  if (english.outputs() != tone_outputs || dutch.outputs() != tone_groups || language.outputs() != 3)
    return fail("text.weights_unreadable", "The heads of tone have other outputs than this version reads.",
                "Nothing was read with them.", "Install the program again.");
  ToneReader reader(std::move(english), std::move(dutch), std::move(language), std::move(chances),
                    std::move(upset));
  if (!weights.encoder.empty()) {
    TRY(auto encoder, ToneEncoder::make(weights.encoder));
    reader.encoder_.emplace(std::move(encoder));
  }
  return reader;
}

void ToneReader::read_english(std::string_view text, const std::vector<float>& layers,
                              ToneReading& reading) const {
  const auto grams = english_.scores(text);
  const auto sentence = encoder_ ? encoder_->scores_of(layers) : std::vector<double>();
  const ToneChances& chances = encoder_ ? chances_.english : chances_.english_alone;
  for (std::size_t k = 0; k < tone_outputs; ++k) {
    std::vector<double> scores{grams[k]};
    if (encoder_) scores.push_back(sentence[k]);
    const double chance = chances.outputs[k].of(scores);
    (k < tone_groups ? reading.group[k] : reading.seven[k - tone_groups]) = chance;
  }
  reading.seven_known = true;
  reading.without_encoder = !encoder_;
  const bool leant = lean(text, reading);
  reading.sure = leant ? reading.group[first_of(reading)]
                       : chances.sureness.of(reading.group[first_of(reading)], second_of(reading));
  reading.verdict = leant || reading.sure >= chances.sureness.bar ? Verdict::answer : Verdict::ask;
}

void ToneReader::read_dutch(std::string_view text, ToneReading& reading) const {
  const auto scores = dutch_.scores(text);
  for (std::size_t k = 0; k < tone_groups; ++k)
    reading.group[k] = chances_.dutch.outputs[k].of(std::vector<double>{scores[k]});
  const bool leant = lean(text, reading);
  const auto [low, high] = std::minmax(reading.group[negative], reading.group[positive]);
  reading.sure = leant ? reading.group[first_of(reading)] : chances_.dutch.sureness.of(high, low);
  // Measured for positive against negative alone: what sounds like neither is not promised.
  const bool polar = first_of(reading) == negative || first_of(reading) == positive;
  reading.verdict =
      leant || (polar && reading.sure >= chances_.dutch.sureness.bar) ? Verdict::answer : Verdict::ask;
}

bool ToneReader::lean(std::string_view text, ToneReading& reading) const {
  if (phrases_.empty()) return false;
  const auto features = in_order(text::ngrams(text, english_.bits()));
  const Phrase* nearest = nullptr;
  double best = like_from;
  for (const auto& phrase : phrases_) {
    const double like = likeness(features, phrase.features);
    if (like >= best) {
      best = like;
      nearest = &phrase;
    }
  }
  if (nearest == nullptr) return false;
  const double part = best * best;
  for (std::size_t k = 0; k < tone_groups; ++k)
    reading.group[k] = (1 - part) * reading.group[k] + (k == nearest->phrase.group ? part : 0);
  return first_of(reading) == nearest->phrase.group;
}

std::vector<std::string> ToneReader::carrying_words(std::string_view text, const ToneReading& reading) const {
  const text::LinearHead& head = reading.language == text::Language::dutch ? dutch_ : english_;
  std::vector<std::pair<double, std::string>> shares;
  for (const auto& word : text::folded_words(text)) {
    const double share = head.word_share(word, first_of(reading));
    if (share > word_carries && has_letters(word)) shares.push_back({share, word});
  }
  std::stable_sort(shares.begin(), shares.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> words;
  for (const auto& [share, word] : shares) add_all(words, {word});
  words.resize(std::min(words.size(), words_kept));
  return words;
}

// Upset is who says so outright or as its opposite, who threatens to leave, and whom the head for upset
// messages hears; trouble told coldly and a negative tone bring it nearer.
void ToneReader::hear_upset(std::string_view text, const std::vector<float>& layers,
                            ToneReading& reading) const {
  const auto signs = upset_signs_of(text);
  const bool english = reading.language == text::Language::english;
  const auto way = !english ? UpsetWay::dutch : encoder_ ? UpsetWay::english : UpsetWay::english_alone;
  reading.upset_chance =
      upset_.chance({way, text, layers, reading.group[negative], reading.group[positive], &signs});
  const bool warm =
      reading.group[positive] >= plainly_positive && signs.outright.empty() && signs.sarcasm.empty();
  const bool cold = !signs.cold.empty() && !warm;
  // The Dutch head learnt from films, where most lines are angry: it is heard only where it is sure.
  const bool sounds =
      reading.group[negative] >= reading.group[positive] &&
      (english ? reading.group[negative] >= negative_heard : reading.verdict == Verdict::answer);
  const bool told = !signs.outright.empty() || !signs.sarcasm.empty();
  const auto more = [&](double right) {
    reading.upset_chance = 1 - (1 - reading.upset_chance) * (1 - right);
  };
  if (told) more(rules_right);
  if (cold) more(hint_right);
  if (sounds) more(hint_right);
  reading.upset = told || reading.upset_chance >= upset_.bar(way) || has(reading, Intent::threat_to_leave);
  add_all(reading.words, signs.outright);
  add_all(reading.words, signs.sarcasm);
  if (cold) add_all(reading.words, signs.cold);
}

ToneReading ToneReader::read(std::string_view text) const {
  ToneReading reading;
  reading.language = text::language_of(language_, text);
  reading.intents = intents_of(text);
  reading.urgency = urgency_of(text).degree;
  if (reading.language == text::Language::other || reading.language == text::Language::none) return reading;
  const bool english = reading.language == text::Language::english;
  const auto layers = english && encoder_ ? encoder_->sentences().layers_of(text) : std::vector<float>();
  if (english)
    read_english(text, layers, reading);
  else
    read_dutch(text, reading);
  hear_upset(text, layers, reading);
  const bool mixed = reading.group[negative] >= mixed_chance && reading.group[positive] >= mixed_chance;
  if (reading.upset || mixed) reading.verdict = Verdict::ask;
  if (first_of(reading) != neutral || reading.words.empty())
    add_all(reading.words, carrying_words(text, reading));
  return reading;
}

void ToneReader::add_phrase(TrainingPhrase phrase) {
  ENSURE(phrase.group < tone_groups);
  remove_phrase(phrase.id);
  auto features = in_order(text::ngrams(phrase.text, english_.bits()));
  phrases_.push_back({std::move(phrase), std::move(features)});
}

void ToneReader::remove_phrase(std::string_view id) {
  std::erase_if(phrases_, [&](const Phrase& kept) { return kept.phrase.id == id; });
}

}  // namespace regie::inbox
