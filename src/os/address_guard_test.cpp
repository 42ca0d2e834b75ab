// os/address_guard_test.cpp - which addresses a notice may be sent to, and the forms inner ones hide in.
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "os/internal/address_guard.h"

namespace regie {
namespace {

// clang-format off
// Just outside each range, and some that everybody knows.
constexpr std::array public_ones{
    "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
    "128.0.0.1", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "191.255.255.255",
    "192.0.1.0", "192.0.3.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
    "203.0.112.255", "203.0.114.0", "223.255.255.255", "2000::1", "2001:200::1", "2001:4860:4860::8888",
    "2003::1", "2606:4700:4700::1111", "2a00:1450:400e::1", "3ffe::1",
};
// Both ends of each range.
constexpr std::array inner_ipv4{
    "0.0.0.0", "0.0.0.1", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255",
    "127.0.0.0", "127.0.0.1", "127.1.2.3", "127.255.255.255", "169.254.0.0", "169.254.169.254",
    "169.254.255.255", "172.16.0.0", "172.31.255.255", "192.0.0.0", "192.0.0.8", "192.0.0.255",
    "192.0.2.1", "192.88.99.1", "192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255",
    "198.51.100.7", "203.0.113.0", "203.0.113.255", "224.0.0.1", "239.255.255.255", "240.0.0.1",
    "255.255.255.254", "255.255.255.255",
};
// The ranges, and an IPv4 address in each dress it has.
constexpr std::array inner_ipv6{
    "::", "::1", "::2", "::ffff:1.1.1.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:7f00:1",
    "::ffff:a9fe:a9fe", "0:0:0:0:0:ffff:7f00:1", "::ffff:0:127.0.0.1", "::127.0.0.1", "::8.8.8.8",
    "64:ff9b::1.1.1.1", "64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "64:ff9b:1:ffff::a00:1",
    "100::1", "100:0:0:1::1", "2001::1", "2001:0:7f00:1::", "2001:2::1", "2001:10::1", "2001:20::1",
    "2001:1ff::1", "2001:db8::1", "2001:DB8:ffff::", "2002:7f00:1::", "2002:a00:1::1", "2002:808:808::1",
    "3fff::1", "3fff:fff::1", "4000::1", "5f00::1", "8000::1", "200::1", "400::1", "800::1", "1000::1",
    "fc00::1", "fd00:ec2::254", "fdff:ffff::1", "fe80::1", "febf::1", "fec0::1", "feff::1", "ff00::1",
    "ff02::1", "ff0e::1",
};
// What is no address here, whatever another reader makes of it.
constexpr std::array no_address{
    "", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001", "127.1", "127.0.1", "0",
    "1.1.1.1.", "127.0.0.1.", " 1.1.1.1", "1.1.1.1 ", "1.1.1.1:80", "[::1]", "[2606:4700:4700::1111]",
    "2606:4700:4700::1111%eth0", "fe80::1%1", "user@1.1.1.1", "1.1.1.1/32", "1.1.1", "1.1.1.256",
    "1.1.1.1\n", "localhost", "1.1.1.1#", "\xef\xbc\x91.1.1.1",
    "1\xe3\x80\x82\x31\xe3\x80\x82\x31\xe3\x80\x82\x31",
};
// clang-format on

TEST(AddressGuard, Lets_addresses_of_the_public_internet_pass) {
  for (const std::string_view text : public_ones) EXPECT_TRUE(is_public_address(text)) << text;
}

TEST(AddressGuard, Refuses_inner_addresses) {
  for (const std::string_view text : inner_ipv4) EXPECT_FALSE(is_public_address(text)) << text;
  for (const std::string_view text : inner_ipv6) EXPECT_FALSE(is_public_address(text)) << text;
}

TEST(AddressGuard, Refuses_what_is_not_plainly_an_address) {
  for (const std::string_view text : no_address) EXPECT_FALSE(is_public_address(text)) << text;
  EXPECT_FALSE(is_public_address(std::string_view("1.1.1.1\0.evil", 13)));
  EXPECT_FALSE(is_public_address(std::span<const std::uint8_t>()));
}

}  // namespace
}  // namespace regie
