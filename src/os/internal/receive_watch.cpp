// os/internal/receive_watch.cpp - ends connections that do not deliver their request in time.
#include "os/internal/receive_watch.h"

#include <sys/socket.h>

namespace regie {
namespace {

constexpr std::chrono::milliseconds look_every{250};  // lateness nobody minds, at a cost nobody notices

}  // namespace

ReceiveWatch::ReceiveWatch(std::atomic<std::int64_t>& ended) : ended_(ended), thread_([this] { watch(); }) {}

ReceiveWatch::~ReceiveWatch() {
  {
    const std::lock_guard held(guard_);
    stopped_ = true;
  }
  stop_.notify_all();
  thread_.join();
}

ReceiveWatch::Ticket ReceiveWatch::add(int socket, std::chrono::milliseconds time) {
  const std::lock_guard held(guard_);
  return watched_.insert(watched_.end(), {socket, std::chrono::steady_clock::now() + time});
}

void ReceiveWatch::allow(Ticket ticket, std::chrono::milliseconds time) {
  const std::lock_guard held(guard_);
  ticket->until = std::chrono::steady_clock::now() + time;
}

void ReceiveWatch::received(Ticket ticket) {
  const std::lock_guard held(guard_);
  ticket->until.reset();
}

void ReceiveWatch::remove(Ticket ticket) {
  const std::lock_guard held(guard_);
  watched_.erase(ticket);
}

void ReceiveWatch::watch() {
  std::unique_lock held(guard_);
  while (!stop_.wait_for(held, look_every, [this] { return stopped_; })) {
    const Time now = std::chrono::steady_clock::now();
    for (Watched& one : watched_) {
      if (!one.until || now < *one.until) continue;
      ++ended_;
      ::shutdown(one.socket, SHUT_RDWR);
      one.until.reset();
    }
  }
}

}  // namespace regie
