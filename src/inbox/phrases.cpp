// inbox/phrases.cpp - rules of phrases: groups of word beginnings that follow each other within a few words.
#include "inbox/phrases.h"

#include <cctype>

#include "text/ngrams.h"

namespace regie::inbox {
namespace {

bool fits(std::string_view word, std::string_view choices) {
  while (!choices.empty()) {
    const auto bar = choices.find('|');
    const auto choice = choices.substr(0, bar);
    const bool hit =
        choice.ends_with('*') ? word.starts_with(choice.substr(0, choice.size() - 1)) : word == choice;
    if (hit) return true;
    choices = bar == std::string_view::npos ? std::string_view{} : choices.substr(bar + 1);
  }
  return false;
}

std::string_view next_group(std::string_view& pattern) {
  while (pattern.starts_with(' ')) pattern.remove_prefix(1);
  const auto end = pattern.find(' ');
  const auto group = pattern.substr(0, end);
  pattern = end == std::string_view::npos ? std::string_view{} : pattern.substr(end);
  return group;
}

// Where the groups end when the first stands at `at`; 0: they do not.
std::size_t match(const std::vector<std::string>& words, std::size_t at, std::string_view pattern) {
  std::size_t between = 0;
  std::string_view group = next_group(pattern);
  if (group.starts_with('~')) {
    between = static_cast<std::size_t>(group[1] - '0');
    group = next_group(pattern);
  }
  if (!fits(words[at], group)) return 0;
  std::size_t last = at;
  while (!(group = next_group(pattern)).empty()) {
    std::size_t next = last + 1;
    while (next < words.size() && next <= last + 1 + between && !fits(words[next], group)) ++next;
    if (next >= words.size() || next > last + 1 + between) return 0;
    last = next;
  }
  return last + 1;
}

}  // namespace

PhraseText phrase_text(std::string_view text) {
  PhraseText found;
  for (auto& word : text::folded_words(text)) {
    const auto first = static_cast<unsigned char>(word[0]);
    if (std::isalnum(first) != 0 || first >= 0x80 || word == "!" || word == "?")
      found.words.push_back(std::move(word));
  }
  return found;
}

std::vector<std::string> met(const PhraseText& text, std::span<const PhraseRule> rules) {
  std::vector<std::string> found;
  for (const auto& rule : rules) {
    for (std::size_t at = 0; at < text.words.size(); ++at) {
      const std::size_t end = match(text.words, at, rule.pattern);
      if (end == 0) continue;
      std::string words;
      for (std::size_t i = at; i < end; ++i) words += (i > at ? " " : "") + text.words[i];
      found.push_back(std::move(words));
      break;
    }
  }
  return found;
}

}  // namespace regie::inbox
