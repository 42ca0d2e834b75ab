// app/internal/mend_facts.h - the facts of a workspace as they must be, whatever became of their file.
#pragma once

#include <string>
#include <vector>

#include "app/workspace.h"

namespace regie {

/// Opens the facts. A file that is spoilt, foreign, stale or gone is made again from the archive; a spoilt or
/// foreign one is set aside first. Where they cannot be made, stand-ins answer each question with what keeps
/// them away. Fills `facts`, `lost` and `problems`; nothing about facts keeps a workspace shut.
void open_or_mend_facts(World& world, Workspace& workspace);

/// facts.duckdb becomes facts.duckdb.damaged; an earlier one of that name goes. Requires: nobody has it open.
Result<Done> set_facts_aside(World& world, const std::string& folder);

/// The imports whose figures are missing from `loads`, with what the records know of them.
[[nodiscard]] std::vector<LostImport> lost_imports(const std::vector<ImportRecord>& imports,
                                                   const std::vector<LoadedImport>& loads);
[[nodiscard]] LostImport lost_import(const ImportRecord& import);

}  // namespace regie
