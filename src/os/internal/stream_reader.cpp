// os/internal/stream_reader.cpp - an EventStream read by a connection that sleeps while there is nothing to
// send.
#include "os/internal/stream_reader.h"

#include <microhttpd.h>

#include <algorithm>
#include <utility>

namespace regie {

void StreamReader::start() {
  // The writer may still be in an old call when the connection is gone: it holds the reader, not the
  // connection.
  stream_->on_wake([self = shared_from_this()] { self->wake(); });
}

ssize_t StreamReader::read(char* buffer, std::size_t size) {
  const std::lock_guard held(guard_);
  if (ended_) return MHD_CONTENT_READER_END_OF_STREAM;
  if (rest_.empty()) {
    auto taken = stream_->take();
    if (!taken) return MHD_CONTENT_READER_END_OF_STREAM;
    rest_ = std::move(*taken);
  }
  if (rest_.empty()) {
    // A writer that comes now waits for our guard in wake(), and finds the connection suspended.
    suspended_ = true;
    MHD_suspend_connection(connection_);
    return 0;
  }
  const std::size_t count = std::min(size, rest_.size());
  std::copy_n(rest_.data(), count, buffer);
  rest_.erase(0, count);
  return static_cast<ssize_t>(count);
}

void StreamReader::wake() {
  const std::lock_guard held(guard_);
  if (!std::exchange(suspended_, false)) return;
  MHD_resume_connection(connection_);
}

void StreamReader::end() {
  {
    const std::lock_guard held(guard_);
    ended_ = !stream_->is_closed();  // what its writer said last still goes out
  }
  wake();
}

void StreamReader::leave() { stream_->on_wake({}); }

void OpenStreams::add(const std::shared_ptr<StreamReader>& reader) {
  const std::lock_guard held(guard_);
  if (ended_) return reader->end();
  std::erase_if(readers_, [](const auto& one) { return one.expired(); });
  readers_.push_back(reader);
}

void OpenStreams::end() {
  std::vector<std::weak_ptr<StreamReader>> readers;
  {
    const std::lock_guard held(guard_);
    ended_ = true;
    readers.swap(readers_);
  }
  for (const auto& one : readers)
    if (const auto reader = one.lock()) reader->end();
}

}  // namespace regie
