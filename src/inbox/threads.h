// inbox/threads.h - which messages belong together.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "inbox/message.h"

namespace regie {

/// What tells a message's thread.
struct ThreadEvidence {
  std::string id;
  std::string message_id;
  std::vector<std::string> references;
  std::string subject;
  std::string person;
  std::int64_t at_seconds = 0;
  MessageKind kind = MessageKind::person;
};

inline constexpr std::int64_t same_subject_seconds =
    30 * 86400;  // later, the same words begin another matter

/// The thread ("t-...") of each, in the order given.
///   Method:   containers and References/In-Reply-To as in Zawinski's "message threading" (steps 1 to 4:
///             messages that are named and not here hold their place; loops are cut), then, for messages
///             that name no other that is here, the same bare subject with the same person within 30 days
///             (step 5, with people and days added). Lists and bounces are not joined by subject.
///   Holds:    the same set gives the same threads in whatever order it comes; a thread keeps its id while
///             messages are added, unless they join two threads: then it has that of the root.
///   Cost:     n log n.
[[nodiscard]] std::vector<std::string> threads_of(std::span<const ThreadEvidence> messages);

/// The id of the thread a message would begin: what an older id of a joined thread is found again by.
[[nodiscard]] std::string thread_begun_by(std::string_view message_id);

}  // namespace regie
