// base/locks.h - one program at a time in one workspace.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"

namespace regie {

/// Held while the object lives; the system frees it when the program ends, however it ends.
class FileLock {
 public:
  virtual ~FileLock() = default;
};

class Locks {
 public:
  virtual ~Locks() = default;
  /// Fails: files.locked (another program holds it), files.not_writable.
  [[nodiscard]] virtual Result<std::unique_ptr<FileLock>> lock(const std::string& path) = 0;
};

}  // namespace regie
