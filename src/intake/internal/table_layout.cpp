// intake/internal/table_layout.cpp - from column plans to the slots the second pass fills.
#include "intake/internal/table_layout.h"

#include <algorithm>
#include <array>
#include <set>

#include "intake/internal/day_reading.h"
#include "intake/internal/fold.h"

namespace regie {
namespace {

// Of several day columns the first of these dates a row, unless a rule says otherwise.
constexpr std::array<std::string_view, 12> day_preference{"day",    "created",  "sent_on", "opted_in",
                                                          "closed", "week",     "month",   "confirmed",
                                                          "starts", "expected", "from",    "to"};
constexpr std::size_t weeks_needed = 3;  // distinct days before a spacing of seven days means weeks
constexpr std::size_t months_needed = 3;

std::set<Day> distinct_days(const ColumnEvidence& seen, const DayOrders& orders) {
  std::set<Day> days;
  for (const std::int32_t day : seen.days) days.insert(Day(day));
  for (std::size_t s = 0; s < day_spellings; ++s)
    for (const auto& [year, first, second] : seen.open[s].distinct) {
      DayLook look;
      look.year = year;
      look.first = first;
      look.second = second;
      if (const auto day = settle(look, orders[s])) days.insert(*day);
    }
  return days;
}

/// Days a week or a month apart, every one of them: the rows are weeks or months.
Grain grain_by_spacing(const std::set<Day>& days) {
  if (days.size() < weeks_needed) return Grain::day;
  bool weeks = true;
  bool months = days.size() >= months_needed;
  const Day* before = nullptr;
  for (const Day& day : days) {
    months = months && day.parts().day == 1;
    if (before != nullptr) weeks = weeks && (day - *before) % 7 == 0;
    before = &day;
  }
  return weeks ? Grain::week : months ? Grain::month : Grain::day;
}

Grain grain_of_column(const ColumnPlan& plan, const ColumnEvidence& seen) {
  if (plan.grain != Grain::day) return plan.grain;
  const std::int64_t half = seen.filled() / 2;
  if (seen.grains[static_cast<std::size_t>(Grain::month)] > half) return Grain::month;
  if (seen.grains[static_cast<std::size_t>(Grain::week)] > half) return Grain::week;
  if (seen.grains[static_cast<std::size_t>(Grain::range)] > half) return Grain::range;
  return Grain::day;
}

Grain grain_of_spans(const TableSurvey& survey, const DaySlot& from, const DaySlot& to) {
  bool days = true;
  bool weeks = true;
  bool months = survey.spans.size() > 1;
  std::size_t read = 0;
  for (const auto& [first, last] : survey.spans) {
    const auto a = read_day(first, from.orders);
    const auto b = read_day(last, to.orders);
    if (!a || !b) continue;
    ++read;
    days = days && a->from == b->to;
    weeks = weeks && b->to - a->from == 6;
    months = months && a->from.parts().day == 1 && a->from.parts().month == b->to.parts().month &&
             a->from.parts().year == b->to.parts().year;
  }
  if (read == 0 || days) return Grain::day;
  return weeks ? Grain::week : months ? Grain::month : Grain::range;
}

bool rows_are_events(const std::string& platform) {
  static constexpr std::array<std::string_view, 11> ones{
      "hubspot",    "salesforce", "pipedrive", "shopify", "woocommerce",       "stripe",
      "eventbrite", "calendly",   "mailchimp", "events",  "google_ads_changes"};
  return std::find(ones.begin(), ones.end(), platform) != ones.end();
}

const RowRule* rule_of(const TablePlan& plan, const std::string& platform) {
  for (const RowRule& rule : row_rules()) {
    if (rule.platform != platform) continue;
    for (const ColumnPlan& column : plan.columns)
      if (column.role == Role::field && column.name == rule.needs) return &rule;
  }
  return nullptr;
}

void lay_out_days(TableLayout& layout, const TablePlan& plan, const TableSurvey& survey) {
  for (const std::string_view name : day_preference)
    for (std::size_t i = 0; i < plan.columns.size(); ++i) {
      const ColumnPlan& column = plan.columns[i];
      if (column.role != Role::day || column.name != name) continue;
      layout.days.push_back({column.name, i, grain_of_column(column, survey.columns[i]), column.orders,
                             column.yearless, column.raw_serial_days});
    }
  const auto slot = [&](std::string_view name) -> const DaySlot* {
    for (const DaySlot& one : layout.days)
      if (one.name == name) return &one;
    return nullptr;
  };
  for (std::size_t i = 0; i < plan.columns.size(); ++i)
    if (plan.columns[i].role == Role::day && plan.columns[i].name == "nth_day" && layout.report_days) {
      layout.dating = Dating::nth_day;
      layout.days = {DaySlot{"nth_day", i, Grain::day, {}}};
      return;
    }
  const DaySlot* from = slot("from");
  const DaySlot* to = slot("to");
  const bool own = !layout.days.empty() && layout.days[0].name != "from" && layout.days[0].name != "to";
  if (own) {
    layout.dating = Dating::column;
    std::erase_if(layout.days, [](const DaySlot& one) { return one.name == "from" || one.name == "to"; });
    layout.grain = layout.days[0].grain;
    const std::size_t column = layout.days[0].column;
    if (layout.grain == Grain::day && !rows_are_events(layout.platform))
      layout.grain = grain_by_spacing(distinct_days(survey.columns[column], plan.columns[column].orders));
    layout.days[0].grain = layout.grain;
  } else if (from != nullptr) {
    layout.dating = Dating::from_to;
    const DaySlot a = *from;
    const DaySlot b = to != nullptr ? *to : a;
    layout.grain = rows_are_events(layout.platform) ? Grain::range : grain_of_spans(survey, a, b);
    layout.days = {a, b};
  } else if (layout.report_days) {
    layout.dating = Dating::report;
    layout.grain = Grain::range;
    layout.days.clear();
  } else {
    layout.grain = Grain::range;
    layout.days.clear();
  }
}

void lay_out_measures(TableLayout& layout, TablePlan& plan) {
  const auto find = [&](std::string_view name) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < plan.columns.size(); ++i)
      if (plan.columns[i].role == Role::measure && plan.columns[i].name == name) return i;
    return std::nullopt;
  };
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    ColumnPlan& column = plan.columns[i];
    if (column.role != Role::measure) continue;
    MeasureSlot slot;
    slot.name = column.name;
    slot.column = i;
    slot.sign = column.decimal;
    slot.is_money = column.kind == AliasKind::money;
    slot.per_million = column.per_million;
    slot.additive = column.name != "reach" && column.name.find("users") == std::string::npos;
    if (column.kind == AliasKind::weighted) {
      const auto impressions = find("impressions");
      if (!impressions) {
        column.role = Role::left_out;
        column.why = "no impressions to weigh it by";
        continue;
      }
      slot.name += "_weighted";
      slot.weighted = true;
      slot.weight = *impressions;
      slot.weight_sign = plan.columns[*impressions].decimal;
      slot.additive = false;
    }
    layout.measures.push_back(std::move(slot));
  }
}

