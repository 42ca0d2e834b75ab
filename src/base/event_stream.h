// base/event_stream.h - server-sent events from whoever does long work to whoever watches it.
#pragma once

#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace regie {

/// One writer, one reader. The reader sets `wake`, which is called (on the writer's thread) when there is
/// something to take or the stream was closed.
class EventStream {
 public:
  /// One event: "data: ...". Requires: no line break in `data`.
  void send(const std::string& data) { put("data: " + data + "\n\n"); }
  void close() {
    std::function<void()> wake;
    {
      const std::lock_guard held(guard_);
      closed_ = true;
      wake = wake_;
    }
    if (wake) wake();
  }
  [[nodiscard]] bool is_closed() {
    const std::lock_guard held(guard_);
    return closed_;
  }
  /// The next bytes; "" where there is nothing yet; nothing where the stream has ended.
  std::optional<std::string> take() {
    const std::lock_guard held(guard_);
    if (waiting_.empty()) return closed_ ? std::nullopt : std::optional<std::string>("");
    std::string bytes = std::move(waiting_.front());
    waiting_.pop_front();
    return bytes;
  }
  /// Called at once where something waits already. "" ends it: the reader has gone.
  void on_wake(std::function<void()> wake) {
    bool now = false;
    {
      const std::lock_guard held(guard_);
      wake_ = wake;
      now = !waiting_.empty() || closed_;
    }
    if (now && wake) wake();
  }

 private:
  void put(std::string bytes) {
    std::function<void()> wake;
    {
      const std::lock_guard held(guard_);
      if (closed_) return;
      waiting_.push_back(std::move(bytes));
      wake = wake_;
    }
    if (wake) wake();
  }

  std::mutex guard_;
  std::deque<std::string> waiting_;
  bool closed_ = false;
  std::function<void()> wake_;
};

}  // namespace regie
