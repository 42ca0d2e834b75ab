// text/phrases.cpp - phrases by their first word, then word by word; Dutch compounds by their ends.
#include "text/phrases.h"

#include <algorithm>

namespace regie {
namespace {

constexpr std::size_t compound_letters_min = 8;  // "feesttent": shorter words are seldom two
constexpr std::size_t compound_part_min = 5;  // "dood" would meet "doodstil", "brand" is the shortest asked
constexpr std::size_t compound_rest_min = 3;  // what is left over has to be a word as well

std::size_t slot(TextTongue tongue) { return static_cast<std::size_t>(tongue); }

}  // namespace

PhraseTable::Part PhraseTable::part_of(std::string_view word, TextTongue tongue) {
  if (word == "*") return {Kind::any, {}};
  if (word == "#") return {Kind::number, {}};
  if (word == "!" || word == "%" || word == "?") return {Kind::exact, std::string(word)};
  if (word.front() == '=') return {Kind::exact, folded_letters(word.substr(1))};
  if (word.front() == '*') return {Kind::suffix, folded_letters(word.substr(1))};
  if (word.back() == '*') return {Kind::prefix, folded_letters(word.substr(0, word.size() - 1))};
  const std::string folded = folded_letters(word);
  if (static_cast<unsigned char>(word.front()) >= 0xE2) return {Kind::exact, folded};  // emoji
  return {Kind::stem, word_stem(folded, tongue)};
}

std::uint32_t PhraseTable::add(std::string_view phrase, TextTongue tongue) {
  Phrase made{{}, tongue};
  for (std::size_t at = 0; at < phrase.size();) {
    const std::size_t from = phrase.find_first_not_of(" -", at);
    if (from == std::string_view::npos) break;
    const std::size_t to = std::min(phrase.find_first_of(" -", from), phrase.size());
    made.parts.push_back(part_of(phrase.substr(from, to - from), tongue));
    at = to;
  }
  const auto id = static_cast<std::uint32_t>(phrases_.size());
  if (!made.parts.empty()) {
    const Part& first = made.parts.front();
    if (first.kind == Kind::stem)
      by_stem_[slot(tongue)][first.text].push_back(id);
    else if (first.kind == Kind::exact)
      by_exact_[slot(tongue)][first.text].push_back(id);
    else
      open_[slot(tongue)].push_back(id);
  }
  phrases_.push_back(std::move(made));
  return id;
}

bool PhraseTable::fits(const Part& part, const TextWord& word, const std::string& stem) const {
  switch (part.kind) {
    case Kind::stem:
      return word.kind == WordKind::letters && stem == part.text;
    case Kind::exact:
      return word.folded == part.text;
    case Kind::prefix:
      return word.kind == WordKind::letters && word.folded.starts_with(part.text);
    case Kind::suffix:
      return word.kind == WordKind::letters && word.folded.ends_with(part.text);
    case Kind::any:
      return word.kind == WordKind::letters || word.kind == WordKind::number;
    case Kind::number:
      return word.kind == WordKind::number;
  }
  return false;
}

void PhraseTable::find_in(std::span<const TextWord> words, TextTongue tongue, TextTongue text_tongue,
                          std::vector<PhraseHit>& hits) const {
  const bool is_loan = tongue == TextTongue::english && text_tongue == TextTongue::dutch;
  Forms forms;
  for (const TextWord& word : words)
    forms.stems.push_back(word.kind == WordKind::letters ? word_stem(word.folded, tongue) : word.folded);
  const auto try_at = [&](std::size_t i, std::uint32_t id) {
    const std::vector<Part>& parts = phrases_[id].parts;
    if (i + parts.size() > words.size()) return;
    if (is_loan && parts.size() == 1 && false_friends_.contains(words[i].folded)) return;
    for (std::size_t k = 0; k < parts.size(); ++k)
      if (!fits(parts[k], words[i + k], forms.stems[i + k])) return;
    hits.push_back({id, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(parts.size()), false});
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (const auto found = by_stem_[slot(tongue)].find(forms.stems[i]); found != by_stem_[slot(tongue)].end())
      for (const std::uint32_t id : found->second) try_at(i, id);
    if (const auto found = by_exact_[slot(tongue)].find(words[i].folded);
        found != by_exact_[slot(tongue)].end())
      for (const std::uint32_t id : found->second) try_at(i, id);
    for (const std::uint32_t id : open_[slot(tongue)]) try_at(i, id);
  }
  if (tongue == TextTongue::dutch) find_compounds(words, forms, hits);
}

void PhraseTable::find_compounds(std::span<const TextWord> words, const Forms& forms,
                                 std::vector<PhraseHit>& hits) const {
  const auto& by_stem = by_stem_[slot(TextTongue::dutch)];
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& stem = forms.stems[i];
    if (words[i].kind != WordKind::letters || words[i].folded.size() < compound_letters_min) continue;
    if (by_stem.contains(stem)) continue;
    const auto take = [&](std::string_view part) {
      const auto found = by_stem.find(std::string(part));
      if (found == by_stem.end()) return false;
      bool any = false;
      for (const std::uint32_t id : found->second)
        if (phrases_[id].parts.size() == 1) {
          hits.push_back({id, static_cast<std::uint32_t>(i), 1, true});
          any = true;
        }
      return any;
    };
    // Longest part first, from the end (the head of a Dutch compound) and from the beginning.
    for (std::size_t n = stem.size() - compound_rest_min; n >= compound_part_min; --n)
      if (take(word_stem(stem.substr(stem.size() - n), TextTongue::dutch))) break;
    for (std::size_t n = stem.size() - compound_rest_min; n >= compound_part_min; --n)
      if (take(stem.substr(0, n))) break;
  }
}

std::vector<PhraseHit> PhraseTable::find(std::span<const TextWord> words, TextTongue tongue) const {
  std::vector<PhraseHit> hits;
  if (tongue != TextTongue::english) find_in(words, TextTongue::dutch, tongue, hits);
  find_in(words, TextTongue::english, tongue, hits);
  find_in(words, TextTongue::unknown, tongue, hits);
  std::sort(hits.begin(), hits.end(), [](const PhraseHit& a, const PhraseHit& b) {
    return a.first != b.first   ? a.first < b.first
           : a.count != b.count ? a.count > b.count
                                : a.phrase < b.phrase;
  });
  return hits;
}

}  // namespace regie
