// app/sign_in_throttle.h - who tries passwords too often waits, and longer each time; nobody is shut out for
// good.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace regie {

// A person who mistypes needs a few tries at once; 5 + 9 a day and then one each quarter of an hour are no
// use to somebody who guesses passwords of 12 letters. (OWASP ASVS 4.0, 2.2.1: at most 100 failed tries an
// hour.)
inline constexpr int quick_tries = 5;
inline constexpr int quick_tries_of_peer = 20;  // an office has one address and many people
inline constexpr std::int64_t first_wait_seconds = 5;
inline constexpr std::int64_t wait_seconds_max = 15 * 60;
inline constexpr std::int64_t tries_forgotten_seconds = 24 * 3600;
// Some hundred bytes each. When it is full the one with the fewest tries goes, so that filling it frees no
// one.
inline constexpr std::size_t throttled_max = 10'000;

/// In memory: starting again forgets it, and costs the one who guesses more than it gives.
/// A peer from which a person came in before is counted apart from strangers who try that name: they cannot
/// make the person wait.
class SignInThrottle {
 public:
  struct Try {
    std::string name;
    std::string peer;  // address
  };
  /// Seconds to wait; 0 = it may be tried now, and is counted until it turns out well: tries at the same time
  /// are no way around.
  [[nodiscard]] std::int64_t begin(const Try& tried, std::int64_t now_seconds);
  /// It was no guess: takes what begin() counted away.
  void was_no_guess(const Try& tried);
  /// The person came in: counts for the name start again, those of the address stay.
  void came_in(const Try& tried, std::int64_t now_seconds);

 private:
  struct Count {
    int tries = 0;
    std::int64_t open_at = 0;
    std::int64_t last_at = 0;
  };
  using Key = std::pair<std::string, std::string>;  // name and peer; one of them may be ""
  using Counts = std::map<Key, Count>;

  [[nodiscard]] Key key_of(const Try& tried) const;
  static void make_room(Counts& counts, std::int64_t now_seconds);
  static void count(Counts& counts, const Key& key, int quick, std::int64_t now_seconds);

  std::mutex guard_;
  Counts counts_;
  std::map<Key, std::int64_t> known_;  // peers from which a person came in, and when
};

}  // namespace regie
