// app/world.h - everything outside the program that a verb may touch, handed in by main or by a test.
#pragma once

#include "base/clock.h"
#include "base/files.h"
#include "base/locks.h"
#include "base/log.h"
#include "base/machine.h"
#include "inbox/mail_readers.h"
#include "intake/readers.h"

namespace regie {

/// Reads messages in this program: for tests.
[[nodiscard]] MailReaders& mail_readers_here();

struct World {
  Clock& clock;
  Files& files;
  Locks& locks;
  Log& log;
  Machine* machine = nullptr;         // nothing: what only a machine can tell is not looked at
  Readers& readers = readers_here();  // main hands in those of another process
  MailReaders& mail_readers = mail_readers_here();
};

/// The version shown beside every number; part of what makes two runs equal.
inline constexpr const char* code_version = "0.1.0";

}  // namespace regie
