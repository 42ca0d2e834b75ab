// store/records/journal.h - the append-only list of acts; each line is sealed by the line before it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "store/records/sqlite.h"

namespace regie {

/// One save: what kind of record, which one, and the hash of its content (never the content).
struct Act {
  std::int64_t number = 0;  // given by write_act
  std::int64_t at_seconds = 0;
  std::string kind;     // "settings", "import", "reason", ...
  std::string subject;  // id or name
  std::string content_sha256;
};

/// Content of a record that was taken back: nothing of it is left.
inline constexpr std::string_view taken_back{};

/// Requires: inside the transaction that saves the record.
Result<Done> write_act(sqlite::Database& database, Act act);

/// What the journal says is stored: (kind, subject) -> content_sha256 of the last act.
using SealedContents = std::map<std::pair<std::string, std::string>, std::string>;

struct JournalReading {
  SealedContents contents;
  std::int64_t acts = 0;
  std::string root;                         // the last seal
  bool has_earlier_root = false;            // is it one of the seals?
  std::optional<std::int64_t> broken_line;  // the first that does not fit the line before, is missing, or
};  // seals anew what is only ever saved once

/// Settings, imports, events, notes, metrics, messages with what belongs to them, the outbox's settings and
/// the texts, pieces and news of the voice are replaced when saved again; all else is saved once.
[[nodiscard]] bool is_replaceable(std::string_view kind);
/// Events, notes, own addresses, correspondents, and texts, pieces and news of the voice can be taken back.
[[nodiscard]] bool is_removable(std::string_view kind);

/// The whole chain. An `earlier_root` of "" is in every chain.
/// Method: seal(n) = SHA-256(seal(n-1), number, time, kind, subject, content_sha256).
Result<JournalReading> read_journal(sqlite::Database& database, const std::string& earlier_root);
/// The last seal; "" where there is no line yet.
Result<std::string> last_seal(sqlite::Database& database);

}  // namespace regie
