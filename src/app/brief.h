// app/brief.h - the verb `brief`: what changed, since when, where, how much, how sure, and candidate reasons.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/due.h"
#include "app/sources.h"
#include "app/workspace.h"
#include "base/progress.h"
#include "charter/human_share.h"
#include "charter/proposal.h"
#include "desk/reason.h"
#include "measure/explain/lead_time.h"
#include "measure/finding.h"

namespace regie {

struct BriefRequest {
  std::optional<Day> as_of;      // nothing = today in the workspace's time zone
  int window_days = 7;           // the days before as_of
  Progress* progress = nullptr;  // told of the series looked at, which is what takes long
};

/// What stands behind every number: the same four give the same bytes.
struct Provenance {
  std::uint64_t seed = 1;
  std::string data;  // "sha256:..."
  std::string code;
};

/// Something a platform's automation, or Regie itself, changed.
struct MachineChange {
  Day day;
  std::string who;
  Slice where;
  std::string text;
  std::optional<double> before;
  std::optional<double> after;
};

struct Brief {
  std::string workspace;
  std::string language;
  std::string currency;
  Day as_of;
  DaySpan window;
  std::vector<SourceCoverage> coverage;
  std::vector<Finding> findings;  // most money at stake first
  std::vector<TooFewSeries> too_few;
  std::vector<MachineChange> machine_changes;
  std::vector<NoteRecord> notes;  // of the window and two weeks before
  std::vector<Reason> reasons;    // that stand for the findings here
  std::vector<DueItem> due;       // decisions that ask for a person
  HumanShare human_share;         // of the 13 weeks up to as_of
  Reliance reliance;
  LeadTimes lead_times;  // field notes against findings
  Provenance provenance;

  /// The reason that stands for a finding; nothing where none was signed.
  [[nodiscard]] const Reason* reason_of(const Finding& finding) const;
};

inline constexpr int findings_max = 12;  // what a person can take in; JSON consumers get no more either

/// Fails: brief.no_imports, brief.bad_window; brief.stopped, where `progress` says so; and what the stores
/// fail with.
[[nodiscard]] Result<Brief> brief(World& world, const Workspace& workspace, const BriefRequest& request);

}  // namespace regie
