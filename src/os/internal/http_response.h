// os/internal/http_response.h - an HttpReply as libmicrohttpd sends it.
#pragma once

#include <string>

#include "base/http.h"
#include "base/result.h"

struct MHD_Connection;

namespace regie {

class OpenStreams;

/// A problem as application/problem+json (RFC 9457).
[[nodiscard]] HttpReply problem_reply(int status, const Problem& problem);

enum class AfterReply { keep_alive, close };

/// Adds the headers every reply has, unless the reply sets them itself. False: the connection cannot be
/// answered.
[[nodiscard]] bool send_reply(MHD_Connection* connection, HttpReply reply, AfterReply after,
                              OpenStreams& streams);

/// The same reply as bytes, for a connection that is closed in the middle of a request.
[[nodiscard]] std::string bytes_of(const HttpReply& reply);

}  // namespace regie
