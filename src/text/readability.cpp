// text/readability.cpp - counts of sentences, words and syllables, and the formulas on them.
#include "text/readability.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ensure.h"
#include "text/sentences.h"

namespace regie {
namespace {

double ratio(std::size_t a, std::size_t b) { return static_cast<double>(a) / static_cast<double>(b); }

void check(ReadingCounts counts) { ENSURE(counts.sentences > 0 && counts.words > 0); }

bool is_vowel(std::string_view word, std::size_t i) {
  const char c = word[i];
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || (c == 'y' && i > 0);
}

std::size_t english_syllables(std::string_view word) {
  std::size_t groups = 0;
  for (std::size_t i = 0; i < word.size(); ++i)
    groups += is_vowel(word, i) && (i == 0 || !is_vowel(word, i - 1)) ? 1U : 0U;
  const auto ends = [&](std::string_view end) { return word.size() > end.size() && word.ends_with(end); };
  const bool sounded = ends("le") && word.size() > 2 && !is_vowel(word, word.size() - 3);
  const bool es = ends("es") && !ends("ses") && !ends("zes") && !ends("ches") && !ends("shes") &&
                  !ends("xes") && !ends("ces") && !ends("ges") && !ends("ies");
  if ((ends("e") && !ends("ee") && !sounded) || (ends("ed") && !ends("ted") && !ends("ded")) || es)
    groups -= groups > 1 ? 1U : 0U;
  if (ends("ea") && word.size() > 3 && word != "plea" && word != "flea") ++groups;  // "idea", "area"
  // "radio", "creation", "science": two vowels that are two sounds.
  for (const std::string_view two : {"ia", "io", "eo", "iu", "ua"}) {
    const std::size_t at = word.find(two);
    if (at == std::string_view::npos) continue;
    const bool one = word.substr(at).starts_with("ion") && at > 0 &&
                     std::string_view("tscg").find(word[at - 1]) != std::string_view::npos;
    const bool soft = two == "ia" && at > 0 && (word[at - 1] == 'c' || word[at - 1] == 't');
    const bool people = word.substr(at).starts_with("eop") || word.substr(at).starts_with("eou") ||
                        word.substr(at).starts_with("iou") || (two == "ua" && at > 0 && word[at - 1] == 'q');
    if (!one && !soft && !people) ++groups;
  }
  return std::max<std::size_t>(groups, 1);
}

constexpr std::array dutch_vowels{"aai", "ooi", "oei", "eeu", "ieu", "aa", "ee", "oo", "uu",
                                  "ie",  "oe",  "eu",  "ui",  "ou",  "au", "ei", "ij"};

std::size_t dutch_syllables(std::string_view word) {
  std::size_t groups = 0;
  for (std::size_t i = 0; i < word.size();) {
    std::size_t taken = 0;
    for (const std::string_view sound : dutch_vowels)
      if (word.substr(i).starts_with(sound)) {
        taken = sound.size();
        break;
      }
    if (taken == 0 && is_vowel(word, i)) taken = 1;
    groups += taken > 0 ? 1U : 0U;
    i += std::max<std::size_t>(taken, 1);
  }
  return std::max<std::size_t>(groups, 1);
}

}  // namespace

double flesch_ease(ReadingCounts counts) {
  check(counts);
  return 206.835 - 1.015 * ratio(counts.words, counts.sentences) -
         84.6 * ratio(counts.syllables, counts.words);
}

double flesch_kincaid_grade(ReadingCounts counts) {
  check(counts);
  return 0.39 * ratio(counts.words, counts.sentences) + 11.8 * ratio(counts.syllables, counts.words) - 15.59;
}

double douma_ease(ReadingCounts counts) {
  check(counts);
  return 206.84 - 0.93 * ratio(counts.words, counts.sentences) - 77.0 * ratio(counts.syllables, counts.words);
}

double brouwer_index(ReadingCounts counts) {
  check(counts);
  return 195.0 - 2.0 * ratio(counts.words, counts.sentences) - 67.0 * ratio(counts.syllables, counts.words);
}

std::size_t syllable_count(std::string_view folded, TextTongue tongue) {
  return tongue == TextTongue::dutch ? dutch_syllables(folded) : english_syllables(folded);
}

Answer<Readability> readability(std::string_view text, TextTongue tongue) {
  Readability answer;
  const std::vector<TextWord> all = text_words(text);
  answer.tongue = tongue == TextTongue::unknown ? guess_tongue(all) : tongue;
  for (const TextSpan span : sentence_spans(text)) {
    std::size_t words = 0;
    for (const TextWord& word : text_words(text.substr(span.from, span.to - span.from))) {
      if (word.kind != WordKind::letters) continue;
      ++words;
      answer.counts.syllables += syllable_count(word.folded, answer.tongue);
    }
    answer.counts.words += words;
    answer.counts.sentences += words > 0 ? 1U : 0U;
    answer.counts.long_sentences += words > long_sentence_words ? 1U : 0U;
  }
  const ReadingCounts& counts = answer.counts;
  if (counts.words < readability_words_min) {
    TooFew few;
    few.n = static_cast<double>(counts.words);
    few.needs = "a text of " + std::to_string(readability_words_min) + " words; this one has " +
                std::to_string(counts.words);
    return tl::unexpected(few);
  }
  if (answer.tongue == TextTongue::unknown) {
    TooFew few;
    few.n = static_cast<double>(counts.words);
    few.needs = "a text in Dutch or English";
    return tl::unexpected(few);
  }
  const bool is_dutch = answer.tongue == TextTongue::dutch;
  answer.ease = is_dutch ? douma_ease(counts) : flesch_ease(counts);
  answer.grade = is_dutch ? brouwer_index(counts) : flesch_kincaid_grade(counts);
  answer.sentence_words = ratio(counts.words, counts.sentences);
  answer.word_syllables = ratio(counts.syllables, counts.words);
  return answer;
}

}  // namespace regie
