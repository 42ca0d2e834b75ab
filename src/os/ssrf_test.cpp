// os/ssrf_test.cpp - a hundred ways of making the desk call an inner address: none is called.
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "os/outgoing.h"
#include "os/testing/one_talk.h"

namespace regie {
namespace {

/// Two baits on loopback, and a notice sent by each trick: the port stands in for "{port}".
struct Ssrf : ::testing::Test {
  OneTalk bait{[](OneTalk& talk) { talk.until("anything"); }};
  std::string port = std::to_string(bait.port());

  std::string with_port(std::string text) const {
    for (std::size_t at = text.find("{port}"); at != std::string::npos; at = text.find("{port}"))
      text.replace(at, 6, port);
    return text;
  }
  std::string code_of(const std::string& url, const std::vector<std::string>& names = {}) const {
    std::vector<std::string> known;
    for (const std::string& name : names) known.push_back(with_port(name));
    RealOutgoing outgoing(LoopbackHttp::refused, known);
    const auto sent = outgoing.post({with_port(url), {}, "{}"});
    return sent ? std::to_string(*sent) : sent.error().code;
  }
  static bool is_refusal(const std::string& code) {
    return code == "outgoing.address_refused" || code == "outgoing.bad_url";
  }
};

TEST_F(Ssrf, An_inner_address_in_whatever_dress_is_not_called) {
  int tricks = 0;
  for (const char* host :
       {// loopback, in numbers of every base and length
        "127.0.0.1", "127.0.0.2", "127.255.255.254", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1",
        "0x7f.0x0.0x0.0x1", "0177.0.0.1", "0177.1", "017700000001", "00000177.0.0.1", "127.0.0.01",
        "0x7F.00.00.01", "0",
        // this network, link-local and metadata, private, shared, benchmarks, multicast, broadcast
        "0.0.0.0", "0.1.2.3", "169.254.169.254", "0xa9fea9fe", "2852039166", "0251.0376.0251.0376",
        "169.254.170.2", "10.0.0.1", "10.255.255.255", "0xa.1", "012.0.0.1", "172.16.0.1", "172.31.255.255",
        "192.168.0.1", "0xc0a80001", "3232235521", "100.64.0.1", "100.127.255.255", "198.18.0.1",
        "198.19.255.255", "192.0.0.8", "192.0.2.1", "198.51.100.1", "203.0.113.1", "224.0.0.1",
        "239.255.255.255", "240.0.0.1", "255.255.255.255",
        // the same inside IPv6, and IPv6's own
        "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::FFFF:10.0.0.1]",
        "[::ffff:a9fe:a9fe]", "[::ffff:0:127.0.0.1]", "[::127.0.0.1]", "[::7f00:1]", "[64:ff9b::7f00:1]",
        "[64:ff9b::169.254.169.254]", "[64:ff9b:1::10.0.0.1]", "[2002:7f00:1::]", "[2002:a9fe:a9fe::1]",
        "[2001:0:7f00:1::]", "[2001:0:0:0:0:0:80ff:fffe]", "[fe80::1]", "[febf::1]", "[fec0::1]", "[fc00::1]",
        "[fd00:ec2::254]", "[ff02::1]", "[ff0e::1]", "[100::1]", "[2001:db8::1]", "[5f00::1]",
        // names and letters that are read as one of those
        "localhost", "LOCALHOST", "LocalHost", "127.0.0.1.", "%31%32%37.0.0.1", "127%2e0%2e0%2e1",
        "127%2E0.0.1"}) {
    const std::string code = code_of("https://" + std::string(host) + ":{port}/");
    // Where no name server is asked "127.0.0.1." leads nowhere at all.
    EXPECT_TRUE(is_refusal(code) || code == "outgoing.unreachable") << host << ": " << code;
    ++tricks;
  }
  EXPECT_GE(tricks, 75);
  EXPECT_FALSE(bait.was_called());
}

TEST_F(Ssrf, What_is_no_plain_https_address_is_not_even_looked_up) {
  for (const char* url : {"http://127.0.0.1:{port}/",
                          "HTTPS:127.0.0.1:{port}",
                          "https:/127.0.0.1:{port}/",
                          "//127.0.0.1:{port}/",
                          "file:///etc/passwd",
                          "file://127.0.0.1/etc/passwd",
                          "gopher://127.0.0.1:{port}/_x",
                          "dict://127.0.0.1:{port}/d:x",
                          "ftp://127.0.0.1:{port}/",
                          "ldap://127.0.0.1:{port}/",
                          "smtp://127.0.0.1:{port}/",
                          "tftp://127.0.0.1:{port}/x",
                          "telnet://127.0.0.1:{port}/",
                          "jar:https://127.0.0.1:{port}!/",
                          "data:text/plain,x",
                          "javascript:alert(1)",
                          "ws://127.0.0.1:{port}/",
                          "https://maud@127.0.0.1:{port}/",
                          "https://maud:secret@127.0.0.1:{port}/",
                          "https://public.example@127.0.0.1:{port}/",
                          "https://public.example:443@127.0.0.1:{port}/",
                          "https://127.0.0.1:{port}\\@public.example/",
                          "https://public.example\\.127.0.0.1/",
                          "https://[fe80::1%25lo]:{port}/",
                          "https://[::1%lo]:{port}/",
                          "https://[::1]%00.public.example/",
                          "https://127.0.0.1:{port}/\r\nHost: public.example",
                          "https://127.0.0.1:{port}/\nX: y",
                          "https://127.0.0.1\t:{port}/",
                          "https://127.0.0.1 :{port}/",
                          "https://public.example:{port}:80/",
                          "https://127\xe3\x80\x82"
                          "0\xe3\x80\x82"
                          "0\xe3\x80\x82"
                          "1:{port}/",
                          "https://\xe2\x91\xa0\xe2\x91\xa1\xe2\x91\xa6.0.0.1:{port}/",
                          "https://\xef\xbc\x91\xef\xbc\x92\xef\xbc\x97.0.0.1:{port}/",
                          "https://\xe2\x93\x9b\xe2\x93\x9e\xe2\x93\x92"
                          "alhost:{port}/",
                          "https://loc\xc2\xad"
                          "alhost:{port}/",
                          "https://127.0.0.1:0/",
                          "https://127.0.0.1:25/",
                          "https://127.0.0.1:-1/",
                          "https://127.0.0.1:99999/",
                          "https://",
                          "https://:{port}/"})
    EXPECT_TRUE(is_refusal(code_of(url))) << url << ": " << code_of(url);
  EXPECT_FALSE(bait.was_called());
}

TEST_F(Ssrf, A_name_that_leads_to_an_inner_address_is_refused_when_it_is_connected_to) {
  for (const char* address : {"127.0.0.1", "10.0.0.1", "169.254.169.254", "192.168.1.1", "0.0.0.0", "::1",
                              "fd00:ec2::254", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "fe80::1"})
    EXPECT_EQ(code_of("https://hooks.example:{port}/", {"hooks.example:{port}:" + std::string(address)}),
              "outgoing.address_refused")
        << address;
  // Of several addresses none is tried that is an inner one, wherever it stands.
  EXPECT_EQ(code_of("https://hooks.example:{port}/", {"hooks.example:{port}:10.0.0.1,127.0.0.1,::1"}),
            "outgoing.address_refused");
  EXPECT_EQ(code_of("https://HOOKS.example.:{port}/", {"hooks.example.:{port}:127.0.0.1"}),
            "outgoing.address_refused");
  EXPECT_FALSE(bait.was_called());
}

TEST_F(Ssrf, A_name_that_leads_elsewhere_from_one_call_to_the_next_is_looked_at_each_time) {
  // What was public when the webhook was made is inner now: the very address that is connected to is checked.
  for (int call = 0; call < 3; ++call)
    EXPECT_EQ(code_of("https://rebind.example:{port}/", {"rebind.example:{port}:127.0.0.1"}),
              "outgoing.address_refused");
  EXPECT_FALSE(bait.was_called());
}

TEST_F(Ssrf, A_redirect_to_an_inner_address_is_told_as_a_status_and_not_followed) {
  for (const char* status : {"301", "302", "303", "307", "308", "300"}) {
    OneTalk receiver([&](OneTalk& talk) {
      talk.until("{}").say(
          "HTTP/1.1 " + std::string(status) + " Elsewhere\r\nLocation: http://127.0.0.1:" + port +
          "/\r\nRefresh: 0; url=http://127.0.0.1:" + port + "/\r\nContent-Length: 0\r\n\r\n");
    });
    RealOutgoing outgoing(LoopbackHttp::allowed);
    const auto sent = outgoing.post({"http://127.0.0.1:" + std::to_string(receiver.port()) + "/", {}, "{}"});
    ASSERT_TRUE(sent) << sent.error().say;
    EXPECT_EQ(std::to_string(*sent), status);
  }
  EXPECT_FALSE(bait.was_called());
}

TEST_F(Ssrf, No_proxy_of_the_environment_carries_a_notice_inside) {
  const std::vector<const char*> names{"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"};
  for (const char* name : names) ::setenv(name, with_port("http://127.0.0.1:{port}").c_str(), 1);
  EXPECT_EQ(code_of("https://hooks.example:{port}/", {"hooks.example:{port}:10.0.0.1"}),
            "outgoing.address_refused");
  for (const char* name : names) ::unsetenv(name);
  EXPECT_FALSE(bait.was_called());
}

}  // namespace
}  // namespace regie
