// os/sandbox/sandbox.cpp - limits, then a filter of system calls.
#include "os/sandbox/sandbox.h"

#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define REGIE_SANITIZED 1
#else
#define REGIE_SANITIZED 0
#endif

namespace regie {
namespace {

// What a program does that computes, reads what is open and writes to what is open. Each was seen to be
// needed by a reader or by the C library below it; nothing here opens, connects, starts or changes anything.
constexpr int plain_calls[] = {
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(futex),
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(getrandom), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(restart_syscall), SCMP_SYS(close), SCMP_SYS(sysinfo),
    // the thread that lets go of what was read: its start, where that comes
    // after the filter, and its end
    SCMP_SYS(sched_yield), SCMP_SYS(rseq), SCMP_SYS(set_robust_list), SCMP_SYS(sched_getaffinity)};

bool limit(__rlimit_resource what, rlim_t most) {
  const rlimit both{most, most};
  return ::setrlimit(what, &both) == 0;
}

bool set_limits(const SandboxLimits& limits) {
  const auto seconds = static_cast<rlim_t>(limits.processor_seconds);
  // A second after SIGXCPU, which nobody here handles, comes SIGKILL.
  const rlimit time{seconds, seconds + 1};
  bool held = ::setrlimit(RLIMIT_CPU, &time) == 0 && limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0);
  if (!REGIE_SANITIZED) held = held && limit(RLIMIT_DATA, limits.memory_bytes) && limit(RLIMIT_NOFILE, 0);
  return held;
}

/// Memory may be taken, but none that runs, and none that stands for a file.
bool allow_memory(scmp_filter_ctx filter) {
  const auto call = [&](int number, auto... compared) {
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, number, sizeof...(compared), compared...) == 0;
  };
  return call(SCMP_SYS(mmap), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
              SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS)) &&
         call(SCMP_SYS(mprotect), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
}

constexpr int looking_calls[] = {SCMP_SYS(openat), SCMP_SYS(open),  SCMP_SYS(newfstatat), SCMP_SYS(stat),
                                 SCMP_SYS(access), SCMP_SYS(statx), SCMP_SYS(readlink),   SCMP_SYS(lstat)};

bool filter_calls(LookingForFiles looking) {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
  if (filter == nullptr) return false;
  bool held = seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0;
  for (const int call : plain_calls) held = held && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
  if (looking == LookingForFiles::is_refused)
    for (const int call : looking_calls)
      held = held && seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 0) == 0;
  held = held && allow_memory(filter) && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return held;
}

}  // namespace

bool enter_sandbox(const SandboxLimits& limits) {
  // The C library looks for the machine's time zone where a library asks for local time, and only where it
  // changed.
  ::setenv("TZ", "UTC0", 1);
  ::tzset();
  // Nobody may look into it, and it does not outlive whoever asked.
  const bool held = ::prctl(PR_SET_DUMPABLE, 0) == 0 && ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 &&
                    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && set_limits(limits);
  return held && (REGIE_SANITIZED || filter_calls(limits.looking));
}

void write_or_end(int descriptor, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t written = ::write(descriptor, bytes, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) ::_exit(1);
    bytes += written;
    size -= static_cast<std::size_t>(written);
  }
}

}  // namespace regie
