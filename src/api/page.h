// api/page.h - the brief as one HTML page without a script: headings, sentences, charts as SVG, tables as
// twins.
#pragma once

#include <string>

#include "app/brief.h"

namespace regie {

/// Works as a file on disk as well as from the server: styles inside, nothing fetched.
[[nodiscard]] std::string page_of(const Brief& page);

/// An error a person sees in the browser.
[[nodiscard]] std::string page_of(const Problem& problem);

}  // namespace regie
