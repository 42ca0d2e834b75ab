// store/facts/internal/load.cpp - appends a table's batches as DuckDB data chunks, in one transaction.
#include "store/facts/internal/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/ensure.h"

namespace regie {
namespace {

constexpr std::size_t fixed_columns = 5;  // import, report, line, day_from, day_to

/// A DuckDB appender with a chunk of the columns it was opened for.
class Appender {
 public:
  Appender(duckdb_connection connection, const char* table, const std::vector<std::string>& columns) {
    ok_ = duckdb_appender_create(connection, nullptr, table, &appender_) == DuckDBSuccess;
    for (const auto& column : columns)
      ok_ = ok_ && duckdb_appender_add_column(appender_, column.c_str()) == DuckDBSuccess;
    if (!ok_) return;
    std::vector<duckdb_logical_type> types;
    for (idx_t i = 0; i < columns.size(); ++i) types.push_back(duckdb_appender_column_type(appender_, i));
    chunk_ = duckdb_create_data_chunk(types.data(), types.size());
    for (auto& type : types) duckdb_destroy_logical_type(&type);
  }
  Appender(const Appender&) = delete;
  Appender& operator=(const Appender&) = delete;
  ~Appender() {
    if (chunk_ != nullptr) duckdb_destroy_data_chunk(&chunk_);
    duckdb_appender_destroy(&appender_);
  }

  [[nodiscard]] bool ok() const { return ok_; }
  void start_chunk() { duckdb_data_chunk_reset(chunk_); }
  [[nodiscard]] duckdb_vector vector(std::size_t column) const {
    return duckdb_data_chunk_get_vector(chunk_, column);
  }
  template <class T>
  [[nodiscard]] T* data(std::size_t column) const {
    return static_cast<T*>(duckdb_vector_get_data(vector(column)));
  }
  void end_chunk(std::size_t rows) {
    duckdb_data_chunk_set_size(chunk_, rows);
    ok_ = ok_ && duckdb_append_data_chunk(appender_, chunk_) == DuckDBSuccess;
  }
  Result<Done> flush() {
    ok_ = ok_ && duckdb_appender_flush(appender_) == DuckDBSuccess;
    if (ok_) return Done{};
    const char* message = duckdb_appender_error(appender_);
    return tl::unexpected(duck::problem_of(message == nullptr ? "rows could not be appended" : message));
  }

 private:
  duckdb_appender appender_ = nullptr;
  duckdb_data_chunk chunk_ = nullptr;
  bool ok_ = false;
};

/// The values one dimension has had, and those that are new in this load.
struct Words {
  std::int32_t dimension = 0;
  std::unordered_map<std::string, std::int32_t> ids;
  std::vector<std::pair<std::int32_t, std::string>> fresh;

  std::int32_t id_of(const std::string& text) {
    if (text.empty()) return 0;
    const auto [found, is_new] = ids.try_emplace(text, static_cast<std::int32_t>(ids.size() + 1));
    if (is_new) fresh.emplace_back(found->second, text);
    return found->second;
  }
};

class DuckLoad : public FactLoad {
 public:
  DuckLoad(std::unique_ptr<duck::Connection> connection, ImportId import, Turn turn, LoadNews news)
      : connection_(std::move(connection)),
        import_(std::move(import)),
        turn_(std::move(turn)),
        news_(std::move(news)) {}
  ~DuckLoad() override {
    appender_.reset();
    if (!committed_) static_cast<void>(connection_->run("ROLLBACK"));
  }

  Result<Done> begin();
  void begin_table(const FactShape& shape) override { keep(open_table(shape)); }
  void rows(const FactBatch& batch) override;
  void end_table() override { keep(close_table()); }
  void lose(const FactShape& shape, DaySpan days) override { keep(lose_table(shape, days)); }
  Result<std::int64_t> commit() override;

 private:
  /// The sink's calls answer nothing, so the first problem waits for commit().
  void keep(Result<Done> outcome) {
    if (!outcome && !problem_) problem_ = std::move(outcome).error();
  }
  Result<Done> open_table(const FactShape& shape);
  Result<Done> close_table();
  Result<Done> lose_table(const FactShape& shape, DaySpan days);
  Result<Done> store_words();
  Result<Done> store_all();
  Result<std::int64_t> remove_replaced(std::int32_t report, DaySpan days);
  Result<Words*> words_of(std::int32_t dimension);
  void append(const FactBatch& batch, std::size_t first, std::size_t count);
  void widen_span(DaySpan days);

