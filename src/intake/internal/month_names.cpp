// intake/internal/month_names.cpp - the words, one line a month: nl, en, de, fr, es, it, pt, uk.
#include "intake/internal/month_names.h"

#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace regie {
namespace {

constexpr std::array<std::string_view, 12> months{
    "januari jan january januar jän jänner janvier janv enero ene gennaio gen janeiro січня січень січ",
    "februari feb february februar febr février fevrier févr fevr fév fev febrero febbraio fevereiro лютого "
    "лютий лют",
    "maart mrt mar march märz maerz mär mars marzo março marco березня березень бер",
    "april apr avril avr abril abr aprile квітня квітень квіт",
    "mei may mai mayo maggio mag maio травня травень трав",
    "juni jun june juin junio giugno giu junho червня червень черв",
    "juli jul july juillet juil julio luglio lug julho липня липень лип",
    "augustus aug august août aout agosto ago серпня серпень серп",
    "september sep sept septembre septiembre set setiembre settembre setembro вересня вересень вер",
    "oktober okt october oct octobre octubre ottobre ott outubro out жовтня жовтень жовт",
    "november nov novembre noviembre novembro листопада листопад лист",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro грудня грудень груд"};

constexpr std::string_view words =
    "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday "
    "ma maandag di dinsdag wo woensdag do donderdag vr vrijdag za zaterdag zo zondag "
    "mo montag dienstag mi mittwoch donnerstag fr freitag sa samstag so sonntag "
    "lun lundi mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche "
    "lunes martes mié mie miércoles miercoles jue jueves vie viernes sáb sab sábado sabado domingo dom "
    "lunedì lunedi martedì martedi mercoledì mercoledi gio giovedì giovedi venerdì venerdi sabato domenica "
    "seg segunda-feira ter terça-feira qua quarta-feira qui quinta-feira sex sexta-feira "
    "пн понеділок вт вівторок ср середа чт четвер пт п'ятниця сб субота нд неділя "
    "de del of den le la el o a at um uhr om alle à las h t z am pm a.m p.m a. p. m. utc gmt cet cest est "
    "edt "
    "pst pdt cst cdt st nd rd th р г року week date day the";

template <class Visit>
void each_word(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) visit(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::unordered_map<std::string_view, int> month_table() {
  std::unordered_map<std::string_view, int> table;
  for (std::size_t i = 0; i < months.size(); ++i)
    each_word(months[i], [&](std::string_view word) { table.emplace(word, static_cast<int>(i) + 1); });
  return table;
}

std::unordered_set<std::string_view> word_table() {
  std::unordered_set<std::string_view> table;
  each_word(words, [&](std::string_view word) { table.insert(word); });
  return table;
}

}  // namespace

int month_of(std::string_view folded) {
  static const auto table = month_table();
  while (folded.ends_with('.')) folded.remove_suffix(1);
  const auto found = table.find(folded);
  return found == table.end() ? 0 : found->second;
}

bool is_date_word(std::string_view folded) {
  static const auto table = word_table();
  if (table.contains(folded)) return true;
  while (folded.ends_with('.')) folded.remove_suffix(1);
  return table.contains(folded);
}

}  // namespace regie
