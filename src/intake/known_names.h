// intake/known_names.h - what a column can be told to be: the canonical names of aliases.txt.
#pragma once

#include <string>
#include <vector>

namespace regie {

struct KnownNames {
  std::vector<std::string> measures;    // sorted
  std::vector<std::string> dimensions;  // sorted
  std::vector<std::string> platforms;   // in the order of the file, "table" last
};
[[nodiscard]] const KnownNames& known_names();

}  // namespace regie
