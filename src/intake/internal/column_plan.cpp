// intake/internal/column_plan.cpp - headers and evidence together settle role, decimal sign and order of
// days.
#include "intake/internal/column_plan.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "intake/internal/fold.h"
#include "intake/internal/type_votes.h"
#include "intake/limits.h"

namespace regie {
namespace {

/// "Searches: Apr 2025" - a month laid out as a column of its own.
std::optional<DaySpan> month_of_header(std::string_view header) {
  const std::size_t colon = header.find(':');
  if (colon == std::string_view::npos || fold(header.substr(0, colon)) != "searches") return std::nullopt;
  const DayLook look = look_at_day(header.substr(colon + 1));
  if (look.kind != DayLook::Kind::settled || look.grain != Grain::month) return std::nullopt;
  return look.days;
}

void apply_map(ColumnPlan& plan, Expect& expect, const std::string& to) {
  plan.why = "--map";
  plan.name = to;
  plan.rank = -1;
  if (to.empty()) {
    plan.kind = AliasKind::ignored;
    expect = Expect::nothing;
  } else if (to == "day" || to == "from" || to == "to") {
    plan.kind = AliasKind::day;
    expect = Expect::days;
  } else if (to == "currency") {
    plan.kind = AliasKind::currency;
    expect = Expect::codes;
  } else {
    const PlatformWords& any = alias_table().platforms.front();
    plan.kind = AliasKind::amount;
    expect = Expect::anything;
    for (const auto& [header, alias] : any.headers)
      if (alias.name == to) {
        plan.kind = alias.kind == AliasKind::id ? AliasKind::dimension : alias.kind;
        expect = plan.kind == AliasKind::dimension ? Expect::text : Expect::figures;
      }
  }
}

Expect expect_of(AliasKind kind) {
  switch (kind) {
    case AliasKind::count:
    case AliasKind::amount:
    case AliasKind::money:
    case AliasKind::weighted:
    case AliasKind::derived:
      return Expect::figures;
    case AliasKind::day:
      return Expect::days;
    case AliasKind::dimension:
    case AliasKind::id:
      return Expect::text;
    case AliasKind::currency:
      return Expect::codes;
    case AliasKind::field:
      return Expect::anything;
    case AliasKind::ignored:
    case AliasKind::personal:
      break;
  }
  return Expect::nothing;
}

/// "Order ID", "klantnummer", "zip": digits that name something and must not be summed.
bool names_a_number(std::string_view header) {
  static constexpr std::array<std::string_view, 14> words{"id",  "ids",  "nr",   "no",   "code",
                                                          "zip", "year", "jaar", "jahr", "postcode",
                                                          "sku", "ean",  "ref",  "uuid"};
  std::string folded = fold(header);
  for (char& c : folded)
    if (c == '_' || c == '-' || c == '.' || c == '#') c = ' ';
  folded = fold(folded);
  const std::size_t space = folded.rfind(' ');
  const std::string last = space == std::string::npos ? folded : folded.substr(space + 1);
  return std::find(words.begin(), words.end(), last) != words.end() || last.ends_with("nummer") ||
         last == "number" || header.ends_with("Id") || header.ends_with("ID");
}

/// A column no header word explains: its cells say what it is.
void plan_unknown(ColumnPlan& plan, const ColumnEvidence& seen, bool keep_unknown) {
  const std::int64_t filled = seen.filled();
  const auto most = [&](std::int64_t n) { return n * 10 >= filled * 9; };
  if (filled == 0) {
    plan.why = plan.header.empty() ? "blank" : "empty";
    return;
  }
  if (seen.sampled > 0 && (seen.emails * 2 > seen.sampled || seen.phones * 2 > seen.sampled)) {
    plan.kind = AliasKind::personal;
    plan.why = seen.emails * 2 > seen.sampled ? "personal: dropped (addresses)"
                                              : "personal: dropped (telephone numbers)";
    return;
  }
  if (plan.header.empty()) {
    plan.why = "no header";
    return;
  }
  const std::int64_t shown = seen.days_seen() - (seen.compact_days < filled ? seen.compact_days : 0);
  if (most(shown)) {
    plan.kind = AliasKind::day;
    plan.role = Role::day;
    plan.name = "day";
    plan.why = "dates";
    plan.rank = 1'000'000;
    return;
  }
  if (!keep_unknown) {
    plan.why = "unknown";
    return;
  }
  plan.name = plan.header;
  if (most(seen.numbers()) && seen.leading_zeros * 10 < filled && !names_a_number(plan.header)) {
    plan.kind = AliasKind::amount;
    plan.role = Role::measure;
    plan.why = "numbers";
  } else {
    plan.kind = AliasKind::dimension;
    plan.role = Role::dimension;
    plan.why = "text";
  }
}

/// A table whose only figures have words among them: the rows with words are told, the figures kept.
void rescue_measure(std::vector<ColumnPlan>& columns, const std::vector<ColumnEvidence>& evidence) {
  for (const ColumnPlan& plan : columns)
    if (plan.role == Role::measure || plan.role == Role::field) return;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    ColumnPlan& plan = columns[i];
    if (plan.role != Role::dimension || plan.why != "text" || names_a_number(plan.header)) continue;
    if (evidence[i].numbers() * 2 <= evidence[i].filled()) continue;
    plan.role = Role::measure;
    plan.kind = AliasKind::amount;
    plan.why = "numbers, mostly";
  }
}

void plan_known(ColumnPlan& plan, const ColumnEvidence& seen, const std::optional<DaySpan>& days) {
  const std::int64_t filled = seen.filled();
  switch (plan.kind) {
    case AliasKind::count:
    case AliasKind::amount:
    case AliasKind::money:
    case AliasKind::weighted:
      plan.role = Role::measure;
      if (filled > 0 && seen.numbers() * 2 < filled) {
        plan.role = Role::left_out;
        plan.why = "not numbers";
      }
      break;
    case AliasKind::day:
      plan.role = Role::day;
      if (seen.serial_days > 0 && (seen.serial_days + seen.days_seen()) * 10 >= filled * 9) {
        plan.raw_serial_days = true;
        plan.why += ", day numbers of a spreadsheet";
      } else if (days && (seen.yearless_days + seen.days_seen()) * 10 >= filled * 9 && filled > 0) {
        plan.yearless = seen.yearless_days > 0;
      } else if (seen.days_seen() * 2 < filled && plan.name != "nth_day") {
        plan.role = Role::dimension;  // "Sunday", "Week 12 (partial)": a slice
        plan.kind = AliasKind::dimension;
        plan.name = plan.name == "day" ? "weekday" : plan.name;
        plan.why += ", no dates";
      }
      break;
    case AliasKind::dimension:
    case AliasKind::id:
      plan.role = Role::dimension;
      if (seen.sampled > 0 && seen.emails * 2 > seen.sampled) {
        plan.role = Role::left_out;
        plan.kind = AliasKind::personal;
        plan.why = "personal: dropped (addresses)";
      }
      break;
    case AliasKind::currency:
      plan.role = Role::currency;
      break;
    case AliasKind::field:
      plan.role = Role::field;
      break;
    case AliasKind::derived:
      plan.why = "derived: recomputed";
      break;
    case AliasKind::ignored:
      if (plan.why != "--map") plan.why = is_state(plan.name) ? why_compared : "not a measure";
      break;
    case AliasKind::personal:
      plan.why = "personal: dropped";
      break;
  }
}

/// Of two columns with one meaning the first by rank is used; a number of a thing gives way to its name.
void drop_doubles(std::vector<ColumnPlan>& columns) {
  std::map<std::pair<Role, std::string>, std::size_t> used;
  std::vector<std::size_t> order(columns.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const bool id_a = columns[a].kind == AliasKind::id;
    const bool id_b = columns[b].kind == AliasKind::id;
    return id_a != id_b ? id_b : columns[a].rank < columns[b].rank;
  });
  for (const std::size_t i : order) {
    ColumnPlan& plan = columns[i];
    if (plan.role == Role::left_out) continue;
    const auto [at, added] = used.emplace(std::pair(plan.role, plan.name), i);
    if (added) continue;
    plan.role = Role::left_out;
    plan.why = plan.kind == AliasKind::id                  ? "id: name kept"
               : plan.header == columns[at->second].header ? "duplicate header"
                                                           : "same as \"" + columns[at->second].header + "\"";
  }
}

