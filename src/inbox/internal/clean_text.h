// inbox/internal/clean_text.h - bytes of strangers as UTF-8 that can be kept and shown.
#pragma once

#include <string>
#include <string_view>

namespace regie {

struct DecodedBytes {
  std::string text;         // UTF-8 without NUL and other control characters but line feed and tab
  bool as_declared = true;  // false: the charset is not known, or the bytes are not of it
};

/// Bytes in a charset by its name; "" = none was named. What is not as declared is UTF-8 where it is, else
/// Windows-1252, which gives a letter for every byte.
[[nodiscard]] DecodedBytes decoded(std::string_view bytes, const std::string& charset);

/// UTF-8 made whole (U+FFFD where it was not), line ends as line feeds, no control characters but line feed
/// and tab; cut at `bytes_max` between letters.
[[nodiscard]] std::string clean_text(std::string_view text, std::size_t bytes_max);
/// The same in one line, without letters that turn the direction of text.
[[nodiscard]] std::string clean_line(std::string_view text, std::size_t bytes_max);

/// "jan@acme.example" in small letters; "" where it is none: no @, a space or a control character in it.
[[nodiscard]] std::string clean_address(std::string_view text);
/// Without its brackets and whatever a header may have folded in; "" where nothing is left.
[[nodiscard]] std::string clean_message_id(std::string_view text);
/// A name an attachment can be kept and shown under: no folder, no control or direction letters, no leading
/// dots; "attachment" where nothing is left.
[[nodiscard]] std::string clean_file_name(std::string_view name);

}  // namespace regie
