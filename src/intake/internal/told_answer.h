// intake/internal/told_answer.h - what a reader's process says, taken apart as if it wished harm.
#pragma once

#include <optional>
#include <string_view>

#include "intake/internal/frames.h"
#include "intake/internal/row_columns.h"
#include "intake/readers.h"

namespace regie {

/// Hands rows on to a sink and keeps how it ended.
/// Holds: what reaches the sink is shaped as FactSink promises, whatever the bytes; no more rows than the
/// file can have; the sink is told of no more once it wants none.
class ToldReading {
 public:
  ToldReading(FactSink& sink, std::size_t file_bytes);
  /// False: nonsense, or the sink wants no more.
  [[nodiscard]] bool feed(std::string_view piece) { return frames_.feed(piece) && sink_.is_wanted(); }
  /// Nothing where it broke off before its end.
  [[nodiscard]] std::optional<Result<FileReading>> answer();

 private:
  [[nodiscard]] bool take(FrameKind kind, std::string_view content);
  [[nodiscard]] bool begin(std::string_view content);
  [[nodiscard]] bool names(std::string_view content);
  [[nodiscard]] bool rows(std::string_view content);
  [[nodiscard]] std::size_t size_max(FrameKind kind) const;

  FactSink& sink_;
  std::uint64_t rows_left_;
  bool is_open_ = false;  // a table
  RowColumns columns_;
  std::optional<Result<FileReading>> answer_;
  Frames frames_;
};

/// The same for a zip that is opened.
class ToldEntries {
 public:
  ToldEntries();
  [[nodiscard]] bool feed(std::string_view piece) { return frames_.feed(piece); }
  [[nodiscard]] std::optional<Result<std::optional<Unpacked>>> answer();

 private:
  [[nodiscard]] bool take(FrameKind kind, std::string_view content);

  Unpacked unpacked_;
  std::uint64_t bytes_ = 0;
  std::optional<Result<std::optional<Unpacked>>> answer_;
  Frames frames_;
};

}  // namespace regie
