// intake/internal/special_rows.cpp - reads kind, amounts and author out of the words of a change.
#include "intake/internal/special_rows.h"

#include <algorithm>
#include <string>
#include <vector>

#include "intake/internal/fold.h"
#include "intake/internal/number_reading.h"

namespace regie {
namespace {

bool holds(const std::string& folded, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return folded.find(word) != std::string::npos; });
}

std::string kind_of(const std::string& text) {
  if (holds(text, {"budget", "presupuesto", "orçamento", "бюджет"})) return "budget";
  if (holds(text,
            {"bid", "bod", "gebot", "enchère", "puja", "offerta", "lance", "cpc", "cpa", "roas", "ставк"}))
    return "bid";
  if (holds(text, {"keyword", "zoekwoord", "audience", "doelgroep", "location", "locatie", "targeting",
                   "zielgruppe", "mot clé", "mots clés", "palabra clave", "parola chiave", "negative",
                   "uitsluit", "schedule", "placement"}))
    return "targeting";
  if (holds(text, {"headline", "description", " ad ", "ads ", "advertentie", "anzeige", "annonce", "anuncio",
                   "asset", "creative", "kop", "final url", "sitelink"}))
    return "creative";
  if (holds(text, {"paused", "enabled", "removed", "status", "gepauzeerd", "onderbroken", "ingeschakeld",
                   "pausiert", "aktiviert", "suspendu", "activé", "pausad", "habilitad", "verwijderd",
                   "created", "added"}))
    return "status";
  return "other";
}

/// The figures of a text that carry a currency or stand around an arrow: "from €50.00/day to €20.00/day".
std::vector<double> amounts_of(std::string_view text) {
  std::vector<double> found;
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" /;>", i), text.size());
    std::string_view word = text.substr(i, end - i);
    while (!word.empty() && (word.back() == ',' || word.back() == '.' || word.back() == ')'))
      word.remove_suffix(1);
    const NumberLook look = look_at_number(word);
    const bool number = look.spelling != NumberSpelling::text && look.spelling != NumberSpelling::blank;
    if (number) {
      auto value = read_number(word, DecimalSign::sniff);
      if (!value)  // "1.299" or "1,299" in a budget: thousands
        value = read_number(
            word, look.spelling == NumberSpelling::point_or_groups ? DecimalSign::comma : DecimalSign::point);
      if (value && *value != micros_blank) found.push_back(units(*value));
    }
    i = end + 1;
  }
  return found;
}

}  // namespace

OwnChange change_of(const RowFields& row, Day day, std::int64_t line) {
  OwnChange change;
  change.line = line;
  change.day = day;
  const std::string user = fold(row.text("user"));
  const std::string tool = fold(row.text("tool"));
  change.by_machine =
      holds(user, {"auto-applied", "automatisch", "auto applied", "automat", "google ads (", "script",
                   "recommendations auto", "appliquées automatiquement", "aplicación automática"}) ||
      holds(tool, {"auto-apply", "auto-applied", "automated rule", "automatisch", "script"});
  change.who = "person";
  if (change.by_machine)
    change.who =
        user.find('@') == std::string::npos && !user.empty() ? std::string(row.text("user")) : "automation";
  change.text = std::string(row.text("change"));
  const std::string text = fold(change.text) + " " + fold(row.text("item"));
  change.kind = kind_of(text);
  if (const std::string_view campaign = row.text("campaign"); !campaign.empty())
    change.where["campaign"] = campaign;
  if (const std::string_view group = row.text("ad_group"); !group.empty()) change.where["ad_group"] = group;
  if (change.kind == "budget" || change.kind == "bid") {
    const std::vector<double> amounts = amounts_of(change.text);
    if (amounts.size() >= 2) {
      change.before = amounts[0];
      change.after = amounts[1];
    } else if (amounts.size() == 1) {
      change.after = amounts[0];
    }
  }
  return change;
}

std::optional<EventRow> event_of(const RowFields& row, DaySpan days, std::int64_t line) {
  EventRow event;
  event.line = line;
  event.days = days;
  event.title = std::string(row.text("title"));
  if (event.title.empty()) return std::nullopt;
  event.kind = std::string(row.text("kind"));
  event.moves = std::string(row.text("moves"));
  for (const std::string_view dimension : {"campaign", "country", "region", "channel", "audience", "device"})
    if (const std::string_view value = row.text(dimension); !value.empty())
      event.where[std::string(dimension)] = value;
  return event;
}

}  // namespace regie
