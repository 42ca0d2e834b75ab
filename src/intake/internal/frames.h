// intake/internal/frames.h - what a reader's process says, in pieces that each tell their kind and size.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace regie {

/// In this order: tables (begin, then names and rows, end), then `reading`; or entries (their path, then
/// pieces), then what was left out, then `unpacked`; or `no_zip`; or, at any moment, `problem`.
enum class FrameKind : std::uint8_t {
  begin_table,  // a FactShape
  names,        // the dimension, then new names of it
  rows,         // a batch, column by column
  end_table,
  reading,   // a FileReading: the last
  problem,   // a Problem: the last
  entry,     // the path of a file in a zip
  piece,     // bytes of it
  left_out,  // a ReadingProblem
  unpacked,  // the last
  no_zip,    // the last
};
inline constexpr auto frame_kind_last = FrameKind::no_zip;

namespace frame_limits {
/// A reading holds every change and event of its file; the largest seen is 3 MB.
inline constexpr std::size_t answer_bytes_max = 512U << 20U;
/// Names and bytes of entries are cut into pieces of about so much.
inline constexpr std::size_t piece_bytes = 256U << 10U;
/// ... and one name may still stand at the end of a piece.
inline constexpr std::size_t piece_bytes_max = 8U << 20U;
}  // namespace frame_limits

/// One byte of kind, four of size, then the content.
[[nodiscard]] std::string frame_head(FrameKind kind, std::size_t size);

/// Puts pieces of any size together again.
class Frames {
 public:
  using Take = std::function<bool(FrameKind, std::string_view)>;
  /// How large a frame of this kind may be, and what is done with one; false: that cannot be.
  Frames(std::function<std::size_t(FrameKind)> size_max, Take take)
      : size_max_(std::move(size_max)), take_(std::move(take)) {}
  /// False: not sense, and no more is taken.
  [[nodiscard]] bool feed(std::string_view piece);
  /// Does nothing wait for its other half?
  [[nodiscard]] bool is_between() const { return held_.empty() && !is_bad_; }

 private:
  /// Takes the whole frames at the front; returns what is left.
  [[nodiscard]] std::string_view take_whole(std::string_view bytes);

  std::function<std::size_t(FrameKind)> size_max_;
  Take take_;
  std::string held_;
  bool is_bad_ = false;
};

}  // namespace regie
