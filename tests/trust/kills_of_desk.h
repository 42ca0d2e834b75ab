// tests/trust/kills_of_desk.h - a desk killed while somebody writes to it over HTTP: what it answered is
// there, and the write that got no answer is sent again under its key and done once.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/testing/desk.h"
#include "tests/trust/kills_of_workspaces.h"

namespace regie::trust {

/// `regie serve`, as a child.
class RunningProgram {
 public:
  RunningProgram(const std::string& regie, const std::string& folder) {
    std::array<int, 2> ends{};
    must(::pipe2(ends.data(), O_CLOEXEC) == 0, "no pipe");
    const pid_t parent = ::getpid();
    child_ = ::fork();
    if (child_ == 0) {
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      if (::getppid() != parent) ::_exit(0);
      ::dup2(ends[1], 1);
      ::dup2(ends[1], 2);
      ::execl(regie.c_str(), regie.c_str(), "serve", "--workspace", folder.c_str(), "--address",
              "127.0.0.1:0", nullptr);
      ::_exit(9);
    }
    ::close(ends[1]);
    std::array<char, 1024> bytes{};
    while (said_.find("Stop it with") == std::string::npos) {
      const ssize_t count = ::read(ends[0], bytes.data(), bytes.size());
      if (count <= 0) break;
      said_.append(bytes.data(), static_cast<std::size_t>(count));
    }
    said_to_ = ends[0];
    const std::string at = after("127.0.0.1:");
    std::from_chars(at.data(), at.data() + at.size(), port_);
  }
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;
  ~RunningProgram() {
    end();
    ::close(said_to_);
  }

  [[nodiscard]] int port() const { return port_; }  // 0 = it did not start
  [[nodiscard]] const std::string& said() const { return said_; }
  /// Of what it said, what follows a mark up to the end of the word.
  [[nodiscard]] std::string after(std::string_view mark) const {
    const std::size_t at = said_.find(mark);
    if (at == std::string::npos) return {};
    const std::size_t from = at + mark.size();
    return said_.substr(from, said_.find_first_of(" \n/", from) - from);
  }
  void end() {
    if (child_ <= 0) return;
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    child_ = 0;
  }

 private:
  pid_t child_ = 0;
  int said_to_ = -1;
  std::string said_;
  int port_ = 0;
};

/// One request on a connection of its own; "" where no whole answer came.
inline std::string talked(int port, const std::string& head, const std::string& body) {
  const int line = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (::connect(line, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
    const std::string all =
        head + "Host: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " +
        std::to_string(body.size()) + "\r\n\r\n" + body;
    if (::send(line, all.data(), all.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(all.size())) {
      std::array<char, 4096> bytes{};
      for (ssize_t count = 0; (count = ::recv(line, bytes.data(), bytes.size(), 0)) > 0;)
        answer.append(bytes.data(), static_cast<std::size_t>(count));
    }
  }
  ::close(line);
  return answer.ends_with("}") ? answer : "";
}

inline std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) return {};
  return text.substr(at + from.size(), text.find(to, at + from.size()) - at - from.size());
}

class DeskRounds {
 public:
  explicit DeskRounds(std::string regie) : regie_(std::move(regie)) {}

  void once(Random& random, Counted& counted) {
    auto desk = std::make_unique<RunningProgram>(regie_, place_.folder);
    if (desk->port() == 0) return tell_broken(counted, "the desk", "did not start: " + desk->said());
    if (cookie_.empty()) set_up(*desk);
    const std::string name = "line-" + std::to_string(++round_) + "-";
    const int port = desk->port();
    const Ended ended = killed(
        random, 60'000,
        [&](const Telling& telling) {
          for (int number = 0;; ++number) {
            if (!is_written(write(port, name + std::to_string(number)))) ::pause();
            telling.done(name + std::to_string(number));
          }
        },
        [&] { desk->end(); });
    desk.reset();
    check(name, ended, counted);
  }

 private:
  void set_up(const RunningProgram& desk) {
    const std::string answer =
        talked(desk.port(), "POST /api/v1/set-up HTTP/1.1\r\nIdempotency-Key: set-up\r\n",
               R"({"code":")" + desk.after("code=") +
                   R"(","name":"eva","password":"a long way to Utrecht","language":"en"})");
    cookie_ = between(answer, "Set-Cookie: ", ";");
    token_ = between(answer, "\"token\":\"", "\"");
    must(!cookie_.empty() && !token_.empty(), "the desk could not be set up");
  }
  [[nodiscard]] std::string write(int port, const std::string& name) const {
    return talked(port,
                  "POST /api/v1/w/acme/notes HTTP/1.1\r\nIdempotency-Key: " + name +
                      "\r\nCookie: " + cookie_ + "\r\nX-Regie-Token: " + token_ + "\r\n",
                  R"({"text":")" + name + "\"}");
  }
  static bool is_written(const std::string& answer) { return answer.starts_with("HTTP/1.1 201"); }

  void check(const std::string& name, const Ended& ended, Counted& counted) {
    count_round(counted, "the desk", ended, checked(place_, "the desk", figures_, counted));
    // The one that got no answer goes out again, as a client does.
    const std::string in_doubt = name + std::to_string(ended.told.size());
    const RunningProgram again(regie_, place_.folder);
    if (again.port() == 0) return tell_broken(counted, "the desk", "did not start again: " + again.said());
    if (const std::string answer = write(again.port(), in_doubt); !is_written(answer))
      return tell_broken(counted, "the desk", "refused what was sent again: " + answer);
    const std::string listed =
        talked(again.port(), "GET /api/v1/w/acme/notes HTTP/1.1\r\nCookie: " + cookie_ + "\r\n", "");
    const std::string one = "\"" + in_doubt + "\"";
    const std::size_t first = listed.find(one);
    if (first == std::string::npos || listed.find(one, first + 1) != std::string::npos)
      tell_broken(counted, "the desk", in_doubt + " was not done once");
  }

  std::string regie_;
  TestDesk place_;
  Figures figures_;
  std::string cookie_;
  std::string token_;
  std::int64_t round_ = 0;
};

}  // namespace regie::trust
