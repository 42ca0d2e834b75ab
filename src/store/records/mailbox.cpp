// store/records/mailbox.cpp - saves messages, each with its act; reads them under the guard.
#include "store/records/mailbox.h"

#include <set>
#include <utility>

#include "desk/statement.h"
#include "store/records/ledger.h"
#include "store/records/mailbox_rows.h"

namespace regie {

std::string statement_of(const ThreadMark& mark) {
  return Statement("regie thread mark/1")
      .line("message", mark.message)
      .line("done", mark.done ? "yes" : "no")
      .line("why", mark.why)
      .line(mark.signature)
      .text();
}

Result<Done> Mailbox::save_own_address(const std::string& address) {
  const std::lock_guard lock(ledger_.guard);
  const OwnAddress own = named(address);
  return ledger_.replace("own_addresses", "id", {0, ledger_.now_seconds, "own_address", own.id, {}},
                         rows_of(own));
}

Result<bool> Mailbox::remove_own_address(const std::string& address) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.take_back("own_addresses", {0, ledger_.now_seconds, "own_address", named(address).id, {}});
}

Result<std::vector<std::string>> Mailbox::own_addresses() const {
  const std::lock_guard lock(ledger_.guard);
  TRY(const auto all, read_own_addresses(*ledger_.database));
  std::vector<std::string> addresses;
  for (const OwnAddress& own : all) addresses.push_back(own.address);
  return addresses;
}

Result<Done> Mailbox::save_correspondent(const Correspondent& correspondent) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.replace("correspondents", "id",
                         {0, ledger_.now_seconds, "correspondent", correspondent.key, {}},
                         rows_of(correspondent));
}

Result<std::vector<Correspondent>> Mailbox::correspondents() const {
  const std::lock_guard lock(ledger_.guard);
  return read_correspondents(*ledger_.database);
}

Result<Done> Mailbox::save_message(const Message& message) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.replace("messages", "id", {0, ledger_.now_seconds, "message", message.id, {}},
                         rows_of(message));
}

Result<Done> Mailbox::move_message(const std::string& id, const std::string& thread) {
  const std::lock_guard lock(ledger_.guard);
  TRY(auto message, find_message(id));
  if (!message) return Done{};
  message->thread = thread;
  return save_message(*message);
}

Result<std::vector<Message>> Mailbox::heads() const {
  const std::lock_guard lock(ledger_.guard);
  return read_stored_messages(*ledger_.database, {{}, {}, MessageTexts::left});
}

Result<std::vector<Message>> Mailbox::messages_of(const std::string& thread) const {
  const std::lock_guard lock(ledger_.guard);
  return read_stored_messages(*ledger_.database, {"thread = ?", thread});
}

Result<std::vector<Message>> Mailbox::messages_with_id(const std::string& message_id) const {
  const std::lock_guard lock(ledger_.guard);
  return read_stored_messages(*ledger_.database, {"message_id = ?", message_id});
}

Result<std::optional<Message>> Mailbox::find_message(const std::string& id) const {
  const std::lock_guard lock(ledger_.guard);
  TRY(auto found, read_stored_messages(*ledger_.database, {"id = ?", id}));
  return found.empty() ? std::nullopt : std::optional<Message>(std::move(found.front()));
}

Result<Done> Mailbox::save_mark(const ThreadMark& mark) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.database->transaction([&]() -> Result<Done> {
    NumberedMark next{1, mark};
    TRY(const std::int64_t last, ledger_.database->number("SELECT max(number) FROM thread_marks"));
    next.number = last + 1;
    return ledger_.append({0, mark.signature.at_seconds, "thread_mark", std::to_string(next.number), {}},
                          rows_of(next));
  });
}

Result<std::vector<ThreadMark>> Mailbox::marks() const {
  const std::lock_guard lock(ledger_.guard);
  TRY(auto numbered, read_marks(*ledger_.database));
  std::vector<ThreadMark> marks;
  for (NumberedMark& one : numbered) marks.push_back(std::move(one.mark));
  return marks;
}

Result<Done> Mailbox::save_correction(const Correction& correction) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.replace("corrections", "id",
                         {0, correction.at_seconds, "correction", correction.message, {}},
                         rows_of(correction));
}

Result<bool> Mailbox::remove_correction(const std::string& message) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.take_back("corrections", {0, ledger_.now_seconds, "correction", message, {}});
}

Result<std::vector<Correction>> Mailbox::corrections() const {
  const std::lock_guard lock(ledger_.guard);
  return read_corrections(*ledger_.database);
}

Result<Done> Mailbox::save_state(const MailboxState& state) {
  const std::lock_guard lock(ledger_.guard);
  const NamedState one = named(state);
  return ledger_.replace("mailbox_states", "id", {0, ledger_.now_seconds, "mailbox_state", one.id, {}},
                         rows_of(one));
}

Result<std::vector<MailboxState>> Mailbox::states() const {
  const std::lock_guard lock(ledger_.guard);
  TRY(auto all, read_states(*ledger_.database));
  std::vector<MailboxState> states;
  for (NamedState& one : all) states.push_back(std::move(one.state));
  return states;
}

Result<std::vector<ArchivedPart>> Mailbox::archived() const {
  const std::lock_guard lock(ledger_.guard);
  std::vector<ArchivedPart> parts;
  std::set<std::string> seen;
  const auto add = [&](std::string sha256, std::string path) {
    if (seen.insert(sha256).second) parts.push_back({std::move(sha256), std::move(path)});
  };
  TRY_DONE(ledger_.database->each(
      "SELECT raw_sha256, id, source FROM messages ORDER BY id", {}, [&](const sqlite::Row& row) {
        const bool is_table = row.text(2).ends_with("_comments");
        add(row.text(0), "messages/" + row.text(1) + (is_table ? "/comments.csv" : "/message.eml"));
      }));
  TRY_DONE(ledger_.database->each(
      "SELECT sha256, message, position, name FROM message_attachments ORDER BY message, position", {},
      [&](const sqlite::Row& row) {
        add(row.text(0),
            "messages/" + row.text(1) + "/" + std::to_string(row.whole(2) + 1) + "-" + row.text(3));
      }));
  return parts;
}

Result<bool> Mailbox::rests_on(const std::string& sha256) const {
  const std::lock_guard lock(ledger_.guard);
  TRY(const std::int64_t messages,
      ledger_.database->number("SELECT count(*) FROM messages WHERE raw_sha256 = ?", {sha256}));
  TRY(const std::int64_t attachments,
      ledger_.database->number("SELECT count(*) FROM message_attachments WHERE sha256 = ?", {sha256}));
  return messages + attachments > 0;
}

}  // namespace regie
