// app/verify.cpp - records and archive, read whole.
#include "app/verify.h"

namespace regie {

Result<Verified> verify_workspace(const Workspace& workspace, const std::string& earlier_root) {
  Verified verified;
  TRY(verified.records, workspace.records->verify(earlier_root));
  TRY(const auto imports, workspace.records->imports());
  for (const ImportRecord& import : imports) {
    ++verified.imports;
    if (const auto bytes = workspace.archive->bytes_of(import.sha256); !bytes)
      verified.damaged_imports.push_back({import.id, import.reading.path, bytes.error().say});
  }
  return verified;
}

}  // namespace regie
