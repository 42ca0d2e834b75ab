// api/pack.h - a workspace as files in open formats: CSV, ICS, Markdown, JSON, with an index that says what
// each is.
#pragma once

#include <vector>

#include "app/export_pack.h"
#include "wording/sentences.h"

namespace regie {

/// All pages of the pack but the originals. Cells of tables are neutralised as in csv.h.
[[nodiscard]] std::vector<PackPage> pack_pages(const PackContents& contents, const Reader& reader);

}  // namespace regie
