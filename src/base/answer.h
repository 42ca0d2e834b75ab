// base/answer.h - a number, or an honest "too few to tell".
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace regie {

/// Why a question about numbers stays open, and what would close it. Not an error.
struct TooFew {
  double n = 0;             // how many were counted
  double needs_weeks = 0;   // further weeks of data at the present rate; 0 = unknown
  double needs_change = 0;  // the smallest relative change that would show with 80 % power, 0.4 = 40 %
  std::string needs;        // the same in plain English words, for machines that read JSON
};

/// A value with its evidence, or TooFew.
template <class T>
using Answer = tl::expected<T, TooFew>;

}  // namespace regie
