// app/pace.cpp - one count a name, begun anew each minute.
#include "app/pace.h"

namespace regie {

bool Pace::may(const std::string& who, std::int64_t now_seconds, int most) {
  const std::lock_guard held(guard_);
  const std::int64_t minute = now_seconds / 60;
  if (minute != minute_) counts_.clear();
  minute_ = minute;
  // Where so many names ask within a minute, a new one waits for the next.
  if (counts_.size() >= paced_max && !counts_.contains(who)) return false;
  return ++counts_[who] <= most;
}

}  // namespace regie
