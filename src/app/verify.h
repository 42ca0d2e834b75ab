// app/verify.h - the verb `verify`: is everything still as it was signed, saved, imported and counted?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/workspace.h"
#include "store/records/verify.h"

namespace regie {

/// Imported bytes that are gone or have changed on disk; its figures cannot be made again.
struct DamagedImport {
  ImportId import;   // empty where the records cannot say which it was
  std::string path;  // the file it was
  std::string say;
};

/// Figures that are not those the archive gives.
struct DamagedFigures {
  std::string report;  // "google_ads/day/campaign"; empty where the facts cannot be read at all
  ImportId import;
  std::string path;
  std::string say;
};

struct VerifyRequest {
  std::string earlier_root;
  bool without_figures = false;  // leaves out reading all imports again
};

struct Verified {
  VerifyReport records;
  std::int64_t imports = 0;
  std::vector<DamagedImport> damaged_imports;
  std::int64_t figures_whole = 0;  // parts of the facts: one a report and import
  std::vector<DamagedFigures> damaged_figures;
  std::optional<Problem> figures_not_compared;  // why; nothing where they were, or were not asked for
  bool without_figures = false;

  [[nodiscard]] bool whole() const {
    return records.whole() && damaged_imports.empty() && damaged_figures.empty() && !figures_not_compared;
  }
};

/// One part of a workspace, and what can be said of it.
enum class PartState { whole, damaged, not_checked };
struct VerifiedPart {
  const char* name;  // "records", "journal", "layout", "archive", "figures"
  PartState state;
};
[[nodiscard]] std::vector<VerifiedPart> parts_of(const Verified& verified);

/// Every record against the journal, the journal against itself and against a root noted earlier, every
/// signature against its words, every imported file against its hash, and the figures against those that
/// reading all imports again gives. Fails: what the stores fail with where a file cannot be read at all.
/// Cost: reads everything once; the figures that of `rebuild`.
[[nodiscard]] Result<Verified> verify_workspace(World& world, const Workspace& workspace,
                                                const VerifyRequest& request);

/// Of a workspace whose records cannot be opened for `why`: what can be read of them, and each archived file
/// against the hash that is its name.
[[nodiscard]] Result<Verified> verify_damaged_workspace(World& world, const std::string& folder,
                                                        const Problem& why);
/// Is this why the records cannot be opened damage, so that the rest may be looked at?
[[nodiscard]] bool is_damage_of_records(const Problem& problem);

}  // namespace regie
