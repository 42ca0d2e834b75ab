// wording/pack_words.cpp - the words of a pack, Dutch and English.
#include "wording/pack_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "wording/documents.h"

namespace regie {
namespace {

struct FileWords {
  std::string_view path;
  std::string_view nl;
  std::string_view en;
};

constexpr std::array<FileWords, 13> file_words{{
    {"README.md", "Deze lijst, als tekst.", "This list, as text."},
    {"index.html", "Deze lijst, voor een browser.", "This list, for a browser."},
    {"events.ics", "Gebeurtenissen, zoals elke agenda ze leest.", "Events, as any calendar reads them."},
    {"events.csv", "Dezelfde gebeurtenissen als tabel, met wat ze zouden bewegen.",
     "The same events as a table, with what they should move."},
    {"notes.csv", "Notities van mensen, met hun dag.", "Notes people wrote, with their day."},
    {"findings.csv", "Wat er is gemeld: wat bewoog, sinds wanneer, verwacht en gezien.",
     "What was told: what moved, since when, expected and observed."},
    {"reasons.md", "Ondertekende redenen, elk met zijn voetafdruk.",
     "Signed reasons, each with its footprint."},
    {"decisions.md", "Beslissingen met hun voorspelling, en hoe erop werd teruggekeken.",
     "Decisions with their forecast, and how people looked back on them."},
    {"imports.csv", "Elk ingelezen bestand: wanneer, hoeveel rijen, waar het hier ligt.",
     "Every imported file: when, how many rows, where it lies here."},
    {"records.json", "Alle rijen van alle tabellen: hieruit maakt Regie de werkruimte opnieuw.",
     "Every row of every table: from this Regie makes the workspace again."},
    {"figures/", "Cijfers per dag, zoals ze nu staan.", "Figures by day, as they stand now."},
    {"originals/", "De ingelezen bestanden, byte voor byte zoals ze kwamen.",
     "The imported files, byte for byte as they came."},
    {"", "", ""},
}};

}  // namespace

PackOpening pack_opening(const PackContents& contents, const Reader& reader) {
  const std::string day = day_text(contents.as_of, Day{}, reader.language);
  if (reader.language == Language::nl)
    return {
        fmt::format("{} - alles uit Regie", contents.settings.name),
        fmt::format("Alles wat Regie over {} bewaart, op {}, in open formaten: te lezen zonder Regie.",
                    contents.settings.name, day),
        "Hieruit wordt weer een werkruimte, met dezelfde geschiedenis en dezelfde cijfers:  "
        "regie restore MAP NIEUWEMAP",
        "records.json bevat ook de verzegelde voorspellingen van open beslissingen. Wie er onbevangen op wil "
        "terugkijken, zoekt ze niet op.",
        "Bestanden"};
  return {
      fmt::format("{} - everything out of Regie", contents.settings.name),
      fmt::format("All that Regie keeps of {}, on {}, in open formats: readable without Regie.",
                  contents.settings.name, day),
      "A workspace is made of it again, with the same history and the same figures:  "
      "regie restore FOLDER NEWFOLDER",
      "records.json also holds the sealed forecasts of open decisions. Whoever wants to look back with an "
      "open mind does not look them up.",
      "Files"};
}

std::string pack_file_words(const std::string& path, const Reader& reader) {
  const auto fits = [&](const FileWords& words) {
    return words.path.ends_with('/') ? path.starts_with(words.path) : path == words.path;
  };
  const auto* found = std::find_if(file_words.begin(), file_words.end() - 1, fits);
  return std::string(reader.language == Language::nl ? found->nl : found->en);
}

Document reasons_pack(const PackContents& contents, const Reader& reader) {
  Document all = document_of(contents.reasons, reader);
  for (const KeptReason& reason : contents.reasons)
    for (Block& block : document_of(reason, reader).blocks) all.blocks.push_back(std::move(block));
  return all;
}

Document decisions_pack(const PackContents& contents, const Reader& reader) {
  Document all = document_of(contents.decisions, reader);
  for (const Decision& decision : contents.decisions) {
    for (Block& block : document_of(Decided{decision, {}}, reader).blocks)
      all.blocks.push_back(std::move(block));
    for (const Review& review : contents.reviews)
      if (review.decision == decision.id)
        for (Block& block : document_of(GradedDecision{decision, review}, reader).blocks)
          all.blocks.push_back(std::move(block));
  }
  return all;
}

}  // namespace regie
