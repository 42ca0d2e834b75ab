// app/inbox_list.h - the verbs `inbox list`, `inbox show` and `inbox done`: threads, one of them, and what is
// done with.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/workspace.h"

namespace regie {

struct ThreadLine {
  std::string id;
  Correspondent person;  // the other side of its last message; without address where it was erased
  std::string subject;   // of the first
  std::string last;      // its last message
  std::int64_t messages = 0;
  std::int64_t last_seconds = 0;
  std::int64_t waiting_seconds = 0;  // since when a person waits; 0 = nobody does
  bool done = false;
};

enum class WhichThreads { waiting, all };
/// Newest first. Somebody waits where a person wrote after our last message in the thread, and it was not
/// marked as done since; bounces, absences and lists wait for nothing.
[[nodiscard]] Result<std::vector<ThreadLine>> list_threads(const Workspace& workspace, WhichThreads which);

struct ShownMessage {
  Message message;
  Correspondent person;
  Correspondent failed;  // of a bounce
};
struct ShownThread {
  ThreadLine line;
  std::vector<ShownMessage> messages;  // by time
  std::vector<ThreadMark> marks;       // by time
};
/// By its id, an id it had before it was joined to another, or the id of one of its messages.
/// Fails: inbox.unknown_thread.
[[nodiscard]] Result<ShownThread> show_thread(const Workspace& workspace, const std::string& id);

struct MarkRequest {
  std::string thread;
  bool done = true;  // false: not done after all
  std::string why;
  std::string by;
};
/// Signed; up to the last message there is now, so that a later one waits again.
/// Fails: inbox.unknown_thread, inbox.not_done (to take back what is not there), and as sign_as.
Result<ShownThread> mark_thread(World& world, Workspace& workspace, const MarkRequest& request);

}  // namespace regie
