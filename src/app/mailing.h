// app/mailing.h - the verb `mailing`: one text to a list, looked at, approved and counted to the last
// recipient.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/outbox.h"

namespace regie {

struct NewMailing {
  MailingText text;
  std::string list;  // CSV
  std::string by;
};

/// They add up to the list.
struct MailingCounts {
  std::int64_t list = 0;
  std::int64_t to_approve = 0;  // nobody has approved it yet
  std::int64_t waiting = 0;
  std::int64_t under_way = 0;  // claimed: being sent, or in doubt as soon as the next run looks
  std::int64_t sent = 0;
  std::int64_t in_doubt = 0;
  std::int64_t refused = 0;
  std::int64_t suppressed = 0;
  std::int64_t withdrawn = 0;
  std::int64_t set_aside = 0;
  [[nodiscard]] std::int64_t together() const {
    return to_approve + waiting + under_way + sent + in_doubt + refused + suppressed + withdrawn + set_aside;
  }
};

struct MailingView {
  MailingRecord record;
  MailingCounts counts;
  std::vector<SetAside> aside;
  std::string content_sha256;         // of exactly this text and this list
  std::optional<Signature> approved;  // by whom
  Content example;                    // the first letter, as it would leave
};

/// Fails: as recipients_of, placeholders_of and written_mailing; mailing.unknown_placeholder (no column is
/// named so), and as sign_as.
Result<MailingView> new_mailing(World& world, Workspace& workspace, const SenderLine& sender,
                                const NewMailing& request);
/// Fails: mailing.unknown.
[[nodiscard]] Result<MailingView> find_mailing(const Workspace& workspace, const SenderLine& sender,
                                               const std::string& id);
[[nodiscard]] Result<std::vector<MailingView>> list_mailings(const Workspace& workspace,
                                                             const SenderLine& sender);

/// Whom to call: nobody knows whether they have it, or their server refused it.
struct CallRow {
  std::string address;
  std::map<std::string, std::string> values;  // of their line of the list
  LetterNow letter;
};
struct CallList {
  MailingView mailing;
  std::vector<std::string> columns;  // of the list, less the address
  std::vector<CallRow> rows;         // in doubt and under way first, then refused; by line
};
/// Fails: mailing.unknown.
[[nodiscard]] Result<CallList> call_list(const Workspace& workspace, const SenderLine& sender,
                                         const std::string& id);

}  // namespace regie
