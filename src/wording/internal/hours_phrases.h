// wording/internal/hours_phrases.h - what is said of hours that stood out, in two languages.
#pragma once

#include <array>

#include "wording/internal/verify_phrases.h"

namespace regie {

inline constexpr std::array hours_phrases{
    Phrase{"hours_title", "Uren die eruit sprongen", "Hours that stood out"},
    Phrase{"hours_none", "Geen uur sprong eruit.", "No hour stood out."},
    Phrase{"hours_when", "Wanneer", "When"},
    Phrase{"hours_once_in", "Eens in", "Once in"},
    Phrase{"hours_count", "{} uur", "{} hours"},
    Phrase{"hours_rarer", "meer dan {} uur", "more than {} hours"},
    Phrase{"hours_direction", "Kant", "Side"},
    Phrase{"hours_above", "erboven", "above"},
    Phrase{"hours_below", "eronder", "below"},
    Phrase{"hours_one", "{} {}:00 - {}:00", "{} {}:00 - {}:00"},
    Phrase{"hours_stretch", "{}, {} uur tot {}:00", "{}, {} hours up to {}:00"},
    Phrase{"hours_seen", "{} van {}: {} uren gezien, {} beoordeeld op wat eraan voorafging. Methode: {}.",
           "{} of {}: {} hours seen, {} judged by what came before. Method: {}."},
    Phrase{"hours_too_few", "{}: te weinig om iets te zeggen. Nodig: {}.",
           "{}: too few to tell. It needs {}."},
    Phrase{"hours_rule",
           "Verteld wordt wat zich minder dan eens in {} uur zo ver van het verwachte voordoet, eens per "
           "voorval.",
           "Told is what lies so far from what was expected less than once in {} hours, once an event."},
    Phrase{"hours_basis", "gegevens {}; code {}", "data {}; code {}"},
};

}  // namespace regie
