// app/internal/backup_parts.h - what a backup is made of, and files that are there for a moment only.
#pragma once

#include <string>
#include <string_view>

#include "app/backup.h"
#include "store/archive/archive.h"

namespace regie {

inline constexpr const char* records_name = "records.sqlite";

[[nodiscard]] inline std::string archived_name(const std::string& sha256) {
  return "archive/" + Archive::name_of(sha256);
}
/// Is it where a file of a workspace may lie? A backup may come from anywhere.
[[nodiscard]] bool is_workspace_path(std::string_view path);

/// A database file with what SQLite puts beside it: gone before and after.
class Passing {
 public:
  Passing(World& world, std::string path) : world_(world), path_(std::move(path)) { clear(); }
  Passing(const Passing&) = delete;
  Passing& operator=(const Passing&) = delete;
  ~Passing() { clear(); }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  void clear() {
    for (const char* end : {"", "-wal", "-shm", "-journal"})
      if (world_.files.kind(path_ + end) == FileKind::file)
        static_cast<void>(world_.files.remove(path_ + end));
  }
  World& world_;
  std::string path_;
};

/// Opens a backup that must be there, and finds a generation in it. Fails: backup.missing,
/// backup.no_generation.
struct OpenedBackup {
  std::unique_ptr<BackupFile> file;
  BackupGeneration generation;
};
[[nodiscard]] Result<OpenedBackup> open_backup(World& world, const BackupRead& request);

}  // namespace regie
