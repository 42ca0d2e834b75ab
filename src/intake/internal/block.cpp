// intake/internal/block.cpp - every record near the top is scored as a header; the best one splits lines from
// rows.
#include "intake/internal/block.h"

#include <algorithm>
#include <array>
#include <map>

#include "intake/internal/aliases.h"
#include "intake/internal/day_reading.h"
#include "intake/internal/fold.h"
#include "intake/internal/number_reading.h"
#include "intake/limits.h"

namespace regie {
namespace {

constexpr std::size_t sniffed_bytes = 256 * 1024;

/// What a record looks like from afar.
struct Looks {
  std::int64_t line = 0;
  std::size_t offset = 0;
  std::size_t after = 0;  // offset and line of the next record
  std::int64_t after_line = 0;
  std::size_t cells = 0;
  std::size_t filled = 0;
  std::size_t known = 0;    // header words
  std::size_t figures = 0;  // numbers and dates
  bool note = false;
  std::vector<std::string> texts;
};

bool is_figure(std::string_view cell) {
  const NumberSpelling spelling = look_at_number(cell).spelling;
  if (spelling == NumberSpelling::blank) return false;
  if (spelling != NumberSpelling::text) return true;
  const DayLook::Kind kind = look_at_day(cell).kind;
  return kind == DayLook::Kind::settled || kind == DayLook::Kind::open;
}

Looks look_at(const CsvRecord& record, const CsvScanner& scanner) {
  Looks looks;
  looks.line = record.line;
  looks.offset = record.offset;
  looks.after = scanner.offset();
  looks.after_line = scanner.line();
  looks.cells = record.cells.size();
  looks.note = is_note(record);
  for (const std::string_view cell : record.cells) {
    const std::string_view text = trim(cell.substr(0, limits::value_shown_max * 2));
    looks.texts.emplace_back(text);
    if (text.empty()) continue;
    ++looks.filled;
    if (is_figure(text)) {
      ++looks.figures;
    } else if (is_known_header(text)) {
      ++looks.known;
    }
  }
  return looks;
}

std::vector<Looks> look_ahead(CsvScanner scanner, std::size_t count) {
  std::vector<Looks> all;
  CsvRecord record;
  while (all.size() < count && scanner.next(record)) {
    if (record.cells.size() > limits::columns_max) break;
    all.push_back(look_at(record, scanner));
  }
  return all;
}

const Looks* next_filled(const std::vector<Looks>& all, std::size_t i) {
  for (++i; i < all.size(); ++i)
    if (all[i].filled > 0 && !all[i].note) return &all[i];
  return nullptr;
}

/// A header as a person sees it: no zero-width signs, one line.
std::string without_unseen(std::string_view text) {
  static constexpr std::array<std::string_view, 3> unseen{"\xe2\x80\x8b", "\xef\xbb\xbf", "\xe2\x81\xa0"};
  std::string out;
  while (!text.empty()) {
    const auto sign = std::find_if(unseen.begin(), unseen.end(),
                                   [&](std::string_view one) { return text.starts_with(one); });
    if (sign != unseen.end()) {
      text.remove_prefix(sign->size());
      continue;
    }
    const bool line_end = text[0] == '\n' || text[0] == '\r';
    if (!line_end || (!out.empty() && out.back() != ' ')) out += line_end ? ' ' : text[0];
    text.remove_prefix(1);
  }
  return std::string(trim(out));
}

/// How much record i looks like a header; 0 = not at all.
double header_score(const std::vector<Looks>& all, std::size_t i) {
  const Looks& row = all[i];
  if (row.note || row.filled == 0 || row.cells < 2) return 0;
  if (row.figures * 4 > row.filled || (row.figures > 0 && row.known * 2 < row.filled)) return 0;
  const Looks* next = next_filled(all, i);
  if (row.filled < 2 && (row.known == 0 || next == nullptr || next->cells != row.cells)) return 0;
  double score = 3.0 * static_cast<double>(row.known) +
                 0.5 * static_cast<double>(std::min<std::size_t>(row.filled, 20)) -
                 3.0 * static_cast<double>(row.figures);
  if (next != nullptr && next->cells == row.cells) score += 2;
  if (next != nullptr && next->figures > 0) score += 2;
  return score - 0.3 * static_cast<double>(i);  // of two alike the upper one is the header
}

std::optional<std::size_t> header_of(const std::vector<Looks>& all) {
  double best = 0;
  std::optional<std::size_t> at;
  std::size_t rows = 0;  // of figures, below the best one
  for (std::size_t i = 0; i < all.size(); ++i) {
    const double score = header_score(all, i);
    if (score > best) {
      best = score;
      at = i;
      rows = 0;
    }
    // Rows of figures under a header: what follows is data or a later table. Two lines of a preamble look
    // like a header and its row, so that a header without a known word needs more rows below it.
    if (at && i > *at && all[i].figures > 0 && all[i].cells == all[*at].cells) ++rows;
    if (at && all[i].filled == 0 && i > *at + 1 && (all[*at].known > 0 || rows > 1)) break;
  }
  return at;
}

double dialect_score(std::string_view text, CsvDialect dialect, std::size_t offset) {
  CsvScanner scanner(text.substr(0, std::min(text.size(), offset + sniffed_bytes)), dialect);
  scanner.seek(offset, 1);
  const std::vector<Looks> all = look_ahead(scanner, limits::header_search_max);
  std::map<std::size_t, std::size_t> counts;
  for (const Looks& row : all)
    if (row.cells > 1) ++counts[row.cells];
  double agree = 0;
  for (const auto& [cells, times] : counts)
    agree = std::max(agree, static_cast<double>(times) *
                                (1.0 + 0.1 * static_cast<double>(std::min<std::size_t>(cells, 20))));
  const std::optional<std::size_t> header = header_of(all);
  if (!header) return agree * 0.1;
  const Looks& row = all[*header];
  std::size_t same = 0;
  for (std::size_t i = *header + 1; i < all.size(); ++i) same += all[i].cells == row.cells;
  return agree + 5.0 * static_cast<double>(row.known) + static_cast<double>(std::min<std::size_t>(same, 10)) +
         static_cast<double>(std::min<std::size_t>(row.filled, 10));
}

}  // namespace

bool is_note(const CsvRecord& record) {
  if (record.cells.empty() || record.cells[0].empty() || record.cells[0][0] != '#') return false;
  const std::string_view text = record.cells[0];
  if (text.size() == 1) return record.cells.size() == 1 || trim(record.cells[1]).empty();
  return text[1] == ' ' || text[1] == '-' || text[1] == '#' || text[1] == '=';
}

TextStart sniff_dialect(std::string_view text) {
  TextStart start;
  const std::string_view top = text.substr(0, sniffed_bytes);
  if (top.find('\n') == std::string_view::npos && top.find('\r') != std::string_view::npos)
    start.dialect.newline = '\r';
  const std::size_t end = std::min(text.find(start.dialect.newline), text.size());
  const std::string_view first = text.substr(0, end);
  std::string_view bare = first;
  if (bare.starts_with('"')) bare.remove_prefix(1);
  if (bare.size() > 4 && fold(bare.substr(0, 4)) == "sep=") {
    start.dialect.delimiter = bare[4];
    start.offset = std::min(end + 1, text.size());
    start.line = 2;
    return start;
  }
  double best = -1;
  for (const char delimiter : {',', ';', '\t', '|'}) {
    const CsvDialect dialect{delimiter, start.dialect.newline};
    const double score = dialect_score(text, dialect, start.offset);
    if (score > best) {
      best = score;
      start.dialect = dialect;
    }
  }
  return start;
}

std::optional<TableBlock> find_block(CsvScanner& scanner) {
  const std::vector<Looks> all = look_ahead(scanner, limits::header_search_max);
  const std::optional<std::size_t> header = header_of(all);
  if (!header) return std::nullopt;
  TableBlock block;
  for (std::size_t i = 0; i < *header; ++i) {
    if (all[i].filled == 0) continue;
    std::string line;
    for (const std::string& text : all[i].texts) {
      if (text.empty()) continue;
      if (!line.empty()) line += ", ";
      line += text;
    }
    block.titles.push_back(std::move(line));
  }
  const Looks& row = all[*header];
  for (const std::string& text : row.texts) block.headers.push_back(without_unseen(text));
  block.header_line = row.line;
  block.data_offset = row.after;
  block.data_line = row.after_line;
  scanner.seek(row.after, row.after_line);
  return block;
}

bool block_begins(CsvScanner scanner) {
  const std::vector<Looks> all = look_ahead(scanner, 16);
  std::size_t i = 0;
  bool titled = false;
  while (i < all.size() && (all[i].filled == 0 || all[i].note)) ++i;
  if (i < all.size() && all[i].filled == 1 && all[i].figures == 0) {
    titled = true;
    ++i;
  }
  if (i >= all.size() || (titled && all[i].filled == 0)) return false;
  const Looks& row = all[i];
  if (row.filled < 2 || row.figures > 0) return false;
  if (i + 1 >= all.size() || all[i + 1].filled == 0 || all[i + 1].figures == 0) return false;
  return all[i + 1].cells == row.cells && (titled || row.known * 2 >= row.filled);
}

}  // namespace regie
