// inbox/threads.cpp - a forest of message ids; each tree is a thread.
#include "inbox/threads.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "base/sha256.h"
#include "inbox/quoted_text.h"

namespace regie {
namespace {

constexpr std::size_t id_digits = 16;

/// Containers: one for each id that is here or named.
class Forest {
 public:
  /// `at_seconds` of the message that has this id, or names it: the earliest counts.
  std::size_t container(const std::string& key, std::int64_t at_seconds) {
    const auto [found, is_new] = numbers_.emplace(key, keys_.size());
    if (is_new) {
      keys_.push_back(key);
      has_parent_.push_back(0);
      here_.push_back(0);
      times_.push_back(at_seconds);
      joined_.push_back(joined_.size());
    }
    times_[found->second] = std::min(times_[found->second], at_seconds);
    return found->second;
  }
  /// Its message is here, and not only named.
  void is_here(std::size_t at) { here_[at] = 1; }
  [[nodiscard]] bool is_here(const std::string& key) const {
    const auto found = numbers_.find(key);
    return found != numbers_.end() && here_[found->second] != 0;
  }
  void answers(std::size_t child, std::size_t parent) {
    if (child == parent) return;
    has_parent_[child] = 1;
    join(child, parent);
  }
  void join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    if (a != b) joined_[std::max(a, b)] = std::min(a, b);
  }
  std::size_t root(std::size_t at) {
    while (joined_[at] != at) at = joined_[at] = joined_[joined_[at]];
    return at;
  }
  /// By tree: its earliest message that answers no other; of several at one time, the least by name.
  std::vector<std::string> names() {
    std::vector<std::size_t> best(keys_.size(), keys_.size());
    const auto rank = [&](std::size_t at) { return std::tie(has_parent_[at], times_[at], keys_[at]); };
    for (std::size_t at = 0; at < keys_.size(); ++at) {
      std::size_t& first = best[root(at)];
      if (first == keys_.size() || rank(at) < rank(first)) first = at;
    }
    std::vector<std::string> names(keys_.size());
    for (std::size_t at = 0; at < keys_.size(); ++at)
      if (root(at) == at) names[at] = thread_begun_by(keys_[best[at]]);
    return names;
  }

 private:
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<std::string> keys_;
  std::vector<char> has_parent_;
  std::vector<char> here_;
  std::vector<std::int64_t> times_;
  std::vector<std::size_t> joined_;
};

/// Two messages that claim one Message-ID stand in one container.
const std::string& key_of(const ThreadEvidence& message) {
  return message.message_id.empty() ? message.id : message.message_id;
}

bool may_join_by_subject(const ThreadEvidence& message) {
  return message.kind == MessageKind::person && !message.person.empty();
}

void join_by_subject(std::span<const ThreadEvidence> messages, const std::vector<std::size_t>& containers,
                     Forest& forest) {
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> same;
  for (std::size_t i = 0; i < messages.size(); ++i) {
    if (!may_join_by_subject(messages[i])) continue;
    std::string subject = bare_subject(messages[i].subject);
    if (!subject.empty()) same[{messages[i].person, std::move(subject)}].push_back(i);
  }
  for (auto& [named, group] : same) {
    std::sort(group.begin(), group.end(), [&](std::size_t a, std::size_t b) {
      return std::tie(messages[a].at_seconds, messages[a].id) <
             std::tie(messages[b].at_seconds, messages[b].id);
    });
    for (std::size_t i = 1; i < group.size(); ++i) {
      const ThreadEvidence& later = messages[group[i]];
      const ThreadEvidence& earlier = messages[group[i - 1]];
      const bool answers_one_here = std::any_of(later.references.begin(), later.references.end(),
                                                [&](const std::string& id) { return forest.is_here(id); });
      if (!answers_one_here && later.at_seconds - earlier.at_seconds <= same_subject_seconds)
        forest.join(containers[group[i]], containers[group[i - 1]]);
    }
  }
}

}  // namespace

std::string thread_begun_by(std::string_view message_id) {
  return "t-" + sha256_hex(message_id).substr(0, id_digits);
}

std::vector<std::string> threads_of(std::span<const ThreadEvidence> messages) {
  Forest forest;
  std::vector<std::size_t> containers;
  containers.reserve(messages.size());
  for (const ThreadEvidence& message : messages) {
    const std::size_t own = forest.container(key_of(message), message.at_seconds);
    containers.push_back(own);
    forest.is_here(own);
    std::size_t last = own;
    for (auto id = message.references.rbegin(); id != message.references.rend(); ++id) {
      const std::size_t parent = forest.container(*id, message.at_seconds);
      forest.answers(last, parent);
      last = parent;
    }
  }
  join_by_subject(messages, containers, forest);
  const std::vector<std::string> names = forest.names();
  std::vector<std::string> threads;
  threads.reserve(messages.size());
  for (const std::size_t container : containers) threads.push_back(names[forest.root(container)]);
  return threads;
}

}  // namespace regie
