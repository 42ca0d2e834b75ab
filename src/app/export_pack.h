// app/export_pack.h - the verb `export`: everything of a workspace in open formats, useful without Regie.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/review_decision.h"
#include "app/sign_reason.h"
#include "app/verify.h"
#include "app/workspace.h"
#include "store/records/dump.h"

namespace regie {

/// The days of one report as they stand, summed by campaign where it has campaigns.
struct PackFigures {
  std::string report;
  std::string platform;
  std::string currency;  // "" where rows differ or there is none
  bool by_campaign = false;
  std::vector<std::string> measures;
  SeriesTable days;
};

/// An import, and where its file lies in the pack.
struct PackOriginal {
  ImportRecord import;
  std::string path;  // "originals/0001-ads-march.csv"
};

struct PackContents {
  WorkspaceSettings settings;
  Day as_of;
  std::int64_t now_seconds = 0;
  std::string root;
  std::string fingerprint;
  std::vector<PackOriginal> originals;
  std::vector<EventRecord> events;
  std::vector<NoteRecord> notes;
  std::vector<ToldFinding> told;
  std::vector<KeptReason> reasons;
  std::vector<Decision> decisions;
  std::vector<Review> reviews;
  std::vector<PackFigures> figures;  // of reports by day
  RecordsDump records;
};
[[nodiscard]] Result<PackContents> pack_contents(World& world, const Workspace& workspace);

/// A page of the pack, rendered.
struct PackPage {
  std::string path;
  std::string bytes;
};
struct PackOutcome {
  std::string folder;
  std::int64_t files = 0;
  std::int64_t imports = 0;
  std::vector<DamagedImport> missing;  // whose original is not in it
};
struct PackRequest {
  std::string folder;  // to make
  std::vector<PackPage> pages;
  std::vector<PackOriginal> originals;
};
/// The pages, and each imported file as it came. All or nothing: put together beside `folder`.
/// Fails: export.exists (nothing is ever overwritten), and as Files.
Result<PackOutcome> write_pack(World& world, const Workspace& workspace, const PackRequest& request);

}  // namespace regie
