// base/child.h - another program that does one thing with bytes it is handed and is trusted with nothing
// else.
#pragma once

#include <functional>
#include <string_view>

#include "base/result.h"

namespace regie {

/// What it is given. It sees nothing else of this machine.
struct ChildTask {
  std::string_view request;  // on its standard input
  std::string_view file;     // as its descriptor 3, to read only
  int descriptor = -1;       // an open file that holds exactly `file`: handed over instead of a copy
  int silence_seconds_max = 0;
};

/// How it ended.
enum class ChildEnd {
  done,
  crashed,    // a signal, or a status that nobody agreed on
  forbidden,  // it tried what it has no need for, and was stopped
  no_memory,
  too_slow,  // of the machine's time, or said nothing for too long
  unwanted,  // `take` wanted no more
};

/// The status with which a child says that memory ran out.
inline constexpr int child_status_no_memory = 75;

class ChildProgram {
 public:
  virtual ~ChildProgram() = default;
  /// Runs it and hands over what it writes, piece by piece as it comes; `take` answers whether more is
  /// wanted. When this returns the child has ended. Safe to call from several threads. Fails:
  /// child.not_started - nothing was run.
  virtual Result<ChildEnd> run(const ChildTask& task, const std::function<bool(std::string_view)>& take) = 0;
};

}  // namespace regie
