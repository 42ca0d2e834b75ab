// wording/words.cpp - one table of words in two languages, and how numbers and days are written.
#include "wording/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "base/ensure.h"

namespace regie {
namespace {

struct Phrase {
  std::string_view key;
  std::string_view nl;
  std::string_view en;
};

// Sorted by where they are used, not by letter: a reader finds the sentence, then its words.
constexpr std::array phrases{
    // headings
    Phrase{"what_moved", "Wat bewoog", "What moved"},
    Phrase{"nothing_moved", "Niets bewoog meer dan gewoon.", "Nothing moved more than usual."},
    Phrase{"candidates", "Kandidaten (een mens kiest)", "Candidates (a person decides)"},
    Phrase{"none_of_these", "geen van deze", "none of these"},
    Phrase{"machines_did", "De machines deden", "The machines did"},
    Phrase{"notes", "Notities", "Notes"},
    Phrase{"too_few", "Te weinig om iets te zeggen", "Too few to tell"},
    Phrase{"seen", "Gezien", "Seen"},
    Phrase{"not_seen", "Niet gezien", "Not seen"},
    Phrase{"up_to", "t/m", "up to"},
    Phrase{"since", "sinds", "since"},
    Phrase{"also", "Ook", "Also"},
    Phrase{"sits_in", "Het zit in", "It sits in"},
    Phrase{"everywhere", "overal", "everywhere"},
    Phrase{"for", "voor", "for"},
    Phrase{"against", "tegen", "against"},
    Phrase{"more_findings", "en nog {} in JSON", "and {} more in JSON"},
    Phrase{"at_stake", "in het spel", "at stake"},
    Phrase{"expected", "verwacht", "expected"},
    Phrase{"sure", "zeker", "sure"},
    Phrase{"method", "methode", "method"},
    Phrase{"rows", "rijen", "rows"},
    Phrase{"to", "tot", "to"},
    Phrase{"through", "t/m", "to"},
    Phrase{"in", "in", "in"},
    Phrase{"missing_days", "{} dagen ontbreken", "{} days missing"},
    Phrase{"one_missing_day", "1 dag ontbreekt", "1 day missing"},
    Phrase{"observed_band", "gezien, met verwachte band", "observed, with the expected band"},
    Phrase{"stands_behind", "Achter elk getal", "Behind every number"},
    // verbs of change, plural subject
    Phrase{"fell", "daalden", "fell"},
    Phrase{"rose", "stegen", "rose"},
    Phrase{"fell_one", "daalde", "fell"},
    Phrase{"rose_one", "steeg", "rose"},
    Phrase{"stopped", "kwamen tot stilstand", "stopped"},
    Phrase{"stopped_one", "kwam tot stilstand", "stopped"},
    Phrase{"started", "begonnen", "started"},
    Phrase{"started_one", "begon", "started"},
    Phrase{"fewer", "minder", "fewer"},
    Phrase{"more", "meer", "more"},
    Phrase{"less", "minder", "less"},
    Phrase{"points", "punt", "points"},
    Phrase{"on", "op", "on"},
    Phrase{"came_back", "en kwam daarna terug", "and came back"},
    Phrase{"slowly", "geleidelijk", "gradually"},
    Phrase{"tracking_hint", "Let op: dit lijkt op een meetfout, want de rest staat.",
           "Note: this looks like a measurement fault, as what surrounds it stands."},
    Phrase{"rate_not_mix", "Het is de verhouding zelf, niet de mix.", "It is the rate itself, not the mix."},
    Phrase{"mix_not_rate", "Het is de mix: de delen zelf staan.",
           "It is the mix: the parts themselves stand."},
    Phrase{"mix_and_rate", "Deels mix ({}), deels de verhouding zelf ({}).",
           "Partly mix ({}), partly the rate itself ({})."},
    // kinds of candidates
    Phrase{"outside_event", "gebeurtenis buiten", "outside event"},
    Phrase{"own_change", "eigen wijziging", "own change"},
    Phrase{"platform_change", "wijziging door het platform", "change by the platform"},
    Phrase{"tracking", "meetfout", "measurement fault"},
    Phrase{"calendar", "kalender", "calendar"},
    Phrase{"mix", "mix", "mix"},
    Phrase{"saturation", "verzadiging", "saturation"},
    // too few
    Phrase{"too_few_line", "{}: {} in de laatste 28 dagen. Pas te zeggen bij {}.",
           "{}: {} in the last 28 days. It would take {}."},
    Phrase{"below_a_month", "een daling onder {} per maand", "a fall below {} a month"},
    Phrase{"none_in_a_month", "een maand zonder", "a month without any"},
    Phrase{"above_a_month", "een stijging boven {} per maand", "a rise above {} a month"},
    Phrase{"or", "of", "or"},
    Phrase{"more_weeks", "{} weken meer gegevens", "{} more weeks of data"},
    Phrase{"more_data", "meer gegevens", "more data"},
};

struct Name {
  std::string_view name;
  std::string_view nl;
  std::string_view en;
};
constexpr std::array metric_names{
    Name{"impressions", "Vertoningen", "Impressions"},
    Name{"clicks", "Klikken", "Clicks"},
    Name{"cost", "Kosten", "Cost"},
    Name{"conversions", "Conversies", "Conversions"},
    Name{"conversion_value", "Conversiewaarde", "Conversion value"},
    Name{"sessions", "Sessies", "Sessions"},
    Name{"leads", "Leads", "Leads"},
    Name{"deals", "Deals", "Deals"},
    Name{"revenue", "Omzet", "Revenue"},
    Name{"orders", "Bestellingen", "Orders"},
    Name{"sent", "Verzonden mails", "E-mails sent"},
    Name{"delivered", "Afgeleverde mails", "E-mails delivered"},
    Name{"opens", "Opens", "Opens"},
    Name{"unsubscribes", "Uitschrijvingen", "Unsubscribes"},
    Name{"bounces", "Bounces", "Bounces"},
    Name{"registrations", "Registraties", "Registrations"},
    Name{"attendances", "Bezoeken", "Attendances"},
    Name{"ctr", "Doorklikratio", "Click-through rate"},
    Name{"cvr", "Conversieratio", "Conversion rate"},
    Name{"open_rate", "Openratio", "Open rate"},
    Name{"bounce_rate", "Bounceratio", "Bounce rate"},
    Name{"unsubscribe_rate", "Uitschrijfratio", "Unsubscribe rate"},
    Name{"cpc", "Kosten per klik", "Cost per click"},
    Name{"cpm", "Kosten per duizend", "Cost per thousand"},
    Name{"cpa", "Kosten per conversie", "Cost per conversion"},
    Name{"roas", "Opbrengst per advertentie-euro", "Return on ad spend"},
    Name{"position", "Positie", "Position"},
    Name{"reach", "Bereik", "Reach"},
    Name{"users", "Gebruikers", "Users"},
};
constexpr std::array slice_names{
    Name{"search", "zoeken", "search"},         Name{"display", "display", "display"},
    Name{"social", "social", "social"},         Name{"shopping", "shopping", "shopping"},
    Name{"email", "e-mail", "email"},           Name{"organic", "organisch", "organic"},
    Name{"referral", "verwijzing", "referral"}, Name{"direct", "direct", "direct"},
    Name{"other", "overig", "other"},           Name{"desktop", "computer", "desktop"},
    Name{"mobile", "mobiel", "mobile"},         Name{"tablet", "tablet", "tablet"},
};
constexpr std::array platform_names{
    Name{"google_ads", "Google Ads", "Google Ads"},
    Name{"google_ads_changes", "Google Ads", "Google Ads"},
    Name{"microsoft_ads", "Microsoft Ads", "Microsoft Ads"},
    Name{"meta_ads", "Meta Ads", "Meta Ads"},
    Name{"meta_insights", "Meta Insights", "Meta Insights"},
    Name{"linkedin_ads", "LinkedIn Ads", "LinkedIn Ads"},
    Name{"tiktok_ads", "TikTok Ads", "TikTok Ads"},
    Name{"ga4", "GA4", "GA4"},
    Name{"search_console", "Search Console", "Search Console"},
    Name{"mailchimp", "Mailchimp", "Mailchimp"},
    Name{"hubspot", "HubSpot", "HubSpot"},
    Name{"salesforce", "Salesforce", "Salesforce"},
    Name{"pipedrive", "Pipedrive", "Pipedrive"},
    Name{"shopify", "Shopify", "Shopify"},
    Name{"woocommerce", "WooCommerce", "WooCommerce"},
    Name{"stripe", "Stripe", "Stripe"},
    Name{"eventbrite", "Eventbrite", "Eventbrite"},
    Name{"calendly", "Calendly", "Calendly"},
};
constexpr std::array<std::string_view, 12> months_nl{"januari",   "februari", "maart",    "april",
                                                     "mei",       "juni",     "juli",     "augustus",
                                                     "september", "oktober",  "november", "december"};
constexpr std::array<std::string_view, 12> months_en{"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> weekdays_nl{"maandag", "dinsdag",  "woensdag", "donderdag",
                                                      "vrijdag", "zaterdag", "zondag"};
constexpr std::array<std::string_view, 7> weekdays_en{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                      "Friday", "Saturday", "Sunday"};

template <std::size_t size>
std::string name_in(const std::array<Name, size>& names, std::string_view name, Language language) {
  for (const Name& known : names)
    if (known.name == name) return std::string(language == Language::nl ? known.nl : known.en);
  return std::string(name);
}

std::string_view month_name(int month, Language language) {
  const auto at = static_cast<std::size_t>(month - 1);
  return language == Language::nl ? months_nl[at] : months_en[at];
}

std::string currency_sign(const std::string& currency) {
  if (currency == "EUR") return "€";
  if (currency == "GBP") return "£";
  if (currency == "USD") return "$";
  return currency + "\u00a0";
}

}  // namespace

Language language_of(std::string_view code) { return code == "nl" ? Language::nl : Language::en; }

std::string_view phrase(std::string_view key, Language language) {
  const auto found =
      std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& p) { return p.key == key; });
  ENSURE(found != phrases.end());
  return language == Language::nl ? found->nl : found->en;
}

