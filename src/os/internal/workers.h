// os/internal/workers.h - a few threads and a bounded queue of what they have to do.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace regie {

struct WorkersSize {
  std::size_t threads;
  std::size_t waiting_max;
};

class Workers {
 public:
  explicit Workers(WorkersSize size);
  ~Workers() { stop(); }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  /// Is it taken? Not where the queue is full or `stop` was called.
  [[nodiscard]] bool offer(std::function<void()> work);
  /// Does what was taken, then ends the threads.
  void stop();

 private:
  void work_on();

  std::size_t waiting_max_;
  std::mutex guard_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> waiting_;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace regie
