// intake/internal/told_answer.cpp - which frame may follow which, and how much there may be of it.
#include "intake/internal/told_answer.h"

#include "intake/internal/archive_limits.h"
#include "intake/internal/wire_fields.h"
#include "intake/limits.h"

namespace regie {
namespace {

template <class T>
std::optional<T> value_of(std::string_view content) {
  T value;
  WireReader wire(content);
  wire(value);
  if (!wire.is_whole()) return std::nullopt;
  return value;
}

/// A path as open_zip gives it: it names something below, and leads nowhere else.
bool is_path_below(std::string_view path) {
  if (path.empty() || path.front() == '/') return false;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    if (path.substr(0, slash) == "..") return false;
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  }
  return true;
}

}  // namespace

ToldReading::ToldReading(FactSink& sink, std::size_t file_bytes)
    : sink_(sink),
      // A row is a line of text, or has a cell of a spreadsheet.
      rows_left_(file_bytes + static_cast<std::uint64_t>(archive_limits::fields_max)),
      frames_([this](FrameKind kind) { return size_max(kind); },
              [this](FrameKind kind, std::string_view content) { return take(kind, content); }) {}

std::size_t ToldReading::size_max(FrameKind kind) const {
  switch (kind) {
    case FrameKind::rows:
      return columns_.bytes_max();
    case FrameKind::names:
    case FrameKind::begin_table:
    case FrameKind::problem:
      return frame_limits::piece_bytes_max;
    case FrameKind::reading:
      return frame_limits::answer_bytes_max;
    default:
      return 0;
  }
}

bool ToldReading::take(FrameKind kind, std::string_view content) {
  if (answer_ || !sink_.is_wanted()) return false;
  switch (kind) {
    case FrameKind::begin_table:
      return begin(content);
    case FrameKind::names:
      return is_open_ && names(content);
    case FrameKind::rows:
      return is_open_ && rows(content);
    case FrameKind::end_table:
      if (!is_open_) return false;
      is_open_ = false;
      sink_.end_table();
      return true;
    case FrameKind::reading:
      if (auto reading = value_of<FileReading>(content); reading && !is_open_)
        answer_.emplace(std::move(*reading));
      return answer_.has_value();
    case FrameKind::problem:
      if (auto problem = value_of<Problem>(content); problem && !is_open_)
        answer_.emplace(tl::unexpected(std::move(*problem)));
      return answer_.has_value();
    default:
      return false;
  }
}

bool ToldReading::begin(std::string_view content) {
  const auto shape = value_of<FactShape>(content);
  if (is_open_ || !shape || !columns_.begin(*shape)) return false;
  is_open_ = true;
  sink_.begin_table(*shape);
  return true;
}

bool ToldReading::names(std::string_view content) {
  std::uint32_t dimension = 0;
  std::vector<std::string> names;
  WireReader wire(content);
  wire(dimension, names);
  // A reader has no more memory than this for its names either.
  return wire.is_whole() && columns_.add_names(dimension, std::move(names)) &&
         columns_.names_bytes() <= limits::reader_memory_bytes_max;
}

bool ToldReading::rows(std::string_view content) {
  if (!columns_.take(content) || columns_.batch().rows > rows_left_) return false;
  rows_left_ -= columns_.batch().rows;
  sink_.rows(columns_.batch());
  return true;
}

std::optional<Result<FileReading>> ToldReading::answer() {
  if (!frames_.is_between()) return std::nullopt;
  return std::move(answer_);
}

ToldEntries::ToldEntries()
    : frames_(
          [](FrameKind kind) {
            return kind == FrameKind::no_zip || kind == FrameKind::unpacked ? 0
                                                                            : frame_limits::piece_bytes_max;
          },
          [this](FrameKind kind, std::string_view content) { return take(kind, content); }) {}

bool ToldEntries::take(FrameKind kind, std::string_view content) {
  if (answer_) return false;
  auto& [entries, left_out] = unpacked_;
  switch (kind) {
    case FrameKind::entry: {
      auto path = value_of<std::string>(content);
      if (!path || !is_path_below(*path) || entries.size() >= archive_limits::entries_max) return false;
      entries.push_back({std::move(*path), {}});
      return true;
    }
    case FrameKind::piece:
      bytes_ += content.size();
      if (entries.empty() || bytes_ > archive_limits::total_bytes_max) return false;
      entries.back().bytes += content;
      return true;
    case FrameKind::left_out: {
      auto problem = value_of<ReadingProblem>(content);
      if (!problem || left_out.size() >= archive_limits::entries_max) return false;
      left_out.push_back(std::move(*problem));
      return true;
    }
    case FrameKind::unpacked:
      answer_.emplace(std::move(unpacked_));
      return true;
    case FrameKind::no_zip:
      if (entries.empty() && left_out.empty()) answer_.emplace(std::nullopt);
      return answer_.has_value();
    case FrameKind::problem:
      if (auto problem = value_of<Problem>(content)) answer_.emplace(tl::unexpected(std::move(*problem)));
      return answer_.has_value();
    default:
      return false;
  }
}

std::optional<Result<std::optional<Unpacked>>> ToldEntries::answer() {
  if (!frames_.is_between()) return std::nullopt;
  return std::move(answer_);
}

}  // namespace regie
