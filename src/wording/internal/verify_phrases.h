// wording/internal/verify_phrases.h - what is said of each part that is whole or damaged, in two languages.
#pragma once

#include <array>
#include <string_view>

namespace regie {

struct Phrase {
  std::string_view key;
  std::string_view nl;
  std::string_view en;
};

inline constexpr std::array verify_phrases{
    Phrase{"all_whole", "Alles is zoals het is getekend, bewaard en ingelezen.",
           "Everything is as it was signed, saved and imported."},
    Phrase{"not_whole", "Niet alles is zoals het was:", "Not everything is as it was:"},
    Phrase{"whole_records", "Verslagen die heel zijn: {}.", "Records that are whole: {}."},
    Phrase{"whole_imports", "Ingelezen bestanden heel in het archief: {} van {}.",
           "Imported files whole in the archive: {} of {}."},
    Phrase{"root_line", "{} handelingen; bewaar deze wortel elders om hem later na te vragen: {}",
           "{} acts; note this root elsewhere to ask for it later: {}"},
    Phrase{"changed", "veranderd sinds het is bewaard", "changed since it was saved"},
    Phrase{"gone", "verdwenen", "gone"},
    Phrase{"added", "toegevoegd buiten Regie om", "added behind Regie's back"},
    Phrase{"other_signed", "niet de woorden die zijn getekend", "not the words that were signed"},
    Phrase{"foreign_row", "een rij die bij niets hoort", "a row that belongs to nothing"},
    Phrase{"broken_line", "regel van het journaal veranderd of weg", "line of the journal changed or gone"},
    Phrase{"unknown_root", "deze wortel zit niet meer in de geschiedenis",
           "this root is no longer part of the history"},
    Phrase{"altered_layout", "de tabel zelf is veranderd", "the table itself was altered"},
    Phrase{"damaged_file", "het bestand is beschadigd", "the file is damaged"},
    Phrase{"unreadable", "niet te lezen", "cannot be read"},
    Phrase{"part_records", "verslagen", "records"},
    Phrase{"part_journal", "journaal", "journal"},
    Phrase{"part_layout", "tabellen", "layout"},
    Phrase{"part_archive", "archief", "archive"},
    Phrase{"part_figures", "cijfers", "figures"},
    Phrase{"whole_parts", "Heel: {}.", "Whole: {}."},
    Phrase{"not_checked", "Niet nagekeken: {}.", "Not checked: {}."},
    Phrase{"figures_not_compared", "De cijfers zijn niet vergeleken: {}",
           "The figures were not compared: {}"},
    Phrase{"remedy_records", "Zet een back-up terug:  regie restore BESTAND MAP",
           "Put back a backup:  regie restore FILE DIR"},
    Phrase{"remedy_archive", "Lees deze bestanden opnieuw in:  regie import BESTAND",
           "Import these files again:  regie import FILE"},
    Phrase{"remedy_figures", "Maak de cijfers opnieuw:  regie rebuild",
           "Make the figures again:  regie rebuild"},
};

}  // namespace regie
