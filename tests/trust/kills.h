// tests/trust/kills.h - a child that works until it is killed, and what it had told by then.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <set>
#include <sstream>
#include <string>

#include "base/random.h"

namespace regie::trust {

struct Counted {
  std::int64_t kills = 0;
  std::int64_t acknowledged = 0;  // saves that were told to be done
  std::int64_t lost = 0;          // ... and are not there
  std::int64_t broken = 0;        // rounds after which something was half there, not whole, or did not go on
};

using Names = std::set<std::string>;

/// Of each thing that was read, its name.
template <class List, class Name>
void add_names(Names& names, const List& list, Name name_of) {
  for (const auto& item : list.value()) names.insert(name_of(item));
}

/// What one round found; says it on stderr.
inline void tell_broken(Counted& counted, const std::string& where, const std::string& what) {
  ++counted.broken;
  std::fprintf(stderr, "%s: %s\n", where.c_str(), what.c_str());
}

/// In the child: one word per thing that was done.
class Telling {
 public:
  explicit Telling(int to) : to_(to) {}
  void done(const std::string& name) const {
    const std::string line = name + "\n";  // so short that a pipe takes it whole or not at all
    if (::write(to_, line.data(), line.size()) != static_cast<ssize_t>(line.size())) ::_exit(4);
  }

 private:
  int to_;
};

struct Ended {
  Names told;
  bool was_killed = false;
  int status = 0;  // where it ended by itself
};

/// Runs `work` in a child; kills it after at most `life_us`, in half of all rounds counted from the first
/// thing done. `first` ends what the child works with, before it.
inline Ended killed(
    Random& random, std::uint64_t life_us, const std::function<void(const Telling&)>& work,
    const std::function<void()>& first = [] {}) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) std::abort();
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    work(Telling(ends[1]));
    ::_exit(0);
  }
  ::close(ends[1]);
  std::string told;
  std::array<char, 4096> bytes{};
  if (random.below(2) == 0)
    if (const ssize_t count = ::read(ends[0], bytes.data(), bytes.size()); count > 0)
      told.append(bytes.data(), static_cast<std::size_t>(count));
  ::usleep(static_cast<useconds_t>(random.below(life_us)));
  first();
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  for (ssize_t count = 0; (count = ::read(ends[0], bytes.data(), bytes.size())) > 0;)
    told.append(bytes.data(), static_cast<std::size_t>(count));
  ::close(ends[0]);
  Ended ended;
  ended.was_killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  std::istringstream lines(told);
  for (std::string name; lines >> name;) ended.told.insert(name);
  return ended;
}

/// Counts a round: what was told has to be among what is there.
inline void count_round(Counted& counted, const std::string& where, const Ended& ended, const Names& there) {
  ++counted.kills;
  if (!ended.was_killed && ended.status != 0)
    tell_broken(counted, where, "the child ended by itself with " + std::to_string(ended.status));
  for (const std::string& name : ended.told) {
    ++counted.acknowledged;
    if (there.contains(name)) continue;
    ++counted.lost;
    std::fprintf(stderr, "%s: %s was told to be done and is gone\n", where.c_str(), name.c_str());
  }
}

}  // namespace regie::trust
