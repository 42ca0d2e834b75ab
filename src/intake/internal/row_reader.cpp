// intake/internal/row_reader.cpp - every record ends as kept, as a total, or set aside with its reason.
#include "intake/internal/row_reader.h"

#include <algorithm>

#include "intake/internal/fold.h"
#include "intake/internal/special_rows.h"

namespace regie {
namespace {

constexpr std::string_view own_changes = "google_ads_changes";
constexpr std::string_view own_events = "events";

/// Sums stay within Micros; beyond, a sum is no use and stays at the limit.
void add_to(Micros& sum, Micros value) {
  if (value == micros_blank) return;
  Micros result = 0;
  if (__builtin_add_overflow(sum, value, &result)) return;
  sum = result;
}

std::string_view cell_of(const CsvRecord& record, std::size_t column) {
  return column < record.cells.size() ? record.cells[column] : std::string_view();
}

int decimals_of(std::string_view cell) { return look_at_number(cell).decimals; }

}  // namespace

RowReader::RowReader(const TablePlan& plan, const TableLayout& layout, const TableSurvey& survey,
                     BatchWriter* writer, ProblemList& problems)
    : plan_(plan), layout_(layout), survey_(survey), writer_(writer), problems_(problems), states_(plan) {
  for (const MeasureSlot& slot : layout.measures) {
    measure_names_.push_back(slot.name);
    needed_cells_ = std::max(needed_cells_, slot.column + 1);
  }
  if (layout.rule != nullptr)
    for (const RuleMeasure& one : layout.rule->measures) measure_names_.emplace_back(one.name);
  if (!layout.months.empty()) measure_names_ = {"searches"};
  for (const DaySlot& slot : layout.days) needed_cells_ = std::max(needed_cells_, slot.column + 1);
  if (layout.rule != nullptr || layout.platform == own_changes || layout.platform == own_events ||
      layout.short_rows)
    needed_cells_ = 1;
  sums_.assign(measure_names_.size(), 0);
  row_decimals_.assign(measure_names_.size(), 0);
  row_.values.assign(measure_names_.size(), micros_blank);
  row_.codes.assign(layout.dimensions.size(), 0);
  day_cache_.resize(layout.days.size());
}

void RowReader::read(const CsvRecord& record) {
  const RowKind kind = row_kind(record, {plan_.columns.size(), plan_.totals});
  if (kind == RowKind::skip) return;
  if (kind == RowKind::stray && record.line > survey_.last_row_line &&
      look_at_number(record.cells[0]).spelling == NumberSpelling::text)
    return;  // a footer
  if (kind == RowKind::row && repeats_header(record, plan_.columns)) return;
  ++counts_.read;
  if (kind == RowKind::total) return drop_total(record, total_kind(record, plan_.totals));
  if (kind == RowKind::row) {
    const std::int64_t index = seen_rows_++;
    if (index < survey_.leading_bare || index >= survey_.rows - survey_.trailing_bare)
      return drop_total(record, TotalKind::grand);
  }
  if (!fits(record)) return;
  if (layout_.platform == own_changes || layout_.platform == own_events) {
    if (read_special(record)) ++counts_.kept;
    return;
  }
  std::string_view preferred;
  if (!read_measures(record)) return;
  if (layout_.rule != nullptr) preferred = apply_rule(record);
  if (!read_days(record, preferred)) return;
  keep(record);
}

bool RowReader::fits(const CsvRecord& record) {
  const std::size_t wanted = plan_.columns.size();
  if (record.unclosed) {
    set_aside(record, 0, "intake.open_quote", "A quote in this row is never closed.");
    return false;
  }
  if (record.cells.size() < needed_cells_) {
    set_aside(record, 0, "intake.ragged_row",
              "This row has " + std::to_string(record.cells.size()) + " cells where the header has " +
                  std::to_string(wanted) + ".");
    return false;
  }
  for (std::size_t i = wanted; i < record.cells.size(); ++i)
    if (!trim(record.cells[i]).empty()) {
      set_aside(record, i, "intake.ragged_row",
                "This row has " + std::to_string(record.cells.size()) + " cells where the header has " +
                    std::to_string(wanted) + ".");
      return false;
    }
  return true;
}

void RowReader::drop_total(const CsvRecord& record, TotalKind kind) {
  ++counts_.totals_dropped;
  if (kind == TotalKind::of_a_part) return;
  // Grand before of_this_table, and the earlier of two that stand together; rows in between make the later
  // one the wider: the earlier was a subtotal.
  if (best_total_ && best_total_->kind <= kind && best_total_->rows_above == counts_.kept) return;
  if (best_total_ && best_total_->kind < kind) return;
  Total total;
  total.kind = kind;
  total.rows_above = counts_.kept;
  total.sums_above = sums_;
  for (const MeasureSlot& slot : layout_.measures) {
    std::optional<Micros> value;
    if (slot.additive && !slot.weighted) value = measure(slot, record);
    total.values.push_back(value.value_or(micros_blank));
    total.decimals.push_back(slot.column < record.cells.size() ? decimals_of(record.cells[slot.column]) : 0);
  }
  const bool told = std::any_of(total.values.begin(), total.values.end(),
                                [](Micros value) { return value != micros_blank; });
  if (told) best_total_ = std::move(total);
}

std::optional<Micros> RowReader::measure(const MeasureSlot& slot, const CsvRecord& record) {
  if (slot.column >= record.cells.size()) return micros_blank;
  const std::string_view cell = record.cells[slot.column];
  Micros value = micros_blank;
  if (!read_plain_number(cell, slot.sign == DecimalSign::comma ? ',' : '.', value) ||
      (slot.sign == DecimalSign::sniff && cell.find('.') != std::string_view::npos)) {
    if (cell.empty()) return micros_blank;
    const std::optional<Micros> careful = read_number(cell, slot.sign);
    if (!careful || *careful == micros_blank) return careful;
    value = *careful;
  }
  if (slot.per_million) value = (value + (value < 0 ? -500'000 : 500'000)) / micros_per_unit;
  if (!slot.weighted) return value;
  if (slot.weight >= record.cells.size()) return micros_blank;
  const std::optional<Micros> weight = read_number(record.cells[slot.weight], slot.weight_sign);
  if (!weight || *weight == micros_blank) return micros_blank;
  const Micros whole = *weight / micros_per_unit;  // impressions come whole
  Micros product = 0;
  if (__builtin_mul_overflow(value, whole, &product) || product >= micros_limit || product <= -micros_limit)
    return std::nullopt;
  return product;
}

bool RowReader::read_measures(const CsvRecord& record) {
  for (std::size_t i = 0; i < layout_.measures.size(); ++i) {
    const std::optional<Micros> value = measure(layout_.measures[i], record);
    if (!value) {
      bad_number(record, layout_.measures[i].column);
      return false;
    }
    row_.values[i] = *value;
  }
  return true;
}

void RowReader::bad_number(const CsvRecord& record, std::size_t column) {
  const std::string_view cell = trim(cell_of(record, column));
  const NumberSpelling spelling = look_at_number(cell).spelling;
  if (spelling == NumberSpelling::point_or_groups || spelling == NumberSpelling::comma_or_groups)
    return set_aside(record, column, "intake.ambiguous_number",
                     "\"" + std::string(cell) +
                         "\" can be read two ways. Say which is meant with --decimal comma or "
                         "--decimal point.");
  if (spelling == NumberSpelling::text)
    return set_aside(record, column, "intake.not_a_number",
                     "\"" + std::string(cell.substr(0, 60)) + "\" is not a number.");
  set_aside(record, column, "intake.bad_number",
            "\"" + std::string(cell) + "\" does not fit the other numbers of its column, or is too large.");
}

std::optional<DaySpan> RowReader::day_of(const DaySlot& slot, std::string_view cell, std::size_t cache) {
  auto& [text, span] = day_cache_[cache];
  if (cell == text && !text.empty()) return span;
  if (layout_.dating == Dating::nth_day) {
    const std::optional<Micros> nth = read_number(cell, DecimalSign::point);
    if (!nth || *nth == micros_blank || *nth / micros_per_unit > 100'000) return std::nullopt;
    const Day day = layout_.report_days->from + static_cast<int>(*nth / micros_per_unit);
    return DaySpan{day, day};
  }
  std::optional<DaySpan> found = read_day(cell, slot.orders);
  if (!found && slot.yearless && layout_.report_days)
    if (const auto day = yearless_day(cell, *layout_.report_days)) found = DaySpan{*day, *day};
  if (!found && slot.serial)
    if (const auto day = serial_day(cell)) found = DaySpan{*day, *day};
  if (found && found->from == found->to && layout_.dating == Dating::column) {
    const Day::Parts parts = found->from.parts();
    if (slot.grain == Grain::week) found->to = found->from + 6;
    if (slot.grain == Grain::month && parts.day == 1)
      found->to = found->from + (Day::days_in_month(parts.year, parts.month) - 1);
  }
  text.assign(cell);
  span = found;
  return found;
}

bool RowReader::read_days(const CsvRecord& record, std::string_view preferred) {
  if (layout_.dating == Dating::none || layout_.dating == Dating::report) {
    if (layout_.report_days) row_.days = *layout_.report_days;
    return true;
  }
  if (layout_.dating == Dating::from_to) {
    const auto from = day_of(layout_.days[0], cell_of(record, layout_.days[0].column), 0);
    const std::string_view last = cell_of(record, layout_.days[1].column);
    const auto to = trim(last).empty() ? from : day_of(layout_.days[1], last, 1);
    if (!from || !to || to->to < from->from) {
      bad_day(record, layout_.days[from ? 1 : 0].column);
      return false;
    }
    row_.days = {from->from, to->to};
    return true;
  }
  std::size_t chosen = 0;
  for (std::size_t i = 0; i < layout_.days.size(); ++i)
    if (layout_.days[i].name == preferred) chosen = i;
  // A row without its own day takes the next column that has one, where rows are people or orders.
  for (std::size_t turn = 0; turn < layout_.days.size(); ++turn) {
    const std::size_t i = turn == 0 ? chosen : turn <= chosen ? turn - 1 : turn;
    const DaySlot& slot = layout_.days[i];
    const std::string_view cell = cell_of(record, slot.column);
    if (layout_.rule != nullptr && trim(cell).empty() && turn + 1 < layout_.days.size()) continue;
    if (const auto span = day_of(slot, cell, i)) {
      row_.days = *span;
      return true;
    }
    bad_day(record, slot.column);
    return false;
  }
  return false;
}

void RowReader::bad_day(const CsvRecord& record, std::size_t column) {
  const std::string_view cell = trim(cell_of(record, column));
  if (cell.empty()) return set_aside(record, column, "intake.row_without_day", "This row has no day.");
  if (look_at_day(cell).kind == DayLook::Kind::open)
    return set_aside(record, column, "intake.ambiguous_day",
                     "\"" + std::string(cell) +
                         "\" can be read two ways, or fits no order of day and month that the "
                         "other rows follow. Say which is meant with --dates dmy or --dates mdy.");
  set_aside(record, column, "intake.bad_day", "\"" + std::string(cell.substr(0, 60)) + "\" is not a day.");
}

RowFields RowReader::fields_of(const CsvRecord& record) const {
  const auto find = [this, &record](std::string_view name) -> const ColumnPlan* {
    const ColumnPlan* slice = nullptr;  // a field speaks before a slice of the same name
    for (std::size_t i = 0; i < plan_.columns.size() && i < record.cells.size(); ++i) {
      const ColumnPlan& column = plan_.columns[i];
      if (column.role == Role::left_out || column.role == Role::day || column.name != name) continue;
      if (column.role == Role::field) return &column;
      if (slice == nullptr) slice = &column;
    }
    return slice;
  };
  const auto cell = [this, &record](const ColumnPlan* column) {
    return record.cells[static_cast<std::size_t>(column - plan_.columns.data())];
  };
  return {[find, cell](std::string_view name) -> std::string_view {
            const ColumnPlan* column = find(name);
            if (column == nullptr) return {};
            const std::string_view text = trim(cell(column));
            return is_blank_value(text) ? std::string_view() : text;
          },
          [find, cell](std::string_view name) -> Micros {
            const ColumnPlan* column = find(name);
            if (column == nullptr) return micros_blank;
            return read_number(cell(column), column->decimal).value_or(micros_blank);
          }};
}

std::string_view RowReader::apply_rule(const CsvRecord& record) {
  const RuleResult result = layout_.rule->apply(fields_of(record));
  const std::size_t first = layout_.measures.size();
  for (std::size_t i = 0; i < layout_.rule->measures.size(); ++i) row_.values[first + i] = result.values[i];
  return result.day;
}

bool RowReader::read_special(const CsvRecord& record) {
  const RowFields fields = fields_of(record);
  if (layout_.dating == Dating::report || layout_.dating == Dating::none) {
    set_aside(record, 0, "intake.row_without_day", "This row has no day.");
    return false;
  }
  if (layout_.platform == own_changes) {
    if (!read_days(record, "day")) return false;
    changes_.push_back(change_of(fields, row_.days.from, record.line));
  } else {
    const DaySlot& slot = layout_.days[0];
    const auto from = day_of(slot, cell_of(record, slot.column), 0);
    if (!from) {
      bad_day(record, slot.column);
      return false;
    }
    DaySpan days = *from;
    if (layout_.dating == Dating::from_to)
      if (const auto to = day_of(layout_.days[1], cell_of(record, layout_.days[1].column), 1);
          to && to->to >= days.from)
        days.to = to->to;
    std::optional<EventRow> event = event_of(fields, days, record.line);
    if (!event) {
      set_aside(record, 0, "intake.event_without_title", "This event has no title.");
      return false;
    }
    events_.push_back(std::move(*event));
    row_.days = days;
  }
  span_ =
      span_ ? DaySpan{std::min(span_->from, row_.days.from), std::max(span_->to, row_.days.to)} : row_.days;
  return true;
}

void RowReader::keep(const CsvRecord& record) {
  ++counts_.kept;
  states_.look(record);
  row_.line = static_cast<std::int32_t>(record.line);
  for (std::size_t i = 0; i < sums_.size(); ++i) add_to(sums_[i], row_.values[i]);
  if (layout_.dating != Dating::none || layout_.report_days)
    span_ =
        span_ ? DaySpan{std::min(span_->from, row_.days.from), std::max(span_->to, row_.days.to)} : row_.days;
  if (counts_.kept <= 1000)  // digits behind the sign, for the tolerance of totals
    for (std::size_t i = 0; i < layout_.measures.size(); ++i)
      note_decimals(i, cell_of(record, layout_.measures[i].column));
  if (writer_ == nullptr && layout_.months.empty()) return;
  if (writer_ != nullptr)
    for (std::size_t i = 0; i < layout_.dimensions.size(); ++i)
      row_.codes[i] = writer_->code(i, cell_of(record, layout_.dimensions[i].second));
  if (layout_.months.empty()) return writer_->add(row_);
  for (const auto& [column, days] : layout_.months) {
    const std::string_view cell = cell_of(record, column);
    const Micros value = read_number(cell, plan_.columns[column].decimal).value_or(micros_blank);
    if (value == micros_blank) continue;
    add_to(sums_[0], value);
    row_.days = days;
    row_.values[0] = value;
    if (writer_ != nullptr) writer_->add(row_);
  }
  row_.values[0] = micros_blank;
}

void RowReader::note_decimals(std::size_t measure, std::string_view cell) {
  if (cell.empty()) return;
  const NumberLook look = look_at_number(cell);
  if (look.spelling == NumberSpelling::point_decimal || look.spelling == NumberSpelling::comma_decimal)
    row_decimals_[measure] = std::max(row_decimals_[measure], look.decimals);
}

void RowReader::set_aside(const CsvRecord& record, std::size_t column, std::string code, std::string say) {
  ++counts_.set_aside;
  ReadingProblem problem;
  problem.line = record.line;
  if (column < plan_.columns.size()) problem.column = plan_.columns[column].header;
  if (column < record.cells.size()) problem.value = std::string(trim(record.cells[column].substr(0, 4096)));
  problem.code = std::move(code);
  problem.say = std::move(say);
  problems_.add(std::move(problem));
}

/// Results of several kinds (leads here, purchases there) have no sum.
bool RowReader::has_no_sum(const std::string& measure) const {
  if (measure != "conversions" || writer_ == nullptr) return false;
  for (std::size_t i = 0; i < layout_.dimensions.size(); ++i)
    if (layout_.dimensions[i].first == "result_type") return writer_->values_of(i) > 1;
  return false;
}

void RowReader::hand_over(TableReading& reading) {
  reading.rows = counts_;
  reading.days = span_;
  const std::size_t columns = layout_.measures.size();
  for (std::size_t i = 0; i < measure_names_.size(); ++i) {
    const bool of_rule = i >= columns && layout_.rule != nullptr;
    const bool money =
        of_rule ? layout_.rule->measures[i - columns].is_money : i < columns && layout_.measures[i].is_money;
    if (!has_no_sum(measure_names_[i])) reading.sums.push_back({measure_names_[i], money, sums_[i]});
  }
  if (best_total_)
    for (std::size_t i = 0; i < columns; ++i) {
      if (best_total_->values[i] == micros_blank) continue;
      const bool inside = best_total_->rows_above > 0 && best_total_->rows_above < counts_.kept;
      const Micros rows_total =
          inside ? best_total_->sums_above[i] : sums_[i];  // a total sums what stands above it
      reading.checks.push_back(check_total({measure_names_[i], best_total_->values[i], rows_total,
                                            best_total_->decimals[i], row_decimals_[i], counts_.kept}));
    }
  reading.changes = std::move(changes_);
  reading.events = std::move(events_);
  if (span_) reading.states = states_.hand_over(span_->to);
}

}  // namespace regie
