// app/disk.h - how much room is left, and what is not begun without it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/world.h"
#include "base/result.h"

namespace regie {

inline constexpr std::int64_t mebibyte = std::int64_t{1} << 20;
/// Days to make room in: decisions, notes and a month of daily exports still fit.
inline constexpr std::int64_t disk_low_bytes = 512 * mebibyte;
/// What is left to the records, so that people can go on deciding and noting.
inline constexpr std::int64_t disk_kept_bytes = 32 * mebibyte;

/// disk.nearly_full where less than disk_low_bytes is left; nothing where it cannot be told.
[[nodiscard]] std::optional<Problem> disk_trouble(const World& world, const std::string& folder);

/// Is there room for `bytes` of export: its kept copy, its figures, and what is always kept free? Fails:
/// disk.no_room.
[[nodiscard]] Result<Done> check_room(const World& world, const std::string& folder, std::int64_t bytes);

}  // namespace regie
