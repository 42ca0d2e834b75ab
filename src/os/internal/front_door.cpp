// os/internal/front_door.cpp - the Host, the origin and the address of who asks.
#include "os/internal/front_door.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <utility>

#include "os/internal/address_guard.h"

namespace regie {
namespace {

// Two years, as browsers ask of sites they know beforehand.
constexpr const char* only_tls = "max-age=63072000; includeSubDomains";

std::string small_letters(std::string text) {
  for (char& letter : text)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return text;
}

std::string without_port(const std::string& host) {
  const std::size_t colon = host.rfind(':');
  const std::size_t bracket = host.rfind(']');
  const bool has_port = colon != std::string::npos && (bracket == std::string::npos || bracket < colon);
  return has_port ? host.substr(0, colon) : host;
}

bool is_address(const std::string& text) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return ::inet_pton(AF_INET, text.c_str(), bytes.data()) == 1 ||
         ::inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

bool is_this_machine(const std::string& peer) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  return ::inet_pton(AF_INET, peer.c_str(), &address.sin_addr) == 1 &&
         is_loopback_address(reinterpret_cast<const sockaddr&>(address));
}

/// The last is what the proxy itself saw; those before it are whatever somebody sent along.
std::string last_forwarded(const HttpRequest& request) {
  const std::string all = request.header("x-forwarded-for");
  const std::size_t comma = all.rfind(',');
  std::string last = comma == std::string::npos ? all : all.substr(comma + 1);
  last.erase(0, last.find_first_not_of(" \t"));
  const std::size_t end = last.find_last_not_of(" \t");
  return end == std::string::npos ? "" : last.substr(0, end + 1);
}

}  // namespace

FrontDoor::FrontDoor(HttpFront front, std::string host) : front_(std::move(front)), host_(std::move(host)) {}

bool FrontDoor::lets_in(HttpRequest& request) const {
  const std::string asked = small_letters(request.header("host"));
  const std::string name = without_port(asked);
  // A name of this machine is no stranger's: browsers and systems let none point elsewhere.
  const bool is_own = !request.headers.contains("host") ||  // HTTP/1.0: no browser
                      name == "127.0.0.1" || name == "localhost" || name == "[::1]" || name == host_;
  const bool is_front = !front_.origin.empty() && front_.origin == "https://" + asked;
  if (!is_own && !is_front) return false;
  request.origin = front_.origin.empty() ? "http://" + asked : front_.origin;
  if (!front_.origin.empty() && is_this_machine(request.peer))
    if (std::string forwarded = last_forwarded(request); is_address(forwarded))
      request.peer = std::move(forwarded);
  return true;
}

HttpReply FrontDoor::added_to(HttpReply reply) const {
  if (!front_.origin.empty()) reply.headers.emplace_back("Strict-Transport-Security", only_tls);
  return reply;
}

}  // namespace regie
