// intake/internal/zip_archive.h - opens a zip held in memory under hard limits; entries are streamed, never
// trusted.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

struct zip;

namespace regie {

/// What a zip is opened as: decides the wording and the codes of problems.
enum class ArchiveUse { workbook, folder };

struct ArchiveEntry {
  std::string name;  // UTF-8, as stored
  std::uint64_t index = 0;
  std::uint64_t packed = 0;    // bytes, as declared
  std::uint64_t unpacked = 0;  // bytes, as declared; checked while streaming
  bool is_encrypted = false;
  bool is_known_method = true;  // stored or deflated
};

/// Does `bytes` begin like a zip (also an empty one)?
[[nodiscard]] bool looks_like_zip(std::string_view bytes);

/// A zip over bytes that outlive it.
/// Holds:  no more than archive_limits allow is ever unpacked, whatever the directory of the zip claims.
/// Fails:  intake.too_large, intake.bomb, intake.damaged_xlsx or intake.damaged_zip, intake.encrypted.
class ZipArchive {
 public:
  [[nodiscard]] static Result<ZipArchive> open(std::string_view bytes, ArchiveUse use);

  [[nodiscard]] const std::vector<ArchiveEntry>& entries() const { return entries_; }

  /// Unpacks an entry piece by piece into `take`, which may end it with a Problem.
  [[nodiscard]] Result<Done> stream(const ArchiveEntry& entry,
                                    const std::function<Result<Done>(std::string_view)>& take);

  /// "intake.damaged_xlsx" with the reason in plain words.
  [[nodiscard]] tl::unexpected<Problem> damaged(std::string_view why) const;

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  [[nodiscard]] tl::unexpected<Problem> bomb(std::uint64_t unpacked) const;
  [[nodiscard]] Result<Done> list();

  ArchiveUse use_ = ArchiveUse::folder;
  std::size_t size_ = 0;
  std::uint64_t streamed_ = 0;
  std::unique_ptr<zip, Close> zip_;
  std::vector<ArchiveEntry> entries_;
};

}  // namespace regie
