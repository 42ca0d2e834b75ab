// os/sandbox/sandbox.h - a program locks itself in: from then on it computes, and writes to what is open.
#pragma once

#include <cstddef>

namespace regie {

/// What looking for a file does: it ends the program, or is refused like a file one may not read. Libraries
/// that look for a charset's table and go on without it need the second; neither opens anything.
enum class LookingForFiles { ends, is_refused };

struct SandboxLimits {
  std::size_t memory_bytes;
  int processor_seconds;
  LookingForFiles looking = LookingForFiles::ends;
};

/// No new rights, no core, no new files, so much memory and time, and of all system calls only those that
/// computing, reading an open descriptor and writing to one need: any other ends the program (SIGSYS). Not
/// taken back, and holds for all threads. False: this machine's kernel cannot do it, and nothing may be read.
/// Under the sanitizers, which need calls and memory of their own, it only sets what does not hinder them.
[[nodiscard]] bool enter_sandbox(const SandboxLimits& limits);

/// Writes all of it to a descriptor, or ends the program: nobody listens any more.
void write_or_end(int descriptor, const char* bytes, std::size_t size);

}  // namespace regie
