// wording/doctor_words.cpp - one row a check; {name} stands for a value of the finding.
#include "wording/doctor_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ensure.h"

namespace regie {
namespace {

struct Phrase {
  std::string_view en;
  std::string_view nl;
};
struct Row {
  std::string_view check;
  Phrase what;
  Phrase why = {};
  Phrase remedy = {};
};

constexpr Phrase no_write_why{"Nothing that people do could be saved.",
                              "Niets van wat mensen doen kan worden bewaard."};
constexpr Phrase take_backup{"Restore it from a backup, and keep the damaged files apart.",
                             "Zet een reservekopie terug, en bewaar de beschadigde bestanden apart."};

constexpr std::array rows{
    Row{"program", {"regie {version}", "regie {version}"}},
    Row{"library", {"{name} {version}", "{name} {version}"}},
    Row{"library_lacks",
        {"{name} {version} lacks {lacks}.", "{name} {version} mist {lacks}."},
        {"Regie does not work without it.", "Zonder dat werkt Regie niet."},
        {"Install the library that Debian 12 has, or a later one.",
         "Installeer de bibliotheek van Debian 12, of een latere."}},
    Row{"reader",
        {"Files are read in a program of their own ({name}).",
         "Bestanden worden gelezen in een eigen programma ({name})."}},
    Row{"reader_missing",
        {"{name} does not lie beside regie.", "{name} ligt niet naast regie."},
        {"Files that people bring are read best in a program of their own, with nothing in reach.",
         "Bestanden die mensen brengen worden het best gelezen in een eigen programma, met niets in de "
         "buurt."},
        {"Install both programs into one folder.", "Installeer beide programma's in één map."}},
    Row{"time", {"Clock and time zones are there.", "Klok en tijdzones zijn er."}},
    Row{"clock_unset",
        {"The clock of this machine was never set.", "De klok van deze machine is nooit gelijkgezet."},
        {"Every act is kept with its time, and sessions and codes end by it.",
         "Elke handeling wordt met haar tijd bewaard, en sessies en codes lopen erop af."}},
    Row{"clock_behind",
        {"{path} holds imports that are newer than the clock of this machine.",
         "{path} bevat imports die nieuwer zijn dan de klok van deze machine."},
        {"The clock was set back, or the files come from a machine whose clock was ahead.",
         "De klok is teruggezet, of de bestanden komen van een machine waarvan de klok voorliep."}},
    Row{"zone_missing",
        {"There is no time zone {zone} on this machine.", "Op deze machine is er geen tijdzone {zone}."},
        {"Days would be those of UTC.", "Dagen zouden die van UTC zijn."}},
    Row{"disk_space", {"{free} MB are free where {path} lies.", "Waar {path} ligt is {free} MB vrij."}},
    Row{"disk_low",
        {"{free} MB are free where {path} lies.", "Waar {path} ligt is {free} MB vrij."},
        {"An import or a backup may not fit.", "Een import of een reservekopie past misschien niet."},
        {"Free some space, or take a larger disk.", "Maak ruimte, of neem een grotere schijf."}},
    Row{"disk_full",
        {"{free} MB are free where {path} lies.", "Waar {path} ligt is {free} MB vrij."},
        no_write_why,
        {"Free some space, or take a larger disk.", "Maak ruimte, of neem een grotere schijf."}},
    Row{"disk_files",
        {"{files} files can still be made where {path} lies.",
         "Waar {path} ligt kunnen nog {files} bestanden worden gemaakt."},
        {"A disk without room for names is full, whatever else is free.",
         "Een schijf zonder plaats voor namen is vol, hoeveel er verder ook vrij is."}},
    Row{"disk_read_only",
        {"The disk of {path} can only be read.", "De schijf van {path} kan alleen worden gelezen."},
        no_write_why,
        {"See in the log of the machine why it was mounted so.",
         "Zie in het logboek van de machine waarom hij zo is aangekoppeld."}},
    Row{"disk_kind",
        {"It is a disk of this machine ({kind}).", "Het is een schijf van deze machine ({kind})."}},
    Row{"disk_network",
        {"{path} lies on a network file system ({kind}).",
         "{path} ligt op een bestandssysteem in het netwerk ({kind})."},
        {"Whether locks hold and writes last is the promise of another machine; SQLite warns of it.",
         "Of sloten houden en schrijven blijft is de belofte van een andere machine; SQLite waarschuwt "
         "ervoor."},
        {"Put workspaces on a disk of this machine, and backups on the network.",
         "Zet werkruimten op een schijf van deze machine, en reservekopieën in het netwerk."}},
    Row{"rights", {"{path} is its owner's alone.", "{path} is alleen van zijn eigenaar."}},
    Row{"other_owner",
        {"{path} belongs to another user.", "{path} is van een andere gebruiker."},
        {"What one user writes the other may not be able to change.",
         "Wat de ene gebruiker schrijft kan de andere misschien niet wijzigen."}},
    Row{"not_writable",
        {"{path} cannot be written.", "{path} is niet te beschrijven."},
        no_write_why,
        {"Give the user that runs Regie the right to write there.",
         "Geef de gebruiker die Regie draait daar schrijfrecht."}},
    Row{"not_readable",
        {"{path} cannot be read: {say}", "{path} is niet te lezen: {say}"},
        {"Nothing in it can be shown.", "Niets erin kan worden getoond."},
        {"Give the user that runs Regie the right to read it.",
         "Geef de gebruiker die Regie draait leesrecht."}},
    Row{"read_by_others",
        {"Every user of this machine can read {path}.", "Elke gebruiker van deze machine kan {path} lezen."},
        {"It holds a client's figures and what people signed.",
         "Er staan cijfers van een klant in en wat mensen tekenden."}},
    Row{"leftovers",
        {"{count} half-written files lie in {path}.", "In {path} liggen {count} half geschreven bestanden."},
        {"A program ended while it wrote. They are not read, and take room.",
         "Een programma eindigde terwijl het schreef. Ze worden niet gelezen, en nemen ruimte in."}},
    Row{"in_use",
        {"{path} is in use by {program} (process {process}): it was not looked into.",
         "{path} is in gebruik door {program} (proces {process}): er is niet in gekeken."}},
    Row{"records_damaged",
        {"The records of {path} cannot be read.", "De gegevens van {path} zijn niet te lezen."},
        {"They hold what people signed and decided.", "Daarin staat wat mensen tekenden en besloten."},
        take_backup},
    Row{"records_newer",
        {"{path} was written by a later Regie (layout {layout}; this one knows {newest}).",
         "{path} is door een latere Regie geschreven (indeling {layout}; deze kent {newest})."},
        {"This one does not touch what it does not know.", "Deze raakt niet aan wat hij niet kent."},
        {"Use the later Regie.", "Gebruik de latere Regie."}},
    Row{"records_older",
        {"{path} was written by an earlier Regie (layout {layout} of {newest}); the next use brings it up to "
         "date.",
         "{path} is door een eerdere Regie geschreven (indeling {layout} van {newest}); het volgende gebruik "
         "werkt het bij."}},
    Row{"journal",
        {"The journal of {path} is whole: {count} acts.",
         "Het journaal van {path} is heel: {count} handelingen."}},
    Row{"journal_broken",
        {"The journal of {path} is not as it was sealed.",
         "Het journaal van {path} is niet zoals het verzegeld is."},
        {"Something was changed, taken out or damaged after it was signed.",
         "Er is iets gewijzigd, weggehaald of beschadigd nadat het getekend was."},
        take_backup},
    Row{"facts",
        {"The figures of {path} can be read: {count} reports.",
         "De cijfers van {path} zijn te lezen: {count} rapporten."}},
    Row{"facts_missing",
        {"The figures of {path} are not there.", "De cijfers van {path} zijn er niet."},
        {"They are made anew from what was imported, at the next use or now.",
         "Ze worden opnieuw gemaakt uit wat is geïmporteerd, bij het volgende gebruik of nu."}},
    Row{"facts_damaged",
        {"The figures of {path} cannot be read.", "De cijfers van {path} zijn niet te lezen."},
        {"No brief can be made; nothing is lost: figures can be made anew.",
         "Er kan geen overzicht worden gemaakt; er is niets kwijt: cijfers zijn opnieuw te maken."}},
    Row{"source_late",
        {"{path}: figures of {source} end on {day}.", "{path}: cijfers van {source} eindigen op {day}."},
        {"Changes after that day are not seen.", "Veranderingen na die dag worden niet gezien."}},
    Row{"backup",
        {"The last backup of {path} is {days} days old.",
         "De laatste reservekopie van {path} is {days} dagen oud."}},
    Row{"backup_old",
        {"The last backup of {path} is {days} days old.",
         "De laatste reservekopie van {path} is {days} dagen oud."},
        {"What was done since would be lost with the disk.",
         "Wat daarna is gedaan gaat met de schijf verloren."},
        {"Make one, and have one made each night.", "Maak er een, en laat er elke nacht een maken."}},
    Row{"backup_unknown",
        {"No backup of {path} is known here.", "Hier is geen reservekopie van {path} bekend."},
        {"What lies on one disk is lost with it.", "Wat op één schijf staat gaat met die schijf verloren."},
        {"Make one, and have one made each night.", "Maak er een, en laat er elke nacht een maken."}},
    Row{"desk_none", {"No desk was opened for {path} yet.", "Voor {path} is nog geen desk geopend."}},
    Row{"desk_file",
        {"{path} is there, its owner's alone, and can be written.",
         "{path} is er, alleen van zijn eigenaar, en is te beschrijven."}},
    Row{"desk_file_open",
        {"Others than its owner have rights on {path}.", "Anderen dan de eigenaar hebben rechten op {path}."},
        {"It holds who may come in, and the password of the mail server.",
         "Daarin staat wie binnen mag, en het wachtwoord van de mailserver."}},
    Row{"desk_file_damaged",
        {"{path} cannot be opened: {say}", "{path} is niet te openen: {say}"},
        {"Nobody can sign in.", "Niemand kan inloggen."},
        {"Restore it from a backup. Without one, move it away: people get new codes, and what they signed "
         "stays.",
         "Zet een reservekopie terug. Is die er niet, zet het dan weg: mensen krijgen nieuwe codes, en wat "
         "ze "
         "tekenden blijft."}},
    Row{"desk_file_stuck",
        {"{path} cannot be written now: {say}", "{path} is nu niet te beschrijven: {say}"},
        {"Nobody can sign in.", "Niemand kan inloggen."},
        {"See whether another program holds it, and whether the disk can be written.",
         "Kijk of een ander programma het vasthoudt, en of de schijf te beschrijven is."}},
    Row{"webhooks_failing",
        {"The last notice of {count} webhooks was not taken.",
         "Van {count} webhooks is het laatste bericht niet aangenomen."},
        {"Whoever counts on them hears nothing.", "Wie erop rekent hoort niets."},
        {"See them in the settings of the workspaces.", "Zie ze bij de instellingen van de werkruimten."}},
    Row{"letters_in_doubt",
        {"Of {count} letters nobody knows whether they were sent.",
         "Van {count} brieven weet niemand of ze zijn verstuurd."},
        {"Regie ended, or the line broke, while they went out; none is sent twice.",
         "Regie eindigde, of de verbinding brak, terwijl ze weggingen; geen gaat twee keer."},
        {"Ask those who wait for one.", "Vraag het aan wie er een verwacht."}},
    Row{"mail_off", {"No mail server is set.", "Er is geen mailserver ingesteld."}},
    Row{"mail", {"The mail server {host} answers.", "De mailserver {host} antwoordt."}},
    Row{"mail_away",
        {"The mail server {host} cannot be used: {say}", "De mailserver {host} is niet te gebruiken: {say}"},
        {"Letters wait.", "Brieven wachten."},
        {"Correct the mail settings on the desk's page.",
         "Verbeter de mailinstellingen op de pagina van de desk."}}};

std::string filled(const Phrase& phrase, const DoctorFinding& finding, Language language) {
  std::string text(language == Language::nl ? phrase.nl : phrase.en);
  for (const auto& [name, value] : finding.with) {
    const std::string mark = "{" + name + "}";
    for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + value.size()))
      text.replace(at, mark.size(), value);
  }
  return text;
}

}  // namespace

