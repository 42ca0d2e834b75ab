// app/internal/keep_messages.h - messages on their way into a workspace: known or new, whose, in which
// thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/inbox_import.h"
#include "app/workspace.h"
#include "inbox/threads.h"

namespace regie {

enum class MessageFate { fresh, duplicate };

class KeepMessages {
 public:
  /// Reads what is known already. Fails: as Records.
  [[nodiscard]] static Result<KeepMessages> begin(World& world, Workspace& workspace);

  /// `raw`: its bytes as they lie in the file; valid during the call.
  Result<MessageFate> add(ReadMessage&& read, std::string_view raw);
  /// To be saved with the next batch: how far a mailbox was read by then.
  void reached(const MailboxState& state) { state_ = state; }
  /// Writes what waits: archive first, then records in one transaction.
  Result<Done> flush();

  [[nodiscard]] const std::vector<std::string>& own() const { return own_; }
  [[nodiscard]] std::int64_t threads() const { return static_cast<std::int64_t>(new_threads_.size()); }
  [[nodiscard]] bool is_own(const std::string& address) const;

 private:
  KeepMessages(World& world, Workspace& workspace) : world_(&world), workspace_(&workspace) {}
  void settle_sides(ReadMessage& read);
  std::string key_for(const NamedAddress& who);
  Result<bool> is_known(const Message& message);
  Result<Done> correct(const Message& message);
  Result<std::string> archive(std::string_view raw);
  Result<Done> save();

  World* world_;
  Workspace* workspace_;
  std::string salt_;  // keys of one address differ between workspaces
  std::vector<std::string> own_;
  std::unordered_map<std::string, Correspondent> people_;            // by address
  std::set<std::string> changed_people_;                             // addresses whose record is to be saved
  std::unordered_map<std::string, std::size_t> known_;               // message -> its evidence
  std::unordered_multimap<std::string, std::string> by_message_id_;  // Message-ID -> message
  std::vector<ThreadEvidence> evidence_;
  std::vector<std::string> threads_;  // of each evidence
  std::map<std::string, Message> waiting_;
  std::size_t waiting_bytes_ = 0;
  std::set<std::string> new_threads_;
  std::optional<MailboxState> state_;
  std::pair<const char*, std::size_t> last_raw_{nullptr, 0};
  std::string last_sha256_;
};

}  // namespace regie
