// os/internal/address_guard.cpp - the ranges a connection must not lead to, each with where it is set aside.
#include "os/internal/address_guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <string>

namespace regie {
namespace {

struct Range {
  const char* start;
  unsigned bits;
};

constexpr std::array inner_ranges{
    Range{"0.0.0.0", 8},        // this network, and "unspecified": RFC 791, RFC 1122 3.2.1.3
    Range{"10.0.0.0", 8},       // private: RFC 1918
    Range{"100.64.0.0", 10},    // shared by a provider's customers (CGNAT): RFC 6598
    Range{"127.0.0.0", 8},      // loopback: RFC 1122 3.2.1.3
    Range{"169.254.0.0", 16},   // link-local, where clouds keep their metadata: RFC 3927
    Range{"172.16.0.0", 12},    // private: RFC 1918
    Range{"192.0.0.0", 24},     // protocol assignments: RFC 6890
    Range{"192.0.2.0", 24},     // documentation: RFC 5737
    Range{"192.88.99.0", 24},   // relays of 6to4: RFC 7526
    Range{"192.168.0.0", 16},   // private: RFC 1918
    Range{"198.18.0.0", 15},    // benchmarks: RFC 2544
    Range{"198.51.100.0", 24},  // documentation: RFC 5737
    Range{"203.0.113.0", 24},   // documentation: RFC 5737
    Range{"224.0.0.0", 4},      // multicast: RFC 5771
    Range{"240.0.0.0", 4},      // reserved, and broadcast: RFC 1112, RFC 919
    Range{"::", 8},           // unspecified, loopback, IPv4-mapped and -compatible, NAT64: RFC 4291, RFC 6052
    Range{"100::", 8},        // discard-only: RFC 6666
    Range{"2001::", 23},      // protocol assignments, Teredo, ORCHID: RFC 2928, RFC 4380, RFC 7343
    Range{"2001:db8::", 32},  // documentation: RFC 3849
    Range{"2002::", 16},      // 6to4: RFC 3056
    Range{"3fff::", 20},      // documentation: RFC 9637
    Range{"4000::", 2},       // not yet given out, with segment routing (5f00::/16): RFC 4291, RFC 9602
    Range{"8000::", 1},       // not yet given out, unique-local, link-local, site-local, multicast: RFC 4291,
                              // RFC 4193, RFC 3879
    Range{"0200::", 7},       // OSI mappings, given back: RFC 4048
    Range{"0400::", 6},       // not yet given out: RFC 4291
    Range{"0800::", 5},       // not yet given out: RFC 4291
    Range{"1000::", 4},       // not yet given out: RFC 4291
};

struct Address {
  std::array<std::uint8_t, 16> bytes{};
  std::size_t size = 0;
};

std::optional<Address> read(const char* text) {
  Address address;
  address.size = std::strchr(text, ':') == nullptr ? 4 : 16;
  if (::inet_pton(address.size == 4 ? AF_INET : AF_INET6, text, address.bytes.data()) != 1)
    return std::nullopt;
  return address;
}

bool holds(const Range& range, std::span<const std::uint8_t> bytes) {
  const auto start = read(range.start);
  if (!start || start->size != bytes.size()) return false;
  for (unsigned bit = 0; bit < range.bits; ++bit) {
    const auto differing = static_cast<unsigned>(start->bytes[bit / 8] ^ bytes[bit / 8]);
    if ((differing >> (7U - bit % 8U) & 1U) != 0) return false;
  }
  return true;
}

std::span<const std::uint8_t> bytes_of(const sockaddr& address) {
  if (address.sa_family == AF_INET)
    return {reinterpret_cast<const std::uint8_t*>(&reinterpret_cast<const sockaddr_in*>(&address)->sin_addr),
            4};
  if (address.sa_family == AF_INET6)
    return {
        reinterpret_cast<const std::uint8_t*>(&reinterpret_cast<const sockaddr_in6*>(&address)->sin6_addr),
        16};
  return {};
}

}  // namespace

bool is_public_address(std::span<const std::uint8_t> bytes) {
  if (bytes.size() != 4 && bytes.size() != 16) return false;
  return std::none_of(inner_ranges.begin(), inner_ranges.end(),
                      [bytes](const Range& range) { return holds(range, bytes); });
}

bool is_public_address(std::string_view text) {
  if (text.find('\0') != text.npos) return false;
  const auto address = read(std::string(text).c_str());
  return address && is_public_address(std::span(address->bytes).first(address->size));
}

bool is_public_address(const sockaddr& address) { return is_public_address(bytes_of(address)); }

bool is_loopback_address(const sockaddr& address) {
  constexpr Range loopback_4{"127.0.0.0", 8};
  constexpr Range loopback_6{"::1", 128};
  return holds(loopback_4, bytes_of(address)) || holds(loopback_6, bytes_of(address));
}

}  // namespace regie
