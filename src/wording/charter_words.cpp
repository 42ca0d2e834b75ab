// wording/charter_words.cpp - activities and changes of the charter as sentences.
#include "wording/charter_words.h"

#include <array>

#include "base/ensure.h"

namespace regie {
namespace {

struct ActivityPhrase {
  std::string_view name;
  std::string_view label_en;
  std::string_view label_nl;
  std::string_view say_en;
  std::string_view say_nl;
};

constexpr std::array phrases{
    ActivityPhrase{"read_exports", "Read exports", "Exports lezen",
                   "Every row is kept, dropped as a total, or set aside with line and reason.",
                   "Elke rij wordt bewaard, als totaal weggelaten, of apart gelegd met regel en reden."},
    ActivityPhrase{"notice_changes", "Notice what moved", "Zien wat bewoog",
                   "With an interval and a method; too few to tell is an answer.",
                   "Met een interval en een methode; te weinig om iets te zeggen is ook een antwoord."},
    ActivityPhrase{"locate_changes", "Locate it", "Aanwijzen waar",
                   "Which part carries the change, and whether it is rate or mix.",
                   "Welk deel de verandering draagt, en of het de verhouding is of de mix."},
    ActivityPhrase{"measure_effects", "Measure what a decision did", "Meten wat een besluit deed",
                   "Against what would have been without it.", "Tegenover hoe het anders gegaan was."},
    ActivityPhrase{"grade_forecasts", "Grade forecasts", "Verwachtingen beoordelen",
                   "Those of people, of methods and its own, alike.",
                   "Die van mensen, van methoden en van zichzelf, op dezelfde manier."},
    ActivityPhrase{"order_inbox", "Order the inbox", "De inbox ordenen",
                   "Who needs a person first, and the words that say so. No reading is kept.",
                   "Wie het eerst een mens nodig heeft, en aan welke woorden dat te zien is. Geen lezing "
                   "wordt bewaard."},
    ActivityPhrase{"offer_candidates", "Offer candidates", "Kandidaten aandragen",
                   "Dated things with evidence for and against, always with \"none of these\".",
                   "Gedateerde zaken met wat ervoor en ertegen pleit, altijd met \"geen van deze\"."},
    ActivityPhrase{"propose_footprint", "Propose a footprint", "Een afdruk voorstellen",
                   "What must and must not have moved; a person changes it freely.",
                   "Wat wel en wat niet bewogen moet hebben; een mens past het vrij aan."},
    ActivityPhrase{"own_forecast", "Seal its own forecast", "De eigen verwachting verzegelen",
                   "Opened after a person has said what they think happened.",
                   "Gaat open nadat een mens heeft gezegd wat er volgens hem gebeurde."},
    ActivityPhrase{
        "draft_replies", "Draft a reply", "Een antwoord voorstellen",
        "From what was said before; each sentence shows whose it is, and none leaves untouched.",
        "Uit wat eerder is gezegd; elke zin laat zien van wie hij is, en geen gaat ongelezen weg."},
    ActivityPhrase{
        "flag_copy", "Flag a text", "Iets opmerken in een tekst",
        "Not like us, like everybody, a claim, or not fitting this moment: it holds and asks.",
        "Niet als wij, als iedereen, een bewering, of ongepast op dit moment: het houdt vast en vraagt."},
    ActivityPhrase{"sign_reason", "Sign a reason", "Een reden tekenen",
                   "A sentence under a person's name. The machine never says why.",
                   "Een zin onder iemands naam. De machine zegt nooit waarom."},
    ActivityPhrase{"decide", "Decide", "Besluiten", "Options, a choice, a forecast and a review day, signed.",
                   "Opties, een keuze, een verwachting en een terugkijkdag, getekend."},
    ActivityPhrase{"say_what_happened", "Say what happened", "Zeggen wat er gebeurde",
                   "First the person, then the measurement.", "Eerst de mens, dan de meting."},
    ActivityPhrase{"answer_upset", "Answer somebody who is upset", "Antwoorden aan wie boos is",
                   "In a person's own words alone.", "Alleen in eigen woorden van een mens."},
    ActivityPhrase{"overrule_a_flag", "Let a flagged text go", "Een opgemerkte tekst laten gaan",
                   "With a reason that stands under a name.", "Met een reden die onder een naam staat."},
    ActivityPhrase{"change_rules", "Change the rules", "De regels wijzigen",
                   "Owners adopt a changed table, with a reason.",
                   "Eigenaars stellen een gewijzigde tabel in werking, met een reden."},
    ActivityPhrase{"let_anything_leave", "Let anything leave", "Iets naar buiten laten gaan",
                   "Mail, links and notices go where a person said, and nowhere else.",
                   "Post, links en berichten gaan waar een mens het zei, en nergens anders."},
};

}  // namespace

ActivityWords activity_words(const Activity& activity, Language language) {
  const bool nl = language == Language::nl;
  for (const ActivityPhrase& phrase : phrases)
    if (phrase.name == activity.name)
      return {std::string(nl ? phrase.label_nl : phrase.label_en),
              std::string(nl ? phrase.say_nl : phrase.say_en)};
  ENSURE(!"an activity without words");
  return {};
}

std::string charter_change_sentence(const CharterChange& change, const Reader& reader) {
  const bool nl = reader.language == Language::nl;
  switch (change.kind) {
    case CharterChangeKind::account_changed:
      return (nl ? "heeft een account: " : "has an account: ") + change.about;
    case CharterChangeKind::account_closed:
      return nl ? "account gesloten" : "account closed";
    case CharterChangeKind::rules_adopted:
      return (nl ? "stelde een regeltabel in werking: " : "adopted a table of rules: ") + change.about;
    case CharterChangeKind::trials_on:
      return nl ? "zette controleproeven aan" : "switched catch trials on";
    case CharterChangeKind::trials_off:
      return nl ? "zette controleproeven uit" : "switched catch trials off";
  }
  return {};
}

}  // namespace regie
