// os/internal/http_exchange.cpp - reads the headers of a request strictly.
#include "os/internal/http_exchange.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <string>
#include <string_view>

namespace regie {
namespace {

/// Of these a second one would let two readers of one request see different things.
constexpr std::array<std::string_view, 7> told_once{
    "authorization", "content-length", "content-type",     "host",
    "origin",        "sec-fetch-site", "transfer-encoding"};

struct Headers {
  std::map<std::string, std::string> values;
  bool plain = true;
};

bool is_letter_of_a_name(char letter) {  // "token" of RFC 9110, 5.6.2
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
         marks.find(letter) != std::string_view::npos;
}

std::string small_letters(std::string_view text) {
  std::string small(text);
  for (char& letter : small)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return small;
}

/// libmicrohttpd 0.9 hangs what follows a folded line ("Transfer-Encoding:", then " chunked") on the name.
/// One that only begins as a name that decides is such a line: RFC 9112, 5.2 lets a server refuse it.
bool is_folded(const std::string& name) {
  return std::any_of(told_once.begin(), told_once.end(), [&](std::string_view deciding) {
    return deciding != "host" && name.starts_with(deciding) && name != deciding;
  });
}

MHD_Result add_header(void* context, MHD_ValueKind, const char* key, const char* value) {
  auto& headers = *static_cast<Headers*>(context);
  const std::string name = small_letters(key);
  const std::string text = value == nullptr ? "" : value;
  if (name.empty() || !std::all_of(name.begin(), name.end(), is_letter_of_a_name) || is_folded(name))
    headers.plain = false;
  const auto [place, is_new] = headers.values.emplace(name, text);
  if (is_new) return MHD_YES;
  if (std::find(told_once.begin(), told_once.end(), name) != told_once.end()) headers.plain = false;
  place->second.append(name == "cookie" ? "; " : ", ").append(text);
  return MHD_YES;
}

struct Query {
  std::map<std::string, std::string> values;
  bool plain = true;
};

/// A field told twice, or one that holds a NUL, is another field to another reader.
MHD_Result add_query_field(void* context, MHD_ValueKind, const char* key, std::size_t key_size,
                           const char* value, std::size_t value_size) {
  auto& query = *static_cast<Query*>(context);
  const std::string name(key, key_size);
  const std::string text(value == nullptr ? "" : value, value == nullptr ? 0 : value_size);
  const bool is_new = query.values.emplace(name, text).second;
  if (!is_new || (name + text).find('\0') != std::string::npos) query.plain = false;
  return MHD_YES;
}

std::string peer_of(MHD_Connection* connection) {
  const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  if (info == nullptr || info->client_addr == nullptr || info->client_addr->sa_family != AF_INET) return "";
  std::array<char, INET_ADDRSTRLEN> text{};
  const auto* address = reinterpret_cast<const sockaddr_in*>(info->client_addr);
  return ::inet_ntop(AF_INET, &address->sin_addr, text.data(), text.size()) == nullptr ? "" : text.data();
}

}  // namespace

bool is_plain_path(std::string_view address) {
  const std::string path = small_letters(address.substr(0, address.find('?')));
  if (!path.starts_with('/')) return false;
  for (const std::string_view hidden : {"%2f", "%5c", "%00"})
    if (path.find(hidden) != std::string::npos) return false;
  return path.find('\\') == std::string::npos;
}

std::optional<Head> read_head(MHD_Connection* connection, const char* method, const char* url) {
  Headers headers;
  MHD_get_connection_values(connection, MHD_HEADER_KIND, &add_header, &headers);
  if (!headers.plain) return std::nullopt;
  Head head;
  const auto length = headers.values.find("content-length");
  if (const auto coding = headers.values.find("transfer-encoding"); coding != headers.values.end()) {
    if (length != headers.values.end() || small_letters(coding->second) != "chunked") return std::nullopt;
    head.chunked = true;
  } else if (length != headers.values.end()) {
    const std::string& text = length->second;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), head.body_bytes);
    if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  }
  // The server leaves the body of a HEAD out by itself; what is asked for is the same.
  head.request.method = std::string_view(method) == "HEAD" ? "GET" : method;
  head.request.path = url;
  Query query;
  MHD_get_connection_values_n(connection, MHD_GET_ARGUMENT_KIND, &add_query_field, &query);
  if (!query.plain) return std::nullopt;
  head.request.query = std::move(query.values);
  head.request.headers = std::move(headers.values);
  head.request.peer = peer_of(connection);
  return head;
}

}  // namespace regie
