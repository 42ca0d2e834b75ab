// os/internal/imap_line.cpp - lines and literals (RFC 9051, 4.3).
#include "os/internal/imap_line.h"

#include <algorithm>
#include <charconv>

namespace regie {
namespace {

tl::unexpected<Problem> nonsense() {
  return fail("imap.broken", "The mail server said something that is not IMAP.", "What came before is kept.",
              "Check host and port, then run the command again.");
}

bool is_letter_of_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
}

/// "{123}" or "{123+}" at the end of a line; -1 where there is none.
std::int64_t announced(std::string_view line) {
  if (!line.ends_with('}')) return -1;
  const std::size_t from = line.rfind('{');
  if (from == line.npos) return -1;
  std::string_view digits = line.substr(from + 1, line.size() - from - 2);
  if (digits.ends_with('+')) digits.remove_suffix(1);
  std::int64_t bytes = -1;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bytes);
  return error == std::errc() && end == digits.data() + digits.size() ? bytes : -1;
}

}  // namespace

std::int64_t imap_number_behind(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    if (at > 0 && is_letter_of_word(text[at - 1])) continue;
    const std::string_view rest = text.substr(at + word.size());
    std::int64_t number = -1;
    if (std::from_chars(rest.data(), rest.data() + rest.size(), number).ec == std::errc() && number >= 0)
      return number;
  }
  return -1;
}

std::string imap_quoted(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    if (static_cast<unsigned char>(c) < ' ' || static_cast<unsigned char>(c) > '~') return {};
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return name.empty() ? std::string() : out + "\"";
}

Result<std::string> ImapResponses::line() {
  for (std::size_t looked = taken_;;) {
    const std::size_t end = buffer_.find("\r\n", looked);
    if (end != buffer_.npos) {
      std::string found = buffer_.substr(taken_, end - taken_);
      taken_ = end + 2;
      return found;
    }
    if (buffer_.size() - taken_ > imap_line_bytes_max) return nonsense();
    buffer_.erase(0, taken_);
    taken_ = 0;
    looked = buffer_.empty() ? 0 : buffer_.size() - 1;
    TRY_DONE(more_(buffer_));
  }
}

Result<ImapResponse> ImapResponses::next() {
  ImapResponse response;
  for (;;) {
    TRY(const std::string part, line());
    response.text += part;
    if (response.text.size() > imap_line_bytes_max) return nonsense();
    const std::int64_t bytes = announced(part);
    if (bytes < 0) return response;
    if (bytes > imap_literal_bytes_max) return nonsense();
    const auto wanted = static_cast<std::size_t>(bytes);
    while (buffer_.size() - taken_ < wanted) TRY_DONE(more_(buffer_));
    response.literal = buffer_.substr(taken_, wanted);
    response.has_literal = true;
    taken_ += wanted;
  }
}

}  // namespace regie
