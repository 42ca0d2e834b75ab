// app/sign_in_throttle.cpp - counts of tries by name and by address, and how long each makes wait.
#include "app/sign_in_throttle.h"

#include <algorithm>

namespace regie {
namespace {

std::int64_t wait_after(int tries, int quick) {
  std::int64_t wait = tries < quick ? 0 : first_wait_seconds;
  for (int more = quick; more < tries && wait < wait_seconds_max; ++more) wait *= 2;
  return std::min(wait, wait_seconds_max);
}

}  // namespace

SignInThrottle::Key SignInThrottle::key_of(const Try& tried) const {
  const Key pair{tried.name, tried.peer};
  return known_.contains(pair) ? pair : Key{tried.name, ""};
}

void SignInThrottle::make_room(Counts& counts, std::int64_t now_seconds) {
  if (counts.size() < throttled_max) return;
  std::erase_if(counts,
                [&](const auto& one) { return one.second.last_at + tries_forgotten_seconds <= now_seconds; });
  if (counts.size() < throttled_max) return;
  counts.erase(std::min_element(counts.begin(), counts.end(), [](const auto& left, const auto& right) {
    return std::pair(left.second.tries, left.second.last_at) <
           std::pair(right.second.tries, right.second.last_at);
  }));
}

void SignInThrottle::count(Counts& counts, const Key& key, int quick, std::int64_t now_seconds) {
  if (!counts.contains(key)) make_room(counts, now_seconds);
  Count& mine = counts[key];
  if (mine.last_at + tries_forgotten_seconds <= now_seconds) mine = {};
  ++mine.tries;
  mine.last_at = now_seconds;
  mine.open_at = now_seconds + wait_after(mine.tries, quick);
}

std::int64_t SignInThrottle::begin(const Try& tried, std::int64_t now_seconds) {
  const std::lock_guard lock(guard_);
  const Key by_name = key_of(tried);
  const Key by_peer{"", tried.peer};
  std::int64_t open_at = 0;
  for (const Key& key : {by_name, by_peer})
    if (const auto found = counts_.find(key); found != counts_.end()) {
      Count& theirs = found->second;
      if (theirs.last_at > now_seconds) {  // the clock was set back: what is left to wait stays, and no more
        theirs.open_at -= theirs.last_at - now_seconds;
        theirs.last_at = now_seconds;
      }
      open_at = std::max(open_at, theirs.open_at);
    }
  if (open_at > now_seconds) return open_at - now_seconds;
  count(counts_, by_name, quick_tries, now_seconds);
  count(counts_, by_peer, quick_tries_of_peer, now_seconds);
  return 0;
}

void SignInThrottle::was_no_guess(const Try& tried) {
  const std::lock_guard lock(guard_);
  for (const Key& key : {key_of(tried), Key{"", tried.peer}})
    if (const auto found = counts_.find(key); found != counts_.end()) {
      --found->second.tries;
      found->second.open_at = 0;
    }
}

void SignInThrottle::came_in(const Try& tried, std::int64_t now_seconds) {
  was_no_guess(tried);
  const std::lock_guard lock(guard_);
  counts_.erase(key_of(tried));
  if (known_.size() >= throttled_max)
    known_.erase(std::min_element(known_.begin(), known_.end(), [](const auto& left, const auto& right) {
      return left.second < right.second;
    }));
  known_[{tried.name, tried.peer}] = now_seconds;
}

}  // namespace regie