DoctorWords doctor_words(const DoctorFinding& finding, Language language) {
  const auto* row =
      std::find_if(rows.begin(), rows.end(), [&](const Row& one) { return one.check == finding.check; });
  ENSURE(row != rows.end());
  return {filled(row->what, finding, language), filled(row->why, finding, language),
          filled(row->remedy, finding, language)};
}

Document document_of(const Doctored& doctored) {
  const Language language = language_of(doctored.language);
  const bool nl = language == Language::nl;
  Document document{doctored.language, {}};
  struct Part {
    Verdict verdict;
    const char* en;
    const char* nl;
  };
  constexpr std::array parts{Part{Verdict::broken, "Broken", "Stuk"},
                             Part{Verdict::look, "To look at", "Om naar te kijken"},
                             Part{Verdict::ok, "Well", "In orde"}};
  for (const Part& part : parts) {
    bool is_first = true;
    for (const DoctorFinding& finding : doctored.findings) {
      if (finding.verdict != part.verdict) continue;
      if (std::exchange(is_first, false)) document.heading(nl ? part.nl : part.en);
      const DoctorWords words = doctor_words(finding, language);
      document.item(words.what);
      if (part.verdict == Verdict::ok) continue;
      document.quiet("  " + words.why);
      if (!words.remedy.empty()) document.line("  " + words.remedy);
      if (!finding.command.empty()) document.line("  " + finding.command);
    }
  }
  return document;
}

}  // namespace regie
