// api/internal/html.h - text made safe for HTML.
#pragma once

#include <string>
#include <string_view>

#include "base/plain_text.h"

namespace regie {

/// Names in exports are anybody's text: none of it may become markup, or turn the text around it.
inline std::string html_text(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char c : plain_text(text)) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

}  // namespace regie
