// wording/measured_words.cpp - the sentences of measure and stats with their Dutch.
#include "wording/measured_words.h"

#include <array>
#include <optional>
#include <vector>

namespace regie {
namespace {

struct Told {
  std::string_view en;  // "{}" stands for a number
  std::string_view nl;
};

constexpr std::array table{
    // what an effect or a comparison needs
    Told{"days before the intervention", "dagen vóór de ingreep"},
    Told{"{} days with a figure before", "{} dagen ervoor met een cijfer"},
    Told{"a judged day with a figure", "een beoordeelde dag met een cijfer"},
    Told{"{} known days before, there are {}", "{} bekende dagen ervoor; er zijn er {}"},
    Told{"a value on at least one of the days to judge",
         "een waarde op minstens één van de te beoordelen dagen"},
    Told{"days before that are not all the same", "dagen ervoor die niet allemaal gelijk zijn"},
    Told{"{} times before", "{} tijdstippen ervoor"},
    Told{"{} controls", "{} vergelijkingsreeksen"},
    Told{"controls that follow the treated before better than its own mean does",
         "vergelijkingsreeksen die het behandelde ervoor beter volgen dan het eigen gemiddelde"},
    Told{"{} times for this level", "{} tijdstippen voor dit niveau"},
    Told{"as many times before as after", "evenveel tijdstippen ervoor als erna"},
    Told{"days before that the model follows: its errors are {} times as wide as it says",
         "dagen ervoor die het model volgt: de fouten zijn {} keer zo breed als het zegt"},
    Told{"days before that the model follows: errors a week apart resemble each other ({})",
         "dagen ervoor die het model volgt: fouten een week uiteen lijken op elkaar ({})"},
    Told{"days before that the model follows: it drifts away over the last of them (z {})",
         "dagen ervoor die het model volgt: het drijft weg over de laatste (z {})"},
    Told{"a calmer series: at {} of {} earlier dates, when nothing was done, it shows an effect; "
         "errors a day apart resemble each other by {}",
         "een rustiger reeks: op {} van {} eerdere data, toen er niets gedaan werd, toont ze een effect; "
         "fouten een dag uiteen lijken voor {} op elkaar"},
    // what one metric needs before a change is told
    Told{"at least four weeks of daily values", "minstens vier weken met dagcijfers"},
    Told{"a metric that is counted, an amount or a rate",
         "iets dat geteld wordt, een bedrag of een verhouding"},
    Told{"a fall below {} a month, or {} more weeks", "een daling onder {} per maand, of nog {} weken"},
    Told{"a fall below {} a month", "een daling onder {} per maand"},
    Told{"a stop for a month, or {} more weeks", "een stilstand van een maand, of nog {} weken"},
    Told{"a stop for a month", "een stilstand van een maand"},
    Told{"a rise above {} a month, or {} more weeks", "een stijging boven {} per maand, of nog {} weken"},
    Told{"a rise above {} a month", "een stijging boven {} per maand"},
    // what hours need before one is told
    Told{"{} days with hours before, there are {}", "{} dagen met uren ervoor; er zijn er {}"},
    // what keeps a footprint from telling
    Told{"no cell of the footprint must move", "geen onderdeel van de afdruk hoeft te bewegen"},
    Told{"there are {} other dates to try it at, {} are needed",
         "er zijn {} andere data om het op te proberen, {} zijn er nodig"},
    Told{"no cell that must move can be told", "van geen onderdeel dat moet bewegen is iets te zeggen"},
    Told{"it fits {} of {} other dates as well; up to {} would do",
         "ze past ook op {} van {} andere data; tot {} zou mogen"},
    Told{"it began on {}, before {}", "het begon op {}, vóór {}"},
};

/// What stands for each "{}" where the text fits.
std::optional<std::vector<std::string_view>> fit(std::string_view pattern, std::string_view text) {
  std::vector<std::string_view> values;
  while (true) {
    const std::size_t mark = pattern.find("{}");
    const std::string_view before = pattern.substr(0, mark);
    if (!text.starts_with(before)) return std::nullopt;
    text.remove_prefix(before.size());
    if (mark == std::string_view::npos) return text.empty() ? std::optional(values) : std::nullopt;
    pattern.remove_prefix(mark + 2);
    const std::string_view next = pattern.substr(0, pattern.find("{}"));
    const std::size_t end = next.empty() ? text.size() : text.find(next);
    if (end == std::string_view::npos) return std::nullopt;
    values.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

}  // namespace

std::string measured_words(std::string_view english, Language language) {
  if (language == Language::en) return std::string(english);
  for (const Told& told : table) {
    const auto values = fit(told.en, english);
    if (!values) continue;
    std::string text(told.nl);
    std::size_t at = 0;
    for (const std::string_view value : *values) {
      at = text.find("{}", at);
      text.replace(at, 2, value);
      at += value.size();
    }
    return text;
  }
  return std::string(english);
}

}  // namespace regie
