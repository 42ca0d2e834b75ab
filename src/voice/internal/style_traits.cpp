// voice/internal/style_traits.cpp - counts of a style, and where a draft leaves the brand's.
#include "voice/internal/style_traits.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "text/sentences.h"

namespace regie {
namespace {

struct Counts {
  double sentences = 0;
  double words = 0;
  double letters = 0;
  double exclamations = 0;
  double questions = 0;
  double emoji = 0;
  double capitals = 0;
  double numbers = 0;
  double informal = 0;
  double formal = 0;
  double we = 0;
  double contractions = 0;
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

void count_word(std::string_view text, const TextWord& word, Counts& counts) {
  if (word.kind == WordKind::emoji) counts.emoji += 1;
  if (word.folded == "!") counts.exclamations += 1;
  if (word.folded == "?") counts.questions += 1;
  if (word.kind == WordKind::number) counts.numbers += 1;
  if (word.kind != WordKind::letters) return;
  counts.words += 1;
  counts.letters += static_cast<double>(word.folded.size());
  counts.capitals += word.is_shouted ? 1 : 0;
  counts.informal += is_one_of(word.folded, {"je", "jij", "jou", "jouw", "jullie", "jezelf"}) ? 1 : 0;
  counts.formal += is_one_of(word.folded, {"u", "uw", "uzelf"}) ? 1 : 0;
  counts.we += is_one_of(word.folded, {"we", "wij", "ons", "onze", "us", "our", "ours"}) ? 1 : 0;
  const std::string_view written = text.substr(word.at.from, word.at.to - word.at.from);
  counts.contractions +=
      written.find('\'') != std::string_view::npos || written.find("\xE2\x80\x99") != std::string_view::npos
          ? 1
          : 0;
}

double over(double part, double whole) { return whole > 0 ? part / whole : 0; }

double quantile(std::vector<double> values, double p) {
  std::sort(values.begin(), values.end());
  const double at = p * static_cast<double>(values.size() - 1);
  const auto low = static_cast<std::size_t>(at);
  const std::size_t high = std::min(low + 1, values.size() - 1);
  return values[low] + (at - static_cast<double>(low)) * (values[high] - values[low]);
}

/// The smallest width of a brand's range that is still a difference one sees, in the unit of each trait.
constexpr StyleTraits width_min{3, 0.4, 0.15, 0.15, 0.1, 0.02, 0.03, 0.25, 0.25, 0.03, 0.02};

std::set<std::string> content_of(std::string_view sentence, TextTongue tongue) {
  constexpr std::size_t content_letters = 5;
  std::set<std::string> stems;
  for (const TextWord& word : text_words(sentence))
    if (word.kind == WordKind::letters && word.folded.size() >= content_letters)
      stems.insert(word_stem(word.folded, tongue));
  return stems;
}

/// The own sentence nearest in content to the draft's whose trait lies within the brand's range.
std::string own_example(std::string_view sentence, std::span<const std::string> own, const StyleFlag& flag,
                        TextTongue tongue) {
  const auto meaning = content_of(sentence, tongue);
  std::string best;
  double most = -1;
  for (const std::string& text : own)
    for (const TextSpan span : sentence_spans(text)) {
      const std::string_view theirs = std::string_view(text).substr(span.from, span.to - span.from);
      const double trait = style_traits(theirs)[static_cast<std::size_t>(flag.trait)];
      const double away = std::max({flag.brand_low - trait, trait - flag.brand_high, 0.0});
      double shared = 0;
      for (const std::string& stem : content_of(theirs, tongue)) shared += meaning.contains(stem) ? 1 : 0;
      const double worth = shared - away / width_min[static_cast<std::size_t>(flag.trait)];
      if (best.empty() || worth > most) {
        most = worth;
        best = theirs;
      }
    }
  return best;
}

TextSpan showing_sentence(std::string_view draft, const StyleFlag& flag) {
  TextSpan worst;
  double furthest = -1;
  for (const TextSpan span : sentence_spans(draft)) {
    const double trait =
        style_traits(draft.substr(span.from, span.to - span.from))[static_cast<std::size_t>(flag.trait)];
    const double away = flag.draft > flag.brand ? trait - flag.brand : flag.brand - trait;
    if (away > furthest) {
      furthest = away;
      worst = span;
    }
  }
  return worst;
}

}  // namespace

StyleTraits style_traits(std::string_view text) {
  Counts counts;
  counts.sentences = static_cast<double>(sentence_spans(text).size());
  for (const TextWord& word : text_words(text)) count_word(text, word, counts);
  const double address = counts.informal + counts.formal;
  return {over(counts.words, counts.sentences),
          over(counts.letters, counts.words),
          over(counts.exclamations, counts.sentences),
          over(counts.questions, counts.sentences),
          over(counts.emoji, counts.sentences),
          over(counts.capitals, counts.words),
          over(counts.numbers, counts.words),
          over(counts.informal, address),
          over(counts.formal, address),
          over(counts.we, counts.words),
          over(counts.contractions, counts.words)};
}

std::vector<StyleFlag> style_flags(std::string_view draft, std::span<const std::string> own,
                                   TextTongue tongue) {
  std::vector<StyleTraits> theirs;
  for (const std::string& text : own) theirs.push_back(style_traits(text));
  const StyleTraits mine = style_traits(draft);
  const double draft_address = mine[static_cast<std::size_t>(StyleTrait::informal_address)] +
                               mine[static_cast<std::size_t>(StyleTrait::formal_address)];
  std::vector<std::pair<double, StyleFlag>> found;
  for (std::size_t i = 0; i < style_trait_count; ++i) {
    const auto trait = static_cast<StyleTrait>(i);
    const bool is_address = trait == StyleTrait::informal_address || trait == StyleTrait::formal_address;
    if (is_address && draft_address == 0) continue;  // it addresses nobody: no form to be wrong
    std::vector<double> values;
    double sum = 0;
    for (const StyleTraits& one : theirs) {
      values.push_back(one[i]);
      sum += one[i];
    }
    StyleFlag flag{trait,
                   mine[i],
                   sum / static_cast<double>(values.size()),
                   quantile(values, 0.1),
                   quantile(values, 0.9),
                   {},
                   {}};
    const double width = std::max(flag.brand_high - flag.brand_low, width_min[i]);
    const double away = std::max(flag.brand_low - flag.draft, flag.draft - flag.brand_high);
    if (away < width) continue;
    flag.at = showing_sentence(draft, flag);
    flag.own_example = own_example(draft.substr(flag.at.from, flag.at.to - flag.at.from), own, flag, tongue);
    found.emplace_back(away / width, std::move(flag));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (found.size() > style_flags_max) found.resize(style_flags_max);
  std::vector<StyleFlag> flags;
  for (auto& [away, flag] : found) flags.push_back(std::move(flag));
  return flags;
}

}  // namespace regie
