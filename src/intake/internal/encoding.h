// intake/internal/encoding.h - which characters do these bytes mean?
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace regie {

/// UTF-8 text: a view on the file's own bytes where they are UTF-8 already, else a copy of ours.
class DecodedText {
 public:
  DecodedText(std::string_view as_is, std::string encoding) : view_(as_is), encoding_(std::move(encoding)) {}
  DecodedText(std::string&& copy, std::string encoding)
      : copy_(std::move(copy)), copied_(true), encoding_(std::move(encoding)) {}
  [[nodiscard]] std::string_view text() const { return copied_ ? std::string_view(copy_) : view_; }
  [[nodiscard]] const std::string& encoding() const { return encoding_; }

 private:
  std::string copy_;
  std::string_view view_;
  bool copied_ = false;
  std::string encoding_;  // "utf-8", "utf-16le", "utf-16be", "windows-1252"
};

/// Takes off a byte-order mark; UTF-16 is also seen without one; what is not UTF-8 is Windows-1252.
/// Fails: intake.empty, intake.not_a_table (pictures, PDF, old Excel, other binaries), intake.too_large.
[[nodiscard]] Result<DecodedText> decode(std::string_view bytes);

[[nodiscard]] bool is_utf8(std::string_view bytes);

}  // namespace regie
