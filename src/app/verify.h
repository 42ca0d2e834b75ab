// app/verify.h - the verb `verify`: is everything still as it was signed, saved and imported?
#pragma once

#include <string>
#include <vector>

#include "app/workspace.h"
#include "store/records/verify.h"

namespace regie {

/// Imported bytes that are gone or have changed on disk; its figures cannot be made again.
struct DamagedImport {
  ImportId import;
  std::string path;  // the file it was
  std::string say;
};

struct Verified {
  VerifyReport records;
  std::int64_t imports = 0;
  std::vector<DamagedImport> damaged_imports;
  [[nodiscard]] bool whole() const { return records.whole() && damaged_imports.empty(); }
};

/// Every record against the journal, the journal against itself and against a root noted earlier, every
/// signature against its words, every imported file against its hash. Fails: what the stores fail with where
/// a file cannot be read at all. Cost:  reads everything once.
[[nodiscard]] Result<Verified> verify_workspace(const Workspace& workspace, const std::string& earlier_root);

}  // namespace regie
