// intake/internal/wire_fields.h - what each type that travels consists of, and what must hold of it.
#pragma once

#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intake/internal/wire.h"
#include "intake/report.h"

namespace regie {

// `Code` is a WireWriter or a WireReader; for the former `must` asks nothing.

template <class Code>
void fields(Code& code, Problem& one) {
  code(one.code, one.say, one.kept, one.remedy);
  code.must(!one.code.empty() && !one.say.empty());
}

template <class Code>
void fields(Code& code, DaySpan& one) {
  code(one.from, one.to);
  code.must(one.from <= one.to);
}

template <class Code>
void fields(Code& code, RowCounts& one) {
  constexpr std::int64_t most = std::int64_t{1} << 40;  // far from where sums run over
  code(one.read, one.kept, one.set_aside, one.totals_dropped);
  for (const std::int64_t count : {one.read, one.kept, one.set_aside, one.totals_dropped})
    code.must(count >= 0 && count <= most);
  code.must(one.read == one.kept + one.set_aside + one.totals_dropped);
}

template <class Code>
void fields(Code& code, ColumnReading& one) {
  code(one.header, one.as, one.why);
}

template <class Code>
void fields(Code& code, ReadingProblem& one) {
  code(one.line, one.column, one.value, one.code, one.say);
  code.must(one.line >= 0 && !one.code.empty() && !one.say.empty());
}

template <class Code>
void fields(Code& code, TotalCheck& one) {
  code(one.measure, one.file_total, one.rows_total, one.match);
}

template <class Code>
void fields(Code& code, MeasureSum& one) {
  code(one.measure, one.is_money, one.sum);
}

template <class Code>
void must_be_a_number(Code& code, const std::optional<double>& amount) {
  code.must(!amount || std::isfinite(*amount));
}

template <class Code>
void fields(Code& code, CampaignState& one) {
  code(one.line, one.where, one.status, one.budget, one.as_of);
  code.must(one.line > 0);
  must_be_a_number(code, one.budget);
}

template <class Code>
void fields(Code& code, OwnChange& one) {
  code(one.line, one.day, one.by_machine, one.who, one.kind, one.where, one.text, one.before, one.after);
  code.must(one.line > 0);
  must_be_a_number(code, one.before);
  must_be_a_number(code, one.after);
}

template <class Code>
void fields(Code& code, EventRow& one) {
  code(one.line, one.days, one.title, one.kind, one.where, one.moves);
  code.must(one.line > 0 && !one.title.empty());
}

template <class Code>
void fields(Code& code, TableReading& one) {
  code(one.block, one.platform, one.encoding, one.delimiter, one.header_line, one.decimal, one.dates,
       one.currency, one.days, one.grain, one.dimensions, one.rows, one.columns, one.sums, one.checks,
       one.changes, one.states, one.events);
  code.must(!one.platform.empty() && one.header_line >= 0);
}

/// Without its path, which is the asker's.
template <class Code>
void fields(Code& code, FileReading& one) {
  code(one.tables, one.problems, one.problems_left_out);
  code.must(one.problems_left_out >= 0);
}

template <class Code>
void fields(Code& code, FactShape& one) {
  code(one.platform, one.grain, one.currency, one.dimensions, one.measures);
  code.must(!one.platform.empty());
}

template <class Code>
void fields(Code& code, std::pair<std::string, std::string>& one) {
  code(one.first, one.second);
}

template <class Code>
void fields(Code& code, ReadOptions& one) {
  code(one.platform, one.decimal, one.dates, one.map);
}

/// What a reader's process is asked.
struct ReaderRequest {
  bool unpack = false;  // open a zip; else read an export
  std::string path;
  ReadOptions options;
};

template <class Code>
void fields(Code& code, ReaderRequest& one) {
  code(one.unpack, one.path, one.options);
}

}  // namespace regie
