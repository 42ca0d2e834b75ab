// app/internal/mend_facts.cpp - do the facts tell of exactly these imports, in this order? Else they are made
// again.
#include "app/internal/mend_facts.h"

#include <algorithm>
#include <optional>

#include "app/rebuild.h"

namespace regie {
namespace {

std::string facts_path(const std::string& folder) { return folder + "/facts.duckdb"; }
std::string aside_path(const std::string& folder) { return folder + "/facts.duckdb.damaged"; }

enum class Fit {
  same,         // the imports of the records, in their order
  one_too_many  // and a last one that the records never got and that replaced nothing: a crash came between
};

/// Nothing where they tell of other imports.
std::optional<Fit> fit_of(const std::vector<ImportRecord>& imports, const std::vector<LoadedImport>& loads) {
  const auto same = [](const ImportRecord& import, const LoadedImport& load) {
    return import.id == load.import;
  };
  if (loads.size() < imports.size() || !std::equal(imports.begin(), imports.end(), loads.begin(), same))
    return std::nullopt;
  if (loads.size() == imports.size()) return Fit::same;
  const bool is_harmless = loads.size() == imports.size() + 1 && loads.back().replaced == 0;
  return is_harmless ? std::optional(Fit::one_too_many) : std::nullopt;
}

enum class Found { whole, stale, gone };

/// Takes what is there where it can be taken as it is. Fails: facts.damaged, and what else keeps it shut.
Result<Found> open_as_it_is(World& world, Workspace& workspace, const std::vector<ImportRecord>& imports) {
  const bool was_there = world.files.kind(facts_path(workspace.folder)) != FileKind::missing;
  // A log without its file would be taken for part of a new one.
  const std::string log = facts_path(workspace.folder) + ".wal";
  if (!was_there && world.files.kind(log) != FileKind::missing) TRY_DONE(world.files.remove(log));
  TRY(workspace.facts, open_facts(workspace.folder));
  TRY(const auto loads, workspace.facts->loads());
  const auto fit = fit_of(imports, loads);
  if (!fit) return was_there ? Found::stale : Found::gone;
  if (fit == Fit::one_too_many) TRY_DONE(workspace.facts->remove(loads.back().import));
  workspace.lost = lost_imports(imports, loads);
  return Found::whole;
}

Problem unavailable(const Problem& why) {
  return {"facts.unavailable", "The figures of this workspace cannot be shown: " + why.say,
          "Imported files, decisions, notes and settings are all there and work.", why.remedy};
}

std::string days_text(const LostImport& lost) {
  std::string text;
  for (const LostDays& one : lost.days)
    text +=
        (text.empty() ? " (" : ", ") + one.platform + ", " + one.days.from.iso() + " to " + one.days.to.iso();
  return text.empty() ? text : text + ")";
}

/// What stays to be told once the facts are open, the worst first and alone.
void tell_of_facts(World& world, Workspace& workspace) {
  if (!workspace.lost.empty()) {
    std::string names;
    for (const LostImport& lost : workspace.lost)
      names += (names.empty() ? "" : "; ") + lost.path + days_text(lost);
    workspace.problems.push_back(
        {"facts",
         {"facts.lost_imports",
          "Kept copies of imported files are damaged; their days have no figures: " + names,
          "All other figures are as they were.", "Import these files again."}});
  } else if (world.files.kind(aside_path(workspace.folder)) != FileKind::missing) {
    workspace.problems.push_back(
        {"facts",
         {"facts.healed", "The file with the figures of this workspace was damaged; they were made again.",
          "Nothing is lost: they were made from the archive. The damaged file is kept as "
          "facts.duckdb.damaged.",
          "Check the disk, then remove facts.duckdb.damaged."}});
  }
}

}  // namespace

Result<Done> set_facts_aside(World& world, const std::string& folder) {
  for (const char* ending : {"", ".wal"}) {
    const std::string from = facts_path(folder) + ending;
    const std::string to = aside_path(folder) + ending;
    if (world.files.kind(to) != FileKind::missing) TRY_DONE(world.files.remove(to));
    if (world.files.kind(from) != FileKind::missing) TRY_DONE(world.files.move(from, to));
  }
  return Done{};
}

LostImport lost_import(const ImportRecord& import) {
  LostImport lost{import.id, import.reading.path, {}};
  for (const TableReading& table : import.reading.tables)
    if (table.days && table.rows.kept > 0 && !table.sums.empty())
      lost.days.push_back({table.platform, *table.days});
  return lost;
}

std::vector<LostImport> lost_imports(const std::vector<ImportRecord>& imports,
                                     const std::vector<LoadedImport>& loads) {
  std::vector<LostImport> lost;
  for (const LoadedImport& load : loads) {
    if (!load.is_lost) continue;
    const auto found = std::find_if(imports.begin(), imports.end(),
                                    [&](const ImportRecord& import) { return import.id == load.import; });
    if (found != imports.end()) lost.push_back(lost_import(*found));
  }
  return lost;
}

void open_or_mend_facts(World& world, Workspace& workspace) {
  const auto mend = [&]() -> Result<Done> {
    TRY(const auto imports, workspace.records->imports());
    const auto found = open_as_it_is(world, workspace, imports);
    if (!found && found.error().code != "facts.damaged") return tl::unexpected(found.error());
    if (found && *found == Found::whole) return Done{};
    if (!found) {
      world.log.line("The figures of " + workspace.folder + " are damaged; the file is set aside (" +
                     found.error().say + ")");
      workspace.facts.reset();
      TRY_DONE(set_facts_aside(world, workspace.folder));
    }
    if (!imports.empty())
      world.log.line(found && *found == Found::stale
                         ? "The figures are not those of these imports; making them again from the archive."
                         : "The figures are missing; making them again from the archive.");
    TRY_DONE(rebuild(world, workspace));
    return Done{};
  };
  const auto mended = mend();
  if (mended) return tell_of_facts(world, workspace);
  const Problem problem = unavailable(mended.error());
  world.log.line(problem.say);
  workspace.facts = missing_facts(problem);
  workspace.problems.push_back({"facts", problem});
}

}  // namespace regie
