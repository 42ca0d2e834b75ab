// intake/internal/table_reader.cpp - finds blocks one after another and takes each through its two passes.
#include "intake/internal/table_reader.h"

#include "intake/internal/block.h"
#include "intake/internal/fold.h"
#include "intake/internal/recognise.h"
#include "intake/internal/row_reader.h"
#include "intake/internal/span_hints.h"
#include "intake/limits.h"

namespace regie {
namespace {

std::string file_part(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

/// The line above a stacked table that names it: not a date, not a note.
std::string title_of(const TableBlock& block) {
  for (auto title = block.titles.rbegin(); title != block.titles.rend(); ++title) {
    if (title->starts_with("#") || read_range(*title, DayOrder::unknown)) continue;
    return *title;
  }
  return {};
}

void report_columns(const TablePlan& plan, TableReading& reading) {
  for (const ColumnPlan& column : plan.columns) {
    ColumnReading one{column.header, "", column.why};
    switch (column.role) {
      case Role::measure:
        one.as = column.kind == AliasKind::weighted ? column.name + "_weighted" : column.name;
        break;
      case Role::dimension:
        one.as = column.name;
        break;
      case Role::day:
        one.as = column.name == "from" || column.name == "to" ? column.name : "day";
        if (column.why == "another column dates the rows") one.as.clear();
        break;
      case Role::currency:
        one.as = "currency";
        break;
      case Role::field:
        one.why =
            column.name == "email_address" ? "personal: dropped" : "counted by the rules of the platform";
        break;
      case Role::left_out:
        if (column.name == "searches" && column.why == "a month as a column") one.as = "searches";
        break;
    }
    reading.columns.push_back(std::move(one));
  }
}

class TextReader {
 public:
  TextReader(const TextInput& input, const ReadOptions& options, FactSink& sink, FileReading& reading,
             ProblemList& problems)
      : input_(input), options_(options), sink_(sink), reading_(reading), problems_(problems) {}

  Result<Done> read() {
    TextStart start;
    start.dialect = {',', '\n'};
    if (!input_.is_sheet) start = sniff_dialect(input_.text);
    dialect_ = start.dialect;
    CsvScanner scanner(input_.text, dialect_);
    scanner.seek(start.offset, start.line);
    std::size_t tables = 0;
    while (tables < limits::blocks_max) {
      std::optional<TableBlock> block = find_block(scanner);
      if (!block) break;
      for (const std::string& title : block->titles)
        if (tables == 0 || title.starts_with("#")) file_titles_.push_back(title);
      if (block->headers.size() > limits::columns_max)
        return fail("intake.too_large", "The header has more than 2,000 columns.", "Nothing was read.");
      table(*block, scanner);
      ++tables;
    }
    if (tables == 0)
      return fail("intake.no_header",
                  "No row of column names was found in " + file_part(input_.file_name) + ".",
                  "Nothing was read.", "Export the report again with its header, or as another format.");
    return Done{};
  }

 private:
  TableHints hints_of(const TableBlock& block) {
    TableHints hints;
    std::vector<std::string> titles = block.titles;
    titles.insert(titles.end(), file_titles_.begin(), file_titles_.end());
    const PlatformWords* forced =
        options_.platform.empty() ? nullptr : alias_table().platform(options_.platform);
    hints.platform = forced != nullptr
                         ? forced
                         : &recognise({titles, block.headers, file_part(input_.file_name) + input_.sheet});
    hints.delimiter = dialect_.delimiter;
    const SpanHint own = span_of_titles(block.titles);
    const SpanHint shared = span_of_titles(file_titles_);
    hints.days = own.days ? own.days : shared.days;
    hints.order = own.order != DayOrder::unknown ? own.order : shared.order;
    if (!hints.days) hints.days = span_of_file_name(input_.file_name);
    return hints;
  }

  void table(const TableBlock& block, CsvScanner& scanner) {
    const TableHints hints = hints_of(block);
    HeaderPlan headers = plan_headers(block.headers, *hints.platform, options_);
    const TableSurvey survey = survey_table(scanner, headers);
    TablePlan plan = plan_columns(std::move(headers), survey.columns, hints, options_);
    TableLayout layout = lay_out(plan, survey, hints);
    layout.short_rows = input_.is_sheet;
    rename_value(plan, layout, block);

    TableReading reading;
    reading.block = input_.sheet.empty() ? "" : input_.sheet;
    if (reading.block.empty() && (!reading_.tables.empty() || scanner.offset() < input_.text.size()))
      reading.block = title_of(block);
    reading.platform = hints.platform->name;
    reading.encoding = input_.encoding;
    reading.delimiter = input_.is_sheet ? "" : std::string(1, dialect_.delimiter);
    reading.header_line = block.header_line;
    reading.decimal = plan.decimal;
    reading.dates = plan.dates;
    reading.currency = plan.currency;
    reading.grain = layout.grain;
    for (const auto& [name, column] : layout.dimensions) reading.dimensions.push_back(name);
    report_columns(plan, reading);
    rows(block, survey, plan, layout, reading);
    reading_.tables.push_back(std::move(reading));
  }

  /// "Date, Primary" below the title "Facebook reach": the title names the measure.
  void rename_value(TablePlan& plan, TableLayout& layout, const TableBlock& block) {
    if (layout.platform != "meta_insights") return;
    const std::string title = fold(title_of(block));
    if (title.empty()) return;
    std::string name = title;
    for (char& c : name)
      if (c == ' ' || c == '-') c = '_';
    for (ColumnPlan& column : plan.columns)
      if (column.role == Role::measure && column.name == "value") column.name = name;
    for (MeasureSlot& slot : layout.measures)
      if (slot.name == "value") slot.name = name;
  }

  void rows(const TableBlock& block, const TableSurvey& survey, const TablePlan& plan,
            const TableLayout& layout, TableReading& reading) {
    FactShape shape;
    shape.platform = layout.platform;
    shape.grain = layout.grain;
    shape.currency = plan.currency;
    shape.dimensions = reading.dimensions;
    for (const MeasureSlot& slot : layout.measures) shape.measures.push_back(slot.name);
    if (layout.rule != nullptr)
      for (const RuleMeasure& one : layout.rule->measures) shape.measures.emplace_back(one.name);
    if (!layout.months.empty()) shape.measures = {"searches"};
    const bool facts = !shape.measures.empty() && layout.dating != Dating::none && survey.rows > 0;
    std::optional<BatchWriter> writer;
    if (facts) writer.emplace(sink_, shape);
    RowReader reader(plan, layout, survey, writer ? &*writer : nullptr, problems_);
    CsvScanner again(input_.text.substr(0, survey.end_offset), dialect_);
    again.seek(block.data_offset, block.data_line);
    CsvRecord record;
    while (again.next(record)) reader.read(record);
    if (writer) {
      writer->finish();
      if (writer->values_left_out())
        note(block, "intake.too_many_values",
             "A column has more than 2,000,000 names; later ones became \"(other)\".");
    }
    reader.hand_over(reading);
    if (layout.dating == Dating::none && !shape.measures.empty())
      note(block, "intake.no_day",
           "This table has no day and names no period, so its figures are counted but not stored. Export it "
           "split by day.");
    const bool tells_something = !reading.events.empty() || !reading.changes.empty();
    if (layout.dating != Dating::none && shape.measures.empty() && !tells_something && reading.rows.kept > 0)
      note(block, "intake.no_measure",
           "This table has a day but no column of numbers that could be read, so nothing of it is stored. If "
           "a "
           "column holds numbers, say which: --map \"HEADER=measure\".");
  }

  void note(const TableBlock& block, std::string code, std::string say) {
    ReadingProblem problem;
    problem.column = title_of(block);
    problem.code = std::move(code);
    problem.say = std::move(say);
    problems_.add(std::move(problem));
  }

  const TextInput& input_;
  const ReadOptions& options_;
  FactSink& sink_;
  FileReading& reading_;
  ProblemList& problems_;
  CsvDialect dialect_;
  std::vector<std::string> file_titles_;  // lines at the top, which hold for every block
};

}  // namespace

Result<Done> read_text(const TextInput& input, const ReadOptions& options, FactSink& sink,
                       FileReading& reading, ProblemList& problems) {
  return TextReader(input, options, sink, reading, problems).read();
}

}  // namespace regie
