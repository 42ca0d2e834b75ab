// wording/documents_effect.cpp - an effect against what would have been.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "wording/documents.h"
#include "wording/internal/document_parts.h"
#include "wording/measured_words.h"
#include "wording/statements.h"

namespace regie {
namespace {

std::string range_text(const Interval& interval, int decimals, const Reader& reader) {
  return fmt::format("{} {} {}", number_text(interval.low, decimals, reader.language),
                     phrase("to", reader.language), number_text(interval.high, decimals, reader.language));
}

std::string signed_number(double value, int decimals, const Reader& reader) {
  return (value > 0 ? "+" : "") + number_text(value, decimals, reader.language);
}

/// As many decimals as make a value tell: rates have four, large counts none.
int decimals_of(double value) {
  const double size = std::fabs(value);
  return size >= 100 ? 0 : size >= 1 ? 2 : 4;
}

std::vector<std::vector<std::string>> effect_table(const Effect& effect, const Reader& reader) {
  const int day = decimals_of(effect.expected_average);
  const int all = decimals_of(effect.expected_total);
  return {{"", say("a_day", reader), say("in_all", reader)},
          {say("observed", reader), number_text(effect.observed_average, day, reader.language),
           number_text(effect.observed_total, all, reader.language)},
          {say("expected_without", reader), number_text(effect.expected_average, day, reader.language),
           number_text(effect.expected_total, all, reader.language)},
          {say("difference", reader), signed_number(effect.average.value, day, reader),
           signed_number(effect.cumulative.value, all, reader)},
          {"95 %", range_text(effect.average.interval, day, reader),
           range_text(effect.cumulative.interval, all, reader)},
          {say("relative", reader), signed_percent(effect.relative.value, reader.language), ""},
          {"95 %",
           signed_percent(effect.relative.interval.low, reader.language) + " " + say("to", reader) + " " +
               signed_percent(effect.relative.interval.high, reader.language),
           ""}};
}

/// Those used by name with how much they matter; of the others how many were left out and for what, with a
/// few names.
void add_controls(Document& document, const Effect& effect, const Reader& reader) {
  const char* used = effect.placebo_p ? "place_used" : "control_used";
  const std::vector<ControlVerdict>& controls = effect.controls;
  constexpr std::size_t names_max = 4;
  document.heading(say("controls", reader));
  std::map<ControlFate, std::vector<std::string>> left_out;
  bool any = false;
  for (const ControlVerdict& control : controls) {
    if (control.fate != ControlFate::used) {
      left_out[control.fate].push_back(control.name);
      continue;
    }
    any = true;
    document.item(fmt::format("{}: {}", control.name,
                              say(used, reader, percent_text(control.inclusion, reader.language))));
  }
  if (!any) document.line(say("no_controls", reader));
  for (const auto& [fate, names] : left_out) {
    std::string some;
    for (std::size_t i = 0; i < std::min(names.size(), names_max); ++i)
      some += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > names_max) some += ", ...";
    document.item(
        fmt::format("{} {} ({})", names.size(),
                    say(fate == ControlFate::own_change ? "changed_itself" : fate_name(fate), reader), some));
  }
}

}  // namespace

Document document_of(const EffectReport& report, const Reader& reader) {
  Document document = empty_document(reader);
  if (!report.effect) {
    document.title(say("too_few", reader));
    document.line(measured_words(report.effect.error().needs, reader.language));
    return document;
  }
  const Effect& effect = *report.effect;
  document.title(fmt::format("{} · {}", cell_text(effect.metric, effect.slice, reader),
                             span_text(effect.judged, reader.language)));
  document.line(
      say(effect.verdict == EffectVerdict::cannot_tell ? "cannot_tell_effect" : verdict_name(effect.verdict),
          reader));
  document.table(effect_table(effect, reader));
  document.line(say("effect_sure", reader, sure_text(effect.probability, reader.language)));
  if (effect.placebo_p)
    document.line(say("effect_places", reader, sure_text(*effect.placebo_p, reader.language)));
  if (effect.conformal)
    document.line(say("effect_conformal", reader,
                      range_text(*effect.conformal, decimals_of(effect.expected_average), reader)));
  for (const Day day : effect.steps)
    document.line(say("effect_step", reader, day_text(day, reader.now, reader.language)));
  if (effect.fit.placebos > 0)
    document.line(say("effect_placebos", reader, effect.fit.placebos_moved, effect.fit.placebos,
                      number_text(effect.fit.widened, 2, reader.language)));
  add_controls(document, effect, reader);
  document.quiet(say("effect_basis", reader, count_text(effect.n, reader.language),
                     span_text(effect.before, reader.language), effect.method, report.provenance.seed,
                     report.provenance.data.substr(0, 19), report.provenance.code));
  return document;
}

}  // namespace regie
