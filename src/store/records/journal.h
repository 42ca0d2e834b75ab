// store/records/journal.h - the append-only list of acts; each line is sealed by the line before it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "base/result.h"
#include "store/records/sqlite.h"

namespace regie {

/// One save: what kind of record, which one, and the hash of its content (never the content).
struct Act {
  std::int64_t number = 0;  // given by write_act
  std::int64_t at_seconds = 0;
  std::string kind;     // "settings", "import", "event", "note", "metric"
  std::string subject;  // id or name
  std::string content_sha256;
};

/// Requires: inside the transaction that saves the record.
Result<Done> write_act(sqlite::Database& database, Act act);

/// What the journal says is stored: (kind, subject) -> content_sha256 of the last act.
using SealedContents = std::map<std::pair<std::string, std::string>, std::string>;

/// Method: seal(n) = SHA-256(seal(n-1), number, time, kind, subject, content_sha256).
/// Fails: records.tampered at the first line that is missing or does not fit the line before.
Result<SealedContents> check_journal(sqlite::Database& database);

}  // namespace regie
