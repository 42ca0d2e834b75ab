// store/records/copy.h - the records as they are at one moment, as a file of their own.
#pragma once

#include <string>

#include "base/result.h"

namespace regie {

/// A copy without gaps, of one moment, while others read and write: takes no lock that keeps them waiting.
struct RecordsCopy {
  std::string from;  // records.sqlite
  std::string to;    // must not be there yet
};
/// Requires: `from` is a file. Fails: as the database; then nothing usable lies at `to`.
Result<Done> copy_records(const RecordsCopy& copy);

}  // namespace regie
