// inbox/internal/clean_text.cpp - charsets by ICU, then letters that can do harm taken out.
#include "inbox/internal/clean_text.h"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "base/plain_text.h"
#include "inbox/mail_limits.h"

namespace regie {
namespace {

bool is_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    UChar32 letter = 0;
    U8_NEXT(bytes, at, size, letter);
    if (letter < 0) return false;
  }
  return true;
}

bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// UTF-8 with U+FFFD for what is none.
std::string made_whole(std::string_view text) {
  if (is_utf8(text)) return std::string(text);
  std::string out;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t from = at;
    UChar32 letter = 0;
    U8_NEXT(bytes, at, size, letter);
    if (letter < 0)
      out += "\xef\xbf\xbd";
    else
      out.append(text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(at - from)));
  }
  return out;
}

/// False where the charset is unknown or a byte is none of it.
bool convert(std::string_view bytes, const char* charset, std::string& out, bool is_strict) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* from = ucnv_open(charset, &status);
  if (U_FAILURE(status)) return false;
  if (is_strict) ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::u16string wide(bytes.size() * 2 + 16, u'\0');
  const std::int32_t length = ucnv_toUChars(from, wide.data(), static_cast<std::int32_t>(wide.size()),
                                            bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  ucnv_close(from);
  if (U_FAILURE(status)) return false;
  std::string text(static_cast<std::size_t>(length) * 3 + 1, '\0');
  std::int32_t written = 0;
  u_strToUTF8WithSub(text.data(), static_cast<std::int32_t>(text.size()), &written, wide.data(), length,
                     0xFFFD, nullptr, &status);
  if (U_FAILURE(status)) return false;
  text.resize(static_cast<std::size_t>(written));
  out = std::move(text);
  return true;
}

std::string cut(std::string text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  std::size_t end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text;
}

}  // namespace

DecodedBytes decoded(std::string_view bytes, const std::string& charset) {
  std::string name;
  for (const char c : charset) name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const bool says_utf8 = name.empty() || name == "utf-8" || name == "utf8" || name == "us-ascii";
  DecodedBytes out;
  if (says_utf8) {
    out.as_declared = is_utf8(bytes) && (name != "us-ascii" || is_plain_ascii(bytes));
  } else if (name.size() < 64 && convert(bytes, name.c_str(), out.text, true)) {
    return out;
  } else {
    out.as_declared = false;
  }
  if (is_utf8(bytes))
    out.text = std::string(bytes);
  else if (!convert(bytes, "windows-1252", out.text, false))
    out.text = made_whole(bytes);
  return out;
}

std::string clean_text(std::string_view text, std::size_t bytes_max) {
  std::string out;
  const std::string whole = made_whole(text);
  out.reserve(whole.size());
  for (std::size_t at = 0; at < whole.size(); ++at) {
    const auto c = static_cast<unsigned char>(whole[at]);
    if (c == '\r') {
      if (at + 1 < whole.size() && whole[at + 1] == '\n') continue;
      out += '\n';
    } else if (c == 0xC2 && at + 1 < whole.size() && static_cast<unsigned char>(whole[at + 1]) < 0xA0) {
      ++at;  // C1 controls
    } else if ((c >= ' ' && c != 0x7F) || c == '\n' || c == '\t') {
      out += whole[at];
    }
  }
  return cut(std::move(out), bytes_max);
}

std::string clean_line(std::string_view text, std::size_t bytes_max) {
  std::string spaced = made_whole(text.substr(0, bytes_max * 4));
  std::replace_if(
      spaced.begin(), spaced.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  std::string line = plain_line(spaced);
  const std::size_t from = line.find_first_not_of(' ');
  if (from == line.npos) return {};
  line = line.substr(from, line.find_last_not_of(' ') - from + 1);
  return cut(std::move(line), bytes_max);
}

std::string clean_address(std::string_view text) {
  constexpr std::size_t address_bytes_max = 320;  // RFC 3696: 64 before the @ and 255 behind it
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= ' ' || c == '\x7f' || c == '<' || c == '>' || c == ',') return {};
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const std::size_t at = out.find('@');
  if (at == out.npos || at == 0 || at + 1 == out.size() || out.size() > address_bytes_max) return {};
  return clean_line(out, address_bytes_max) == out ? out : std::string();
}

std::string clean_message_id(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (static_cast<unsigned char>(c) > ' ' && c != '<' && c != '>' && c != '\x7f') out += c;
  return clean_line(out, mail_limits::line_bytes_max);
}

std::string clean_file_name(std::string_view name) {
  std::string line = clean_line(name, mail_limits::line_bytes_max);
  line.erase(0, line.find_last_of("/\\") + 1);
  std::erase_if(line, [](char c) { return std::string_view(":*?\"<>|").find(c) != std::string_view::npos; });
  line.erase(0, std::min(line.find_first_not_of(". "), line.size()));
  if (line.size() > mail_limits::file_name_bytes_max) {
    const std::size_t dot = line.rfind('.');
    const std::string ending = dot != line.npos && line.size() - dot <= 12 ? line.substr(dot) : "";
    line = cut(line, mail_limits::file_name_bytes_max - ending.size()) + ending;
  }
  return line.empty() ? "attachment" : line;
}

}  // namespace regie
