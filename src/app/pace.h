// app/pace.h - how much one person, or one address, may ask within a minute.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace regie {

inline constexpr int writes_a_minute_max = 1200;       // of a person: twenty a second, for scripts of theirs
inline constexpr int shared_pages_a_minute_max = 120;  // of an address: each page is made anew
inline constexpr std::size_t paced_max = 10'000;       // names in memory

/// Counts by the minute. Safe to call from several threads.
class Pace {
 public:
  [[nodiscard]] bool may(const std::string& who, std::int64_t now_seconds, int most = writes_a_minute_max);

 private:
  std::mutex guard_;
  std::int64_t minute_ = 0;
  std::map<std::string, int> counts_;
};

}  // namespace regie
