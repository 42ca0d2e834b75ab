// api/page.h - the brief as one HTML page without a script: headings, sentences, charts as SVG, tables as
// twins.
#pragma once

#include <string>

#include "app/brief.h"
#include "wording/document.h"

namespace regie {

/// Works as a file on disk as well as from the server: styles inside, nothing fetched.
[[nodiscard]] std::string page_of(const Brief& page);

/// A document as a page that prints well: the report.
[[nodiscard]] std::string page_of(const Document& document);

/// An error a person sees in the browser.
[[nodiscard]] std::string page_of(const Problem& problem);

}  // namespace regie
