// os/internal/stream_reader.h - an EventStream read by a connection that sleeps while there is nothing to
// send.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/event_stream.h"

struct MHD_Connection;

namespace regie {

/// Lock order: this guard, then the stream's or libmicrohttpd's; neither calls back while it holds its own.
class StreamReader : public std::enable_shared_from_this<StreamReader> {
 public:
  StreamReader(std::shared_ptr<EventStream> stream, MHD_Connection* connection)
      : stream_(std::move(stream)), connection_(connection) {}
  /// Lets the stream wake it.
  void start();
  /// What a libmicrohttpd content reader answers. 0 = the connection was suspended.
  [[nodiscard]] ssize_t read(char* buffer, std::size_t size);
  /// Nothing more is sent, whatever the stream still has; where its writer has closed it, the rest of it is.
  void end();
  /// The connection has done with it.
  void leave();

 private:
  void wake();

  std::mutex guard_;
  std::shared_ptr<EventStream> stream_;
  MHD_Connection* connection_;
  std::string rest_;        // taken, not yet sent
  bool suspended_ = false;  // only then may another thread touch the connection
  bool ended_ = false;
};

/// The streams a server has to end before it stops: libmicrohttpd must not stop with a suspended connection.
class OpenStreams {
 public:
  /// After `end` it ends at once: with what its writer said last, where that has closed it.
  void add(const std::shared_ptr<StreamReader>& reader);
  void end();

 private:
  std::mutex guard_;
  bool ended_ = false;
  std::vector<std::weak_ptr<StreamReader>> readers_;
};

}  // namespace regie