  std::unique_ptr<duck::Connection> connection_;
  Catalog catalog_;
  ImportId import_;
  Turn turn_;
  LoadNews news_;
  std::optional<Problem> problem_;
  bool committed_ = false;
  bool is_lost_ = false;
  std::int64_t replaced_ = 0;
  std::int32_t import_number_ = 0;
  std::map<std::int32_t, Words> words_;                  // by dimension
  std::map<std::int32_t, DaySpan> spans_;                // by report, the days of this load
  std::map<std::int32_t, std::set<std::int32_t>> told_;  // by report, the measures of this load
  std::unique_ptr<Appender> appender_;                   // of the open table
  std::int32_t report_ = 0;                              // of the open table
  std::int32_t currency_ = 0;                   // word written on every row of the open table; 0 = none
  std::vector<Words*> columns_;                 // of the open table's dimensions
  std::vector<std::vector<std::int32_t>> ids_;  // [dimension][code], grows with the dictionaries
};

Result<Done> DuckLoad::begin() {
  TRY_DONE(connection_->run("BEGIN TRANSACTION"));
  TRY(catalog_, Catalog::read(*connection_));
  TRY(replaced_, remove_import(*connection_, catalog_, import_));
  TRY(import_number_, catalog_.import_for(*connection_, import_.text));
  return Done{};
}

Result<Words*> DuckLoad::words_of(std::int32_t dimension) {
  const auto [found, is_new] = words_.try_emplace(dimension);
  if (!is_new) return &found->second;
  found->second.dimension = dimension;
  TRY(auto rows, connection_->run(fmt::format("SELECT id, text FROM words WHERE dimension = {}", dimension)));
  while (rows.next_chunk())
    for (std::size_t row = 0; row < rows.size(); ++row)
      found->second.ids.emplace(rows.text(1, row), rows.int32(0, row));
  return &found->second;
}

Result<Done> DuckLoad::open_table(const FactShape& shape) {
  if (problem_) return Done{};
  TRY(report_, catalog_.report_for(*connection_, shape));
  columns_.clear();
  std::vector<std::string> names{"import", "report", "line", "day_from", "day_to"};
  for (const auto& dimension : shape.dimensions) {
    TRY(const std::int32_t id, catalog_.dimension_for(*connection_, dimension));
    TRY(Words * words, words_of(id));
    columns_.push_back(words);
    names.push_back(fmt::format("d_{}", id));
  }
  for (const auto& measure : shape.measures) {
    TRY(const std::int32_t id, catalog_.measure_for(*connection_, measure));
    told_[report_].insert(id);
    names.push_back(fmt::format("m_{}", id));
  }
  currency_ = 0;
  const bool told =
      std::find(shape.dimensions.begin(), shape.dimensions.end(), "currency") != shape.dimensions.end();
  if (!shape.currency.empty() && !told) {
    TRY(const std::int32_t id, catalog_.dimension_for(*connection_, "currency"));
    TRY(Words * words, words_of(id));
    currency_ = words->id_of(shape.currency);
    names.push_back(fmt::format("d_{}", id));
  }
  ids_.assign(columns_.size(), {0});
  appender_ = std::make_unique<Appender>(connection_->raw(), "facts", names);
  if (appender_->ok()) return Done{};
  return appender_->flush();
}

void DuckLoad::widen_span(DaySpan days) {
  const auto [found, is_new] = spans_.try_emplace(report_, days);
  if (is_new) return;
  found->second.from = std::min(found->second.from, days.from);
  found->second.to = std::max(found->second.to, days.to);
}

void DuckLoad::rows(const FactBatch& batch) {
  if (problem_ || batch.rows == 0) return;
  ENSURE(appender_ != nullptr && batch.codes.size() == columns_.size());
  for (std::size_t d = 0; d < columns_.size(); ++d) {
    const auto& dictionary = *batch.dictionary[d];
    for (std::size_t code = ids_[d].size(); code <= dictionary.size(); ++code)
      ids_[d].push_back(columns_[d]->id_of(dictionary[code - 1]));
  }
  widen_span({*std::min_element(batch.from.begin(), batch.from.end()),
              *std::max_element(batch.to.begin(), batch.to.end())});
  const std::size_t step = duckdb_vector_size();
  for (std::size_t first = 0; first < batch.rows; first += step)
    append(batch, first, std::min(step, batch.rows - first));
}

void DuckLoad::append(const FactBatch& batch, std::size_t first, std::size_t count) {
  appender_->start_chunk();
  std::fill_n(appender_->data<std::int32_t>(0), count, import_number_);
  std::fill_n(appender_->data<std::int32_t>(1), count, report_);
  std::copy_n(batch.lines.begin() + static_cast<std::ptrdiff_t>(first), count,
              appender_->data<std::int32_t>(2));
  auto* from = appender_->data<std::int32_t>(3);
  auto* to = appender_->data<std::int32_t>(4);
  for (std::size_t i = 0; i < count; ++i) {
    from[i] = batch.from[first + i].number();
    to[i] = batch.to[first + i].number();
  }
  std::size_t column = fixed_columns;
  for (std::size_t d = 0; d < columns_.size(); ++d, ++column) {
    auto* out = appender_->data<std::int32_t>(column);
    const std::uint32_t* codes = batch.codes[d].data() + first;
    const std::int32_t* ids = ids_[d].data();
    for (std::size_t i = 0; i < count; ++i) out[i] = ids[codes[i]];
  }
  for (const auto& values : batch.values) {
    auto* out = appender_->data<std::int64_t>(column);
    std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(first), count, out);
    if (std::find(out, out + count, micros_blank) != out + count) {
      duckdb_vector vector = appender_->vector(column);
      duckdb_vector_ensure_validity_writable(vector);
      std::uint64_t* valid = duckdb_vector_get_validity(vector);
      for (std::size_t i = 0; i < count; ++i)
        if (out[i] == micros_blank) {
          valid[i / 64] &= ~(std::uint64_t{1} << (i % 64));
          out[i] = 0;
        }
    }
    ++column;
  }
  if (currency_ != 0) std::fill_n(appender_->data<std::int32_t>(column), count, currency_);
  appender_->end_chunk(count);
}

Result<Done> DuckLoad::close_table() {
  if (problem_ || !appender_) return Done{};
  const auto outcome = appender_->flush();
  appender_.reset();
  return outcome;
}

/// As open_table and rows, without rows.
Result<Done> DuckLoad::lose_table(const FactShape& shape, DaySpan days) {
  if (problem_) return Done{};
  TRY(report_, catalog_.report_for(*connection_, shape));
  for (const auto& measure : shape.measures) {
    TRY(const std::int32_t id, catalog_.measure_for(*connection_, measure));
    told_[report_].insert(id);
  }
  is_lost_ = true;
  widen_span(days);
  return Done{};
}

Result<Done> DuckLoad::store_words() {
  Appender appender(connection_->raw(), "words", {"dimension", "id", "text"});
  const std::size_t step = duckdb_vector_size();
  for (const auto& [dimension, words] : words_)
    for (std::size_t first = 0; first < words.fresh.size() && appender.ok(); first += step) {
      const std::size_t count = std::min(step, words.fresh.size() - first);
      appender.start_chunk();
      for (std::size_t i = 0; i < count; ++i) {
        const auto& [id, text] = words.fresh[first + i];
        appender.data<std::int32_t>(0)[i] = dimension;
        appender.data<std::int32_t>(1)[i] = id;
        duckdb_vector_assign_string_element_len(appender.vector(2), i, text.data(), text.size());
      }
      appender.end_chunk(count);
    }
  return appender.flush();
}

/// Rows of earlier imports on the days of this one, of those imports that told one of its measures: two
/// tables of one shape that tell different things (visitors, temperature) stand side by side.
Result<std::int64_t> DuckLoad::remove_replaced(std::int32_t report, DaySpan days) {
  std::string values;
  for (const std::int32_t measure : told_[report])
    values += fmt::format("{}count(m_{})", values.empty() ? "" : " + ", measure);
  if (values.empty()) return 0;
  const std::string rows =
      fmt::format("report = {} AND day_from <= DATE '{}' AND day_to >= DATE '{}' AND import <> {}", report,
                  days.to.iso(), days.from.iso(), import_number_);
  TRY(auto removed,
      connection_->run(fmt::format("DELETE FROM facts WHERE {0} AND import IN"
                                   " (SELECT import FROM facts WHERE {0} GROUP BY import HAVING {1} > 0)",
                                   rows, values)));
  return removed.changed();
}

Result<Done> DuckLoad::store_all() {
  TRY_DONE(store_words());
  for (const auto& [report, days] : spans_) {
    TRY(const std::int64_t removed, remove_replaced(report, days));
    replaced_ += removed;
  }
  TRY_DONE(connection_->run(
      fmt::format("INSERT INTO loads SELECT coalesce(max(position), 0) + 1, ?, {}, {} FROM loads",
                  is_lost_ ? 1 : 0, replaced_),
      {import_.text}));
  TRY_DONE(connection_->run("COMMIT"));
  return Done{};
}

Result<std::int64_t> DuckLoad::commit() {
  keep(close_table());
  if (!problem_) keep(store_all());
  if (problem_) {
    news_.damage->take(*problem_);
    return tl::unexpected(*problem_);
  }
  committed_ = true;
  turn_.reset();
  news_.published(catalog_);
  return replaced_;
}

}  // namespace

Result<std::int64_t> remove_import(duck::Connection& connection, const Catalog& catalog,
                                   const ImportId& import) {
  const auto found = catalog.imports.find(import.text);
  if (found == catalog.imports.end()) return 0;
  TRY_DONE(connection.run("DELETE FROM loads WHERE import = ?", {import.text}));
  TRY(auto removed, connection.run(fmt::format("DELETE FROM facts WHERE import = {}", found->second)));
  return removed.changed();
}

Result<std::unique_ptr<FactLoad>> begin_duck_load(std::unique_ptr<duck::Connection> connection,
                                                  const ImportId& import, Turn turn, LoadNews news) {
  auto load = std::make_unique<DuckLoad>(std::move(connection), import, std::move(turn), std::move(news));
  TRY_DONE(load->begin());
  return load;
}

}  // namespace regie
