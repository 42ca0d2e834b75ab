// store/records/journal.cpp - seals acts and checks the seals.
#include "store/records/journal.h"

#include <optional>

#include "store/archive/archive.h"

namespace regie {
namespace {

using sqlite::Row;

std::string seal_of(const std::string& previous, const Act& act) {
  // A line break ends each part; subjects are hashed since a metric's name may hold one.
  return sha256_hex(previous + "\n" + std::to_string(act.number) + "\n" + std::to_string(act.at_seconds) +
                    "\n" + act.kind + "\n" + sha256_hex(act.subject) + "\n" + act.content_sha256);
}

}  // namespace

Result<Done> write_act(sqlite::Database& database, Act act) {
  std::string previous;
  TRY_DONE(
      database.each("SELECT number, seal FROM journal ORDER BY number DESC LIMIT 1", {}, [&](const Row& row) {
        act.number = row.whole(0);
        previous = row.text(1);
      }));
  ++act.number;
  return database.run(
      "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?)",
      {act.number, act.at_seconds, act.kind, act.subject, act.content_sha256, seal_of(previous, act)});
}

Result<SealedContents> check_journal(sqlite::Database& database) {
  SealedContents contents;
  std::string previous;
  std::int64_t expected = 1;
  std::optional<std::int64_t> broken;
  TRY_DONE(database.each(
      "SELECT number, at_seconds, kind, subject, content_sha256, seal FROM journal ORDER BY number", {},
      [&](const Row& row) {
        if (broken) return;
        const Act act{row.whole(0), row.whole(1), row.text(2), row.text(3), row.text(4)};
        if (act.number != expected || seal_of(previous, act) != row.text(5)) broken = expected;
        contents[{act.kind, act.subject}] = act.content_sha256;
        previous = row.text(5);
        ++expected;
      }));
  if (!broken) return contents;
  return fail(
      "records.tampered",
      "Line " + std::to_string(*broken) + " of the journal was changed or taken out after it was written.",
      "Nothing was changed now.", "Compare with your last copy of the workspace folder.");
}

}  // namespace regie
