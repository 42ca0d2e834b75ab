// intake/internal/xlsx_sheet.cpp - holds one row at a time; what a row writes is checked before it is
// written.
#include "intake/internal/xlsx_sheet.h"

#include <charconv>
#include <optional>

#include "intake/internal/archive_limits.h"

namespace regie {
namespace {

namespace limits = archive_limits;

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

/// The column of a reference: "A1" -> 1, "XFD9" -> 16384; nothing where it has no letters or too many.
std::optional<std::int64_t> column_of(std::string_view reference) {
  std::int64_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + (c - 'A' + 1);
    if (column > limits::columns_max) return std::nullopt;
  }
  if (column == 0) return std::nullopt;
  return column;
}

void append_field(std::string& csv, std::string_view field) {
  // Two searches for one character each are many times faster than one for a set, and fields can be long.
  if (field.find(',') == std::string_view::npos && field.find('"') == std::string_view::npos) {
    csv += field;
    return;
  }
  csv += '"';
  for (const char c : field) {
    if (c == '"') csv += '"';
    csv += c;
  }
  csv += '"';
}

/// "2026-03-10T00:00:00Z" as strict files store days -> as we write them.
void append_iso(std::string& out, std::string_view text) {
  if (text.ends_with('Z')) text.remove_suffix(1);
  if (const std::size_t dot = text.find('.'); dot != std::string_view::npos) text = text.substr(0, dot);
  if (text.ends_with("T00:00:00")) text.remove_suffix(9);
  out += text;
}

}  // namespace

void SheetTaker::damaged(std::string_view why) {
  problem =
      Problem{"intake.damaged_xlsx",
              "The spreadsheet cannot be read: sheet \"" + sheet_ + "\", row " + std::to_string(row_) + ": " +
                  std::string(why) + ".",
              "Nothing of it was kept.", "Export it again, or open it, save it as CSV and import that."};
}

void SheetTaker::too_big() {
  problem = Problem{"intake.bomb",
                    "The spreadsheet grows beyond what can be read: sheet \"" + sheet_ + "\", row " +
                        std::to_string(row_) + ".",
                    "Nothing of it was kept.", "Export a shorter period, or export as CSV."};
}

void SheetTaker::start(std::string_view name, const XmlAttributes& attributes) {
  if (name == "sheetData") in_data_ = true;
  if (!in_data_) return;
  if (name == "c")
    begin_cell(attributes);
  else if (name == "v")
    in_value_ = in_cell_;
  else if (name == "row")
    begin_row(attributes);
  else if (name == "t")
    in_value_ = in_cell_ && phonetic_depth_ == 0;
  else if (name == "rPh")
    ++phonetic_depth_;
}

void SheetTaker::end(std::string_view name) {
  if (!in_data_) return;
  if (name == "c")
    end_cell();
  else if (name == "v" || name == "t")
    in_value_ = false;
  else if (name == "row")
    end_row();
  else if (name == "rPh")
    --phonetic_depth_;
  else if (name == "sheetData")
    in_data_ = false;
}

void SheetTaker::text(std::string_view piece) {
  if (!in_value_) return;
  if (value_.size() + piece.size() > limits::cell_bytes_max)
    problem = cell_too_long();
  else
    value_ += piece;
}

void SheetTaker::begin_row(const XmlAttributes& attributes) {
  std::int64_t row = row_ + 1;
  if (const auto told = attributes.find("r")) {
    const auto number = whole_number(*told);
    if (!number || *number < 1) return damaged("the next row has no usable number");
    if (*number <= row_) return damaged("the next row goes back to number " + std::to_string(*number));
    row = *number;
  }
  if (row > limits::rows_max) return damaged("the next row lies beyond row 1,048,576");
  row_ = row;
  column_ = 0;
  row_text_.clear();
  fields_.clear();
}

void SheetTaker::begin_cell(const XmlAttributes& attributes) {
  std::int64_t column = column_ + 1;
  if (const auto reference = attributes.find("r")) {
    const auto told = column_of(*reference);
    if (!told)
      return damaged("a cell has an unusable place, \"" + std::string(reference->substr(0, 40)) + "\"");
    column = *told;
  }
  if (column > limits::columns_max) return damaged("a cell lies beyond column XFD");
  column_ = column;
  in_cell_ = true;
  value_.clear();
  const std::string_view kind = attributes["t"];
  kind_ = kind.empty() || kind == "n" ? CellKind::number
          : kind == "s"               ? CellKind::shared
          : kind == "b"               ? CellKind::boolean
          : kind == "e"               ? CellKind::error
          : kind == "d"               ? CellKind::day
                                      : CellKind::text;
  const auto style = whole_number(attributes["s"]);
  const bool is_known = style && *style >= 0 && static_cast<std::size_t>(*style) < context_.formats.size();
  format_ = is_known ? context_.formats[static_cast<std::size_t>(*style)] : CellFormat::plain;
}

void SheetTaker::append_value(std::string& out) {
  switch (kind_) {
    case CellKind::number:
      return append_number(out, value_, format_, context_.day_count);
    case CellKind::text:
      out += one_line(value_);
      return;
    case CellKind::day:
      return append_iso(out, value_);
    case CellKind::error:
      return;
    case CellKind::boolean:
      if (!value_.empty()) out += value_ == "1" || value_ == "true" ? "true" : "false";
      return;
    case CellKind::shared:
      if (value_.empty()) return;
      const auto index = whole_number(value_);
      if (!index || *index < 0 || static_cast<std::size_t>(*index) >= context_.strings.size())
        return damaged("a cell points at text that is not in the file");
      out += context_.strings[static_cast<std::size_t>(*index)];
  }
}

void SheetTaker::end_cell() {
  in_cell_ = false;
  const std::size_t from = row_text_.size();
  append_value(row_text_);
  const std::size_t size = row_text_.size() - from;
  if (size == 0 || problem) return;
  if (row_text_.size() > context_.bytes_left) return too_big();
  const auto place = static_cast<std::size_t>(column_);
  if (fields_.size() < place) fields_.resize(place);
  fields_[place - 1] = {from, size};
}

void SheetTaker::end_row() {
  if (fields_.empty()) return;
  context_.fields_left -= static_cast<std::int64_t>(fields_.size());
  // Quotes can at most double a text; each field adds a comma and two quotes at most.
  const std::size_t lines = static_cast<std::size_t>(row_ - written_);
  const std::size_t most = 2 * row_text_.size() + 3 * fields_.size() + lines;
  if (context_.fields_left < 0 || most > context_.bytes_left) return too_big();
  const std::size_t before = csv.size();
  csv.append(lines - 1, '\n');
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (i > 0) csv += ',';
    append_field(csv, std::string_view(row_text_).substr(fields_[i].from, fields_[i].size));
  }
  csv += '\n';
  written_ = row_;
  context_.bytes_left -= csv.size() - before;
}

}  // namespace regie
