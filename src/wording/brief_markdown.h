// wording/brief_markdown.h - the brief as Markdown, which is its plain text too; and lines that other layouts
// share.
#pragma once

#include <string>
#include <vector>

#include "app/brief.h"
#include "wording/sentences.h"

namespace regie {

[[nodiscard]] std::string markdown_of(const Brief& page);

/// How much people decided, how they lean on proposals, whether notes came first: one line.
[[nodiscard]] std::string people_line(const Brief& page, const Reader& reader);
[[nodiscard]] std::string provenance_line(const Provenance& provenance, Language language);
/// The last days of a band that fit a line.
[[nodiscard]] std::vector<BandDay> last_days(const std::vector<BandDay>& band);
/// "▁▂▄▆█": one sign a day, missing days blank, scaled from zero.
[[nodiscard]] std::string sparkline(const std::vector<BandDay>& days);

}  // namespace regie
