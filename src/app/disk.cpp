// app/disk.cpp - asks the file system, and says it in megabytes.
#include "app/disk.h"

namespace regie {
namespace {

/// Kept packed (a tenth to a half) and as figures (a tenth to the same again): never more than twice.
constexpr std::int64_t bytes_on_disk = 2;

std::string megabytes(std::int64_t bytes) { return std::to_string(bytes / mebibyte) + " MB"; }

}  // namespace

std::optional<Problem> disk_trouble(const World& world, const std::string& folder) {
  const auto free = world.files.free_bytes(folder);
  if (!free || *free >= disk_low_bytes) return std::nullopt;
  return Problem{"disk.nearly_full",
                 "The disk is nearly full: " + megabytes(*free) + " are left in " + folder + ".",
                 "Everything saved so far is there.",
                 "Make room: at least " + megabytes(disk_low_bytes) + " should be free."};
}

Result<Done> check_room(const World& world, const std::string& folder, std::int64_t bytes) {
  const auto free = world.files.free_bytes(folder);
  const std::int64_t needed = disk_kept_bytes + bytes * bytes_on_disk;
  if (!free || *free >= needed) return Done{};
  return fail(
      "disk.no_room",
      "There is no room for this: " + megabytes(needed) + " are needed, " + megabytes(*free) + " are free.",
      "Nothing was begun; everything saved so far is there.", "Make room on the disk, then try again.");
}

}  // namespace regie
