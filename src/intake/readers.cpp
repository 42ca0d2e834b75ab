// intake/readers.cpp - reading in this program.
#include "intake/readers.h"

namespace regie {
namespace {

class ReadersHere : public Readers {
 public:
  Result<FileReading> read(const NamedBytes& file, const ReadOptions& options, FactSink& sink) override {
    return read_export(file, options, sink);
  }
  Result<std::optional<Unpacked>> unpack(const NamedBytes& file) override {
    if (!is_plain_zip(file.bytes)) return std::optional<Unpacked>();
    Unpacked unpacked;
    TRY(unpacked.entries, open_zip(file, unpacked.left_out));
    return std::optional(std::move(unpacked));
  }
};

}  // namespace

Readers& readers_here() {
  static ReadersHere readers;
  return readers;
}

}  // namespace regie
