// wording/internal/inbox_phrases.h - what is said of messages, threads and mailboxes, in two languages.
#pragma once

#include <array>

#include "wording/internal/verify_phrases.h"

namespace regie {

inline constexpr std::array inbox_phrases{
    Phrase{"inbox", "Wie wacht op een antwoord", "Who waits for an answer"},
    Phrase{"inbox_all", "Alle gesprekken", "All threads"},
    Phrase{"inbox_none_waiting", "Niemand wacht op een antwoord. Alles zien: regie inbox list --all",
           "Nobody waits for an answer. See all:  regie inbox list --all"},
    Phrase{"inbox_empty",
           "Er zijn nog geen berichten. Lees ze in: regie inbox import MAP --own info@acme.example",
           "There are no messages yet. Import some:  regie inbox import DIR --own info@acme.example"},
    Phrase{"thread_head", "gesprek", "thread"},
    Phrase{"who_head", "wie", "who"},
    Phrase{"subject_head", "onderwerp", "subject"},
    Phrase{"count_head", "berichten", "messages"},
    Phrase{"waiting_head", "wacht sinds", "waits since"},
    Phrase{"needs_head", "waarom eerst", "why first"},
    Phrase{"asked_by_day", "Gevraagd: \xE2\x80\x9C{}\xE2\x80\x9D, dat is {}.",
           "Asked for: \xE2\x80\x9C{}\xE2\x80\x9D, that is {}."},
    Phrase{"thread_done", "afgehandeld", "done"},
    Phrase{"thread_answered", "wacht niet", "does not wait"},
    Phrase{"no_subject", "(geen onderwerp)", "(no subject)"},
    Phrase{"nobody_known", "(onbekend)", "(unknown)"},
    Phrase{"imported_messages", "{}: {} gelezen, {} nieuw, {} al bekend, {} apart gezet.",
           "{}: {} read, {} new, {} known already, {} set aside."},
    Phrase{"refused_messages", "{}: niet gelezen. {}", "{}: not read. {}"},
    Phrase{"of_them_out", "Daarvan {} van onszelf.", "Of these {} from ourselves."},
    Phrase{"new_threads", "Gesprekken met iets nieuws: {}. Zien: regie inbox list",
           "Threads with something new: {}. See them:  regie inbox list"},
    Phrase{"own_are", "Van ons: {}.", "Ours: {}."},
    Phrase{"own_none",
           "Er is geen adres van onszelf bekend: alles telt als binnengekomen. Noem het: --own "
           "info@acme.example",
           "No address of ours is known: everything counts as incoming. Name it:  --own info@acme.example"},
    Phrase{"message_number", "bericht {}: {} {} [{}]", "message {}: {} {} [{}]"},
    Phrase{"more_problems", "en nog {}", "and {} more"},
    Phrase{"way_in", "van {}, {}", "from {}, {}"},
    Phrase{"way_out", "aan {}, {}", "to {}, {}"},
    Phrase{"kind_bounce", "niet bezorgd", "not delivered"},
    Phrase{"kind_bounce_of", "niet bezorgd bij {}", "not delivered to {}"},
    Phrase{"kind_out_of_office", "afwezig", "out of office"},
    Phrase{"kind_bulk", "lijst of automaat", "list or machine"},
    Phrase{"attached", "bijlage, niet geopend: {} ({} bytes)", "attached, not opened: {} ({} bytes)"},
    Phrase{"marked_done", "Afgehandeld door {}, {}. {}", "Done by {}, {}. {}"},
    Phrase{"marked_undone", "Toch niet afgehandeld, zei {}, {}. {}", "Not done after all, said {}, {}. {}"},
    Phrase{"only_quoted", "(alleen wat eerder is geschreven)", "(only what was written before)"},
};

}  // namespace regie
