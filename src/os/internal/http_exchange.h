// os/internal/http_exchange.h - one request from its headers to its reply, as libmicrohttpd hands it over.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/http.h"

struct MHD_Connection;

namespace regie {

/// `at` tells whose turn it is: a worker owns the exchange from `asked` to `answered`, the connection's
/// thread at all other times.
struct Exchange {
  enum class At { line, body, asked, answered, refused };
  HttpRequest request;
  std::size_t body_bytes_max = 0;
  std::size_t body_bytes_counted = 0;  // in the server's sum of bodies
  HttpReply reply;
  bool is_plain_path = true;  // as it was written
  std::atomic<At> at = At::line;
};

/// What the headers say, when they can be read in one way only. Two lengths, or a length and chunks, are how
/// one request is smuggled past a proxy inside another (RFC 9112, 6.1 and 6.3): nothing for those.
struct Head {
  HttpRequest request;
  bool chunked = false;
  std::uint64_t body_bytes = 0;  // as announced; 0 where chunked
};
/// A path that begins with '/', and hides no '/', '\\' or NUL behind a percent sign: there two readers see
/// two paths.
[[nodiscard]] bool is_plain_path(std::string_view address);
[[nodiscard]] std::optional<Head> read_head(MHD_Connection* connection, const char* method, const char* url);

}  // namespace regie
