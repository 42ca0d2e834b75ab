// app/uploads.h - files a person brought to the desk and has not imported yet: held in memory for an hour.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/import_files.h"

namespace regie {

inline constexpr std::size_t upload_bytes_max =
    96U << 20;  // a year of a busy account; larger ones by regie import
inline constexpr std::size_t uploads_bytes_max = 512U << 20;  // of all together: the machine has other work
inline constexpr std::int64_t upload_seconds_max = 3600;

struct Upload {
  std::string id;  // "u-..."
  std::string workspace;
  std::string account;
  std::string path;  // the file's name; never used as a path on this machine
  std::string bytes;
  std::int64_t at_seconds = 0;
};

/// Safe to call from several threads.
class Uploads {
 public:
  /// Fails: upload.no_name, upload.too_much (other uploads wait to be imported).
  Result<std::shared_ptr<const Upload>> add(Upload upload);
  /// Of this workspace and account. Fails: upload.unknown.
  [[nodiscard]] Result<std::shared_ptr<const Upload>> find(const Upload& like) const;
  void remove(const std::string& id);
  void forget_old(std::int64_t now_seconds);

 private:
  mutable std::mutex guard_;
  std::map<std::string, std::shared_ptr<const Upload>> uploads_;
  std::int64_t added_ = 0;
};

}  // namespace regie
