// intake/internal/encoding.cpp - byte-order marks, UTF-16 by its zero bytes, Windows-1252 as what remains.
#include "intake/internal/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "intake/internal/fold.h"
#include "intake/limits.h"

namespace regie {
namespace {

constexpr std::size_t sniffed_bytes = 64 * 1024;

// Code points of bytes 0x80..0x9f in Windows-1252 (unicode.org, CP1252.TXT); 0 = not assigned.
constexpr std::array<std::uint16_t, 32> cp1252_high{
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

void append_point(std::string& out, std::uint32_t point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
  } else if (point < 0x800) {
    out += static_cast<char>(0xc0 | (point >> 6));
    out += static_cast<char>(0x80 | (point & 0x3f));
  } else if (point < 0x10000) {
    out += static_cast<char>(0xe0 | (point >> 12));
    out += static_cast<char>(0x80 | ((point >> 6) & 0x3f));
    out += static_cast<char>(0x80 | (point & 0x3f));
  } else {
    out += static_cast<char>(0xf0 | (point >> 18));
    out += static_cast<char>(0x80 | ((point >> 12) & 0x3f));
    out += static_cast<char>(0x80 | ((point >> 6) & 0x3f));
    out += static_cast<char>(0x80 | (point & 0x3f));
  }
}

std::string from_utf16(std::string_view bytes, bool little) {
  std::string out;
  out.reserve(bytes.size() / 2 + bytes.size() / 8);
  const auto unit = [&](std::size_t i) -> std::uint32_t {
    const auto a = static_cast<unsigned char>(bytes[i]);
    const auto b = static_cast<unsigned char>(bytes[i + 1]);
    return little ? static_cast<std::uint32_t>(a | b << 8) : static_cast<std::uint32_t>(a << 8 | b);
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    std::uint32_t point = unit(i);
    if (point >= 0xd800 && point < 0xdc00 && i + 3 < bytes.size()) {
      const std::uint32_t low = unit(i + 2);
      if (low >= 0xdc00 && low < 0xe000) {
        point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
        i += 2;
      }
    }
    if (point >= 0xd800 && point < 0xe000) point = 0xfffd;  // half a pair: not a character
    append_point(out, point);
  }
  return out;
}

std::string from_cp1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 && byte < 0xa0) {
      const std::uint16_t point = cp1252_high[byte - 0x80U];
      append_point(out, point == 0 ? 0xfffd : point);
    } else {
      append_point(out, byte);
    }
  }
  return out;
}

struct Magic {
  std::string_view start;
  const char* what;
};
constexpr std::array<Magic, 12> magics{
    {{"\xff\xd8\xff", "a JPEG picture"},
     {"\x89PNG", "a PNG picture"},
     {"GIF8", "a GIF picture"},
     {"%PDF", "a PDF document"},
     {"\xd0\xcf\x11\xe0", "an old Excel or Word file; save it as XLSX or CSV"},
     {"\x1f\x8b", "a gzip archive; unpack it first"},
     {"7z\xbc\xaf", "a 7z archive; unpack it first"},
     {"Rar!", "a RAR archive; unpack it first"},
     {"\x7f"
      "ELF",
      "a program"},
     {"SQLite format 3", "an SQLite database"},
     {"PAR1", "a Parquet file; export it as CSV"},
     {"RIFF", "a sound or picture file"}}};

tl::unexpected<Problem> not_a_table(const std::string& what) {
  return fail("intake.not_a_table", "This is " + what + ", not a table of figures.", "Nothing was read.",
              "Export the report again as CSV or XLSX.");
}

/// Share of zero bytes at even and odd places tells UTF-16 of mostly Latin text.
const char* utf16_without_mark(std::string_view bytes) {
  const std::size_t n = std::min(bytes.size(), sniffed_bytes) & ~std::size_t{1};
  if (n < 4) return nullptr;
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < n; i += 2) {
    even += bytes[i] == 0;
    odd += bytes[i + 1] == 0;
  }
  if (odd * 5 > n && even * 50 < n) return "utf-16le";  // two fifths of the high bytes are zero
  if (even * 5 > n && odd * 50 < n) return "utf-16be";
  return nullptr;
}

