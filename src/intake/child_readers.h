// intake/child_readers.h - each file is read by a process of its own, which may be lost with nothing else.
#pragma once

#include "base/child.h"
#include "intake/readers.h"

namespace regie {

/// `program` is regie-reader; it must outlive this.
/// Holds:  whatever a file does to its reader, this process only learns that it broke off, and why.
/// Cost:   a start of a process a file (some milliseconds); rows come through a pipe while they are read.
class ChildReaders : public Readers {
 public:
  explicit ChildReaders(ChildProgram& program) : program_(program) {}
  Result<FileReading> read(const NamedBytes& file, const ReadOptions& options, FactSink& sink) override;
  Result<std::optional<Unpacked>> unpack(const NamedBytes& file) override;

 private:
  ChildProgram& program_;
};

}  // namespace regie
