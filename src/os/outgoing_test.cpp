// os/outgoing_test.cpp - notices: which addresses they may go to, and what becomes of them.
#include "os/outgoing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "os/http_server.h"
#include "os/testing/one_talk.h"

namespace regie {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Notice notice_to(const std::string& url) {
  return {url, {{"Content-Type", "application/json"}}, R"({"a":1})"};
}

std::string code_of(const std::string& url, LoopbackHttp loopback = LoopbackHttp::refused) {
  RealOutgoing outgoing(loopback);
  const auto sent = outgoing.post(notice_to(url));
  return sent ? std::to_string(*sent) : sent.error().code;
}

std::string own(int port, const std::string& path = "/") {
  return "http://127.0.0.1:" + std::to_string(port) + path;
}

TEST(Outgoing, Refuses_each_way_of_writing_an_inner_address) {
  OneTalk bait([](OneTalk& talk) { talk.until("anything"); });
  const std::string port = ":" + std::to_string(bait.port()) + "/";
  for (const std::string host : {"127.0.0.1",
                                 "127.1",
                                 "2130706433",
                                 "0x7f000001",
                                 "0x7f.1",
                                 "0177.0.0.1",
                                 "017700000001",
                                 "127.0.0.1.",
                                 "localhost",
                                 "LOCALHOST",
                                 "0",
                                 "0.0.0.0",
                                 "[::1]",
                                 "[::]",
                                 "[::ffff:127.0.0.1]",
                                 "[::ffff:7f00:1]",
                                 "127.0.0.2",
                                 "10.0.0.1",
                                 "169.254.169.254",
                                 "0xa9fea9fe",
                                 "2852039166",
                                 "[fe80::1]",
                                 "[64:ff9b::7f00:1]",
                                 "[2002:7f00:1::]",
                                 "%31%32%37.0.0.1"}) {
    const std::string code = code_of("https://" + host + port);
    // A name that this machine cannot look up leads nowhere either.
    EXPECT_TRUE(code == "outgoing.address_refused" || code == "outgoing.bad_url" ||
                code == "outgoing.unreachable")
        << host << ": " << code;
  }
  EXPECT_EQ(code_of("https://127.0.0.1" + port), "outgoing.address_refused");
  EXPECT_EQ(code_of("https://2130706433" + port), "outgoing.address_refused");
  EXPECT_EQ(code_of("https://[::ffff:127.0.0.1]" + port), "outgoing.address_refused");
  EXPECT_EQ(code_of("https://169.254.169.254/latest/meta-data/"), "outgoing.address_refused");
  EXPECT_FALSE(bait.was_called());
}

TEST(Outgoing, Refuses_what_is_not_a_plain_https_address) {
  for (const char* url : {"",
                          "https://",
                          "example.com",
                          "//example.com/",
                          "ftp://example.com/",
                          "file:///etc/passwd",
                          "gopher://example.com/",
                          "http://example.com/",
                          "http://127.0.0.1/",
                          "HTTP://example.com/",
                          "https://user@example.com/",
                          "https://user:pass@example.com/",
                          "https://:pass@example.com/",
                          "https://example.com@127.0.0.1/",
                          "https://example.com:0/",
                          "https://example.com:25/",
                          "https://example.com:65536/",
                          "https://example.com:x/",
                          "https://[fe80::1%25eth0]/",
                          "https://[::1",
                          "https://exa mple.com/",
                          "https://example.com/\r\nX: y",
                          "https://example.com\\@127.0.0.1/",
                          "https://example.com/\x7f",
                          "javascript:alert(1)",
                          "dict://example.com:11211/",
                          "smtp://example.com/",
                          "https://ex\xc3\xa4mple.com/"})
    EXPECT_EQ(code_of(url), "outgoing.bad_url") << url;
  for (const char* url :
       {"http://localhost/", "http://127.0.0.2/", "http://10.0.0.1/", "http://127.0.0.1.example.com/",
        "http://127.0.0.1@example.com/", "http://127.0.0.1:25/"})
    EXPECT_EQ(code_of(url, LoopbackHttp::allowed), "outgoing.bad_url") << url;
}

TEST(Outgoing, Hands_over_headers_and_body_and_says_the_status) {
  HttpRequest seen;
  const auto server =
      HttpServer::start({"127.0.0.1", 0}, {[&seen](const HttpRequest& request) -> HttpReply {
                                             seen = request;
                                             return {202, "text/plain", "thanks"};
                                           },
                                           [](const HttpRequest&) { return std::size_t{100'000}; }});
  ASSERT_TRUE(server);
  RealOutgoing outgoing(LoopbackHttp::allowed);
  Notice notice = notice_to(own((*server)->port(), "/hook?a=b"));
  notice.headers.emplace_back("X-Regie-Signature", "v1=abc");
  notice.headers.emplace_back("X-Empty", "");
  notice.body = std::string(90'000, 'b') + std::string("\0end", 4);
  const auto sent = outgoing.post(notice);
  ASSERT_TRUE(sent) << sent.error().say;
  EXPECT_EQ(*sent, 202);
  EXPECT_EQ(seen.method, "POST");
  EXPECT_EQ(seen.path, "/hook");
  EXPECT_EQ(seen.query["a"], "b");
  EXPECT_EQ(seen.body, notice.body);
  EXPECT_EQ(seen.header("content-type"), "application/json");
  EXPECT_EQ(seen.header("x-regie-signature"), "v1=abc");
  EXPECT_TRUE(seen.headers.contains("x-empty"));
}

TEST(Outgoing, Does_not_follow_a_redirect) {
  OneTalk bait([](OneTalk& talk) { talk.until("anything"); });
  OneTalk server([&bait](OneTalk& talk) {
    talk.until("\r\n\r\n{\"a\":1}")
        .say("HTTP/1.1 307 Elsewhere\r\nLocation: " + own(bait.port()) + "\r\nContent-Length: 0\r\n\r\n");
  });
  EXPECT_EQ(code_of(own(server.port()), LoopbackHttp::allowed), "307");
  EXPECT_FALSE(bait.was_called());
}

TEST(Outgoing, Is_content_with_the_status_of_a_reply_without_end) {
  OneTalk server([](OneTalk& talk) {
    talk.until("{\"a\":1}").say("HTTP/1.1 200 OK\r\n\r\n");
    for (int i = 0; i < 100; ++i) talk.say(std::string(10'000, 'x'));
  });
  EXPECT_EQ(code_of(own(server.port()), LoopbackHttp::allowed), "200");
}

TEST(Outgoing, Takes_no_proxy_from_the_environment) {
  OneTalk bait([](OneTalk& talk) { talk.until("anything"); });
  OneTalk server([](OneTalk& talk) { talk.until("{\"a\":1}").say("HTTP/1.1 204 Done\r\n\r\n"); });
  for (const char* name : {"http_proxy", "https_proxy", "all_proxy"})
    ::setenv(name, own(bait.port()).c_str(), 1);
  EXPECT_EQ(code_of(own(server.port()), LoopbackHttp::allowed), "204");
  for (const char* name : {"http_proxy", "https_proxy", "all_proxy"}) ::unsetenv(name);
  EXPECT_FALSE(bait.was_called());
}

TEST(Outgoing, Tells_that_nobody_is_there) {
  const int port = OneTalk([](OneTalk&) {}).port();  // free again by now
  EXPECT_EQ(code_of(own(port), LoopbackHttp::allowed), "outgoing.unreachable");
  OneTalk plain([](OneTalk& talk) { talk.say("this is not TLS\r\n"); });
  EXPECT_EQ(code_of("https://127.0.0.1:" + std::to_string(plain.port()), LoopbackHttp::allowed),
            "outgoing.tls");
}

TEST(Outgoing, No_header_can_end_its_line) {
  OneTalk bait([](OneTalk& talk) { talk.until("anything"); });
  RealOutgoing outgoing(LoopbackHttp::allowed);
  for (const auto& header : {std::pair<std::string, std::string>{"X", "a\r\nHost: evil"},
                             {"X\r\nHost", "evil"},
                             {"X", "a\nb"},
                             {"", "a"},
                             {"X:", "a"},
                             {"X Y", "a"},
                             {"X", "\xc3\xa9"}}) {
    Notice notice = notice_to(own(bait.port()));
    notice.headers.push_back(header);
    const auto sent = outgoing.post(notice);
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().code, "outgoing.bad_header");
  }
  EXPECT_FALSE(bait.was_called());
}

TEST(Outgoing, Asks_a_server_of_this_machine_and_reads_its_answer) {
  OneTalk server([](OneTalk& talk) {
    talk.until("{\"a\":1}").say("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
  });
  RealOutgoing outgoing(LoopbackHttp::refused);  // notices may not go there; questions may
  const auto answer = outgoing.ask(notice_to(own(server.port())));
  ASSERT_TRUE(answer) << answer.error().say;
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->body, "hello");
}

TEST(Outgoing, Asks_nobody_else_without_tls_nor_at_an_inner_address) {
  RealOutgoing outgoing(LoopbackHttp::refused);
  EXPECT_EQ(outgoing.ask(notice_to("http://example.com/v1")).error().code, "outgoing.bad_url");
  EXPECT_EQ(outgoing.ask(notice_to("http://10.0.0.7/v1")).error().code, "outgoing.bad_url");
  EXPECT_EQ(outgoing.ask(notice_to("https://10.0.0.7/v1")).error().code, "outgoing.address_refused");
}

TEST(Outgoing, An_answer_without_end_is_cut_off) {
  OneTalk server([](OneTalk& talk) {
    talk.until("{\"a\":1}").say("HTTP/1.1 200 OK\r\n\r\n");
    for (int i = 0; i < 200; ++i) talk.say(std::string(10'000, 'x'));
  });
  RealOutgoing outgoing(LoopbackHttp::refused);
  const auto answer = outgoing.ask(notice_to(own(server.port())));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body.size(), asked_bytes_max);
}

}  // namespace
}  // namespace regie
