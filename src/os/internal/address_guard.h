// os/internal/address_guard.h - may a connection to this address leave the building?
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

struct sockaddr;

namespace regie {

/// Is it an address of the public internet, written as itself? Not where a range of IANA's special-purpose
/// registries holds it (RFC 6890), and never an IPv4 address inside an IPv6 one: what stands behind such a
/// form is the network's affair. Requires nothing: bytes other than 4 or 16 are not an address.
[[nodiscard]] bool is_public_address(std::span<const std::uint8_t> bytes);
/// The same of text as inet_pton reads it: "10.1" or "fe80::1%eth0" are not addresses.
[[nodiscard]] bool is_public_address(std::string_view text);
[[nodiscard]] bool is_public_address(const sockaddr& address);
[[nodiscard]] bool is_loopback_address(const sockaddr& address);

}  // namespace regie
