// inbox/internal/mail_wire.h - messages as bytes between a reader's process and this one; what comes back is
// believed nowhere.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "inbox/mail.h"

namespace regie {

/// How a frame ends a file: with its reading, or with the problem that kept it shut.
using MailEnd = std::variant<MailReading, Problem>;
using MailFrame = std::variant<ReadMessage, MailProblem, MailEnd>;

/// A frame is four bytes of length, one of its kind, and its fields.
[[nodiscard]] std::string frame_of(const ReadMessage& message);
[[nodiscard]] std::string frame_of(const MailProblem& problem);
[[nodiscard]] std::string frame_of(const MailEnd& end);

/// Takes frames out of pieces as they come.
class MailFrames {
 public:
  /// `file_bytes`: no offset lies beyond them.
  explicit MailFrames(std::size_t file_bytes) : file_bytes_(file_bytes) {}
  void feed(std::string_view piece) { waiting_.append(piece); }
  /// The next whole frame; nothing where more is needed or it makes no sense.
  std::optional<MailFrame> next();
  [[nodiscard]] bool makes_sense() const { return sense_; }

 private:
  std::size_t file_bytes_;
  std::string waiting_;
  std::size_t taken_ = 0;
  bool sense_ = true;
};

}  // namespace regie
