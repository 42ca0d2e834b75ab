// os/internal/receive_watch.h - ends connections that do not deliver their request in time.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <thread>

namespace regie {

/// libmicrohttpd knows idle time only: a client that sends one byte every ten seconds would keep its
/// connection for ever. Past its time a connection is shut down, which its server then sees as a client that
/// has gone.
class ReceiveWatch {
 public:
  using Time = std::chrono::steady_clock::time_point;
  struct Watched {
    int socket;
    std::optional<Time> until;  // nothing: its request is complete
  };
  using Ticket = std::list<Watched>::iterator;

  /// Counts in `ended` the connections that were.
  explicit ReceiveWatch(std::atomic<std::int64_t>& ended);
  ~ReceiveWatch();
  ReceiveWatch(const ReceiveWatch&) = delete;
  ReceiveWatch& operator=(const ReceiveWatch&) = delete;
  [[nodiscard]] Ticket add(int socket, std::chrono::milliseconds time);
  void allow(Ticket ticket, std::chrono::milliseconds time);  // from now
  void received(Ticket ticket);
  void remove(Ticket ticket);  // before its socket is closed

 private:
  void watch();

  std::atomic<std::int64_t>& ended_;
  std::mutex guard_;
  std::condition_variable stop_;
  bool stopped_ = false;
  std::list<Watched> watched_;
  std::thread thread_;  // last: it uses what stands above
};

}  // namespace regie
