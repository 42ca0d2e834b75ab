// cli/internal/paint.h - colours of a terminal, or none.
#pragma once

#include <string>
#include <string_view>

#include "cli/render.h"

namespace regie {

enum class Paint { strong, soft, red, green, yellow };

/// The text in a colour where the terminal shows colours; the text alone else.
inline std::string painted(std::string_view text, Paint paint, Look look) {
  if (!look.colour || text.empty()) return std::string(text);
  const auto code = [&] {
    switch (paint) {
      case Paint::strong:
        return "1";
      case Paint::soft:
        return "2";
      case Paint::red:
        return "31";
      case Paint::green:
        return "32";
      case Paint::yellow:
        return "33";
    }
    return "0";
  }();
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

}  // namespace regie
