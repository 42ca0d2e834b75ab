// cli/internal/long_work.cpp - one line, written over.
#include "cli/internal/long_work.h"

#include <fmt/format.h>

namespace regie {

LongWork::LongWork(const Clock& clock, const Shell& shell)
    : clock_(clock), shell_(shell), began_micros_(clock.steady_micros()) {
  if (shell_.is_stop_wanted) static_cast<void>(shell_.is_stop_wanted());
}

LongWork::~LongWork() {
  if (!shown_.empty()) shell_.err("\r" + std::string(shown_.size(), ' ') + "\r");
}

bool LongWork::at(std::int64_t done, std::int64_t total, std::string_view what) {
  constexpr std::int64_t soon_micros = 1'000'000;
  if (shell_.err_is_terminal && clock_.steady_micros() - began_micros_ > soon_micros) {
    const std::string line =
        total > 0 ? fmt::format("{}: {} of {}", what, done, total) : fmt::format("{}: {}", what, done);
    if (line != shown_) shell_.err("\r" + line);
    shown_ = line;
  }
  return !shell_.is_stop_wanted || !shell_.is_stop_wanted();
}

}  // namespace regie
