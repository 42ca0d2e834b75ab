// os/internal/http_response.cpp - an HttpReply as libmicrohttpd sends it.
#include "os/internal/http_response.h"

#include <microhttpd.h>
#include <strings.h>

#include <array>
#include <memory>
#include <utility>

#include "os/internal/stream_reader.h"

namespace regie {
namespace {

constexpr std::size_t event_bytes_at_once = 4096;

/// What a browser is told with each reply: nothing of the desk runs in a frame, from elsewhere or from a
/// cache.
constexpr std::array<std::pair<const char*, const char*>, 7> every_reply{{
    {"Content-Security-Policy",
     "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), microphone=(), geolocation=()"},
    {"Cache-Control", "no-store"},
}};

bool sets(const HttpReply& reply, const char* name) {
  for (const auto& header : reply.headers)
    if (strcasecmp(header.first.c_str(), name) == 0) return true;
  return false;
}

template <class Add>
void each_header(const HttpReply& reply, const Add& add) {
  if (!reply.content_type.empty()) add("Content-Type", reply.content_type.c_str());
  for (const auto& [name, value] : every_reply)
    if (!sets(reply, name)) add(name, value);
  for (const auto& [name, value] : reply.headers) add(name.c_str(), value.c_str());
}

using Bytes = std::shared_ptr<const std::string>;

MHD_Response* response_of_bytes(Bytes bytes) {
  auto* held = new Bytes(std::move(bytes));  // until libmicrohttpd has sent the last of it
  // It never writes; its interface wants a plain pointer.
  auto* start = const_cast<char*>((*held)->data());
  MHD_Response* response = MHD_create_response_from_buffer_with_free_callback_cls(
      (*held)->size(), start, [](void* context) { delete static_cast<Bytes*>(context); }, held);
  if (response == nullptr) delete held;
  return response;
}

using Reader = std::shared_ptr<StreamReader>;

MHD_Response* response_of_events(Reader reader) {
  auto* held = new Reader(std::move(reader));
  MHD_Response* response = MHD_create_response_from_callback(
      MHD_SIZE_UNKNOWN, event_bytes_at_once,
      [](void* context, std::uint64_t, char* buffer, std::size_t size) {
        return (*static_cast<Reader*>(context))->read(buffer, size);
      },
      held,
      [](void* context) {
        (*static_cast<Reader*>(context))->leave();
        delete static_cast<Reader*>(context);
      });
  if (response == nullptr) delete held;
  return response;
}

std::string json_text(const std::string& text) {
  std::string out = "\"";
  for (const char letter : text) {
    if (static_cast<unsigned char>(letter) < ' ') continue;  // our own words hold none
    if (letter == '"' || letter == '\\') out += '\\';
    out += letter;
  }
  return out + '"';
}

}  // namespace

HttpReply problem_reply(int status, const Problem& problem) {
  return {status, "application/problem+json; charset=utf-8",
          R"({"type":"about:blank","title":)" + json_text(problem.say) + R"(,"code":)" +
              json_text(problem.code) + R"(,"kept":)" + json_text(problem.kept) + R"(,"remedy":)" +
              json_text(problem.remedy) + "}"};
}

bool send_reply(MHD_Connection* connection, HttpReply reply, AfterReply after, OpenStreams& streams) {
  MHD_Response* response = nullptr;
  Reader reader;
  if (reply.events) {
    reply.content_type = "text/event-stream; charset=utf-8";
    // A proxy that gathers events into pages (nginx) would show them when the work is over.
    reply.headers.emplace_back("X-Accel-Buffering", "no");
    reader = std::make_shared<StreamReader>(std::move(reply.events), connection);
    streams.add(reader);
    response = response_of_events(reader);
  } else if (reply.shared_body) {
    response = response_of_bytes(std::move(reply.shared_body));
  } else {
    response = response_of_bytes(std::make_shared<const std::string>(std::move(reply.body)));
  }
  if (response == nullptr) return false;
  each_header(reply, [response](const char* name, const char* value) {
    MHD_add_response_header(response, name, value);
  });
  if (after == AfterReply::close) MHD_add_response_header(response, "Connection", "close");
  const MHD_Result sent = MHD_queue_response(connection, static_cast<unsigned>(reply.status), response);
  if (sent == MHD_YES && reader) reader->start();
  MHD_destroy_response(response);
  return sent == MHD_YES;
}

std::string bytes_of(const HttpReply& reply) {
  std::string bytes = "HTTP/1.1 " + std::to_string(reply.status) + " " +
                      MHD_get_reason_phrase_for(static_cast<unsigned>(reply.status)) + "\r\n";
  each_header(reply, [&bytes](const char* name, const char* value) {
    bytes.append(name).append(": ").append(value).append("\r\n");
  });
  return bytes + "Connection: close\r\nContent-Length: " + std::to_string(reply.body.size()) + "\r\n\r\n" +
         reply.body;
}

}  // namespace regie
