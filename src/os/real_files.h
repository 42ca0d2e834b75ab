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
  Result<Done> move(const std::string& from, const std::string& to) override;
  Result<Done> make_private(const std::string& path) override;
  [[nodiscard]] Result<std::int64_t> free_bytes(const std::string& path) const override;
};

/// A desk lets go of a workspace soon after it was used: whoever waits so long gets in between.
inline constexpr int lock_patience_ms = 5000;

class RealLocks : public Locks {
 public:
  /// Waits for a lock that another program holds; 0 = is told at once.
  explicit RealLocks(int patience_ms = 0) : patience_ms_(patience_ms) {}
  [[nodiscard]] Result<std::unique_ptr<FileLock>> lock(const std::string& path) override;

 private:
  int patience_ms_;
};

}  // namespace regie
