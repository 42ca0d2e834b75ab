// base/log.h - lines for the person at the terminal about what is going on; never on stdout.
#pragma once

#include <string_view>

namespace regie {

class Log {
 public:
  virtual ~Log() = default;
  virtual void line(std::string_view text) = 0;
};

}  // namespace regie
