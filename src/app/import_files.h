// app/import_files.h - the verb `import`: read exports, keep their bytes, their rows and how they were
// understood.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/workspace.h"
#include "base/progress.h"
#include "intake/read_export.h"

namespace regie {

struct ImportRequest {
  std::vector<std::string> paths;  // files, folders, zips
  ReadOptions options;
};

enum class FileFate { imported, unchanged, previewed, refused };

struct FileOutcome {
  FileFate fate = FileFate::imported;
  FileReading reading;  // path always; the rest unless refused
  ImportId import;      // empty where refused or previewed
  std::int64_t replaced_rows = 0;
  Problem why_refused;
};

/// One outcome a file, in order of path. A file that cannot be read does not stop the others.
///   The bytes go to the archive first, then the rows, last the record: a crash in between loses nothing
///   that was acknowledged and leaves nothing half visible.
/// Fails: import.nothing_found, files.missing, and what the stores fail with (disk full).
[[nodiscard]] Result<std::vector<FileOutcome>> import_files(World& world, Workspace& workspace,
                                                            const ImportRequest& request);

/// Bytes that somebody brought to the desk; a zip gives one outcome a file in it. Told as it goes on, in
/// rows; not wanted any more, it ends between two files, and the one at hand is not kept. Fails:
/// import.cancelled, and as import_files.
struct BroughtFile {
  NamedBytes file;
  ReadOptions options;
};
[[nodiscard]] Result<std::vector<FileOutcome>> import_bytes(World& world, Workspace& workspace,
                                                            const BroughtFile& brought, Progress& progress);
[[nodiscard]] Result<std::vector<FileOutcome>> preview_bytes(World& world, const BroughtFile& brought);

/// What was imported, in the order it came.
[[nodiscard]] Result<std::vector<ImportRecord>> list_imports(const Workspace& workspace);
/// Fails: import.unknown.
[[nodiscard]] Result<ImportRecord> find_import(const Workspace& workspace, const ImportId& id);

/// The same without keeping anything: how each column would be understood, and why. Needs no workspace.
[[nodiscard]] Result<std::vector<FileOutcome>> preview_files(World& world, const ImportRequest& request);

}  // namespace regie