std::string number_text(double value, int decimals, Language language) {
  const std::string plain = fmt::format("{:.{}f}", std::fabs(value), decimals);
  const std::size_t whole = std::min(plain.find('.'), plain.size());
  std::string text;
  for (std::size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % 3 == 0) text += language == Language::nl ? '.' : ',';
    text += plain[i];
  }
  if (whole < plain.size()) {
    text += language == Language::nl ? ',' : '.';
    text += plain.substr(whole + 1);
  }
  const bool is_zero = text.find_first_of("123456789") == std::string::npos;
  return value < 0 && !is_zero ? "-" + text : text;
}

std::string count_text(double value, Language language) {
  const double size = std::fabs(value);
  const bool whole = value == std::round(value);
  return number_text(value, whole || size >= 10 ? 0 : 1, language);
}

std::string percent_text(double of_one, Language language) {
  const double percent = of_one * 100;
  const int decimals = std::fabs(percent) < 9.95 ? 1 : 0;
  return number_text(percent, decimals, language) + (language == Language::nl ? "\u00a0%" : "%");
}

std::string rate_text(double of_one, Language language) {
  return number_text(of_one * 100, 2, language) + (language == Language::nl ? "\u00a0%" : "%");
}

std::string money_text(const Money& money, Language language) {
  const double amount = amount_of(money);
  const int decimals = std::fabs(amount) >= 100 ? 0 : std::min(2, minor_digits(money.currency));
  const std::string digits = number_text(std::fabs(amount), decimals, language);
  const std::string sign = money.minor < 0 ? "-" : "";
  return sign + currency_sign(money.currency) + (language == Language::nl ? "\u00a0" : "") + digits;
}

