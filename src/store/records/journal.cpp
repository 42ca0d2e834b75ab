// store/records/journal.cpp - seals acts and checks the seals.
#include "store/records/journal.h"

#include <algorithm>
#include <array>

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

bool is_replaceable(std::string_view kind) {
  constexpr auto kinds = std::to_array<std::string_view>(
      {"settings", "import", "event", "note", "metric", "own_address", "correspondent", "message",
       "mailbox_state", "correction", "outbox_settings", "voice_text", "voice_piece", "voice_news"});
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool is_removable(std::string_view kind) {
  constexpr auto kinds =
      std::to_array<std::string_view>({"event", "note", "own_address", "correspondent", "correction",
                                       "voice_text", "voice_piece", "voice_news"});
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

Result<JournalReading> read_journal(sqlite::Database& database, const std::string& earlier_root) {
  JournalReading reading;
  reading.has_earlier_root = earlier_root.empty();
  TRY_DONE(database.each(
      "SELECT number, at_seconds, kind, subject, content_sha256, seal FROM journal ORDER BY number", {},
      [&](const Row& row) {
        const Act act{row.whole(0), row.whole(1), row.text(2), row.text(3), row.text(4)};
        const std::string seal = row.text(5);
        ++reading.acts;
        const bool fits = act.number == reading.acts && seal_of(reading.root, act) == seal &&
                          (act.content_sha256 != taken_back || is_removable(act.kind));
        const auto [sealed, is_new] =
            reading.contents.insert_or_assign({act.kind, act.subject}, act.content_sha256);
        if ((!fits || (!is_new && !is_replaceable(act.kind))) && !reading.broken_line)
          reading.broken_line = reading.acts;
        reading.has_earlier_root |= seal == earlier_root;
        reading.root = seal;
      }));
  return reading;
}

Result<std::string> last_seal(sqlite::Database& database) {
  std::string seal;
  TRY_DONE(database.each("SELECT seal FROM journal ORDER BY number DESC LIMIT 1", {},
                         [&](const Row& row) { seal = row.text(0); }));
  return seal;
}

}  // namespace regie