bool looks_binary(std::string_view bytes) {
  const std::size_t n = std::min(bytes.size(), sniffed_bytes);
  std::size_t odd = 0;
  std::size_t zeros = 0;  // a few come of a cut transfer; a file made of numbers is full of them
  for (std::size_t i = 0; i < n; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    zeros += byte == 0;
    odd += byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != 0x1a && byte != '\f';
  }
  return zeros * 1'000 > n ||
         odd * 100 > n;  // more than 1 % control characters: no text of a report has that
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto* const end = p + bytes.size();
  while (p < end) {
    while (end - p >= 16) {
      std::uint64_t low = 0;
      std::uint64_t high = 0;
      std::memcpy(&low, p, 8);
      std::memcpy(&high, p + 8, 8);
      if (((low | high) & 0x8080808080808080ULL) != 0) break;
      p += 16;
    }
    if (p == end) break;
    const unsigned char byte = *p;
    if (byte < 0x80) {
      ++p;
      continue;
    }
    const int more = byte >= 0xc2 && byte < 0xe0   ? 1
                     : byte >= 0xe0 && byte < 0xf0 ? 2
                     : byte >= 0xf0 && byte < 0xf5 ? 3
                                                   : 0;
    if (more == 0 || end - p <= more) return false;
    for (int i = 1; i <= more; ++i)
      if ((p[i] & 0xc0) != 0x80) return false;
    if (byte == 0xe0 && p[1] < 0xa0) return false;  // longer than needed
    if (byte == 0xed && p[1] > 0x9f) return false;  // half a surrogate pair
    if (byte == 0xf0 && p[1] < 0x90) return false;
    if (byte == 0xf4 && p[1] > 0x8f) return false;
    p += more + 1;
  }
  return true;
}

Result<DecodedText> decode(std::string_view bytes) {
  if (bytes.size() > limits::file_bytes_max)
    return fail("intake.too_large", "The file is larger than 8 GB.", "Nothing was read.",
                "Split it by period and import the parts.");
  for (const Magic& magic : magics)
    if (bytes.starts_with(magic.start)) return not_a_table(magic.what);
  const bool le = bytes.starts_with("\xff\xfe");
  const bool be = bytes.starts_with("\xfe\xff");
  const char* bare = le || be ? nullptr : utf16_without_mark(bytes);
  if (le || be || bare != nullptr) {
    if (bytes.size() > limits::transcode_bytes_max)
      return fail("intake.too_large", "The file is UTF-16 and larger than 1 GB.", "Nothing was read.",
                  "Save it as UTF-8, or split it by period.");
    const bool little = bare != nullptr ? std::strcmp(bare, "utf-16le") == 0 : le;
    std::string text = from_utf16(bare != nullptr ? bytes : bytes.substr(2), little);
    if (trim(text).empty()) return fail("intake.empty", "The file is empty.", "Nothing was read.");
    if (looks_binary(text)) return not_a_table("a binary file");
    return DecodedText(std::move(text), little ? "utf-16le" : "utf-16be");
  }
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  if (trim(bytes.substr(0, sniffed_bytes)).empty() && trim(bytes).empty())
    return fail("intake.empty", "The file is empty.", "Nothing was read.");
  if (looks_binary(bytes)) return not_a_table("a binary file");
  const std::string_view start = trim(bytes.substr(0, 512));
  const std::string folded = fold(start.substr(0, 16));
  if (folded.starts_with("<!doctype") || folded.starts_with("<html") || folded.starts_with("<?xml"))
    return not_a_table("a web page or XML document");
  if (is_utf8(bytes)) return DecodedText(bytes, "utf-8");
  if (bytes.size() > limits::transcode_bytes_max)
    return fail("intake.too_large", "The file is Windows-1252 and larger than 1 GB.", "Nothing was read.",
                "Save it as UTF-8, or split it by period.");
  return DecodedText(from_cp1252(bytes), "windows-1252");
}

}  // namespace regie
