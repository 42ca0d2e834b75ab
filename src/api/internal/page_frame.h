// api/internal/page_frame.h - what every page begins with: title, language and the styles inside it.
#pragma once

#include <string>
#include <string_view>

namespace regie {

/// Up to and with <main>. `title` is text, not markup.
[[nodiscard]] std::string page_head(const std::string& title, std::string_view language);

/// The policy such a page is served with: its own styles and nothing else.
[[nodiscard]] const std::string& page_policy();
/// The same for a page with one form that posts to where it came from.
[[nodiscard]] std::string page_policy_with_form();

}  // namespace regie
