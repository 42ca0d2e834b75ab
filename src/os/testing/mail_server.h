// os/testing/mail_server.h - mail_server.py as a process of a test's own, on loopback.
#pragma once

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace regie {

/// aiosmtpd and not OpenSMTPD: that one starts as root only, and keeps its queue and its control socket in
/// fixed places, where on many machines a mail server already stands (tests/program/opensmtpd_test.sh).
class MailServerProcess {
 public:
  /// `source`: the repository.
  explicit MailServerProcess(const std::string& source) {
    std::string pattern = (std::filesystem::temp_directory_path() / "regie-mail-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    std::array<int, 2> to_server{};
    std::array<int, 2> from_server{};
    if ((::pipe2(to_server.data(), O_CLOEXEC) | ::pipe2(from_server.data(), O_CLOEXEC)) != 0) return;
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, to_server[0], STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, from_server[1], STDOUT_FILENO);
    std::string program = "/usr/bin/python3";  // Debian's own: it is the one that sees Debian's aiosmtpd
    std::string script = source + "/src/os/testing/mail_server.py";
    std::array<char*, 4> words{program.data(), script.data(), folder_.data(), nullptr};
    spawned_ = ::posix_spawn(&process_, program.c_str(), &actions, nullptr, words.data(), environ) == 0;
    ::posix_spawn_file_actions_destroy(&actions);
    ::close(to_server[0]);
    ::close(from_server[1]);
    its_input_ = to_server[1];
    std::FILE* told = ::fdopen(from_server[0], "r");
    runs_ = spawned_ && std::fscanf(told, "%d %d", &port_, &port_starttls_) == 2;
    std::fclose(told);
    if (runs_ || !spawned_) return;
    int status = 0;
    ::waitpid(process_, &status, 0);
    is_installed_ = !(WIFEXITED(status) && WEXITSTATUS(status) == 77);
  }
  ~MailServerProcess() {
    if (its_input_ >= 0) ::close(its_input_);  // at which it ends
    if (runs_) ::waitpid(process_, nullptr, 0);
    std::filesystem::remove_all(folder_);
  }
  MailServerProcess(const MailServerProcess&) = delete;
  MailServerProcess& operator=(const MailServerProcess&) = delete;

  [[nodiscard]] bool runs() const { return runs_; }
  /// False where aiosmtpd is not there: all else that keeps it from running is a fault.
  [[nodiscard]] bool is_installed() const { return is_installed_; }
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] int port_starttls() const { return port_starttls_; }
  /// What it has for this address; "" where nothing.
  [[nodiscard]] std::string mailbox(const std::string& address) const { return text_of(address); }
  /// Message-ID and recipient of each letter it took, a line each.
  [[nodiscard]] std::string taken() const { return text_of("taken"); }

 private:
  [[nodiscard]] std::string text_of(const std::string& name) const {
    std::ifstream file(folder_ + "/" + name);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  std::string folder_;
  bool spawned_ = false;
  bool runs_ = false;
  bool is_installed_ = true;
  pid_t process_ = 0;
  int its_input_ = -1;
  int port_ = 0;
  int port_starttls_ = 0;
};

}  // namespace regie
