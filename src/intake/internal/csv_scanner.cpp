// intake/internal/csv_scanner.cpp - cell ends as bit masks of 64 bytes; quoted cells on a slow path.
#include "intake/internal/csv_scanner.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "intake/limits.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace regie {
namespace {

#if defined(__SSE2__)
std::uint64_t marks_of(const char* p, char delimiter, char newline) {
  const __m128i a = _mm_set1_epi8(delimiter);
  const __m128i b = _mm_set1_epi8(newline);
  std::uint64_t mask = 0;
  for (int part = 0; part < 4; ++part) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + part * 16));
    const __m128i hit = _mm_or_si128(_mm_cmpeq_epi8(bytes, a), _mm_cmpeq_epi8(bytes, b));
    mask |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(hit))) << (part * 16);
  }
  return mask;
}
#else
std::uint64_t marks_of(const char* p, char delimiter, char newline) {
  std::uint64_t mask = 0;
  for (int i = 0; i < 64; ++i)
    if (p[i] == delimiter || p[i] == newline) mask |= 1ULL << i;
  return mask;
}
#endif

}  // namespace

bool CsvRecord::blank() const {
  for (const std::string_view cell : cells)
    for (const char c : cell)
      if (c != ' ' && c != '\t' && c != '\r' && c != '\n') return false;
  return true;
}

void CsvScanner::seek(std::size_t offset, std::int64_t line) {
  at_ = offset;
  line_ = line;
  loaded_ = false;
}

void CsvScanner::load_block() {
  const std::size_t left = text_.size() - block_;
  if (left >= 64) {
    mask_ = marks_of(text_.data() + block_, dialect_.delimiter, dialect_.newline);
  } else {
    char padded[64];
    std::memset(padded, dialect_.delimiter == '\0' ? 1 : 0, sizeof padded);
    std::memcpy(padded, text_.data() + block_, left);
    mask_ = marks_of(padded, dialect_.delimiter, dialect_.newline);
    if (left < 64) mask_ &= (1ULL << left) - 1;
  }
}

/// Offset of the first delimiter or newline at or after `from`; text_.size() where there is none.
std::size_t CsvScanner::next_mark(std::size_t from) {
  if (!loaded_ || from < block_ || from >= block_ + 64) {
    block_ = from & ~std::size_t{63};
    loaded_ = true;
    if (block_ >= text_.size()) return text_.size();
    load_block();
  }
  mask_ &= ~0ULL << (from - block_);
  while (mask_ == 0) {
    block_ += 64;
    if (block_ >= text_.size()) {
      loaded_ = false;
      return text_.size();
    }
    load_block();
  }
  return block_ + static_cast<std::size_t>(std::countr_zero(mask_));
}

/// Reads a cell that opens with a quote at `start`; leaves `start` at its delimiter, newline or the end.
/// False: never closed within the limit, so that it must be read as plain text.
bool CsvScanner::quoted_cell(CsvRecord& record, std::size_t& start) {
  const std::size_t open = start + 1;
  const std::size_t furthest = std::min(text_.size(), open + limits::cell_bytes_max);
  bool doubled = false;
  std::size_t at = open;
  while (true) {
    const void* found = at < furthest ? std::memchr(text_.data() + at, '"', furthest - at) : nullptr;
    if (found == nullptr) return false;
    at = static_cast<std::size_t>(static_cast<const char*>(found) - text_.data());
    if (at + 1 < text_.size() && text_[at + 1] == '"') {
      doubled = true;
      at += 2;
      continue;
    }
    break;
  }
  std::size_t after = at + 1;
  while (after < text_.size() && (text_[after] == ' ' || (text_[after] == '\r' && dialect_.newline != '\r')))
    ++after;
  if (after < text_.size() && text_[after] != dialect_.delimiter && text_[after] != dialect_.newline)
    return false;  // text after the closing quote: it was no quoting
  const std::string_view inner = text_.substr(open, at - open);
  line_ += std::count(inner.begin(), inner.end(), dialect_.newline);
  if (doubled) {
    std::string& plain = unquoted_.emplace_back();
    plain.reserve(inner.size());
    for (std::size_t i = 0; i < inner.size(); ++i) {
      plain += inner[i];
      if (inner[i] == '"') ++i;
    }
    record.cells.emplace_back(plain);
  } else {
    record.cells.push_back(inner);
  }
  start = after;
  return true;
}

bool CsvScanner::next(CsvRecord& record) {
  record.cells.clear();
  if (!unquoted_.empty()) unquoted_.clear();
  record.unclosed = false;
  record.line = line_;
  record.offset = at_;
  if (at_ >= text_.size()) return false;
  std::size_t start = at_;
  while (true) {
    std::size_t end = 0;
    if (start < text_.size() && text_[start] == '"') {
      if (quoted_cell(record, start)) {
        end = start;
      } else {
        record.unclosed = true;
        end = next_mark(start);
        record.cells.push_back(text_.substr(start, end - start));
      }
    } else {
      end = next_mark(start);
      record.cells.push_back(text_.substr(start, end - start));
    }
    if (end >= text_.size()) {
      at_ = text_.size();
      break;
    }
    start = end + 1;
    if (text_[end] == dialect_.newline) {
      at_ = start;
      break;
    }
  }
  ++line_;
  std::string_view& last = record.cells.back();
  if (!last.empty() && last.back() == '\r') last.remove_suffix(1);
  return true;
}

}  // namespace regie
