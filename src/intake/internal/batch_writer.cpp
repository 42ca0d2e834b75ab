// intake/internal/batch_writer.cpp - one batch, reused, so that memory stays flat.
#include "intake/internal/batch_writer.h"

#include "intake/limits.h"

namespace regie {

BatchWriter::BatchWriter(FactSink& sink, const FactShape& shape) : sink_(sink) {
  for (const std::string& dimension : shape.dimensions) dictionaries_.emplace_back(dimension);
  for (const Dictionary& dictionary : dictionaries_) batch_.dictionary.push_back(&dictionary.values());
  batch_.codes.resize(shape.dimensions.size());
  batch_.values.resize(shape.measures.size());
  batch_.lines.reserve(limits::batch_rows);
  sink_.begin_table(shape);
}

void BatchWriter::add(const StagedRow& row) {
  batch_.lines.push_back(row.line);
  batch_.from.push_back(row.days.from);
  batch_.to.push_back(row.days.to);
  for (std::size_t i = 0; i < batch_.codes.size(); ++i) batch_.codes[i].push_back(row.codes[i]);
  for (std::size_t i = 0; i < batch_.values.size(); ++i) batch_.values[i].push_back(row.values[i]);
  if (++batch_.rows == limits::batch_rows) flush();
}

void BatchWriter::flush() {
  if (batch_.rows == 0) return;
  sink_.rows(batch_);
  batch_.rows = 0;
  batch_.lines.clear();
  batch_.from.clear();
  batch_.to.clear();
  for (auto& column : batch_.codes) column.clear();
  for (auto& column : batch_.values) column.clear();
}

void BatchWriter::finish() {
  flush();
  sink_.end_table();
}

bool BatchWriter::values_left_out() const {
  for (const Dictionary& dictionary : dictionaries_)
    if (dictionary.full()) return true;
  return false;
}

}  // namespace regie
