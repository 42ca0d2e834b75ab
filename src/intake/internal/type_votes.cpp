// intake/internal/type_votes.cpp - evidence in order of strength; a guess is never silent.
#include "intake/internal/type_votes.h"

#include <algorithm>
#include <map>

namespace regie {
namespace {

constexpr std::int64_t steps_in_one_month = 4;
constexpr std::int64_t steps_needed = 2;  // neighbouring rows that agree before a sequence tells the order

/// "nl" where the headers are all of one language, "" where they are mixed or shared.
std::string language_of(const HeaderPlan& headers) {
  std::map<std::string, int> counts;
  for (const std::string& language : headers.languages)
    if (language != "*") ++counts[language];
  std::string best;
  int most = 0;
  int all = 0;
  for (const auto& [language, count] : counts) {
    all += count;
    if (count > most) {
      most = count;
      best = language;
    }
  }
  return most * 3 >= all * 2 ? best : std::string();
}

/// What the column's own cells say; sniff = nothing decisive.
DecimalSign own_sign(const ColumnPlan& plan, const ColumnEvidence& seen) {
  const bool point = seen.of(NumberSpelling::point_decimal) > 0;
  const bool comma = seen.of(NumberSpelling::comma_decimal) > 0;
  const bool point_open = seen.of(NumberSpelling::point_or_groups) > 0;
  const bool comma_open = seen.of(NumberSpelling::comma_or_groups) > 0;
  if (point != comma) return point ? DecimalSign::point : DecimalSign::comma;
  if (point || point_open == comma_open) return DecimalSign::sniff;
  if (seen.of(NumberSpelling::long_plain) > 0)  // four digits without a group sign: the sign is no group sign
    return point_open ? DecimalSign::point : DecimalSign::comma;
  if (plan.kind == AliasKind::count)  // clicks come whole: the sign groups thousands
    return point_open ? DecimalSign::comma : DecimalSign::point;
  return DecimalSign::sniff;
}

bool numeric(const ColumnPlan& plan) { return plan.role == Role::measure || plan.role == Role::field; }

/// Ratios are left out, but they tell how the file writes decimals.
bool votes(const ColumnPlan& plan) { return numeric(plan) || plan.kind == AliasKind::derived; }

DecimalSign by_surroundings(const TableHints& hints, const std::string& language,
                            const ColumnEvidence& seen) {
  const bool any_table = hints.platform->name == "table";
  const bool comma_open = seen.of(NumberSpelling::comma_or_groups) > 0;
  if (hints.delimiter == ';')
    return DecimalSign::comma;  // a list separator of ';' frees the comma for decimals
  if (hints.platform->decimal_point) return DecimalSign::point;
  if (language == "en" && (!any_table || comma_open)) return DecimalSign::point;
  if (!any_table && !language.empty() && language != "en") return DecimalSign::comma;
  return DecimalSign::sniff;
}

std::vector<DayOrder> told_orders(const OpenDays& seen, std::size_t spelling, const TableHints& hints) {
  // Strongest first; unknown entries say nothing.
  std::vector<DayOrder> told;
  if (seen.first_over > 0 && seen.second_over == 0) told.push_back(DayOrder::dmy);
  if (seen.second_over > 0 && seen.first_over == 0) told.push_back(DayOrder::mdy);
  const bool mixed = seen.first_over > 0 && seen.second_over > 0;
  if (spelling >= 4 && !mixed) told.push_back(DayOrder::dmy);  // dotted dates begin with the day everywhere
  if (seen.first_varies && seen.second_varies) {               // else months in a row look like days in a row
    if (seen.steps_dmy >= steps_needed && seen.steps_dmy >= 9 * seen.steps_mdy) told.push_back(DayOrder::dmy);
    if (seen.steps_mdy >= steps_needed && seen.steps_mdy >= 9 * seen.steps_dmy) told.push_back(DayOrder::mdy);
  }
  if (mixed) return told;
  // Platforms report day after day; "3/1, 3/2, ... 3/9" as the third of nine months is no report of theirs.
  // On the first of a month it might be, and in a table of unknown make it might be anything.
  if (hints.platform->name != "table") {
    const bool dmy = !seen.second_varies && seen.last.second != 1;
    const bool mdy = !seen.first_varies && seen.last.first != 1;
    if (dmy && seen.first_varies && seen.steps_dmy >= steps_in_one_month) told.push_back(DayOrder::dmy);
    if (mdy && seen.second_varies && seen.steps_mdy >= steps_in_one_month) told.push_back(DayOrder::mdy);
  }
  if (hints.days) {
    bool dmy = true;
    bool mdy = true;
    for (const auto& [year, first, second] : seen.distinct) {
      DayLook look;
      look.kind = DayLook::Kind::open;
      look.year = year;
      look.first = first;
      look.second = second;
      const auto in = [&](DayOrder order) {
        const auto day = settle(look, order);
        return day && hints.days->holds(*day);
      };
      dmy = dmy && in(DayOrder::dmy);
      mdy = mdy && in(DayOrder::mdy);
    }
    if (dmy != mdy) told.push_back(dmy ? DayOrder::dmy : DayOrder::mdy);
  }
  return told;
}

DayOrder order_of_option(DateOrder order) {
  return order == DateOrder::dmy   ? DayOrder::dmy
         : order == DateOrder::mdy ? DayOrder::mdy
                                   : DayOrder::unknown;
}

}  // namespace

void settle_decimals(HeaderPlan& headers, const std::vector<ColumnEvidence>& evidence,
                     const TableHints& hints, const ReadOptions& options, std::string& reported) {
  const std::string language = language_of(headers);
  int points = 0;
  int commas = 0;
  for (std::size_t i = 0; i < headers.columns.size(); ++i) {
    ColumnPlan& plan = headers.columns[i];
    if (!votes(plan)) continue;
    plan.decimal = options.decimal != DecimalSign::sniff ? options.decimal : own_sign(plan, evidence[i]);
    points += plan.decimal == DecimalSign::point ? 1 : 0;
    commas += plan.decimal == DecimalSign::comma ? 1 : 0;
  }
  for (std::size_t i = 0; i < headers.columns.size(); ++i) {
    ColumnPlan& plan = headers.columns[i];
    if (!numeric(plan) || plan.decimal != DecimalSign::sniff) continue;
    const ColumnEvidence& seen = evidence[i];
    if (seen.of(NumberSpelling::point_decimal) > 0 && seen.of(NumberSpelling::comma_decimal) > 0) continue;
    if ((points > 0) != (commas > 0)) {
      plan.decimal = points > 0 ? DecimalSign::point : DecimalSign::comma;
    } else {
      plan.decimal = by_surroundings(hints, language, seen);
    }
  }
  if (points == 0 && commas == 0) {
    for (const ColumnPlan& plan : headers.columns) {
      points += numeric(plan) && plan.decimal == DecimalSign::point ? 1 : 0;
      commas += numeric(plan) && plan.decimal == DecimalSign::comma ? 1 : 0;
    }
  }
  if (points + commas > 0) reported = commas > points ? "comma" : "point";
}

void settle_orders(HeaderPlan& headers, const std::vector<ColumnEvidence>& evidence, const TableHints& hints,
                   const ReadOptions& options, std::string& reported) {
  const std::string language = language_of(headers);
  const DayOrder forced = order_of_option(options.dates);
  DayOrder shared = DayOrder::unknown;  // what the columns that can tell agree on
  bool differ = false;
  bool iso = false;
  for (std::size_t i = 0; i < headers.columns.size(); ++i) {
    ColumnPlan& plan = headers.columns[i];
    if (plan.role != Role::day) continue;
    iso = iso || evidence[i].open_total() < evidence[i].days_seen();
    for (std::size_t s = 0; s < day_spellings; ++s) {
      if (evidence[i].open[s].seen == 0) continue;
      const std::vector<DayOrder> told = told_orders(evidence[i].open[s], s, hints);
      plan.orders[s] = forced != DayOrder::unknown ? forced : told.empty() ? DayOrder::unknown : told.front();
      if (plan.orders[s] == DayOrder::unknown) continue;
      differ = differ || (shared != DayOrder::unknown && shared != plan.orders[s]);
      shared = plan.orders[s];
    }
  }
  DayOrder weak = differ ? DayOrder::unknown : shared;
  if (weak == DayOrder::unknown) weak = hints.order;
  if (weak == DayOrder::unknown) weak = order_of_option(hints.platform->dates);
  if (weak == DayOrder::unknown && ((!language.empty() && language != "en") || hints.delimiter == ';'))
    weak = DayOrder::dmy;
  for (std::size_t i = 0; i < headers.columns.size(); ++i) {
    ColumnPlan& plan = headers.columns[i];
    if (plan.role != Role::day) continue;
    for (std::size_t s = 0; s < day_spellings; ++s) {
      const OpenDays& seen = evidence[i].open[s];
      const bool mixed = seen.first_over > 0 && seen.second_over > 0;
      if (seen.seen > 0 && plan.orders[s] == DayOrder::unknown && !mixed) plan.orders[s] = weak;
      if (seen.seen > 0 && reported.empty() && plan.orders[s] != DayOrder::unknown)
        reported = plan.orders[s] == DayOrder::dmy ? "dmy" : "mdy";
    }
  }
  if (reported.empty() && iso) reported = "ymd";
}

}  // namespace regie