/// Months laid out as columns: "Searches: Apr 2025". Empty in accounts without spend.
void lay_out_months(TableLayout& layout, TablePlan& plan, const TableSurvey& survey) {
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    ColumnPlan& column = plan.columns[i];
    if (column.why != "a month as a column") continue;
    column.role = Role::left_out;
    if (survey.columns[i].filled() == 0) {
      column.why = "empty";
      continue;
    }
    const DayLook month = look_at_day(std::string_view(column.header).substr(column.header.find(':') + 1));
    layout.months.emplace_back(i, month.days);
    column.name = "searches";
  }
  std::erase_if(layout.measures, [](const MeasureSlot& slot) { return slot.name.starts_with("Searches: "); });
  if (layout.months.empty()) return;
  layout.grain = Grain::month;
  layout.dating = Dating::report;
  for (ColumnPlan& column : plan.columns)
    if (column.role == Role::measure) {
      column.role = Role::left_out;
      column.why = "a mean of the months beside it";
    }
  layout.measures.clear();
}

}  // namespace

TableLayout lay_out(TablePlan& plan, const TableSurvey& survey, const TableHints& hints) {
  TableLayout layout;
  layout.platform = hints.platform->name;
  layout.report_days = hints.days;
  lay_out_days(layout, plan, survey);
  layout.rule = rule_of(plan, layout.platform);
  lay_out_measures(layout, plan);
  lay_out_months(layout, plan, survey);
  for (const bool canonical : {true, false})
    for (std::size_t i = 0; i < plan.columns.size(); ++i) {
      const ColumnPlan& column = plan.columns[i];
      if (column.role == Role::dimension && (column.name != column.header) == canonical)
        layout.dimensions.emplace_back(column.name, i);
    }
  for (std::size_t i = 0; i < plan.columns.size(); ++i)
    if (plan.columns[i].role == Role::currency && survey.columns[i].codes.size() > 1) {
      layout.currency_column = i;
      layout.dimensions.emplace_back("currency", i);
    }
  for (ColumnPlan& column : plan.columns) {
    if (column.role == Role::day && layout.dating != Dating::nth_day) {
      const bool used = std::any_of(layout.days.begin(), layout.days.end(),
                                    [&](const DaySlot& slot) { return slot.name == column.name; });
      if (!used) column.why = "another column dates the rows";
    }
    if (column.role == Role::field && layout.rule == nullptr && layout.platform != "events" &&
        layout.platform != "google_ads_changes") {
      column.role = Role::left_out;
      column.why = "not a measure";
    }
  }
  return layout;
}

}  // namespace regie
