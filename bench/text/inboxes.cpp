// bench/text/inboxes.cpp - planted inboxes with known truth, and who would be read first.
#include "bench/text/inboxes.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "bench/text/data.h"
#include "bench/text/inbox_phrases.h"
#include "inbox/order.h"
#include "text/ngrams.h"

namespace regie::bench {
namespace {

constexpr std::size_t inboxes = 10;
constexpr std::size_t calm_count = 184;
constexpr std::size_t upset_count = 16;  // 8 in 100: all of them fit in the first tenth
constexpr std::array things{"lamp", "laptop", "tent", "koffer", "printer", "piano", "router", "fiets"};
constexpr std::array names{"Anna", "Bram", "Chris", "Dewi", "Emre", "Fleur"};

struct Thread {
  std::string id;
  Planted kind;
  std::vector<std::string> messages;
};

std::uint64_t next(std::uint64_t& state) {  // splitmix64: the same inboxes on every machine
  state += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

std::string filled(std::string text, const std::map<std::string, std::string>& slots) {
  for (const auto& [slot, value] : slots)
    for (auto at = text.find(slot); at != std::string::npos; at = text.find(slot, at + value.size()))
      text.replace(at, slot.size(), value);
  return text;
}

std::vector<Thread> inbox(const std::vector<PlantedThread>& phrases, std::uint64_t seed) {
  std::vector<const PlantedThread*> upset;
  std::vector<const PlantedThread*> calm;
  for (const auto& planted : phrases) (is_upset(planted.kind) ? upset : calm).push_back(&planted);
  std::vector<Thread> threads;
  for (std::size_t i = 0; i < upset_count + calm_count; ++i) {
    const auto& from = i < upset_count ? upset : calm;
    const PlantedThread& planted = *from[next(seed) % from.size()];
    const std::map<std::string, std::string> slots{
        {"{thing}", things.at(next(seed) % things.size())},
        {"{name}", names.at(next(seed) % names.size())},
        {"{number}", "R" + std::to_string(10000 + next(seed) % 90000)}};
    // Names in the order of a hash, so that equal need is not ordered by truth.
    Thread thread{std::to_string(next(seed)), planted.kind, {}};
    for (const auto message : planted.messages)
      thread.messages.push_back(filled(std::string(message), slots));
    threads.push_back(std::move(thread));
  }
  return threads;
}

inbox::ThreadToRead read(const inbox::ToneReader& reader, const Thread& thread) {
  inbox::ThreadToRead read;
  read.id = thread.id;
  read.by_a_person = thread.kind != Planted::newsletter && thread.kind != Planted::away;
  std::vector<inbox::OwnMessage> own;
  for (const auto& message : thread.messages) {
    own.push_back({message, 3.0 * static_cast<double>(own.size()), own.empty() ? 0.0 : 1.0});
    read.messages.push_back(reader.read(message));
  }
  if (const auto drift = inbox::drift_of(own)) read.drift = *drift;
  return read;
}

using Kinds = std::map<Planted, std::pair<double, double>>;  // found in the first tenth, planted

void count(Kinds& kinds, const std::vector<Thread>& threads, const std::vector<std::string>& order) {
  for (const auto& thread : threads) {
    if (!is_upset(thread.kind)) continue;
    const auto at =
        static_cast<std::size_t>(std::find(order.begin(), order.end(), thread.id) - order.begin());
    kinds[thread.kind].first += at < threads.size() / 10 ? 1 : 0;
    kinds[thread.kind].second += 1;
  }
}

/// Of the messages of people who are not upset, how many would be held for a person all the same.
struct Held {
  double calm = 0;
  double held = 0;
};

void count(Held& held, const Thread& thread, const inbox::ThreadToRead& read) {
  if (is_upset(thread.kind) || !read.by_a_person) return;
  for (const auto& message : read.messages) {
    held.calm += 1;
    held.held += message.upset ? 1 : 0;
  }
}

void print(const char* name, const Kinds& kinds) {
  double found = 0;
  double planted = 0;
  for (const auto& [kind, both] : kinds) {
    found += both.first;
    planted += both.second;
  }
  const auto share = [&](Planted kind) { return kinds.at(kind).first / kinds.at(kind).second; };
  std::printf("| %s | %.3f | %.3f | %.3f | %.3f |\n", name, found / planted, share(Planted::sarcasm),
              share(Planted::delivery), share(Planted::drift));
}

std::vector<std::string> ids(const std::vector<inbox::Ranked>& ranked) {
  std::vector<std::string> found;
  for (const auto& one : ranked) found.push_back(one.id);
  return found;
}

std::vector<std::string> by_lexicon(const std::vector<Thread>& threads,
                                    const std::map<std::string, double>& polarity) {
  std::vector<std::pair<double, std::string>> scored;
  for (const auto& thread : threads) {
    double sum = 0;
    for (const auto& word : text::folded_words(thread.messages.back()))
      if (const auto found = polarity.find(word); found != polarity.end()) sum += found->second;
    scored.push_back({sum, thread.id});
  }
  std::sort(scored.begin(), scored.end());
  std::vector<std::string> found;
  for (const auto& [sum, id] : scored) found.push_back(id);
  return found;
}

struct Orders {
  Kinds whole;
  Kinds first;
  Kinds words;
  Held held;
};

void tell_misses(const std::vector<Thread>& threads, const std::vector<std::string>& order) {
  for (const auto& thread : threads) {
    const auto at =
        static_cast<std::size_t>(std::find(order.begin(), order.end(), thread.id) - order.begin());
    if (is_upset(thread.kind) && at >= threads.size() / 10)
      std::fprintf(stderr, "missed: %s\n", thread.messages.back().c_str());
    if (!is_upset(thread.kind) && at < upset_count)
      std::fprintf(stderr, "read early without need: %s\n", thread.messages.back().c_str());
  }
}

Orders measured(const inbox::ToneReader& reader, const std::vector<PlantedThread>& phrases,
                const std::map<std::string, double>& polarity, bool misses) {
  Orders orders;
  for (std::size_t i = 0; i < inboxes; ++i) {
    const auto threads = inbox(phrases, 1000 + i);
    std::vector<inbox::ThreadToRead> all;
    std::vector<inbox::ThreadToRead> firsts;
    for (const auto& thread : threads) {
      all.push_back(read(reader, thread));
      count(orders.held, thread, all.back());
      firsts.push_back(all.back());
      if (!firsts.back().messages.empty()) firsts.back().messages.resize(1);
      firsts.back().drift.reset();
    }
    const auto order = ids(inbox::order_of_reading(all));
    count(orders.whole, threads, order);
    count(orders.first, threads, ids(inbox::order_of_reading(firsts)));
    count(orders.words, threads, by_lexicon(threads, polarity));
    if (misses) tell_misses(threads, order);
  }
  return orders;
}

}  // namespace

void inbox_table(const inbox::ToneWeights& weights, bool sealed_too) {
  const auto reader = inbox::ToneReader::make(weights);
  if (!reader) return;
  std::map<std::string, double> polarity;
  for (const auto* language : {"en", "nl"})
    for (const auto& word : lexicon(REGIE_TEXT_DATA, language))
      polarity[word.text] = word.labels[1] > 0 ? 1 : -1;
  struct Set {
    const char* name;
    const std::vector<PlantedThread>& phrases;
  };
  const std::array sets{Set{"sealed phrases", sealed_planted_threads()},
                        Set{"phrases unseen by the rules", unseen_planted_threads()},
                        Set{"phrases worked on", planted_threads()}};
  const bool misses = std::getenv("REGIE_BENCH_MISSES") != nullptr;
  for (const auto& [name, phrases] : sets) {
    const bool sealed = &phrases == &sealed_planted_threads();
    if (sealed && !sealed_too) continue;
    const auto orders = measured(*reader, phrases, polarity, misses && !sealed);
    std::printf("\n| upset threads in the first tenth read, %s | all | sarcasm | delivery | drift |\n", name);
    std::printf("|---|---|---|---|---|\n");
    print("the whole thread, as Regie orders", orders.whole);
    print("the first message alone", orders.first);
    print("a lexicon on the last message", orders.words);
    std::printf("\nOf the calm messages of people in it, %.3f count as upset.\n",
                orders.held.held / orders.held.calm);
  }
}

}  // namespace regie::bench
