// base/slice.cpp - slices as people write them.
#include "base/slice.h"

namespace regie {

Result<Slice> parse_slice(const std::string& text) {
  Slice slice;
  std::string dimension;
  std::string rest = text;
  while (!rest.empty()) {
    const auto equals = rest.find('=');
    const auto comma = rest.find(',');
    if (dimension.empty() || (equals != std::string::npos && equals < comma)) {
      if (equals == std::string::npos || equals == 0)
        return fail("use.bad_where", "\"" + text + "\" does not name a slice.", "Nothing was changed.",
                    "For example:  --where campaign=\"Spring Summit\",country=NL");
      dimension = rest.substr(0, equals);
      rest.erase(0, equals + 1);
      slice[dimension] = "";
      continue;
    }
    if (!slice[dimension].empty()) slice[dimension] += ',';
    slice[dimension] += rest.substr(0, comma);
    rest.erase(0, comma == std::string::npos ? rest.size() : comma + 1);
  }
  return slice;
}

}  // namespace regie
