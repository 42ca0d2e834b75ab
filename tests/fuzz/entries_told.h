// tests/fuzz/entries_told.h - what a reader's process may say, were it taken over: nobody must come to harm.
#pragma once

#include <algorithm>
#include <string_view>

#include "base/child.h"
#include "base/ensure.h"
#include "entries_csv.h"
#include "intake/child_readers.h"

namespace regie::fuzz {

/// A child that says these bytes, in pieces of uneven size, whatever it is asked.
class SaysBytes final : public ChildProgram {
 public:
  explicit SaysBytes(std::string_view bytes) : bytes_(bytes) {}
  Result<ChildEnd> run(const ChildTask&, const std::function<bool(std::string_view)>& take) override {
    for (std::size_t at = 0, size = 1; at < bytes_.size(); at += size, size = size * 3 + 1)
      if (!take(bytes_.substr(at, size))) return ChildEnd::unwanted;
    return ChildEnd::done;
  }

 private:
  std::string_view bytes_;
};

/// The answer to "read this" and to "open this zip": shaped as promised, or refused.
inline void told(std::string_view bytes) {
  SaysBytes child(bytes);
  ChildReaders readers(child);
  CheckingSink sink;
  const auto reading = readers.read({"fuzz.csv", "Day,Clicks\n2026-01-05,1\n"}, {}, sink);
  if (reading) {
    ENSURE(!sink.is_open() && reading->path == "fuzz.csv");
    for (const TableReading& table : reading->tables)
      ENSURE(table.rows.read == table.rows.kept + table.rows.set_aside + table.rows.totals_dropped);
  } else {
    ENSURE(!reading.error().code.empty() && !reading.error().say.empty());
  }
  if (const auto unpacked = readers.unpack({"fuzz.zip", "PK\x05\x06"}); unpacked && *unpacked)
    for (const ZipEntry& entry : (*unpacked)->entries)
      ENSURE(!entry.path.empty() && entry.path.front() != '/');
}

}  // namespace regie::fuzz
