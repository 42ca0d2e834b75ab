// cli/internal/long_work.h - what a terminal shows of work that takes long, and how it is stopped there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/progress.h"
#include "cli/cli.h"

namespace regie {

/// One line on stderr that is written over; nothing where stderr is no terminal or the work is soon done.
/// Ctrl-C is noted from now on, and the work is told to stop.
class LongWork : public Progress {
 public:
  LongWork(const Clock& clock, const Shell& shell);
  ~LongWork() override;
  LongWork(const LongWork&) = delete;
  LongWork& operator=(const LongWork&) = delete;
  bool at(std::int64_t done, std::int64_t total, std::string_view what) override;

 private:
  const Clock& clock_;
  const Shell& shell_;
  std::int64_t began_micros_ = 0;
  std::string shown_;
};

}  // namespace regie
