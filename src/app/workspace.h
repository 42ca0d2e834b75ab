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

struct Workspace {
  std::string folder;
  std::unique_ptr<FileLock> lock;  // first: freed last
  WorkspaceSettings settings;
  std::unique_ptr<Records> records;
  std::unique_ptr<Facts> facts;
  std::unique_ptr<Archive> archive;
  std::shared_ptr<Kept> kept;  // what was made of the stores and still holds
};

/// Fails: workspace.missing, workspace.locked, and what the stores fail with.
[[nodiscard]] Result<Workspace> open_workspace(World& world, const std::string& folder);

/// Fails: workspace.bad_setting.
[[nodiscard]] Result<Done> check_settings(const WorkspaceSettings& settings);

/// Makes an empty workspace. Fails: workspace.exists, workspace.bad_setting.
Result<Done> init_workspace(World& world, const std::string& folder, const WorkspaceSettings& settings);

/// What the numbers rest on: equal imports, events, notes, settings and signed statements give equal text
/// ("sha256:...").
[[nodiscard]] Result<std::string> data_fingerprint(const Workspace& workspace);

}  // namespace regie
