// app/internal/side_by_side.h - independent pieces of work on two threads.
#pragma once

#include <cstddef>
#include <functional>

namespace regie {

inline constexpr std::size_t threads_max = 2;  // what a small server has

/// Calls one(0) ... one(count - 1), each once, in no order; returns when all are done. Each call writes to a
/// place of its own, so that the outcome is the same on any number of threads.
void side_by_side(std::size_t count, const std::function<void(std::size_t)>& one);

}  // namespace regie
