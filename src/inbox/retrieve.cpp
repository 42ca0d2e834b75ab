// inbox/retrieve.cpp - BM25 over past questions and own facts.
#include "inbox/retrieve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace regie {
namespace {

constexpr double k1 = 1.2;
constexpr double b = 0.75;
constexpr std::size_t facts_max = 2;
constexpr std::size_t stem_bytes_min = 4;  // shorter words lose what tells them apart

constexpr std::array<std::string_view, 96> everywhere{
    "de",   "het",  "een",   "en",    "van",    "ik",    "te",  "dat",  "die",  "in",   "je",   "is",
    "niet", "op",   "aan",   "met",   "als",    "voor",  "had", "er",   "maar", "om",   "hem",  "dan",
    "zou",  "of",   "wat",   "mijn",  "men",    "dit",   "zo",  "door", "over", "ze",   "zich", "bij",
    "ook",  "tot",  "uit",   "kan",   "jullie", "u",     "uw",  "wij",  "we",   "onze", "ons",  "hoe",
    "the",  "a",    "an",    "and",   "of",     "to",    "i",   "you",  "it",   "that", "for",  "on",
    "are",  "as",   "be",    "this",  "have",   "from",  "or",  "by",   "not",  "but",  "what", "all",
    "were", "when", "your",  "can",   "there",  "an",    "our", "do",   "does", "did",  "will", "would",
    "my",   "me",   "hallo", "hello", "dear",   "beste", "hi",  "at",   "with", "was",  "us",   "please"};

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80U;
}

std::string stem(std::string word) {
  for (const std::string_view ending : {"en", "es", "s"})
    if (word.size() >= stem_bytes_min + ending.size() && word.ends_with(ending)) {
      word.resize(word.size() - ending.size());
      break;
    }
  return word;
}

struct Source {
  std::map<std::string, int> counts;
  double length = 0;
};

Source source_of(std::string_view text) {
  Source source;
  for (const std::string& word : search_words(text)) {
    ++source.counts[word];
    ++source.length;
  }
  return source;
}

class Index {
 public:
  explicit Index(std::vector<Source> sources) : sources_(std::move(sources)) {
    for (const Source& source : sources_) {
      total_ += source.length;
      for (const auto& [word, count] : source.counts) ++holders_[word];
    }
  }
  [[nodiscard]] double idf(const std::string& word) const {
    const auto found = holders_.find(word);
    const double holders = found == holders_.end() ? 0 : found->second;
    return std::log(1 + (static_cast<double>(sources_.size()) - holders + 0.5) / (holders + 0.5));
  }
  [[nodiscard]] Found look(std::size_t place, const std::set<std::string>& asked) const {
    const Source& source = sources_[place];
    const double mean = std::max(1.0, total_ / static_cast<double>(sources_.size()));
    Found found;
    double weight = 0;
    for (const std::string& word : asked) {
      weight += idf(word);
      const auto here = source.counts.find(word);
      if (here == source.counts.end()) continue;
      const double count = here->second;
      found.share += idf(word);
      found.score += idf(word) * count * (k1 + 1) / (count + k1 * (1 - b + b * source.length / mean));
    }
    if (weight > 0) found.share /= weight;
    return found;
  }

 private:
  std::vector<Source> sources_;
  std::map<std::string, int> holders_;
  double total_ = 0;
};

bool is_better(const Found& one, const Found& other) {
  return one.score != other.score ? one.score > other.score : one.source < other.source;
}

}  // namespace

std::vector<Fact> facts_of(std::string_view text) {
  std::vector<Fact> facts;
  const auto trimmed = [](std::string_view part) {
    const std::size_t from = part.find_first_not_of(" \t\r");
    if (from == part.npos) return std::string();
    return std::string(part.substr(from, part.find_last_not_of(" \t\r") - from + 1));
  };
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    const std::size_t colon = line.find(':');
    if (colon == line.npos) continue;
    Fact fact{trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1))};
    if (!fact.name.empty() && !fact.value.empty()) facts.push_back(std::move(fact));
  }
  return facts;
}

std::vector<std::string> search_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    const bool counts =
        word.size() > 1 && std::find(everywhere.begin(), everywhere.end(), word) == everywhere.end();
    if (counts) words.push_back(stem(word));
    word.clear();
  };
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (is_word_byte(c))
      word += c;
    else
      end_word();
  }
  end_word();
  return words;
}

Retrieved retrieve(std::string_view question, const std::vector<PastReply>& replies,
                   const std::vector<Fact>& facts) {
  Retrieved retrieved;
  const auto words = search_words(question);
  const std::set<std::string> asked(words.begin(), words.end());
  if (asked.empty() || replies.size() + facts.size() == 0) return retrieved;
  std::vector<Source> sources;
  for (const PastReply& reply : replies) sources.push_back(source_of(reply.question));
  for (const Fact& fact : facts) sources.push_back(source_of(fact.name + " " + fact.value));
  const Index index(std::move(sources));
  const PastReply* best_reply = nullptr;
  Found best;
  for (std::size_t i = 0; i < replies.size(); ++i) {
    Found found = index.look(i, asked);
    found.source = replies[i].id;
    if (found.score > 0) retrieved.from.push_back(found);
    if (found.share < share_floor || (best_reply != nullptr && !is_better(found, best))) continue;
    best = found;
    best_reply = &replies[i];
  }
  std::vector<std::pair<Found, const Fact*>> near;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    Found found = index.look(replies.size() + i, asked);
    found.source = facts[i].name;
    if (found.score > 0) retrieved.from.push_back(found);
    if (found.share >= share_floor) near.emplace_back(found, &facts[i]);
  }
  std::sort(retrieved.from.begin(), retrieved.from.end(), is_better);
  std::sort(near.begin(), near.end(),
            [](const auto& one, const auto& other) { return is_better(one.first, other.first); });
  if (near.size() > facts_max) near.resize(facts_max);
  if (best_reply != nullptr)
    retrieved.sentences = sentences_of(best_reply->answer, Author::own_reply, best_reply->id);
  for (const auto& [found, fact] : near) {
    if (!retrieved.sentences.empty() && !retrieved.sentences.back().text.ends_with(' ') &&
        !retrieved.sentences.back().text.ends_with('\n'))
      retrieved.sentences.back().text += '\n';
    retrieved.sentences.push_back({fact->value, Author::text_template, fact->name});
  }
  return retrieved;
}

}  // namespace regie
