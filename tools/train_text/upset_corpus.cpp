// tools/train_text/upset_corpus.cpp - upset.tsv as sentences: its slots filled, each with the line it came
// from.
#include "tools/train_text/upset_corpus.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <map>
#include <string_view>

#include "bench/text/data.h"

namespace regie::train {
namespace {

constexpr std::size_t sentences_a_line = 6;
constexpr std::size_t sentences_composed = 50;  // of a line that is slots alone: its choices are many

using Slots = std::map<std::string, std::string, std::less<>>;

std::uint64_t next(std::uint64_t& state) {  // splitmix64
  state += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

std::vector<std::string> split(std::string_view text, char mark) {
  std::vector<std::string> parts(1);
  int depth = 0;
  for (const char c : text) {
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    if (c == mark && depth == 0)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

// "{a|b}" is one of them, "{@name}" one of a slot; both may hold slots again.
std::string filled(std::string_view text, const Slots& slots, const std::string& language,
                   std::uint64_t& state) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '{') {
      out += text[at++];
      continue;
    }
    int depth = 0;
    std::size_t end = at;
    do {
      depth += text[end] == '{' ? 1 : text[end] == '}' ? -1 : 0;
      ++end;
    } while (depth > 0 && end < text.size());
    std::string inner(text.substr(at + 1, end - at - 2));
    if (inner.starts_with('@')) inner = slots.at(language + "." + inner.substr(1));
    const auto choices = split(inner, '|');
    out += filled(choices[next(state) % choices.size()], slots, language, state);
    at = end;
  }
  return out;
}

}  // namespace

std::vector<UpsetSentence> upset_sentences(const std::string& path, const std::string& language) {
  Slots slots;
  std::vector<UpsetSentence> found;
  std::uint64_t state = 1;
  std::size_t line = 0;
  for (const auto& row : bench::lines_of(path)) {
    const auto parts = split(row, '\t');
    ++line;
    if (row.starts_with('#') || parts.size() < 3) continue;
    if (parts[0] == "slot") slots[parts[1]] = parts[2];
    if (parts[0] != language || parts.size() < 4) continue;
    std::vector<std::string> texts;
    const std::size_t wanted = parts[2] == composed ? sentences_composed : sentences_a_line;
    for (std::size_t time = 0; time < 2 * wanted && texts.size() < wanted; ++time) {  // some come out alike
      auto text = filled(parts[3], slots, language, state);
      text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
      if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
    }
    for (auto& text : texts) found.push_back({std::move(text), parts[1] == "upset", parts[2], line});
  }
  return found;
}

}  // namespace regie::train
