// os/internal/workers.cpp - a few threads and a bounded queue of what they have to do.
#include "os/internal/workers.h"

#include <utility>

namespace regie {

Workers::Workers(WorkersSize size) : waiting_max_(size.waiting_max) {
  for (std::size_t i = 0; i < size.threads; ++i) threads_.emplace_back([this] { work_on(); });
}

bool Workers::offer(std::function<void()> work) {
  {
    const std::lock_guard held(guard_);
    if (stopped_ || waiting_.size() >= waiting_max_) return false;
    waiting_.push_back(std::move(work));
  }
  changed_.notify_one();
  return true;
}

void Workers::stop() {
  {
    const std::lock_guard held(guard_);
    stopped_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_)
    if (thread.joinable()) thread.join();
}

void Workers::work_on() {
  std::unique_lock held(guard_);
  while (true) {
    changed_.wait(held, [this] { return stopped_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const auto work = std::move(waiting_.front());
    waiting_.pop_front();
    held.unlock();
    work();
    held.lock();
  }
}

}  // namespace regie
