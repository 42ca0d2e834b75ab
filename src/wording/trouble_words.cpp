// wording/trouble_words.cpp - one row a part, the last for parts nobody wrote words for.
#include "wording/trouble_words.h"

#include <algorithm>
#include <array>

namespace regie {
namespace {

struct Phrase {
  std::string_view en;
  std::string_view nl;
};

struct TroublePhrases {
  std::string_view part;
  std::string_view code;  // "" = any
  Phrase what;            // {} stands for the workspace's name
  Phrase kept;
  Phrase remedy_keeper;
  Phrase remedy;
};

constexpr Phrase tell_keeper{"Tell whoever keeps this desk.", "Zeg het tegen wie deze desk beheert."};

constexpr std::array phrases{
    TroublePhrases{
        "mail",
        "mail.tls",
        {"Mail does not leave: the mail server cannot be spoken to safely.",
         "Mail gaat niet weg: met de mailserver is geen veilige verbinding te maken."},
        {"Letters wait and go when it can.", "Brieven wachten en gaan zodra het kan."},
        {"Look at the security and the certificate of the mail server in the desk's settings.",
         "Kijk bij de desk-instellingen naar de beveiliging en het certificaat van de mailserver."},
        tell_keeper},
    TroublePhrases{"mail",
                   "",
                   {"Mail does not leave: the mail server does not answer.",
                    "Mail gaat niet weg: de mailserver antwoordt niet."},
                   {"Letters wait and go when it answers.", "Brieven wachten en gaan zodra hij antwoordt."},
                   {"Look at the mail server in the desk's settings, and send a test letter.",
                    "Kijk bij de desk-instellingen naar de mailserver, en stuur een proefbrief."},
                   tell_keeper},
    TroublePhrases{
        "letters",
        "",
        {"Of some weekly letters it is not known whether they left.",
         "Van sommige weekbrieven is niet bekend of ze weg zijn."},
        {"None of them is sent a second time.", "Geen ervan wordt nog eens gestuurd."},
        {"Ask their readers, or look in the log of the mail server; the briefs themselves stand in the desk.",
         "Vraag de lezers, of kijk in het logboek van de mailserver; de brieven zelf staan in de desk."},
        {"If yours did not come, read it here.", "Kwam die van u niet, lees hem dan hier."}},
    TroublePhrases{
        "webhooks",
        "",
        {"Notices of {} are not taken by their receiver.",
         "Berichten van {} worden door hun ontvanger niet aangenomen."},
        {"They are tried again for two days.", "Ze worden twee dagen lang opnieuw gebracht."},
        {"Look at the webhooks in the settings of {}.", "Kijk bij de instellingen van {} naar de webhooks."},
        {"Look at the webhooks in the settings of {}, or ask an owner.",
         "Kijk bij de instellingen van {} naar de webhooks, of vraag een eigenaar."}},
    TroublePhrases{
        "records",
        "workspace.locked",
        {"{} is in use by another program.", "{} wordt door een ander programma gebruikt."},
        {"Nothing is lost.", "Er is niets kwijt."},
        {"Wait until an import in a terminal is done.", "Wacht tot een import in een terminal klaar is."},
        {"Wait a few minutes.", "Wacht een paar minuten."}},
    TroublePhrases{"records",
                   "records.altered",
                   {"Something saved in {} is no longer as it was saved.",
                    "Iets dat in {} is bewaard is niet meer zoals het was."},
                   {"The rest is whole.", "De rest is heel."},
                   {"On the server,  regie verify  says what;  regie restore  puts back a backup.",
                    "Op de server zegt  regie verify  wat;  regie restore  zet een reservekopie terug."},
                   tell_keeper},
    TroublePhrases{
        "records",
        "",
        {"{} cannot be opened.", "{} kan niet worden geopend."},
        {"What was saved is left as it is.", "Wat bewaard was blijft zoals het is."},
        {"On the server,  regie doctor  says what is wrong with its files and how to mend it.",
         "Op de server zegt  regie doctor  wat er met de bestanden is en hoe het te herstellen is."},
        tell_keeper},
    TroublePhrases{"facts",
                   "facts.healed",
                   {"The file with the figures of {} was damaged; they were made again.",
                    "Het bestand met de cijfers van {} was beschadigd; ze zijn opnieuw gemaakt."},
                   {"Nothing is lost: they come from what was imported.",
                    "Er is niets kwijt: ze komen uit wat is geïmporteerd."},
                   {"Check the disk of the server, then remove facts.duckdb.damaged there.",
                    "Controleer de schijf van de server en verwijder daar facts.duckdb.damaged."},
                   tell_keeper},
    TroublePhrases{
        "facts",
        "facts.lost_imports",
        {"Some days of {} have no figures: the kept copy of a file is damaged.",
         "Van sommige dagen van {} zijn er geen cijfers: de bewaarde kopie van een bestand is beschadigd."},
        {"All other figures are as they were.", "Alle andere cijfers zijn zoals ze waren."},
        {"See under Sources which days, and import that file again.",
         "Kijk bij Bronnen welke dagen, en importeer dat bestand opnieuw."},
        {"See under Sources which days, and import that file again.",
         "Kijk bij Bronnen welke dagen, en importeer dat bestand opnieuw."}},
    TroublePhrases{
        "facts",
        "",
        {"The figures of {} cannot be read now.", "De cijfers van {} zijn nu niet te lezen."},
        {"Reasons and decisions are whole; figures are made anew from what was imported.",
         "Redenen en besluiten zijn heel; cijfers worden opnieuw gemaakt uit wat is geïmporteerd."},
        {"Wait some minutes; if it stays so,  regie rebuild  on the server makes them anew.",
         "Wacht enkele minuten; blijft het zo, dan maakt  regie rebuild  op de server ze opnieuw."},
        tell_keeper},
    TroublePhrases{"disk",
                   "",
                   {"Room on the disk of this desk gets short.", "De schijf van deze desk raakt vol."},
                   {"What was saved stays; imports may be refused.",
                    "Wat bewaard is blijft; imports kunnen worden geweigerd."},
                   {"Free some space on the server, or give it a larger disk.",
                    "Maak ruimte op de server, of geef hem een grotere schijf."},
                   tell_keeper},
    TroublePhrases{"backup",
                   "",
                   {"The last backup did not succeed.", "De laatste reservekopie is niet gelukt."},
                   {"Earlier backups are as they were.", "Eerdere kopieën zijn zoals ze waren."},
                   {"On the server,  regie doctor  says what hindered it.",
                    "Op de server zegt  regie doctor  wat het verhinderde."},
                   tell_keeper},
    TroublePhrases{
        "rounds",
        "",
        {"The desk could not do all that it does by itself: notices and weekly letters may be late.",
         "De desk kon niet alles doen wat hij vanzelf doet: berichten en weekbrieven kunnen later komen."},
        {"It tries again each minute.", "Hij probeert het elke minuut opnieuw."},
        {"If it stays so, look in the log of the server.",
         "Blijft het zo, kijk dan in het logboek van de server."},
        tell_keeper},
    TroublePhrases{"rules",
                   "",
                   {"The rules of {} cannot be read; those before are in force.",
                    "De regels van {} zijn niet te lezen; de vorige gelden."},
                   {},
                   {"Put a table in force that can be read.", "Stel een tabel in werking die te lezen is."},
                   {"Ask an owner of {}.", "Vraag een eigenaar van {}."}},
    TroublePhrases{"",
                   "",
                   {"A part of this desk does not work now.", "Een onderdeel van deze desk werkt nu niet."},
                   {"The rest goes on.", "De rest gaat door."},
                   {"On the server,  regie doctor  says more.", "Op de server zegt  regie doctor  meer."},
                   tell_keeper}};

const TroublePhrases& phrases_of(const Trouble& trouble) {
  return *std::find_if(phrases.begin(), phrases.end(), [&](const TroublePhrases& one) {
    const bool fits = one.part == trouble.part && (one.code.empty() || one.code == trouble.problem.code);
    return fits || one.part.empty();
  });
}

std::string told(const Phrase& phrase, const TroubleReader& reader) {
  std::string text(reader.language == Language::nl ? phrase.nl : phrase.en);
  const bool has_name = !reader.workspace_name.empty();
  const std::string name = has_name                          ? reader.workspace_name
                           : reader.language == Language::nl ? "een werkruimte"
                                                             : "a workspace";
  for (std::size_t at = text.find("{}"); at != text.npos; at = text.find("{}", at + name.size()))
    text.replace(at, 2, name);
  if (!has_name && !text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

}  // namespace

TroubleWords trouble_words(const Trouble& trouble, const TroubleReader& reader) {
  const TroublePhrases& row = phrases_of(trouble);
  return {told(row.what, reader), told(row.kept, reader),
          told(reader.is_keeper ? row.remedy_keeper : row.remedy, reader)};
}

}  // namespace regie
