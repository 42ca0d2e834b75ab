// app/internal/side_by_side.cpp - whoever is free takes the next piece.
#include "app/internal/side_by_side.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace regie {

void side_by_side(std::size_t count, const std::function<void(std::size_t)>& one) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < count; i = next++) one(i);
  };
  std::vector<std::jthread> others;  // joined at the end of the block
  for (std::size_t i = 1; i < std::min(threads_max, count); ++i) others.emplace_back(work);
  work();
}

}  // namespace regie
