// os/internal/imap_line.h - what an IMAP server says, piece by piece: a line, with the bytes it announces in
// it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace regie {

inline constexpr std::size_t imap_line_bytes_max = 65536;            // no server says more without bytes
inline constexpr std::int64_t imap_literal_bytes_max = 80LL << 20U;  // a message of 64 MB, with room

/// One response: its text with "{12}" left in it, and the bytes of its (last) literal.
struct ImapResponse {
  std::string text;
  std::string literal;
  bool has_literal = false;
};

/// A number behind a word: "UID " in "* 3 FETCH (UID 7 RFC822.SIZE 900)". -1 where there is none.
[[nodiscard]] std::int64_t imap_number_behind(std::string_view text, std::string_view word);

/// A name in quotes as a command has it; "" where a letter in it cannot be sent.
[[nodiscard]] std::string imap_quoted(std::string_view name);

/// Reads responses out of whatever `more` brings (it appends to a buffer). Fails: as `more`, and imap.broken,
/// where what comes is longer than anything may be.
class ImapResponses {
 public:
  explicit ImapResponses(std::function<Result<Done>(std::string& buffer)> more) : more_(std::move(more)) {}
  [[nodiscard]] Result<ImapResponse> next();

 private:
  Result<std::string> line();
  std::function<Result<Done>(std::string& buffer)> more_;
  std::string buffer_;
  std::size_t taken_ = 0;
};

}  // namespace regie
