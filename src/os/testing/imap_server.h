// os/testing/imap_server.h - a Dovecot of a test's own, on loopback, with one mailbox in a scratch folder.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace regie {

/// Runs as whoever runs the test; as root the mailbox belongs to nobody (65534), since Dovecot serves no mail
/// as root.
class ImapServer {
 public:
  static bool is_installed() { return std::filesystem::exists("/usr/sbin/dovecot"); }

  ImapServer() {
    if (!is_installed()) return;
    std::string pattern = (std::filesystem::temp_directory_path() / "regie-imap-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    ::chmod(folder_.c_str(), 0755);
    for (const char* below : {"", "/cur", "/new", "/tmp"}) {
      const std::string made = folder_ + "/mail" + below;
      ::mkdir(made.c_str(), 0755);
      own(made);
    }
    port_ = free_port();
    tls_port_ = free_port();
    make_certificate();
    write(folder_ + "/passwd", "info@acme.example:{PLAIN}right & \"proper\" \\ {3}\n");
    write(folder_ + "/dovecot.conf", settings());
    const std::string configuration = folder_ + "/dovecot.conf";
    start({"/usr/sbin/dovecot", "-F", "-c", configuration});
    for (int tries = 0; tries < 100 && !answers(port_); ++tries) ::usleep(100'000);
    runs_ = answers(port_) && answers(tls_port_);
  }
  ~ImapServer() {
    if (process_ > 0) {
      ::kill(process_, SIGTERM);
      ::waitpid(process_, nullptr, 0);
    }
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }
  ImapServer(const ImapServer&) = delete;
  ImapServer& operator=(const ImapServer&) = delete;

  [[nodiscard]] bool runs() const { return runs_; }
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] int tls_port() const { return tls_port_; }
  [[nodiscard]] std::string certificate() const { return folder_ + "/cert.pem"; }
  [[nodiscard]] std::string log() const {
    std::ifstream file(folder_ + "/log");
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void deliver(const std::string& message) {
    ++delivered_;
    const std::string name =
        std::to_string(1773000000 + delivered_) + ".M" + std::to_string(delivered_) + ".test";
    write(folder_ + "/mail/tmp/" + name, message);
    own(folder_ + "/mail/tmp/" + name);
    std::filesystem::rename(folder_ + "/mail/tmp/" + name, folder_ + "/mail/new/" + name);
  }
  /// How many messages count as seen.
  [[nodiscard]] int seen() const {
    int count = 0;
    for (const auto& one : std::filesystem::directory_iterator(folder_ + "/mail/cur")) {
      const std::string name = one.path().filename().string();
      const std::size_t flags = name.find(":2,");
      count += flags != name.npos && name.find('S', flags) != name.npos ? 1 : 0;
    }
    return count;
  }

 private:
  static constexpr uid_t nobody = 65534;

  static void write(const std::string& path, const std::string& text) {
    std::ofstream(path) << text;
    ::chmod(path.c_str(), 0644);
  }
  static void own(const std::string& path) {
    if (::geteuid() == 0 && ::chown(path.c_str(), nobody, nobody) != 0) std::abort();
  }
  static int free_port() {
    const int one = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool bound = ::bind(one, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                       ::getsockname(one, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    ::close(one);
    return bound ? ntohs(address.sin_port) : 0;
  }
  static bool answers(int port) {
    const int one = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool is_there = ::connect(one, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(one);
    return is_there;
  }
  template <std::size_t N>
  static pid_t spawned(const std::array<std::string, N>& words) {
    std::array<char*, N + 1> arguments{};
    for (std::size_t i = 0; i < N; ++i) arguments[i] = const_cast<char*>(words[i].c_str());
    pid_t process = 0;
    return ::posix_spawn(&process, arguments[0], nullptr, nullptr, arguments.data(), environ) == 0 ? process
                                                                                                   : 0;
  }
  void start(const std::array<std::string, 4>& words) { process_ = spawned(words); }
  void make_certificate() const {
    const std::string script =
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext "
        "subjectAltName=DNS:localhost -keyout '" +
        folder_ + "/key.pem' -out '" + folder_ + "/cert.pem' >/dev/null 2>&1";
    const pid_t made = spawned(std::array<std::string, 3>{"/bin/sh", "-c", script});
    if (made > 0) ::waitpid(made, nullptr, 0);
  }
  [[nodiscard]] std::string settings() const {
    const bool root = ::geteuid() == 0;
    const std::string id = std::to_string(root ? nobody : ::geteuid());
    const std::string group = std::to_string(root ? nobody : ::getegid());
    const std::string us = root ? ""
                                : "default_internal_user = " + id + "\ndefault_login_user = " + id +
                                      "\ndefault_internal_group = " + group + "\n";
    const std::string no_root = root ? "" : "  chroot =\n";
    return "protocols = imap\nlisten = 127.0.0.1\nbase_dir = " + folder_ + "/run\nstate_dir = " + folder_ +
           "/state\nlog_path = " + folder_ + "/log\n" + us +
           "first_valid_uid = 1\nmail_location = maildir:" + folder_ +
           "/mail:INDEX=MEMORY:CONTROL=" + folder_ +
           "/mail\n"
           "ssl = yes\nssl_cert = <" +
           folder_ + "/cert.pem\nssl_key = <" + folder_ +
           "/key.pem\n"
           "passdb {\n  driver = passwd-file\n  args = scheme=PLAIN " +
           folder_ +
           "/passwd\n}\n"
           "userdb {\n  driver = static\n  args = uid=" +
           id + " gid=" + group + " home=" + folder_ +
           "/mail\n}\n"
           "service imap-login {\n" +
           no_root + "  inet_listener imap {\n    port = " + std::to_string(port_) +
           "\n  }\n  inet_listener imaps {\n    port = " + std::to_string(tls_port_) +
           "\n    ssl = yes\n  }\n}\n"
           "service anvil {\n" +
           no_root + "}\nservice stats {\n" + no_root +
           "}\n"
           "auth_mechanisms = plain login\n";
  }

  std::string folder_;
  pid_t process_ = 0;
  int port_ = 0;
  int tls_port_ = 0;
  int delivered_ = 0;
  bool runs_ = false;
};

}  // namespace regie
