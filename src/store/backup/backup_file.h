// store/backup/backup_file.h - one file that holds a workspace as it was at several times.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace regie {

namespace sqlite {
class Database;
}

/// A workspace as it was at one time.
struct BackupGeneration {
  std::int64_t number = 0;  // 1 is the first that was ever made
  std::int64_t at_seconds = 0;
  std::string workspace;  // its name
  std::string chain;      // the first seal of its journal: which workspace it is
  std::string root;       // the last: what it held
  std::int64_t acts = 0;
  std::string code_version;
  std::int64_t parts = 0;  // told by generations()
  std::int64_t bytes = 0;  // of its files as a restore writes them; told by generations()
};

/// One file of a workspace, in pieces. Texts are borrowed.
struct FileToKeep {
  std::int64_t generation = 0;
  std::string path;  // "records.sqlite", "archive/ab/cdef.zst"
  std::vector<std::string_view> pieces;
  bool packs = false;  // pieces shrink: they are not compressed yet
};

/// What keeping a file cost.
struct PartsKept {
  std::int64_t parts = 0;
  std::int64_t fresh = 0;        // that were not there before
  std::int64_t fresh_bytes = 0;  // as they lie in the file
};

inline constexpr std::size_t part_bytes_max = 8U << 20U;  // a part is held in memory while it is looked at

/// Parts are named by the SHA-256 of their bytes and kept once, whatever generations rest on them.
/// Fails: backup.foreign (not made by `regie backup`), backup.damaged (its own table of contents cannot be
/// read), records.newer, records.locked, records.disk_full.
class BackupFile {
 public:
  /// Makes it where it is missing.
  [[nodiscard]] static Result<std::unique_ptr<BackupFile>> open(const std::string& path);
  /// Changes nothing, and needs no right to write. Requires: there is a file.
  [[nodiscard]] static Result<std::unique_ptr<BackupFile>> open_to_read(const std::string& path);
  ~BackupFile();
  BackupFile(const BackupFile&) = delete;
  BackupFile& operator=(const BackupFile&) = delete;

  /// Oldest first.
  [[nodiscard]] Result<std::vector<BackupGeneration>> generations() const;
  /// The files of a generation, in the order they were kept.
  [[nodiscard]] Result<std::vector<std::string>> paths(std::int64_t generation) const;
  /// A file as it was kept, each part hashed again. Fails: backup.part_damaged.
  [[nodiscard]] Result<std::string> bytes_of(std::int64_t generation, const std::string& path) const;

  /// All of it or nothing, durable when it returns. Nobody else writes to the file meanwhile.
  Result<Done> together(const std::function<Result<Done>()>& writes);
  /// Returns its number.
  Result<std::int64_t> add(const BackupGeneration& generation);
  /// Requires: each piece is at most part_bytes_max.
  Result<PartsKept> keep(const FileToKeep& file);
  /// A file that never changes, as an earlier generation kept it; 0 parts where none did.
  Result<PartsKept> keep_as_before(std::int64_t generation, const std::string& path);
  /// Writes the bytes of parts anew that are there already: a damaged one heals.
  Result<Done> mend(const FileToKeep& file);
  /// With the parts that no other generation needs; their room is used by what comes next.
  Result<Done> drop(const std::vector<std::int64_t>& generations);

 private:
  explicit BackupFile(std::unique_ptr<sqlite::Database> database);
  std::unique_ptr<sqlite::Database> database_;
};

}  // namespace regie
