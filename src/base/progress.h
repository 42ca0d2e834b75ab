// base/progress.h - how far long work is, and whether it is still wanted.
#pragma once

#include <cstdint>
#include <string_view>

namespace regie {

class Progress {
 public:
  virtual ~Progress() = default;
  /// `done` of `total` (0 = not known), and what is done now. False: stop, it is not wanted any more.
  virtual bool at(std::int64_t done, std::int64_t total, std::string_view what) = 0;
};

}  // namespace regie
