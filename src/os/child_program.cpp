// os/child_program.cpp - posix_spawn, a pipe for what it says, and its end.
#include "os/child_program.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstring>
#include <optional>
#include <vector>

#include "os/internal/descriptor.h"

namespace regie {
namespace {

constexpr std::size_t pipe_bytes = 1U << 20U;  // the most a pipe holds where nobody changed that
constexpr int ending_ms = 5000;                // between its last word and its end

tl::unexpected<Problem> not_started(const std::string& path, int error) {
  if (error == ENOENT)
    return fail("child.not_started", "The program " + path + " is not there.", "Nothing was changed.",
                "It belongs beside regie: put all files of an installation into one folder.");
  return fail("child.not_started",
              "The program " + path + " could not be started: " + std::strerror(error) + ".",
              "Nothing was changed.", "See that this machine has memory and processes left, then try again.");
}

/// Above all that a child is given, so that putting one in place does not run over another.
Descriptor out_of_the_way(Descriptor low) {
  constexpr int above = 10;
  return Descriptor(::fcntl(low.number(), F_DUPFD_CLOEXEC, above));
}

/// Bytes as a file without a name that nobody can change any more. Closed where there is no memory for it.
Descriptor held_in_memory(const char* name, std::string_view bytes) {
  Descriptor file(::memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING));
  while (file.open() && !bytes.empty()) {
    const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return Descriptor(-1);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (file.open()) {
    ::fcntl(file.number(), F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
    ::lseek(file.number(), 0, SEEK_SET);
  }
  return out_of_the_way(std::move(file));
}

struct Pipe {
  Descriptor out;
  Descriptor in;
};

std::optional<Pipe> open_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  ::fcntl(ends[0], F_SETPIPE_SZ, pipe_bytes);  // less is only slower
  Descriptor out(ends[0]);
  return Pipe{out_of_the_way(std::move(out)), out_of_the_way(Descriptor(ends[1]))};
}

/// Which of ours becomes which of its own.
struct Given {
  int request;
  int answer;
  int file;
};

/// 0 or what hindered it.
int start(const std::string& path, const Given& given, pid_t& child) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  if (::posix_spawn_file_actions_init(&actions) != 0 || ::posix_spawnattr_init(&attributes) != 0)
    return ENOMEM;
  ::posix_spawn_file_actions_adddup2(&actions, given.request, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, given.answer, STDOUT_FILENO);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, given.file, STDERR_FILENO + 1);
  // What this program does with signals is not the child's affair.
  sigset_t none;
  sigset_t all;
  ::sigemptyset(&none);
  ::sigfillset(&all);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  ::posix_spawnattr_setsigdefault(&attributes, &all);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  std::string name = path;
  std::array<char*, 2> words{name.data(), nullptr};
  std::array<char*, 1> environment{nullptr};
  const int error =
      ::posix_spawn(&child, path.c_str(), &actions, &attributes, words.data(), environment.data());
  ::posix_spawn_file_actions_destroy(&actions);
  ::posix_spawnattr_destroy(&attributes);
  return error;
}

enum class Talk { ended, silent, unwanted };

/// Everything it says, to its end.
Talk listen(int answer, int silence_seconds_max, const std::function<bool(std::string_view)>& take) {
  std::vector<char> piece(pipe_bytes);
  while (true) {
    pollfd watched{answer, POLLIN, 0};
    const int ready =
        ::poll(&watched, 1, silence_seconds_max > INT_MAX / 1000 ? -1 : silence_seconds_max * 1000);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return Talk::silent;
    const ssize_t got = ::read(answer, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return Talk::ended;
    if (!take({piece.data(), static_cast<std::size_t>(got)})) return Talk::unwanted;
  }
}

/// Its status; one that does not end by itself is ended.
int end_of(pid_t child, bool at_once) {
  if (!at_once) {
    // glibc's own header of pidfd_open is not fit for C++.
    const Descriptor watch(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
    pollfd watched{watch.number(), POLLIN, 0};
    int ready = 0;
    do ready = ::poll(&watched, 1, ending_ms);
    while (ready < 0 && errno == EINTR);
    at_once = !watch.open() || ready <= 0;
  }
  if (at_once) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

ChildEnd meaning_of(int status) {
  if (WIFEXITED(status)) {
    if (WEXITSTATUS(status) == 0) return ChildEnd::done;
    return WEXITSTATUS(status) == child_status_no_memory ? ChildEnd::no_memory : ChildEnd::crashed;
  }
  if (WTERMSIG(status) == SIGSYS) return ChildEnd::forbidden;
  return WTERMSIG(status) == SIGXCPU ? ChildEnd::too_slow : ChildEnd::crashed;
}

}  // namespace

Result<ChildEnd> RealChildProgram::run(const ChildTask& task,
                                       const std::function<bool(std::string_view)>& take) {
  const Descriptor request = held_in_memory("regie-request", task.request);
  // A second descriptor of an open file: the child only maps it, so that they share a place to read from is
  // of no matter.
  const Descriptor file = task.descriptor < 0 ? held_in_memory("regie-file", task.file)
                                              : Descriptor(::fcntl(task.descriptor, F_DUPFD_CLOEXEC, 10));
  auto pipe = open_pipe();
  if (!request.open() || !file.open() || !pipe || !pipe->in.open() || !pipe->out.open())
    return not_started(path_, errno);
  pid_t child = 0;
  const int error = start(path_, {request.number(), pipe->in.number(), file.number()}, child);
  pipe->in.close();
  if (error != 0) return not_started(path_, error);
  const Talk talk = listen(pipe->out.number(), task.silence_seconds_max, take);
  const int status = end_of(child, talk != Talk::ended);
  if (talk == Talk::silent) return ChildEnd::too_slow;
  if (talk == Talk::unwanted) return ChildEnd::unwanted;
  return meaning_of(status);
}

std::string beside_this_program(const std::string& name) {
  std::array<char, PATH_MAX> self{};
  const ssize_t size = ::readlink("/proc/self/exe", self.data(), self.size());
  const std::string_view path(self.data(), size < 0 ? 0 : static_cast<std::size_t>(size));
  return std::string(path.substr(0, path.rfind('/') + 1)) + name;
}

}  // namespace regie
