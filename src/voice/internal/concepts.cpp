// voice/internal/concepts.cpp - the table read once, and its words found in a text.
#include "voice/internal/concepts.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/ensure.h"
#include "text/sentences.h"
#include "voice/internal/table_lines.h"

namespace regie {
namespace {

constexpr double weak_strength = 0.3;       // two weak words still take a second sign
constexpr double weak_strength_max = 0.45;  // many of them as well
constexpr double cheer_strength = 0.6;      // one happy word is small talk, two are a tone
constexpr double compound_strength = 0.9;   // a part of a longer word
constexpr double mark_strength = 0.4;       // one exclamation mark: beside grief it takes one more glad word
constexpr double marks_strength_max = 0.6;

constexpr std::array<std::pair<std::string_view, VoiceRegister>, 16> register_names{{
    {"grief", VoiceRegister::grief},
    {"trouble", VoiceRegister::trouble},
    {"sacred", VoiceRegister::sacred},
    {"frail", VoiceRegister::frail},
    {"festive", VoiceRegister::festive},
    {"hype", VoiceRegister::hype},
    {"playful", VoiceRegister::playful},
    {"erotic", VoiceRegister::erotic},
    {"luxury", VoiceRegister::luxury},
    {"indulgent", VoiceRegister::indulgent},
    {"cheer", VoiceRegister::cheer},
    {"heroic", VoiceRegister::heroic},
    {"martial", VoiceRegister::martial},
    {"figure", VoiceRegister::figure},
    {"mild", VoiceRegister::mild},
    {"plain", VoiceRegister::plain},
}};

struct Seed {
  std::size_t concept_at = 0;
  bool is_weak = false;
};

struct ConceptTable {
  std::vector<VoiceConcept> concepts;
  std::map<std::string, std::size_t, std::less<>> by_name;
  PhraseTable phrases;
  std::vector<Seed> seeds;  // by phrase
  std::vector<std::string> words;
  PhraseTable idioms;
  PhraseTable loose;
};

VoiceRegister register_of(std::string_view name) {
  for (const auto& [word, voice] : register_names)
    if (word == name) return voice;
  ENSURE(false);
  return VoiceRegister::plain;
}

void add_concept(std::string_view line, ConceptTable& table) {
  const std::size_t end = line.find(']');
  ENSURE(end != std::string_view::npos);
  const auto head = split_table(line.substr(1, end - 1), ' ');
  const auto names = split_table(line.substr(end + 1), '/');
  ENSURE(head.size() == 2 && names.size() == 2);
  const std::size_t at = table.concepts.size();
  table.concepts.push_back(
      {std::string(head[0]), register_of(head[1]), std::string(names[0]), std::string(names[1])});
  ENSURE(table.by_name.emplace(std::string(head[0]), at).second);
}

struct TableRow {
  TextTongue tongue = TextTongue::unknown;
  bool is_weak = false;
  std::vector<std::string_view> phrases;
};

TableRow row_of(std::string_view line) {
  const std::size_t space = line.find(' ');
  ENSURE(space != std::string_view::npos);
  const std::string_view key = line.substr(0, space);
  TableRow row;
  row.is_weak = key.ends_with('?');
  row.tongue = key.starts_with("nl")   ? TextTongue::dutch
               : key.starts_with("en") ? TextTongue::english
                                       : TextTongue::unknown;
  row.phrases = split_table(line.substr(space), '|');
  return row;
}

void read_idioms(std::string_view line, ConceptTable& table) {
  const bool is_loose = line.starts_with("loose ");
  const bool is_friend = line.starts_with("friends ");
  const TableRow row = row_of(is_loose ? line.substr(6) : is_friend ? line.substr(8) : line);
  for (const std::string_view phrase : row.phrases) {
    if (is_friend)
      table.phrases.add_false_friend(phrase);
    else if (is_loose)
      table.loose.add(phrase, row.tongue);
    else if (phrase.find(' ') == std::string_view::npos && phrase.front() != '=')
      table.idioms.add("=" + std::string(phrase), row.tongue);  // "bomb" is one, "bombings" is none
    else
      table.idioms.add(phrase, row.tongue);
  }
}

ConceptTable read_tables() {
  ConceptTable table;
  for (const std::string_view line : table_lines(concepts_table)) {
    if (line.front() == '[') {
      add_concept(line, table);
      continue;
    }
    const TableRow row = row_of(line);
    for (const std::string_view phrase : row.phrases) {
      table.phrases.add(phrase, row.tongue);
      table.seeds.push_back({table.concepts.size() - 1, row.is_weak});
      table.words.push_back(folded_letters(phrase));
    }
  }
  for (const std::string_view line : table_lines(idioms_table)) read_idioms(line, table);
  return table;
}

const ConceptTable& concept_table() {
  static const ConceptTable table = read_tables();
  return table;
}

bool is_denial(const TextWord& word) {
  constexpr std::array denials{"no", "not", "without", "geen", "niet", "zonder", "never", "nooit"};
  return std::find(denials.begin(), denials.end(), word.folded) != denials.end();
}

/// Collects what one sentence carries into the concepts of the text.
class SentenceReader {
 public:
  SentenceReader(std::string_view text, TextSpan sentence, TextTongue tongue)
      : text_(text), words_(text_words(text.substr(sentence.from, sentence.to - sentence.from))) {
    for (TextWord& word : words_) {
      word.at.from += sentence.from;
      word.at.to += sentence.from;
    }
    // A sentence of another tongue than the text (an English slogan) is read in its own.
    const TextTongue own = guess_tongue(words_);
    tongue_ = own != TextTongue::unknown ? own : tongue;
  }

