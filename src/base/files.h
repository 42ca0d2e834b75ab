// base/files.h - the file system, as something handed in. `os` has the real one, tests a fake.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace regie {

/// Bytes of a file, mapped or held; valid as long as the object lives.
class FileBytes {
 public:
  virtual ~FileBytes() = default;
  [[nodiscard]] virtual std::string_view view() const = 0;
  /// The open file they are all of; -1 where they are held in memory.
  [[nodiscard]] virtual int descriptor() const { return -1; }
};

enum class FileKind { missing, file, folder, other };

/// Paths are UTF-8. Fails with: files.missing, files.not_readable, files.not_writable, files.disk_full.
class Files {
 public:
  virtual ~Files() = default;
  [[nodiscard]] virtual FileKind kind(const std::string& path) const = 0;
  [[nodiscard]] virtual Result<std::unique_ptr<FileBytes>> open(const std::string& path) const = 0;
  /// Every file below a folder, sorted by path; hidden files left out.
  [[nodiscard]] virtual Result<std::vector<std::string>> list(const std::string& folder) const = 0;
  virtual Result<Done> make_folder(const std::string& path) = 0;
  /// All or nothing: a temporary beside it, fsync, rename, fsync of the folder.
  virtual Result<Done> write(const std::string& path, std::string_view bytes) = 0;
  virtual Result<Done> remove(const std::string& path) = 0;
  /// A file or folder gets another name in the same folder tree; a file that had that name goes. At once, and
  /// durable when it returns.
  virtual Result<Done> move(const std::string& from, const std::string& to) = 0;
  /// Nobody but its owner may read or write it from now on; made empty where it is missing.
  virtual Result<Done> make_private(const std::string& path) = 0;
  /// Bytes that may still be written where `path` lies.
  [[nodiscard]] virtual Result<std::int64_t> free_bytes(const std::string& path) const = 0;
};

}  // namespace regie
