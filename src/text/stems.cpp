// text/stems.cpp - endings taken off by rule.
#include "text/stems.h"

#include <algorithm>
#include <array>

namespace regie {
namespace {

constexpr std::size_t stem_letters_min = 3;  // shorter stems meet words they have nothing to do with

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool drop(std::string& word, std::string_view ending, std::size_t keep = stem_letters_min) {
  if (word.size() < ending.size() + keep || !word.ends_with(ending)) return false;
  word.resize(word.size() - ending.size());
  return true;
}

void single_last(std::string& word) {
  const std::size_t n = word.size();
  if (n > stem_letters_min && word[n - 1] == word[n - 2] && !is_vowel(word[n - 1])) word.pop_back();
}

/// "diving" is of "dive", "winning" of "win": three letters that were not doubled get their e back.
void mend_short(std::string& word) {
  const std::size_t n = word.size();
  const bool was_doubled = n >= 2 && word[n - 1] == word[n - 2] && !is_vowel(word[n - 1]);
  if (was_doubled && word[n - 1] != 's' && word[n - 1] != 'l' && word[n - 1] != 'z') word.pop_back();
  const bool is_cvc = n == 3 && !is_vowel(word[0]) && is_vowel(word[1]) && !is_vowel(word[2]);
  if (is_cvc && word[2] != 'x' && word[2] != 'w' && word[2] != 'y') word += 'e';
}

std::string english_stem(std::string word) {
  if (drop(word, "ies", 2)) {
    word += 'i';
  } else if (!word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")) {
    if (word.ends_with("sses") || word.ends_with("shes") || word.ends_with("ches") || word.ends_with("xes"))
      drop(word, "es");
    else
      drop(word, "s");
  }
  if (drop(word, "ingly") || drop(word, "edly")) {
    mend_short(word);
  } else if (word.size() > 5 && drop(word, "ing")) {
    mend_short(word);
  } else if (!word.ends_with("eed") && drop(word, "ed")) {
    mend_short(word);
  } else if (word.size() > 6) {
    drop(word, "ly");
  }
  constexpr std::size_t silent_e_letters = 5;  // "wine" must not meet "win"
  if (word.size() >= silent_e_letters && word.back() == 'e') word.pop_back();
  if (word.size() > stem_letters_min && word.back() == 'y') word.back() = 'i';
  return word;
}

/// "loop" and "lopen" are one word: a doubled vowel before the last consonant becomes single.
void single_vowel(std::string& word) {
  const std::size_t n = word.size();
  if (n >= 4 && !is_vowel(word[n - 1]) && is_vowel(word[n - 2]) && word[n - 2] == word[n - 3])
    word.erase(n - 2, 1);
}

std::string dutch_stem(std::string word) {
  if (word.size() > 6 && (drop(word, "etjes") || drop(word, "etje"))) {
    single_last(word);
  } else if (drop(word, "jes") || drop(word, "je")) {
    // "autootje", "vrouwtje"; after l, n and r the t may be the word's own ("kaartje", "tentje").
    const char before = word.back() == 't' && word.size() > 3 ? word[word.size() - 2] : 'x';
    if (is_vowel(before) || before == 'w') word.pop_back();
  } else if (word.ends_with("heden") && word.size() > 7) {
    word.replace(word.size() - 5, 5, "heid");
  } else if (word.size() > 6 && (drop(word, "ende") || drop(word, "end"))) {
  } else if (drop(word, "en") || drop(word, "es") || drop(word, "e")) {
    single_last(word);
  } else if (!word.ends_with("ss") && word.size() > 3 && word[word.size() - 2] != 'i') {
    drop(word, "s");
  }
  if (word.size() > 4 && word.back() == 't' &&
      std::string_view("gkpfdbm").find(word[word.size() - 2]) != std::string_view::npos)
    word.pop_back();
  if (word.size() > 3 && word.back() == 'd' && word[word.size() - 2] == 'd') word.pop_back();
  single_vowel(word);
  if (word.back() == 'v') word.back() = 'f';
  if (word.back() == 'z') word.back() = 's';
  return word;
}

constexpr std::array dutch_words{
    "de",     "het",     "een",   "en",   "van",  "ik",     "je",     "dat",   "die",      "niet",
    "met",    "voor",    "zijn",  "er",   "maar", "om",     "hebben", "ook",   "dan",      "naar",
    "ons",    "onze",    "jouw",  "jij",  "wij",  "uw",     "nu",     "bij",   "wordt",    "deze",
    "dit",    "meer",    "geen",  "nog",  "tot",  "uit",    "aan",    "zo",    "wat",      "vandaag",
    "morgen", "zij",     "heeft", "kan",  "kun",  "jullie", "alle",   "vanaf", "op",       "te",
    "zich",   "tijdens", "tegen", "over", "door", "hun",    "haar",   "elke",  "vanavond", "samen"};
constexpr std::array english_words{
    "the",  "and",   "to",   "you",  "your", "for",   "with",  "our",     "are", "this", "that",
    "it",   "from",  "by",   "have", "be",   "not",   "now",   "today",   "all", "will", "their",
    "his",  "her",   "its",  "than", "more", "get",   "an",    "as",      "at",  "on",   "has",
    "who",  "after", "my",   "can",  "were", "these", "every", "tonight", "off", "near", "how",
    "what", "when",  "they", "them", "out",  "just",  "been"};

}  // namespace

TextTongue guess_tongue(std::span<const TextWord> words) {
  double dutch = 0;
  double english = 0;
  const auto has = [](std::string_view word, std::string_view part) {
    return word.find(part) != std::string_view::npos;
  };
  for (const TextWord& word : words) {
    if (word.kind != WordKind::letters) continue;
    const std::string_view w = word.folded;
    dutch += std::find(dutch_words.begin(), dutch_words.end(), w) != dutch_words.end() ? 1.0 : 0.0;
    english += std::find(english_words.begin(), english_words.end(), w) != english_words.end() ? 1.0 : 0.0;
    constexpr double letter_weight = 0.4;  // a pair of letters says less than a function word
    if (has(w, "ij") || has(w, "aa") || has(w, "uu") || has(w, "sch") || has(w, "eeu") ||
        w.ends_with("lijk") || w.ends_with("heid") || (w.size() > 5 && w.ends_with("en")))
      dutch += letter_weight;
    if (has(w, "th") || w.ends_with("tion") || w.ends_with("tions") || (w.size() > 4 && w.ends_with("ing")) ||
        w.ends_with("ed") || w.ends_with("ly") || w.ends_with("ness") || has(w, "ough") || w.ends_with("y"))
      english += letter_weight;
    // Endings both languages have tell little: Dutch "-ing" beside a Dutch article.
  }
  constexpr double lead = 0.5;  // half a function word: a headline of three words must be enough
  if (dutch >= english + lead) return TextTongue::dutch;
  if (english >= dutch + lead) return TextTongue::english;
  return TextTongue::unknown;
}

std::string word_stem(std::string_view folded, TextTongue tongue) {
  std::string word(folded);
  if (word.size() <= stem_letters_min || tongue == TextTongue::unknown) return word;
  return tongue == TextTongue::english ? english_stem(std::move(word)) : dutch_stem(std::move(word));
}

}  // namespace regie
