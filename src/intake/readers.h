// intake/readers.h - who reads the files of others: this program itself, or one that can be lost.
#pragma once

#include <optional>
#include <vector>

#include "intake/read_export.h"

namespace regie {

/// A zip of exports, opened.
struct Unpacked {
  std::vector<ZipEntry> entries;
  std::vector<ReadingProblem> left_out;
};

class Readers {
 public:
  virtual ~Readers() = default;
  /// As read_export. Where a reader breaks off the sink may have seen rows: what it has seen counts only with
  /// a reading. A sink that wants no more ends it. Safe to call from several threads. Fails: as read_export;
  /// intake.reader_died, child.not_started, import.cancelled.
  virtual Result<FileReading> read(const NamedBytes& file, const ReadOptions& options, FactSink& sink) = 0;
  /// Nothing where this is no zip of exports but a file to be read itself. Fails: as open_zip, and as read.
  virtual Result<std::optional<Unpacked>> unpack(const NamedBytes& file) = 0;
};

/// Reads in this program: for tests, and where nobody else's files are read.
[[nodiscard]] Readers& readers_here();

}  // namespace regie