std::string day_text(Day day, Day now, Language language) {
  const Day::Parts p = day.parts();
  const auto weekday = static_cast<std::size_t>(day.weekday());
  std::string text(language == Language::nl ? weekdays_nl[weekday] : weekdays_en[weekday]);
  text += fmt::format(" {} {}", p.day, month_name(p.month, language));
  if (p.year != now.parts().year) text += fmt::format(" {}", p.year);
  return text;
}

std::string span_text(DaySpan days, Language language) {
  const Day::Parts a = days.from.parts();
  const Day::Parts b = days.to.parts();
  const std::string_view through = phrase("through", language);
  const std::string last = fmt::format("{} {} {}", b.day, month_name(b.month, language), b.year);
  if (days.from == days.to) return last;
  if (a.year != b.year)
    return fmt::format("{} {} {} {} {}", a.day, month_name(a.month, language), a.year, through, last);
  if (a.month != b.month)
    return fmt::format("{} {} {} {}", a.day, month_name(a.month, language), through, last);
  return fmt::format("{} {} {}", a.day, through, last);
}

std::string metric_text(std::string_view metric, Language language) {
  return name_in(metric_names, metric, language);
}

std::string platform_text(std::string_view platform) {
  return name_in(platform_names, platform, Language::en);
}

std::string slice_words(const Slice& slice, Language language) {
  std::string text;
  std::string platform;
  for (const auto& [dimension, value] : slice) {
    if (dimension == "platform") {
      platform = platform_text(value);
      continue;
    }
    const bool is_name = dimension != "channel" && dimension != "device";
    if (!text.empty()) text += " · ";
    text += is_name ? value : name_in(slice_names, value, language);
  }
  if (platform.empty()) return text;
  return text.empty() ? platform : text + fmt::format(" {} ", phrase("in", language)) + platform;
}

std::string value_text(const Change& change, double value, const std::string& currency, Language language) {
  if (change.metric_kind == MetricKind::rate) return rate_text(value, language);
  const bool is_money =
      change.metric == "cost" || change.metric == "revenue" || change.metric == "conversion_value";
  const auto told_in = change.slice.find("currency");
  if (is_money)
    return money_text(money_of(value, told_in == change.slice.end() ? currency : told_in->second), language);
  return count_text(value, language);
}

}  // namespace regie
