// os/stop_signals.cpp - signals waited for by threads, never handled in the middle of something.
#include "os/stop_signals.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <thread>

namespace regie {
namespace {

sigset_t stop_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

volatile std::sig_atomic_t is_stop_noted = 0;

bool note_interrupts() {
  struct sigaction action{};
  action.sa_handler = [](int) { is_stop_noted = 1; };
  // The second one does what it always did.
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  return ::sigaction(SIGINT, &action, nullptr) == 0;
}

}  // namespace

bool is_stop_wanted() {
  static const bool is_noted = note_interrupts();
  return is_noted && is_stop_noted != 0;
}

void prepare_stop_signals() {
  const sigset_t set = stop_signals();
  ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

void wait_for_stop_signal() {
  const sigset_t set = stop_signals();
  int signal_number = 0;
  ::sigwait(&set, &signal_number);
}

void end_at_once_after(std::chrono::milliseconds time) {
  std::thread([time] {
    const sigset_t set = stop_signals();
    const timespec left{time.count() / 1000, time.count() % 1000 * 1'000'000};
    const int signal_number = ::sigtimedwait(&set, nullptr, &left);
    constexpr int by_signal = 128;  // as a shell tells it
    ::_exit(signal_number > 0 ? by_signal + signal_number : 1);
  }).detach();
}

void tell_service_manager(const std::string& socket_path, const std::string& state) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (socket_path.empty() || socket_path.size() >= sizeof address.sun_path) return;
  socket_path.copy(address.sun_path, sizeof address.sun_path - 1);
  if (address.sun_path[0] == '@') address.sun_path[0] = '\0';  // Linux's abstract names
  const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return;
  const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + socket_path.size());
  ::sendto(socket, state.data(), state.size(), MSG_NOSIGNAL | MSG_DONTWAIT,
           reinterpret_cast<const sockaddr*>(&address), size);
  ::close(socket);
}

}  // namespace regie
