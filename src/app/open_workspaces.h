// app/open_workspaces.h - the workspaces of one desk: each a folder, opened when it is asked for, used by one
// at a time.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/workspace.h"

namespace regie {

inline constexpr std::int64_t idle_seconds_max = 2;  // then other programs (regie import) may have it

/// Safe to call from several threads. Workspaces share nothing: each has its own guard, stores and lock.
class OpenWorkspaces {
 public:
  /// One workspace, or a folder of them: its id is the name of its folder.
  OpenWorkspaces(World& world, std::string folder);

  /// Where the desk keeps its own file: the folder it was started with.
  [[nodiscard]] const std::string& folder() const { return folder_; }
  /// Ids, sorted.
  [[nodiscard]] std::vector<std::string> ids() const;
  /// Fails: workspace.unknown, workspace.locked, as open_workspace, and as the action.
  Result<Done> use(const std::string& id, const std::function<Result<Done>(Workspace&)>& action);
  /// Makes one beside the others. Fails: workspace.one_only, where the desk was started for one workspace;
  /// workspace.bad_setting.
  Result<std::string> add(const WorkspaceSettings& settings);
  /// Closes what nobody has asked for lately. What was made of its stores stays: acts tell whether it still
  /// holds.
  void close_idle();

 private:
  struct Open {
    std::string folder;
    std::mutex guard;
    std::unique_ptr<Workspace> workspace;
    std::shared_ptr<Kept> kept;
    std::int64_t used_at = 0;
  };
  [[nodiscard]] std::shared_ptr<Open> find(const std::string& id) const;
  void find_folders();

  World& world_;
  std::string folder_;
  bool is_one_ = false;
  mutable std::mutex guard_;
  std::map<std::string, std::shared_ptr<Open>> open_;
};

}  // namespace regie
