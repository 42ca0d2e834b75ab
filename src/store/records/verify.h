// store/records/verify.h - is everything still as it was saved? Every row against the journal, the journal
// against itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/records/sqlite.h"

namespace regie {

enum class Harm {
  changed,       // its content is not what the journal sealed
  gone,          // sealed and no longer there
  added,         // there and never sealed
  foreign_row,   // a row in its name that is part of no record
  other_signed,  // the hash in its signature is not that of what it says
  broken_line,   // of the journal: taken out or changed; `subject` is its number
  unknown_root,  // the root that was noted earlier is not in the chain: lines at the end were cut off, or the
                 // whole chain was written anew
  damaged_file,  // `subject` says what SQLite found
  unreadable,    // cannot be read at all, so nothing is known of it; `subject` says what was met
  altered_layout  // a table, index or trigger is not what the migrations made
};

/// "changed", "gone", ...; stable, as JSON has them.
[[nodiscard]] std::string_view harm_name(Harm harm);

struct Damage {
  std::string kind;     // "reason", "journal", "layout", "file"
  std::string subject;  // id or name
  Harm harm = Harm::changed;
};

struct KindCount {
  std::string kind;
  std::int64_t whole = 0;  // records of this kind that are as they were saved
};

struct VerifyReport {
  std::vector<Damage> damages;
  std::vector<KindCount> kinds;  // of what is there, by kind
  std::int64_t acts = 0;
  std::string root;  // the last seal; "" where nothing was ever saved
  [[nodiscard]] bool whole() const { return damages.empty(); }
  /// Is this kind ("journal", "layout", "file", "reason", ...) free of damage?
  [[nodiscard]] bool whole(std::string_view kind) const;
};

/// Reads all pages, the chain of the journal, each record's hash and signature, each row's owner
/// and the layout.
/// Holds:    any edit, deletion, insertion or swap in a table or in the journal is found and named, but for
///           two: a tail cut off both journal and tables, and a chain that was computed anew. Those are found
///           by an `earlier_root` alone.
///           What cannot be read is named, and the rest is looked at all the same.
/// Fails:    records.locked and the like: nothing was looked at.
[[nodiscard]] Result<VerifyReport> verify_records(sqlite::Database& database,
                                                  const std::string& earlier_root);
/// The same of a file that cannot be opened as records, without changing it; `why` is part of what is told.
[[nodiscard]] VerifyReport verify_damaged_records(const std::string& path, const Problem& why);

}  // namespace regie
