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
// Of one person: others bring files too, and what is imported stays on the disk.
inline constexpr std::size_t uploads_of_one_max = 100;
inline constexpr std::size_t uploads_bytes_of_one_max = 256U << 20;
inline constexpr int uploads_a_day_max = 2000;
inline constexpr std::size_t uploads_bytes_a_day_max = 4096ULL << 20;

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
  /// Fails: upload.no_name, upload.other_kind (a name or bytes of no export), upload.too_much (other uploads
  /// wait to be imported), upload.enough_today.
  Result<std::shared_ptr<const Upload>> add(Upload upload);
  /// Of this workspace and account. Fails: upload.unknown.
  [[nodiscard]] Result<std::shared_ptr<const Upload>> find(const Upload& like) const;
  void remove(const std::string& id);
  void forget_old(std::int64_t now_seconds);

 private:
  mutable std::mutex guard_;
  std::map<std::string, std::shared_ptr<const Upload>> uploads_;
  struct Brought {
    std::int64_t day = 0;
    int files = 0;
    std::size_t bytes = 0;
  };
  [[nodiscard]] Result<Done> check_room(const Upload& upload) const;
  Result<Done> count_of_today(const Upload& upload);

  std::int64_t added_ = 0;
  std::map<std::string, Brought> brought_;  // by account
};

}  // namespace regie
