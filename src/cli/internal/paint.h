// cli/internal/paint.h - colours of a terminal, or none.
#pragma once

#include <string>
#include <string_view>

#include "base/plain_text.h"
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

/// What a terminal shows and is not steered by: our own colours, and letters. Names in exports are anybody's.
inline std::string terminal_text(std::string_view text) {
  std::string shown;
  std::size_t from = 0;
  for (std::size_t at = text.find("\x1b["); at != std::string_view::npos; at = text.find("\x1b[", at + 2)) {
    std::size_t length = 0;
    for (const std::string_view colour :
         {"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[32m", "\x1b[33m"})
      if (text.substr(at).starts_with(colour)) length = colour.size();
    if (length == 0) continue;
    shown += plain_text(text.substr(from, at - from)).append(text.substr(at, length));
    from = at + length;
  }
  return shown + plain_text(text.substr(from));
}

}  // namespace regie
