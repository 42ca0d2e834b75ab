// os/real_files.h - the file system of this machine.
#pragma once

#include "base/files.h"
#include "base/locks.h"

namespace regie {

class RealFiles : public Files {
 public:
  [[nodiscard]] FileKind kind(const std::string& path) const override;
  /// Maps the file, so a large one costs address space, not memory.
  [[nodiscard]] Result<std::unique_ptr<FileBytes>> open(const std::string& path) const override;
  [[nodiscard]] Result<std::vector<std::string>> list(const std::string& folder) const override;
  Result<Done> make_folder(const std::string& path) override;
  Result<Done> write(const std::string& path, std::string_view bytes) override;
  Result<Done> remove(const std::string& path) override;
};

class RealLocks : public Locks {
 public:
  [[nodiscard]] Result<std::unique_ptr<FileLock>> lock(const std::string& path) override;
};

}  // namespace regie
