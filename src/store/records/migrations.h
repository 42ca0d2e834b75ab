// store/records/migrations.h - the numbered SQL files of store/migrations, put in at build time.
#pragma once

#include <string_view>
#include <vector>

namespace regie {

/// SQL of migration 1, 2, ...; a file with user_version n has had the first n.
[[nodiscard]] std::vector<std::string_view> migrations();

}  // namespace regie
