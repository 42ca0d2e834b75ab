// api/internal/page_frame.h - what every page begins with: title, language and the styles inside it.
#pragma once

#include <string>
#include <string_view>

namespace regie {

/// Up to and with <main>. `title` is text, not markup.
[[nodiscard]] std::string page_head(const std::string& title, std::string_view language);

}  // namespace regie
