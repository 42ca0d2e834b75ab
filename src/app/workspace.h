// app/workspace.h - a client's directory: opened under a lock, its three stores side by side.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/world.h"
#include "base/result.h"
#include "store/archive/archive.h"
#include "store/facts/facts.h"
#include "store/records/records.h"

namespace regie {

struct Kept;

/// Days of a platform that an import told.
struct LostDays {
  std::string platform;
  DaySpan days;
};
/// An import whose bytes are damaged: its days have no figures until it is imported again.
struct LostImport {
  ImportId id;
  std::string path;  // the file it was
  std::vector<LostDays> days;
};

/// What does not work in a workspace that is open all the same.
struct PartProblem {
  std::string part;  // "facts", "rules"
  Problem problem;
};

struct Workspace {
  std::string folder;
  std::unique_ptr<FileLock> lock;  // first: freed last
  WorkspaceSettings settings;
  std::unique_ptr<Records> records;
  std::unique_ptr<Facts> facts;
  std::unique_ptr<Archive> archive;
  std::shared_ptr<Kept> kept;  // what was made of the stores and still holds
  std::vector<LostImport> lost;
  std::vector<PartProblem> problems;
};

/// Facts that are damaged, stale or gone are made again from the archive; where that cannot be, the workspace
/// opens without them and `problems` says why.
/// Fails: workspace.missing, workspace.locked, and what the records fail with.
[[nodiscard]] Result<Workspace> open_workspace(World& world, const std::string& folder);

/// Where a question met damage in the facts, their file is set aside, so that the next opening makes it
/// again; true where it did. The workspace is of no use for figures afterwards.
bool let_damaged_facts_go(World& world, Workspace& workspace);

/// Fails: workspace.bad_setting.
[[nodiscard]] Result<Done> check_settings(const WorkspaceSettings& settings);

/// Makes an empty workspace. Fails: workspace.exists, workspace.bad_setting.
Result<Done> init_workspace(World& world, const std::string& folder, const WorkspaceSettings& settings);

/// What the numbers rest on: equal imports, events, notes, settings and signed statements give equal text
/// ("sha256:...").
[[nodiscard]] Result<std::string> data_fingerprint(const Workspace& workspace);

}  // namespace regie
