// store/records/mailbox_rows.cpp - messages to rows and back, in the order of the tables' columns.
#include "store/records/mailbox_rows.h"

#include <functional>
#include <unordered_map>
#include <utility>

#include "base/sha256.h"
#include "store/records/columns.h"

namespace regie {
namespace {

using sqlite::Row;

constexpr std::size_t id_digits = 16;

std::string id_of(const char* prefix, const std::string& content) {
  return std::string(prefix) + sha256_hex(content).substr(0, id_digits);
}

/// Hands each row of a query to the message its first column names; one without is for verify() to tell.
Result<Done> add_to_messages(sqlite::Database& database, const std::string& query,
                             const sqlite::Values& values, std::vector<Message>& messages,
                             const std::function<void(Message&, const Row&)>& add) {
  std::unordered_map<std::string, Message*> by_id;
  for (Message& message : messages) by_id.emplace(message.id, &message);
  return database.each(query, values, [&](const Row& row) {
    const auto owner = by_id.find(row.text(0));
    if (owner != by_id.end()) add(*owner->second, row);
  });
}

}  // namespace

OwnAddress named(const std::string& address) { return {id_of("o-", address), address}; }
NamedState named(const MailboxState& state) { return {id_of("b-", state.source), state}; }

std::vector<TableRow> rows_of(const OwnAddress& own) { return {{"own_addresses", {own.id, own.address}}}; }

std::vector<TableRow> rows_of(const Correspondent& correspondent) {
  return {{"correspondents", {correspondent.key, correspondent.address, correspondent.name}}};
}

std::vector<TableRow> rows_of(const Message& message) {
  std::vector<TableRow> rows{
      {"messages",
       {message.id, message.thread, message.source, message.message_id, static_cast<int>(message.way),
        static_cast<int>(message.kind), message.person, message.failed, message.at_seconds, message.subject,
        message.text, message.quoted, message.signature, message.raw_sha256}}};
  std::int64_t position = 0;
  for (const std::string& id : message.references)
    rows.push_back({"message_references", {message.id, position++, id}});
  position = 0;
  for (const Attachment& one : message.attachments)
    rows.push_back(
        {"message_attachments", {message.id, position++, one.name, one.type, one.bytes, one.sha256}});
  return rows;
}

std::vector<TableRow> rows_of(const NumberedMark& numbered) {
  const ThreadMark& mark = numbered.mark;
  return {{"thread_marks",
           {numbered.number, mark.message, mark.done, mark.why, mark.signature.account,
            mark.signature.at_seconds, mark.signature.content_sha256}}};
}

std::vector<TableRow> rows_of(const NamedState& named) {
  return {{"mailbox_states", {named.id, named.state.source, named.state.uidvalidity, named.state.last_uid}}};
}

Result<std::vector<OwnAddress>> read_own_addresses(sqlite::Database& database) {
  return read_all<OwnAddress>(database, "SELECT id, address FROM own_addresses ORDER BY address",
                              [](Columns& next) -> OwnAddress { return {next.text(), next.text()}; });
}

Result<std::vector<Correspondent>> read_correspondents(sqlite::Database& database) {
  return read_all<Correspondent>(
      database, "SELECT id, address, name FROM correspondents ORDER BY id",
      [](Columns& next) -> Correspondent { return {next.text(), next.text(), next.text()}; });
}

Result<std::vector<Message>> read_stored_messages(sqlite::Database& database, const MessagesWhere& where) {
  const bool is_all = where.condition.empty();
  const std::string which = is_all ? "" : " WHERE " + where.condition;
  const std::string of_which = is_all ? "" : " WHERE message IN (SELECT id FROM messages" + which + ")";
  sqlite::Values values;
  if (!is_all) values.emplace_back(where.value);
  const char* texts = where.texts == MessageTexts::read ? "text, quoted, signature" : "'', '', ''";
  std::vector<Message> all;
  TRY_DONE(database.each(
      "SELECT id, thread, source, message_id, way, kind, person, failed, at_seconds, subject, raw_sha256, " +
          std::string(texts) + " FROM messages" + which + " ORDER BY at_seconds, id",
      values, [&](const Row& row) {
        Message& message = all.emplace_back();
        message.id = row.text(0);
        message.thread = row.text(1);
        message.source = row.text(2);
        message.message_id = row.text(3);
        message.way = static_cast<MessageWay>(row.whole(4));
        message.kind = static_cast<MessageKind>(row.whole(5));
        message.person = row.text(6);
        message.failed = row.text(7);
        message.at_seconds = row.whole(8);
        message.subject = row.text(9);
        message.raw_sha256 = row.text(10);
        message.text = row.text(11);
        message.quoted = row.text(12);
        message.signature = row.text(13);
      }));
  TRY_DONE(add_to_messages(
      database, "SELECT message, answers FROM message_references" + of_which + " ORDER BY message, position",
      values, all, [](Message& message, const Row& row) { message.references.push_back(row.text(1)); }));
  TRY_DONE(add_to_messages(database,
                           "SELECT message, name, type, bytes, sha256 FROM message_attachments" + of_which +
                               " ORDER BY message, position",
                           values, all, [](Message& message, const Row& row) {
                             message.attachments.push_back(
                                 {row.text(1), row.text(2), row.whole(3), row.text(4)});
                           }));
  return all;
}

Result<std::vector<NumberedMark>> read_marks(sqlite::Database& database) {
  return read_all<NumberedMark>(
      database,
      "SELECT number, message, done, why, account, at_seconds, signed_sha256 FROM thread_marks ORDER BY "
      "number",
      [](Columns& next) -> NumberedMark {
        return {next.whole(), {next.text(), next.yes(), next.text(), next.signature()}};
      });
}

Result<std::vector<NamedState>> read_states(sqlite::Database& database) {
  return read_all<NamedState>(
      database, "SELECT id, source, uidvalidity, last_uid FROM mailbox_states ORDER BY source",
      [](Columns& next) -> NamedState { return {next.text(), {next.text(), next.whole(), next.whole()}}; });
}

std::vector<TableRow> rows_of(const Correction& correction) {
  return {
      {"corrections",
       {correction.message, correction.text, correction.tone, correction.account, correction.at_seconds}}};
}

Result<std::vector<Correction>> read_corrections(sqlite::Database& database) {
  return read_all<Correction>(database, "SELECT * FROM corrections ORDER BY id",
                              [](Columns& next) -> Correction {
                                return {next.text(), next.text(), next.number(), next.text(), next.whole()};
                              });
}

}  // namespace regie
