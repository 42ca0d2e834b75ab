// intake/answer_request.cpp - rows, names and readings as frames.
#include "intake/answer_request.h"

#include <algorithm>
#include <limits>

#include "intake/internal/frames.h"
#include "intake/internal/row_columns.h"
#include "intake/internal/wire_fields.h"
#include "intake/read_export.h"
#include "intake/readers.h"

namespace regie {
namespace {

using Write = std::function<void(std::string_view)>;

class FrameWriter {
 public:
  explicit FrameWriter(const Write& write) : write_(write) {}
  void frame(FrameKind kind, std::string_view content) {
    write_(frame_head(kind, content.size()));
    if (!content.empty()) write_(content);
  }
  template <class T>
  void value(FrameKind kind, T& value) {
    WireWriter wire;
    wire(value);
    frame(kind, wire.bytes());
  }

 private:
  const Write& write_;
};

/// Tells a table's rows as they come; of each dimension only the names that are new.
class TellingSink : public FactSink {
 public:
  explicit TellingSink(FrameWriter& frames) : frames_(frames) {}
  void begin_table(const FactShape& shape) override {
    FactShape told = shape;
    frames_.value(FrameKind::begin_table, told);
    told_.assign(shape.dimensions.size(), 0);
  }
  void rows(const FactBatch& batch) override {
    for (std::size_t i = 0; i < told_.size(); ++i) tell_names(i, *batch.dictionary[i]);
    columns_.clear();
    append_columns(batch, columns_);
    frames_.frame(FrameKind::rows, columns_);
  }
  void end_table() override { frames_.frame(FrameKind::end_table, {}); }

 private:
  void tell_names(std::size_t dimension, const std::vector<std::string>& all) {
    while (told_[dimension] < all.size()) {
      std::vector<std::string> names;
      for (std::size_t bytes = 0; told_[dimension] < all.size() && bytes < frame_limits::piece_bytes;
           ++told_[dimension]) {
        names.push_back(all[told_[dimension]]);
        bytes += names.back().size();
      }
      auto number = static_cast<std::uint32_t>(dimension);
      WireWriter wire;
      wire(number, names);
      frames_.frame(FrameKind::names, wire.bytes());
    }
  }

  FrameWriter& frames_;
  std::vector<std::size_t> told_;  // names of each dimension
  std::string columns_;
};

void tell_unpacked(const NamedBytes& file, FrameWriter& frames) {
  auto unpacked = readers_here().unpack(file);
  if (!unpacked) return frames.value(FrameKind::problem, unpacked.error());
  if (!*unpacked) return frames.frame(FrameKind::no_zip, {});
  for (ZipEntry& entry : (*unpacked)->entries) {
    frames.value(FrameKind::entry, entry.path);
    for (std::size_t at = 0; at < entry.bytes.size(); at += frame_limits::piece_bytes)
      frames.frame(FrameKind::piece, std::string_view(entry.bytes).substr(at, frame_limits::piece_bytes));
  }
  for (ReadingProblem& problem : (*unpacked)->left_out) frames.value(FrameKind::left_out, problem);
  frames.frame(FrameKind::unpacked, {});
}

}  // namespace

void prepare_reading() {
  constexpr std::string_view calendar =
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260101T090000Z\r\nRRULE:FREQ=DAILY;COUNT=2\r\nSUMMARY:"
      "x\r\n"
      "END:VEVENT\r\nEND:VCALENDAR\r\n";
  class Ignore : public FactSink {
    void begin_table(const FactShape&) override {}
    void rows(const FactBatch&) override {}
    void end_table() override {}
  } nobody;
  static_cast<void>(read_export({"calendar.ics", calendar}, {}, nobody));
}

bool answer_request(std::string_view request, std::string_view file, const Write& write) {
  ReaderRequest asked;
  WireReader wire(request, Texts::any);
  wire(asked);
  if (!wire.is_whole()) return false;
  FrameWriter frames(write);
  const NamedBytes named{asked.path, file};
  if (asked.unpack) {
    tell_unpacked(named, frames);
    return true;
  }
  TellingSink sink(frames);
  auto reading = read_export(named, asked.options, sink);
  if (reading)
    frames.value(FrameKind::reading, *reading);
  else
    frames.value(FrameKind::problem, reading.error());
  return true;
}

}  // namespace regie
