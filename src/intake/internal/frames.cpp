// intake/internal/frames.cpp - a frame is looked at only once all of it is there, and only if it may be so
// large.
#include "intake/internal/frames.h"

#include <cstring>

namespace regie {
namespace {

constexpr std::size_t head_bytes = 5;

}  // namespace

std::string frame_head(FrameKind kind, std::size_t size) {
  const auto count = static_cast<std::uint32_t>(size);
  std::string head(1, static_cast<char>(kind));
  head.append(reinterpret_cast<const char*>(&count), sizeof count);
  return head;
}

std::string_view Frames::take_whole(std::string_view bytes) {
  while (bytes.size() >= head_bytes) {
    const auto kind = static_cast<std::uint8_t>(bytes[0]);
    std::uint32_t size = 0;
    std::memcpy(&size, bytes.data() + 1, sizeof size);
    is_bad_ =
        kind > static_cast<std::uint8_t>(frame_kind_last) || size > size_max_(static_cast<FrameKind>(kind));
    if (is_bad_ || bytes.size() - head_bytes < size) break;
    is_bad_ = !take_(static_cast<FrameKind>(kind), bytes.substr(head_bytes, size));
    if (is_bad_) break;
    bytes.remove_prefix(head_bytes + size);
  }
  return bytes;
}

bool Frames::feed(std::string_view piece) {
  if (is_bad_) return false;
  if (held_.empty()) {
    held_ = take_whole(piece);
    return !is_bad_;
  }
  held_ += piece;
  const std::size_t left = take_whole(held_).size();
  held_.erase(0, held_.size() - left);
  return !is_bad_;
}

}  // namespace regie
