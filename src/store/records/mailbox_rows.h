// store/records/mailbox_rows.h - messages and what belongs to them as table rows, and read back from them.
#pragma once

#include <string>
#include <vector>

#include "store/records/mailbox.h"
#include "store/records/rows.h"

namespace regie {

struct OwnAddress {
  std::string id;
  std::string address;
};
struct NumberedMark {
  std::int64_t number = 1;
  ThreadMark mark;
};
/// A state under its id.
struct NamedState {
  std::string id;
  MailboxState state;
};
[[nodiscard]] OwnAddress named(const std::string& address);
[[nodiscard]] NamedState named(const MailboxState& state);

std::vector<TableRow> rows_of(const OwnAddress& own);
std::vector<TableRow> rows_of(const Correspondent& correspondent);
std::vector<TableRow> rows_of(const Message& message);
std::vector<TableRow> rows_of(const NumberedMark& numbered);
std::vector<TableRow> rows_of(const NamedState& state);
std::vector<TableRow> rows_of(const Correction& correction);

enum class MessageTexts { read, left };
/// Which messages: a condition on their columns with its value, or all.
struct MessagesWhere {
  std::string condition = {};  // "thread = ?"; ours, never a person's
  std::string value = {};
  MessageTexts texts = MessageTexts::read;
};

Result<std::vector<OwnAddress>> read_own_addresses(sqlite::Database& database);
Result<std::vector<Correspondent>> read_correspondents(sqlite::Database& database);
Result<std::vector<Message>> read_stored_messages(sqlite::Database& database,
                                                  const MessagesWhere& where = {});
Result<std::vector<NumberedMark>> read_marks(sqlite::Database& database);
Result<std::vector<NamedState>> read_states(sqlite::Database& database);
Result<std::vector<Correction>> read_corrections(sqlite::Database& database);

}  // namespace regie
