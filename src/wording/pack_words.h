// wording/pack_words.h - what each file of a pack is, for somebody who has never seen Regie.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/export_pack.h"
#include "wording/document.h"
#include "wording/sentences.h"

namespace regie {

/// What is said at the top of the pack's index.
struct PackOpening {
  std::string title;
  std::string about;   // what this is, of whom, of when
  std::string whole;   // how to make a workspace of it again
  std::string sealed;  // a word of warning
  std::string files;   // heading of the list
};
[[nodiscard]] PackOpening pack_opening(const PackContents& contents, const Reader& reader);

/// "Events, as any calendar reads them" for "events.ics"; of figures and originals by their folder.
[[nodiscard]] std::string pack_file_words(const std::string& path, const Reader& reader);

/// Every reason with its footprint, and how it ended.
[[nodiscard]] Document reasons_pack(const PackContents& contents, const Reader& reader);
/// Every decision; below it its review.
[[nodiscard]] Document decisions_pack(const PackContents& contents, const Reader& reader);

}  // namespace regie
