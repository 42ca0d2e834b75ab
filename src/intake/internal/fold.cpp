// intake/internal/fold.cpp - lower-casing of the scripts our exports use, without a locale.
#include "intake/internal/fold.h"

#include <cstdint>

namespace regie {
namespace {

void append(std::string& out, std::uint32_t point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xc0 | (point >> 6));
    out += static_cast<char>(0x80 | (point & 0x3f));
  } else {
    out += static_cast<char>(0xe0 | (point >> 12));
    out += static_cast<char>(0x80 | ((point >> 6) & 0x3f));
    out += static_cast<char>(0x80 | (point & 0x3f));
  }
}

std::uint32_t lower(std::uint32_t point) {
  if (point >= 0xc0 && point <= 0xde && point != 0xd7) return point + 0x20;
  if (point >= 0x410 && point <= 0x42f) return point + 0x20;
  if (point >= 0x400 && point <= 0x40f) return point + 0x50;
  if (point == 0x490) return 0x491;
  if (point >= 0x100 && point <= 0x137 && point % 2 == 0) return point + 1;
  switch (point) {
    case 0x2018:
    case 0x2019:
    case 0x2bc:
      return '\'';
    case 0x201c:
    case 0x201d:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
      return '-';
    default:
      return point;
  }
}

}  // namespace

std::size_t blank_at(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == ' ' || text[0] == '\t' || text[0] == '\r' || text[0] == '\n') return 1;
  if (text.starts_with("\xc2\xa0")) return 2;
  if (text.starts_with("\xe2\x80\xaf") || text.starts_with("\xe2\x80\x89") ||
      text.starts_with("\xef\xbb\xbf"))
    return 3;  // narrow no-break space, thin space, a stray byte-order mark
  if (text.starts_with("\xe2\x80\x8e") || text.starts_with("\xe2\x80\x8f")) return 3;  // direction marks
  return 0;
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const std::size_t blank = blank_at(text);
    if (blank == 0) break;
    text.remove_prefix(blank);
  }
  while (!text.empty()) {
    const char last = text.back();
    if (last == ' ' || last == '\t' || last == '\r' || last == '\n') {
      text.remove_suffix(1);
    } else if (text.size() >= 2 && text.ends_with("\xc2\xa0")) {
      text.remove_suffix(2);
    } else if (text.size() >= 3 && blank_at(text.substr(text.size() - 3)) == 3) {
      text.remove_suffix(3);
    } else {
      break;
    }
  }
  return text;
}

std::string fold(std::string_view text) {
  text = trim(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (const std::size_t blank = blank_at(text.substr(i)); blank > 0) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      i += blank;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      out += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : static_cast<char>(byte);
      ++i;
    } else if (byte >= 0xc2 && byte < 0xe0 && i + 1 < text.size()) {
      append(out, lower((byte & 0x1fU) << 6 | (static_cast<unsigned char>(text[i + 1]) & 0x3fU)));
      i += 2;
    } else if (byte >= 0xe0 && byte < 0xf0 && i + 2 < text.size()) {
      append(out, lower((byte & 0x0fU) << 12 | (static_cast<unsigned char>(text[i + 1]) & 0x3fU) << 6 |
                        (static_cast<unsigned char>(text[i + 2]) & 0x3fU)));
      i += 3;
    } else {
      out += text[i++];
    }
  }
  return out;
}

}  // namespace regie