  void read(std::map<std::size_t, ConceptInText>& found) const {
    const ConceptTable& table = concept_table();
    const std::vector<std::uint32_t> idiomatic = lengths_at(table.idioms);
    const std::vector<std::uint32_t> loose = lengths_at(table.loose);
    for (const PhraseHit& hit : table.phrases.find(words_, tongue_)) {
      const Seed& seed = table.seeds[hit.phrase];
      const TextSpan at{words_[hit.first].at.from, words_[hit.first + hit.count - 1].at.to};
      CarryingWords carrying{at,
                             std::string(text_.substr(at.from, at.to - at.from)),
                             1.0,
                             false,
                             hit.count <= loose[hit.first],
                             false};
      const bool is_cheer = table.concepts[seed.concept_at].voice == VoiceRegister::cheer;
      if (seed.is_weak)
        carrying.strength = weak_strength;
      else if (is_cheer)
        carrying.strength = cheer_strength;
      else if (hit.is_compound)
        carrying.strength = compound_strength;
      for (std::uint32_t i = hit.first; i < hit.first + hit.count; ++i)
        carrying.is_idiom = carrying.is_idiom || idiomatic[i] > 0;
      for (std::uint32_t back = 1; back <= 2 && back <= hit.first; ++back)
        carrying.is_negated = carrying.is_negated || is_denial(words_[hit.first - back]);
      add(found[seed.concept_at], std::move(carrying));
    }
    for (const TextWord& word : words_)
      if (word.folded == "!")
        add(found[concept_index("cheer")], {word.at, "!", mark_strength, false, false, false});
  }

 private:
  /// For each word, how long the longest phrase of a table is that covers it; 0 for none.
  [[nodiscard]] std::vector<std::uint32_t> lengths_at(const PhraseTable& phrases) const {
    std::vector<std::uint32_t> lengths(words_.size(), 0);
    for (const PhraseHit& hit : phrases.find(words_, tongue_)) {
      if (hit.is_compound) continue;
      for (std::uint32_t i = hit.first; i < hit.first + hit.count; ++i)
        lengths[i] = std::max(lengths[i], hit.count);
    }
    return lengths;
  }

  /// One place counts once for a concept, as the longest words there.
  static void add(ConceptInText& into, CarryingWords carrying) {
    for (CarryingWords& known : into.by) {
      if (known.at.to <= carrying.at.from || carrying.at.to <= known.at.from) continue;
      if (carrying.strength > known.strength) known = std::move(carrying);
      return;
    }
    into.by.push_back(std::move(carrying));
  }

  std::string_view text_;
  std::vector<TextWord> words_;
  TextTongue tongue_ = TextTongue::unknown;
};

/// Which words count, and for how much.
enum class Reading { all, earnest, news };

double strength_of(const std::vector<CarryingWords>& by, Reading reading) {
  constexpr double loose_share = 0.5;
  double strong = 0;
  double weak = 0;
  double marks = 0;
  for (const CarryingWords& words : by) {
    if (reading == Reading::earnest && words.is_idiom) continue;
    if (reading != Reading::all && words.is_negated) continue;
    const double share = reading == Reading::earnest && words.is_loose ? loose_share : 1.0;
    if (words.words == "!")
      marks += words.strength;
    else if (words.strength <= weak_strength)
      weak += words.strength;
    else
      strong += words.strength * share;
  }
  return std::min(1.0, strong + std::min(weak, weak_strength_max) + std::min(marks, marks_strength_max));
}

bool is_grim(VoiceRegister voice) { return voice == VoiceRegister::grief || voice == VoiceRegister::trouble; }

/// Two grim words in different places are no figure of speech any more.
bool is_grim_twice(const std::map<std::size_t, ConceptInText>& found) {
  std::vector<TextSpan> places;
  for (const auto& [index, in_text] : found) {
    if (!is_grim(voice_concepts()[index].voice)) continue;
    for (const CarryingWords& words : in_text.by)
      if (words.strength > weak_strength && !words.is_idiom && !words.is_negated) places.push_back(words.at);
  }
  for (const TextSpan& one : places)
    for (const TextSpan& other : places)
      if (one.to <= other.from) return true;
  return false;
}

}  // namespace

const std::vector<VoiceConcept>& voice_concepts() { return concept_table().concepts; }

std::size_t concept_index(std::string_view name) {
  const auto found = concept_table().by_name.find(name);
  ENSURE(found != concept_table().by_name.end());
  return found->second;
}

std::size_t concept_phrase_count() { return concept_table().phrases.size(); }

const std::vector<std::string>& concept_seeds() { return concept_table().words; }

double plain_strength_of(const std::vector<CarryingWords>& by) { return strength_of(by, Reading::earnest); }

std::vector<ConceptInText> concepts_in(std::string_view text, TextTongue tongue) {
  std::map<std::size_t, ConceptInText> found;
  const TextTongue whole = tongue != TextTongue::unknown ? tongue : guess_tongue(text_words(text));
  for (const TextSpan sentence : sentence_spans(text)) SentenceReader(text, sentence, whole).read(found);
  std::vector<ConceptInText> concepts;
  const bool in_full = is_grim_twice(found);
  for (auto& [index, in_text] : found) {
    in_text.index = index;
    in_text.strength = strength_of(in_text.by, Reading::all);
    for (CarryingWords& words : in_text.by) words.is_loose = words.is_loose && !in_full;
    in_text.plain_strength = plain_strength_of(in_text.by);
    in_text.news_strength = strength_of(in_text.by, Reading::news);
    concepts.push_back(std::move(in_text));
  }
  return concepts;
}

}  // namespace regie