std::string currency_of_table(const HeaderPlan& headers, const std::vector<ColumnEvidence>& evidence,
                              const std::vector<ColumnPlan>& columns) {
  std::set<std::string> found;
  for (std::size_t i = 0; i < columns.size(); ++i)  // a currency column speaks for its rows
    if (columns[i].role == Role::currency && !evidence[i].codes.empty())
      return evidence[i].codes.size() == 1 ? *evidence[i].codes.begin() : std::string();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool amount = columns[i].role == Role::measure || columns[i].role == Role::field;
    if (!amount) continue;
    if (!headers.currencies[i].empty()) found.insert(headers.currencies[i]);
    if (!evidence[i].currency.empty() && !evidence[i].currencies_differ) found.insert(evidence[i].currency);
  }
  return found.size() == 1 ? *found.begin() : std::string();
}

}  // namespace

bool is_state(std::string_view name) {
  return name == "budget" || name == "campaign_status" || name == "ad_group_budget" ||
         name == "ad_group_status";
}

HeaderPlan plan_headers(const std::vector<std::string>& headers, const PlatformWords& platform,
                        const ReadOptions& options) {
  HeaderPlan all;
  all.totals = platform.totals;
  for (const std::string& header : headers) {
    ColumnPlan plan;
    plan.header = header;
    Expect expect = Expect::anything;
    const HeaderMeaning meaning = meaning_of(platform, header);
    std::string currency = meaning.currency;
    if (meaning.alias != nullptr) {
      plan.kind = meaning.alias->kind;
      plan.name = meaning.alias->name;
      plan.rank = meaning.alias->rank;
      plan.why = meaning.alias->language == "*" ? "alias" : "alias " + meaning.alias->language;
      expect = expect_of(plan.kind);
      all.languages.push_back(meaning.alias->language);
      if (plan.name == "cost_micros") {
        plan.name = "cost";
        plan.per_million = true;
      }
      if (plan.kind == AliasKind::day && (plan.name == "week" || plan.name == "month"))
        plan.grain = plan.name == "week" ? Grain::week : Grain::month;
    } else if (month_of_header(header)) {
      plan.kind = AliasKind::amount;
      plan.name = header;
      plan.why = "a month as a column";
      expect = Expect::figures;
    } else if (const std::size_t open = header.rfind('(');
               open != std::string::npos && header.ends_with(')')) {
      currency = std::string(currency_of(header.substr(open + 1, header.size() - open - 2)));
    }
    for (const auto& [from, to] : options.map)
      if (fold(from) == fold(header)) apply_map(plan, expect, to);
    all.columns.push_back(std::move(plan));
    all.expects.push_back(expect);
    all.currencies.push_back(std::move(currency));
  }
  return all;
}

TablePlan plan_columns(HeaderPlan headers, const std::vector<ColumnEvidence>& evidence,
                       const TableHints& hints, const ReadOptions& options) {
  TablePlan table;
  table.totals = headers.totals;
  const bool any_table = hints.platform->name == "table";
  for (std::size_t i = 0; i < headers.columns.size(); ++i) {
    ColumnPlan& plan = headers.columns[i];
    if (plan.why.empty()) {
      plan_unknown(plan, evidence[i], any_table || hints.platform->name == "meta_insights");
    } else {
      const bool free_map = plan.why == "--map" && plan.kind == AliasKind::amount;
      plan_known(plan, evidence[i], hints.days);
      if (free_map && plan.role == Role::left_out) {  // --map to a name of a person's own, of a text column
        plan.role = Role::dimension;
        plan.kind = AliasKind::dimension;
        plan.why = "--map";
      }
    }
  }
  if (any_table) rescue_measure(headers.columns, evidence);
  drop_doubles(headers.columns);
  settle_decimals(headers, evidence, hints, options, table.decimal);
  settle_orders(headers, evidence, hints, options, table.dates);
  table.currency = currency_of_table(headers, evidence, headers.columns);
  table.columns = std::move(headers.columns);
  return table;
}

}  // namespace regie
