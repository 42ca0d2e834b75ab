// intake/internal/recognise.h - whose export is this? By its titles, its headers and its file name.
#pragma once

#include <string>
#include <vector>

#include "intake/internal/aliases.h"

namespace regie {

struct TableLooks {
  std::vector<std::string> titles;  // lines above the header
  std::vector<std::string> headers;
  std::string file_name;
};

/// The platform with the most telling signs, or [table] where none is told clearly enough.
[[nodiscard]] const PlatformWords& recognise(const TableLooks& looks);

}  // namespace regie
