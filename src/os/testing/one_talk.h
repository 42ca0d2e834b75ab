// os/testing/one_talk.h - a server on loopback for one connection, whose words a test writes.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <thread>
#include <utility>

namespace regie {

/// `talk` runs on a thread of its own once a client has connected; the connection ends with it.
class OneTalk {
 public:
  explicit OneTalk(std::function<void(OneTalk&)> talk)
      : listening_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listening_, plain, size) != 0 || ::listen(listening_, 1) != 0) std::abort();
    ::getsockname(listening_, plain, &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this, talk = std::move(talk)] {
      const int socket = ::accept(listening_, nullptr, nullptr);
      if (socket < 0) return;
      called_ = true;
      socket_ = socket;
      talk(*this);
      ::close(socket);
    });
  }
  ~OneTalk() {
    ::shutdown(listening_, SHUT_RDWR);  // ends an accept that nobody answered
    thread_.join();
    ::close(listening_);
  }
  OneTalk(const OneTalk&) = delete;
  OneTalk& operator=(const OneTalk&) = delete;
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] bool was_called() const { return called_; }

  OneTalk& say(const std::string& bytes) {
    [[maybe_unused]] const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    return *this;
  }
  /// Reads until `mark` has come since the last call, or the client has gone.
  OneTalk& until(const std::string& mark) {
    std::array<char, 4096> bytes{};
    std::size_t at = 0;
    while ((at = got_.find(mark)) == std::string::npos) {
      const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), 0);
      if (count <= 0) return *this;
      got_.append(bytes.data(), static_cast<std::size_t>(count));
    }
    heard_ += got_.substr(0, at + mark.size());
    got_.erase(0, at + mark.size());
    return *this;
  }
  /// What `until` has read, to look at inside the talk.
  [[nodiscard]] const std::string& heard() const { return heard_; }

 private:
  int listening_;
  int port_ = 0;
  int socket_ = -1;
  std::atomic<bool> called_ = false;
  std::string got_;
  std::string heard_;
  std::thread thread_;
};

}  // namespace regie
