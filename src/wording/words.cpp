// wording/words.cpp - one table of words in two languages, and how numbers and days are written.
#include "wording/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "base/ensure.h"
#include "wording/internal/hours_phrases.h"
#include "wording/internal/inbox_phrases.h"
#include "wording/internal/outbox_phrases.h"
#include "wording/internal/verify_phrases.h"

namespace regie {
namespace {

// Sorted by where they are used, not by letter: a reader finds the sentence, then its words.
constexpr std::array phrases{
    // headings
    Phrase{"what_moved", "Wat bewoog", "What moved"},
    Phrase{"nothing_moved", "Niets bewoog meer dan gewoon.", "Nothing moved more than usual."},
    Phrase{"candidates", "Kandidaten (een mens kiest)", "Candidates (a person decides)"},
    Phrase{"a_person", "een mens", "a person"},
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
    Phrase{"damaged_days",
           "{} van {} tot en met {} ontbreekt: de bewaarde kopie van {} is beschadigd; importeer dat bestand "
           "opnieuw.",
           "{} from {} to {} is missing: the kept copy of {} is damaged; import that file again."},
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
    Phrase{"tracking_hint", "Let op: dit lijkt op een meetfout; de rest eromheen staat.",
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
    // reasons
    Phrase{"reason", "Reden", "Reason"},
    Phrase{"reasons", "Redenen", "Reasons"},
    Phrase{"no_reason", "Nog door niemand getekend.", "Not signed by anybody yet."},
    Phrase{"signed_by", "getekend door {}, {} (zegel {})", "signed by {}, {} (seal {})"},
    Phrase{"footprint", "Voetafdruk", "Footprint"},
    Phrase{"footprint_is", "De voetafdruk: {}", "Its footprint: {}"},
    Phrase{"false_fits", "dezelfde voetafdruk past op {} van {} andere dagen ({} tot {})",
           "the same footprint fits at {} of {} other dates ({} to {})"},
    Phrase{"came_true", "kwam uit", "came true"},
    Phrase{"did_not", "kwam niet uit", "did not come true"},
    Phrase{"fits", "past", "fits"},
    Phrase{"does_not_fit", "past niet", "does not fit"},
    Phrase{"cannot_tell", "niet te zeggen", "cannot tell"},
    Phrase{"what", "Wat", "What"},
    Phrase{"must", "Moet", "Must"},
    Phrase{"did", "Deed", "Did"},
    Phrase{"must_up", "omhoog", "go up"},
    Phrase{"must_down", "omlaag", "go down"},
    Phrase{"must_stand", "stilstaan", "stand still"},
    Phrase{"moved_up", "ging omhoog", "went up"},
    Phrase{"moved_down", "ging omlaag", "went down"},
    Phrase{"stood", "stond stil", "stood still"},
    Phrase{"withdrawn", "ingetrokken: {}", "withdrawn: {}"},
    Phrase{"replaced", "vervangen door {}", "replaced by {}"},
    Phrase{"precedents", "Eerder getekend, hierop lijkend", "Signed before, and like this"},
    Phrase{"like", "gelijkenis {}", "likeness {}"},
    Phrase{"no_reasons", "Nog geen getekende redenen.", "No signed reasons yet."},
    Phrase{"no_precedents", "Nog niets getekends dat hierop lijkt.", "Nothing signed yet that is like this."},
    Phrase{"proposal_title", "Voorstel {}", "Proposal {}"},
    Phrase{"proposal_asks", "Was dit de reden? {}", "Was this the reason? {}"},
    Phrase{"proposal_next",
           "Overnemen: regie reason sign {0} --proposal {1} --by {2} --text \"..\"   Afwijzen: regie reason "
           "reject {1} --by {2}",
           "To take it up: regie reason sign {0} --proposal {1} --by {2} --text \"..\"   To say no: regie "
           "reason "
           "reject {1} --by {2}"},
    Phrase{"proposal_rejected", "Het voorstel {} is afgewezen.", "The proposal {} was turned down."},
    Phrase{"trial_caught", "Dit was een proefvraag ({}): het voorstel was met opzet fout. Goed gezien.",
           "This was a catch trial ({}): the proposal was wrong on purpose. Well seen."},
    Phrase{"trial_accepted",
           "Dit was een proefvraag: het voorstel \"{}\" was met opzet fout. Er is niets getekend.",
           "This was a catch trial: the proposal \"{}\" was wrong on purpose. Nothing was signed."},
    Phrase{"trials_on", "Proefvragen staan aan: één op {} voorstellen.",
           "Catch trials are on: one proposal in {}."},
    Phrase{"trials_off", "Proefvragen staan uit.", "Catch trials are off."},
    Phrase{"rules_adopted", "Versie {} van de tabel geldt nu.", "Version {} of the table is in force."},
    Phrase{"replay_line", "{} weken, {} bevindingen, {} anders gewogen.",
           "{} weeks, {} findings, {} weighed otherwise."},
    Phrase{"day", "Dag", "Day"},
    Phrase{"was", "Was", "Was"},
    Phrase{"would_be", "Zou zijn", "Would be"},
    // people
    Phrase{"no_accounts", "Nog niemand: wie als eerste tekent wordt eigenaar.",
           "Nobody yet: the first to sign becomes the owner."},
    Phrase{"account", "Account", "Account"},
    Phrase{"full_name", "Naam", "Name"},
    Phrase{"role", "Rol", "Role"},
    Phrase{"closed", "gesloten", "closed"},
    Phrase{"owner", "eigenaar", "owner"},
    Phrase{"marketer", "marketeer", "marketer"},
    Phrase{"viewer", "lezer", "viewer"},
    // decisions
    Phrase{"decisions", "Besluiten", "Decisions"},
    Phrase{"decision", "Besluit", "Decision"},
    Phrase{"review", "Terugblik", "Review"},
    Phrase{"chosen", "gekozen", "chosen"},
    Phrase{"advised", "geadviseerd", "advised"},
    Phrase{"sealed", "Regie's eigen verwachting is verzegeld: sha256 {}.",
           "Regie's own forecast is sealed: sha256 {}."},
    Phrase{"seal_opened",
           "Verzegelde verwachting van Regie: {} ({} tot {}, {}); kans op die kant {}; {} precedenten; {}.",
           "Regie's sealed forecast: {} ({} to {}, {}); chance of that direction {}; {} precedents; {}."},
    Phrase{"stop_rule", "Stopregel: {}.", "Stop rule: {}."},
    Phrase{"review_on", "Terugkijken op {}.", "To be reviewed on {}."},
    Phrase{"cost_of_not_acting", "Niet handelen had gekost: {} ({} tot {}), naar het gemeten effect.",
           "Not acting would have cost: {} ({} to {}), by the effect measured."},
    Phrase{"nothing_due", "Niets wacht.", "Nothing is due."},
    Phrase{"open", "Open", "Open"},
    Phrase{"graded", "Beoordeeld", "Graded"},
    Phrase{"calibration", "Kalibratie", "Calibration"},
    Phrase{"no_calibration", "Nog geen beoordeelde besluiten.", "No graded decisions yet."},
    Phrase{"who", "Wie", "Who"},
    Phrase{"topic", "onderwerp {}", "topic {}"},
    Phrase{"interval_score", "Intervalscore", "Interval score"},
    Phrase{"due", "Wacht op een mens", "Due"},
    Phrase{"forecast", "Verwachting", "Forecast"},
    Phrase{"forecast_line", "{}: {} binnen {} dagen, {} zeker", "{}: {} within {} days, {} sure"},
    Phrase{"decided_line", "{} Gekozen: {}.", "{} Chosen: {}."},
    Phrase{"advice_not_taken", "Het advies was {}.", "The advice was {}."},
    Phrase{"review_due", "{}: {} Terugkijken kan sinds {}: zeg eerst wat je denkt dat er gebeurde.",
           "{}: {} To be reviewed since {}: first say what you think happened."},
    Phrase{"stop_tripped", "{}: de stopregel {} ging af op {}. {}", "{}: the stop rule {} tripped on {}. {}"},
    Phrase{"not_measured", "Niet te meten: {}.", "Cannot be measured: {}."},
    Phrase{"measured_line",
           "Gemeten: {} ({} tot {}) naast wat zonder was verwacht; {} gezien, {} verwacht; {}.",
           "Measured: {} ({} to {}) beside what was expected without; {} observed, {} expected; {}."},
    Phrase{"grade_line", "De verwachting: {} (kans {}).", "The forecast: {} (probability {})."},
    Phrase{"brier_line", "Brier {}.", "Brier {}."},
    Phrase{"score_line", "Intervalscore {}.", "Interval score {}."},
    Phrase{"own_scores", "Die van Regie: {}.", "That of Regie: {}."},
    Phrase{"no_decisions", "Nog geen besluiten.", "No decisions yet."},
    Phrase{"no_decisions_month", "Geen besluiten in deze maand.", "No decisions in this month."},
    Phrase{"advice", "Advies", "Advice"},
    Phrase{"no_advice", "Geen adviezen vastgelegd.", "No advice on record."},
    Phrase{"advice_line",
           "Adviezen: {}; opgevolgd: {}; daarvan werkte {} ({} tot {} van wat te zeggen is), niet {}, niet "
           "te zeggen {}, "
           "nog niet bekeken {}.",
           "Advice given: {}; taken: {}; of those worked {} ({} to {} of what can be told), did not {}, "
           "cannot be told {}, "
           "not reviewed yet {}."},
    Phrase{"advice_brought", "Wat is opgevolgd bracht naar meting {}.",
           "What was taken brought, as measured, {}."},
    Phrase{"advice_lost_forecast", "Wat niet is opgevolgd had naar zijn verwachting {} meer gebracht.",
           "What was not taken would by its forecast have brought {} more."},
    Phrase{"advice_lost_precedents", "Naar gelijke besluiten die wel zijn genomen: {} meer.",
           "By like decisions that were taken: {} more."},
    Phrase{"lead_line", "Notities bij een bevinding: {} van {}; eerder dan de melding: {}, mediaan {} dagen.",
           "Field notes near a finding: {} of {}; before it was told: {}, median {} days."},
    // effects
    Phrase{"a_day", "Per dag", "A day"},
    Phrase{"in_all", "In totaal", "In all"},
    Phrase{"observed", "Gezien", "Observed"},
    Phrase{"expected_without", "Zonder verwacht", "Expected without"},
    Phrase{"difference", "Verschil", "Difference"},
    Phrase{"relative", "Relatief", "Relative"},
    Phrase{"effect", "Een effect: het interval sluit nul uit.", "An effect: the interval leaves out zero."},
    Phrase{"no_effect",
           "Geen effect dat ertoe doet: het interval ligt binnen het kleinste verschil dat telt.",
           "No effect that matters: the interval lies inside the smallest difference that counts."},
    Phrase{"cannot_tell_effect", "Niet te zeggen: het interval houdt nul in en is te wijd.",
           "Cannot tell: the interval holds zero and is too wide."},
    Phrase{"effect_sure", "Kans dat het effect deze kant op gaat: {}.",
           "Probability that the effect goes this way: {}."},
    Phrase{"controls", "Controles", "Controls"},
    Phrase{"no_controls", "Geen: geschat uit de dagen ervoor alleen.",
           "None: estimated from the days before alone."},
    Phrase{"control_used", "gebruikt (inclusie {})", "used (inclusion {})"},
    Phrase{"part_or_whole", "niet gebruikt, deel of geheel van wat beoordeeld wordt",
           "not used, a part or the whole of what is judged"},
    Phrase{"inside_scope", "niet gebruikt, ligt binnen het bereik van de ingreep",
           "not used, lies inside the scope of the intervention"},
    Phrase{"changed_itself", "niet gebruikt, rond die dag zelf gewijzigd",
           "not used, was changed itself near that day"},
    Phrase{"holes", "niet gebruikt, te veel dagen ontbreken", "not used, too many days are missing"},
    Phrase{"constant", "niet gebruikt, bewoog vooraf nooit", "not used, never moved before"},
    Phrase{"unrelated", "niet gebruikt, bewoog vooraf niet mee", "not used, did not move along before"},
    Phrase{"moved_itself", "niet gebruikt, liep op die dag zelf uit de pas met de andere",
           "not used, left the others on that day itself"},
    Phrase{"beyond_best", "niet gebruikt, andere lijken er meer op", "not used, others are more alike"},
    Phrase{"place_used", "gebruikt (aandeel {})", "used (share {})"},
    Phrase{"effect_places", "Plekken waar niets gebeurde met een even groot verschil: {}.",
           "Places where nothing was done with as large a gap: {}."},
    Phrase{"effect_conformal", "Verschil per dag naar verschoven dagen: {}.",
           "Difference a day by shifted days: {}."},
    Phrase{"effect_step", "Een bekende verandering sinds {} is verrekend.",
           "A known change since {} is allowed for."},
    Phrase{"effect_placebos",
           "Op {} van {} eerdere dagen zonder ingreep sloot het interval nul uit; verbreed met {}.",
           "At {} of {} earlier days without an intervention the interval left out zero; widened by {}."},
    Phrase{"effect_basis", "n = {} · dagen ervoor: {} · {} · seed {}, {}, Regie {}",
           "n = {} · days before: {} · {} · seed {}, {}, Regie {}"},
    Phrase{"human_share", "Aandeel van mensen", "Human share"},
    Phrase{"human_share_line", "Mensen namen {} van {} besluiten ({} van het geld).",
           "People took {} of {} decisions ({} of the money)."},
    Phrase{"reliance_line", "Voorstellen ongewijzigd overgenomen: {} van {} ({} tot {}).",
           "Proposals accepted unchanged: {} of {} ({} to {})."},
    Phrase{"reliance_time", "Mediane tijd tot antwoord: {} s.", "Median time to answer: {} s."},
    Phrase{"trials_line", "Proefvragen doorzien: {} van {}.", "Catch trials caught: {} of {}."},
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
  const auto in = [&](const auto& table) -> const Phrase* {
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const Phrase& p) { return p.key == key; });
    return found == table.end() ? nullptr : &*found;
  };
  const Phrase* found = in(phrases);
  if (found == nullptr) found = in(verify_phrases);
  if (found == nullptr) found = in(hours_phrases);
  if (found == nullptr) found = in(inbox_phrases);
  if (found == nullptr) found = in(outbox_phrases);
  ENSURE(found != nullptr);
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

std::string sure_text(double probability, Language language) {
  constexpr double surest = 0.999;
  return number_text(std::clamp(probability, 1 - surest, surest) * 100, 1, language) +
         (language == Language::nl ? "\u00a0%" : "%");
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
