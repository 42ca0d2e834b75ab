// intake/internal/row_columns.cpp - columns are copied whole; what came from elsewhere is then looked
// through.
#include "intake/internal/row_columns.h"

#include <algorithm>
#include <cstring>

#include "intake/internal/wire.h"
#include "intake/limits.h"

namespace regie {
namespace {

static_assert(sizeof(Day) == sizeof(std::int32_t));

template <class T>
void append(const std::vector<T>& column, std::string& to) {
  to.append(reinterpret_cast<const char*>(column.data()), column.size() * sizeof(T));
}

/// Bytes of a code, told by how many names there are: both sides have been told the same.
std::size_t code_bytes(std::size_t names) { return names < 0x100 ? 1 : names < 0x10000 ? 2 : 4; }

template <class T>
void append_codes(const std::vector<std::uint32_t>& codes, std::string& to) {
  const std::size_t at = to.size();
  to.resize(at + codes.size() * sizeof(T));
  char* place = to.data() + at;
  for (const std::uint32_t code : codes) {
    const T narrow = static_cast<T>(code);
    std::memcpy(place, &narrow, sizeof narrow);
    place += sizeof narrow;
  }
}

template <class T>
void widen(std::string_view bytes, std::vector<std::uint32_t>& codes) {
  const char* place = bytes.data();
  for (std::uint32_t& code : codes) {
    T narrow = 0;
    std::memcpy(&narrow, place, sizeof narrow);
    code = narrow;
    place += sizeof narrow;
  }
}

/// A column of `rows`; nothing where there are not so many bytes.
template <class T>
void take_column(WireReader& wire, std::size_t rows, std::vector<T>& column) {
  const std::string_view bytes = wire.block(rows * sizeof(T));
  column.resize(bytes.size() / sizeof(T));
  if (!bytes.empty()) std::memcpy(static_cast<void*>(column.data()), bytes.data(), bytes.size());
}

void take_codes(WireReader& wire, std::size_t names, std::size_t rows, std::vector<std::uint32_t>& codes) {
  const std::size_t width = code_bytes(names);
  const std::string_view bytes = wire.block(rows * width);
  codes.resize(bytes.size() / width);
  if (width == 1) widen<std::uint8_t>(bytes, codes);
  if (width == 2) widen<std::uint16_t>(bytes, codes);
  if (width == 4) widen<std::uint32_t>(bytes, codes);
  wire.must(std::all_of(codes.begin(), codes.end(), [&](std::uint32_t code) { return code <= names; }));
}

bool are_values(const std::vector<Micros>& values) {
  return std::all_of(values.begin(), values.end(), [](Micros value) {
    return value == micros_blank || (value <= micros_limit && value >= -micros_limit);
  });
}

/// Is each row a line, and a run of days that can be?
bool are_rows(const FactBatch& batch) {
  constexpr Day first = Day::of({1, 1, 1});
  constexpr Day last = Day::of({9999, 12, 31});
  for (std::size_t row = 0; row < batch.rows; ++row)
    if (batch.lines[row] <= 0 || batch.from[row] < first || batch.to[row] < batch.from[row] ||
        last < batch.to[row])
      return false;
  return true;
}

}  // namespace

void append_columns(const FactBatch& batch, std::string& to) {
  auto rows = static_cast<std::uint32_t>(batch.rows);
  bool is_by_day = batch.from == batch.to;
  WireWriter head;
  head(rows, is_by_day);
  to += head.bytes();
  append(batch.lines, to);
  append(batch.from, to);
  if (!is_by_day) append(batch.to, to);
  for (std::size_t i = 0; i < batch.codes.size(); ++i) {
    const std::size_t width = code_bytes(batch.dictionary[i]->size());
    if (width == 1) append_codes<std::uint8_t>(batch.codes[i], to);
    if (width == 2) append_codes<std::uint16_t>(batch.codes[i], to);
    if (width == 4) append_codes<std::uint32_t>(batch.codes[i], to);
  }
  for (const auto& column : batch.values) append(column, to);
}

bool RowColumns::begin(const FactShape& shape) {
  if (shape.dimensions.size() > limits::columns_max || shape.measures.size() > limits::columns_max)
    return false;
  names_.assign(shape.dimensions.size(), {});
  batch_ = {};
  for (const auto& names : names_) batch_.dictionary.push_back(&names);
  batch_.codes.resize(shape.dimensions.size());
  batch_.values.resize(shape.measures.size());
  return true;
}

bool RowColumns::add_names(std::size_t dimension, std::vector<std::string>&& names) {
  // One more than a reader keeps: all later ones are "(other)".
  if (dimension >= names_.size() ||
      names_[dimension].size() + names.size() > limits::dictionary_values_max + 1)
    return false;
  for (std::string& name : names) {
    names_bytes_ += name.size();
    names_[dimension].push_back(std::move(name));
  }
  return true;
}

bool RowColumns::take(std::string_view bytes) {
  WireReader wire(bytes);
  std::uint32_t rows = 0;
  bool is_by_day = false;
  wire(rows, is_by_day);
  wire.must(rows > 0 && rows <= limits::batch_rows);
  if (!wire.is_sense()) return false;
  batch_.rows = rows;
  take_column(wire, rows, batch_.lines);
  take_column(wire, rows, batch_.from);
  if (is_by_day)
    batch_.to = batch_.from;
  else
    take_column(wire, rows, batch_.to);
  for (std::size_t i = 0; i < names_.size(); ++i) take_codes(wire, names_[i].size(), rows, batch_.codes[i]);
  for (auto& column : batch_.values) {
    take_column(wire, rows, column);
    wire.must(are_values(column));
  }
  return wire.is_whole() && are_rows(batch_);
}

std::size_t RowColumns::bytes_max() const {
  constexpr std::size_t head_bytes = 5;
  const std::size_t of_a_row = sizeof(std::int32_t) + 2 * sizeof(Day) +
                               sizeof(std::uint32_t) * batch_.codes.size() +
                               sizeof(Micros) * batch_.values.size();
  return head_bytes + of_a_row * limits::batch_rows;
}

}  // namespace regie
