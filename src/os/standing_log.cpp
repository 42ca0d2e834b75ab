// os/standing_log.cpp - lines that wait for their writer, and a writer that waits for nobody.
#include "os/standing_log.h"

#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "os/internal/log_text.h"

namespace regie {
namespace {

constexpr std::size_t lines_waiting_max = 4096;  // about a megabyte; a flood costs lines, not memory
constexpr std::size_t line_bytes_max = 4000;     // with its end below what a pipe takes as one piece
constexpr int patience_ms = 100;                 // between looks whether the program ends
constexpr std::chrono::milliseconds last_words{500};

std::int64_t unix_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

enum class Written { all, not_yet, never };

/// A pipe that is ready takes PIPE_BUF bytes without waiting, a file always: this never blocks.
Written write_line(int descriptor, std::string_view bytes) {
  pollfd ready{descriptor, POLLOUT, 0};
  const int found = ::poll(&ready, 1, patience_ms);
  if (found == 0 || (found < 0 && errno == EINTR)) return Written::not_yet;
  if (found < 0 || (ready.revents & (POLLERR | POLLNVAL)) != 0) return Written::never;
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno == EAGAIN ? Written::not_yet : Written::never;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return Written::all;
}

}  // namespace

struct StandingLog::Inside {
  int descriptor;
  std::atomic<LogLevel> from = LogLevel::warn;
  std::atomic<LogShape> shape = LogShape::lines;
  std::atomic<std::int64_t> lost = 0;
  std::mutex guard;
  std::condition_variable changed;
  std::deque<std::string> waiting;  // under guard
  bool ends = false;                // under guard
  std::chrono::steady_clock::time_point ends_at;
  std::thread writer;

  explicit Inside(int the_descriptor) : descriptor(the_descriptor) {}

  void put(std::string text) {
    if (text.size() > line_bytes_max) text.resize(line_bytes_max);
    text += '\n';
    {
      const std::lock_guard held(guard);
      if (writer.joinable()) {
        if (waiting.size() >= lines_waiting_max)
          ++lost;
        else
          waiting.push_back(std::move(text));
        changed.notify_one();
        return;
      }
    }
    if (write_line(descriptor, text) != Written::all) ++lost;
  }

  /// Under `held`, released while it writes. `not_yet`: it was time to end.
  Written write_first(std::unique_lock<std::mutex>& held) {
    std::string text = std::move(waiting.front());
    waiting.pop_front();
    held.unlock();
    Written written = Written::not_yet;
    while (written == Written::not_yet) {
      written = write_line(descriptor, text);
      const std::lock_guard again(guard);
      if (written == Written::not_yet && ends && std::chrono::steady_clock::now() > ends_at) break;
    }
    held.lock();
    if (written != Written::all) ++lost;
    return written;
  }

  void write_on() {
    std::int64_t told = 0;
    std::unique_lock held(guard);
    while (true) {
      changed.wait(held, [this] { return ends || !waiting.empty(); });
      if (waiting.empty()) return;
      const Written written = write_first(held);
      if (written == Written::not_yet) return;
      if (const std::int64_t gone = lost; written == Written::all && gone > told) {
        told = gone;
        waiting.push_back(json_or_line({LogLevel::warn, "log_lines_lost", {{"lines", gone}}}) + '\n');
      }
    }
  }

  [[nodiscard]] std::string json_or_line(const LogEvent& event) const {
    return shape == LogShape::json ? json_line(event, unix_ms()) : terminal_line(event, unix_ms());
  }
};

StandingLog::StandingLog(int descriptor) : inside_(std::make_unique<Inside>(descriptor)) {}

StandingLog::~StandingLog() {
  {
    const std::lock_guard held(inside_->guard);
    inside_->ends = true;
    inside_->ends_at = std::chrono::steady_clock::now() + last_words;
  }
  inside_->changed.notify_all();
  if (inside_->writer.joinable()) inside_->writer.join();
}

void StandingLog::line(std::string_view text) {
  if (inside_->shape == LogShape::lines) inside_->put(harmless(text));
}

void StandingLog::event(const LogEvent& event) {
  if (wants(event.level)) inside_->put(inside_->json_or_line(event));
}

bool StandingLog::wants(LogLevel level) const { return level >= inside_->from; }

std::int64_t StandingLog::lost() const { return inside_->lost; }

void StandingLog::write_as(const LogChoice& choice) {
  inside_->shape = choice.shape;
  inside_->from = choice.from;
  const std::lock_guard held(inside_->guard);
  if (!inside_->writer.joinable()) inside_->writer = std::thread([this] { inside_->write_on(); });
}

bool stderr_is_terminal() { return ::isatty(STDERR_FILENO) == 1; }

}  // namespace regie
