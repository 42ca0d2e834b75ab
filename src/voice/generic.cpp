// voice/generic.cpp - the phrases of generic.table in a text, beside what the brand itself wrote.
#include "voice/generic.h"

#include <algorithm>
#include <set>

#include "text/phrases.h"
#include "text/sentences.h"
#include "voice/internal/table_lines.h"

namespace regie {
namespace {

constexpr std::size_t letters_of_meaning = 5;  // shorter words say little of what a sentence is about
constexpr std::size_t shared_words_min = 2;    // one word in common is chance

struct GenericTable {
  std::vector<std::string> industries;
  PhraseTable phrases;
  std::vector<std::size_t> industry_of;  // by phrase; 0 is "any"
  std::vector<std::string> words;
};

GenericTable read_table() {
  GenericTable table;
  std::size_t industry = 0;
  for (const std::string_view line : table_lines(generic_table)) {
    if (line.front() == '[') {
      const std::string name(line.substr(1, line.find(']') - 1));
      if (name != "any") table.industries.push_back(name);
      industry = table.industries.size();
      continue;
    }
    const TextTongue tongue = line.starts_with("nl") ? TextTongue::dutch : TextTongue::english;
    for (const std::string_view phrase : split_table(line.substr(2), '|')) {
      table.phrases.add(phrase, tongue);
      table.industry_of.push_back(industry);
      table.words.emplace_back(phrase);
    }
  }
  return table;
}

const GenericTable& phrase_table() {
  static const GenericTable table = read_table();
  return table;
}

std::vector<GenericFlag> flags_of(std::string_view text, TextTongue tongue, std::string_view industry) {
  const GenericTable& table = phrase_table();
  const auto known = std::find(table.industries.begin(), table.industries.end(), industry);
  const auto wanted = static_cast<std::size_t>(known - table.industries.begin()) + 1;
  std::vector<GenericFlag> flags;
  for (const TextSpan sentence : sentence_spans(text)) {
    const auto words = text_words(text.substr(sentence.from, sentence.to - sentence.from));
    std::uint32_t taken_to = 0;
    for (const PhraseHit& hit : table.phrases.find(words, tongue)) {
      const std::size_t of = table.industry_of[hit.phrase];
      if (hit.is_compound || (of != 0 && of != wanted) || hit.first < taken_to) continue;
      taken_to = hit.first + hit.count;
      const TextSpan at{sentence.from + words[hit.first].at.from, sentence.from + words[taken_to - 1].at.to};
      flags.push_back({at,
                       std::string(text.substr(at.from, at.to - at.from)),
                       table.words[hit.phrase],
                       of == 0 ? "any" : table.industries[of - 1],
                       0,
                       {}});
    }
  }
  return flags;
}

std::set<std::string> meaning_of(std::string_view sentence, TextTongue tongue) {
  std::set<std::string> stems;
  for (const TextWord& word : text_words(sentence))
    if (word.kind == WordKind::letters && word.folded.size() >= letters_of_meaning)
      stems.insert(word_stem(word.folded, tongue));
  return stems;
}

std::string_view sentence_at(std::string_view text, TextSpan at) {
  for (const TextSpan span : sentence_spans(text))
    if (span.from <= at.from && at.to <= span.to) return text.substr(span.from, span.to - span.from);
  return text.substr(at.from, at.to - at.from);
}

struct OwnSentence {
  std::string words;
  std::set<std::string> meaning;
};

/// Own sentences that hold no common phrase; and how often each common phrase stands in an own text.
class OwnWords {
 public:
  OwnWords(std::span<const std::string> texts, TextTongue tongue, std::string_view industry) {
    for (const std::string& text : texts) {
      std::set<std::string> seen;
      for (const GenericFlag& flag : flags_of(text, tongue, industry)) seen.insert(flag.phrase);
      for (const std::string& phrase : seen) ++uses_[phrase];
      for (const TextSpan span : sentence_spans(text)) {
        const std::string sentence = text.substr(span.from, span.to - span.from);
        if (flags_of(sentence, tongue, industry).empty())
          sentences_.push_back({sentence, meaning_of(sentence, tongue)});
      }
    }
  }
  [[nodiscard]] std::size_t uses(const std::string& phrase) const {
    const auto found = uses_.find(phrase);
    return found == uses_.end() ? 0 : found->second;
  }
  [[nodiscard]] std::string nearest(const std::set<std::string>& meaning) const {
    std::size_t most = shared_words_min - 1;
    std::string words;
    for (const OwnSentence& own : sentences_) {
      const auto shared = static_cast<std::size_t>(
          std::count_if(meaning.begin(), meaning.end(),
                        [&](const std::string& stem) { return own.meaning.contains(stem); }));
      if (shared <= most) continue;
      most = shared;
      words = own.words;
    }
    return words;
  }

 private:
  std::unordered_map<std::string, std::size_t> uses_;
  std::vector<OwnSentence> sentences_;
};

}  // namespace

const std::vector<std::string>& generic_industries() { return phrase_table().industries; }

std::vector<GenericFlag> generic_phrases(const GenericInput& input) {
  const TextTongue tongue =
      input.tongue != TextTongue::unknown ? input.tongue : guess_tongue(text_words(input.text));
  std::vector<GenericFlag> flags = flags_of(input.text, tongue, input.industry);
  if (flags.empty() || input.own_texts.empty()) return flags;
  const OwnWords own(input.own_texts, tongue, input.industry);
  for (GenericFlag& flag : flags) {
    flag.own_uses = own.uses(flag.phrase);
    flag.own_words = own.nearest(meaning_of(sentence_at(input.text, flag.at), tongue));
  }
  return flags;
}

}  // namespace regie
