// store/records/replies.cpp - the seal stands behind the request's own hash, in one column.
#include "store/records/replies.h"

#include <utility>

#include "base/sha256.h"

namespace regie {
namespace {

using sqlite::Row;

constexpr std::size_t sha256_letters = 64;
constexpr const char* columns =
    "SELECT account, key, request_sha256, status, body, at_seconds FROM request_keys";

std::string seal_of(const KeptReply& reply) {
  // Lengths keep a piece of one part from being taken for the start of the next.
  return sha256_hex(std::to_string(reply.account.size()) + " " + std::to_string(reply.key.size()) + " " +
                    reply.account + reply.key + reply.request_sha256 + " " + std::to_string(reply.status) +
                    " " + std::to_string(reply.at_seconds) + " " + reply.body);
}

struct ReadReply {
  KeptReply reply;
  bool is_whole = false;
};

ReadReply reply_of(const Row& row) {
  ReadReply read{
      {row.text(1), row.text(0), row.text(2), static_cast<int>(row.whole(3)), row.text(4), row.whole(5)},
      false};
  std::string& sha256 = read.reply.request_sha256;
  const std::size_t gap = sha256.find(' ');
  if (gap == std::string::npos) {  // rows of the versions before have no seal, and are gone within a day
    read.is_whole = sha256.size() <= sha256_letters;
    return read;
  }
  const std::string seal = sha256.substr(gap + 1);
  sha256.resize(gap);
  read.is_whole = seal == seal_of(read.reply);
  return read;
}

}  // namespace

Result<Done> write_reply(sqlite::Database& database, const KeptReply& reply) {
  TRY_DONE(database.run("INSERT OR IGNORE INTO request_keys VALUES (?, ?, ?, ?, ?, ?)",
                        {reply.account, reply.key, reply.request_sha256 + " " + seal_of(reply), reply.status,
                         reply.body, reply.at_seconds}));
  TRY(const std::int64_t kept, database.number("SELECT changes()"));
  if (kept == 1) return Done{};
  return fail("records.exists", "This was asked before under the same key, and answered.",
              "It was left as it is.", "Ask with a new key.");
}

Result<std::optional<KeptReply>> find_reply(sqlite::Database& database, const KeptReply& asked) {
  std::optional<ReadReply> found;
  TRY_DONE(database.each(std::string(columns) + " WHERE account = ? AND key = ?", {asked.account, asked.key},
                         [&](const Row& row) { found = reply_of(row); }));
  if (!found) return std::optional<KeptReply>();
  if (!found->is_whole)
    return fail("records.damaged", "The answer that was kept for this key has changed on disk.",
                "What was asked under it is kept.", "Look whether it is there, then ask with a new key.");
  return std::optional(std::move(found->reply));
}

Result<Done> each_reply(sqlite::Database& database, const std::function<void(const KeptReply&, bool)>& each) {
  return database.each(columns, {}, [&](const Row& row) {
    const ReadReply read = reply_of(row);
    each(read.reply, read.is_whole);
  });
}

}  // namespace regie
