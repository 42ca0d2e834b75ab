// app/open_workspaces.h - the workspaces of one desk: each a folder, opened when it is asked for, used by one
// at a time.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/troubles.h"
#include "app/workspace.h"

namespace regie {

inline constexpr std::int64_t idle_seconds_max = 2;  // then other programs (regie import) may have it

/// Safe to call from several threads. Workspaces share nothing: each has its own guard, stores and lock.
class OpenWorkspaces {
 public:
  /// One workspace, or a folder of them: its id is the name of its folder.
  OpenWorkspaces(World& world, std::string folder);

  /// What does not work in a workspace is told there from now on. Requires: `troubles` outlives this.
  void tell(Troubles& troubles) { troubles_ = &troubles; }
  /// Where the desk keeps its own file: the folder it was started with.
  [[nodiscard]] const std::string& folder() const { return folder_; }
  /// Where it lies; "" where it is unknown.
  [[nodiscard]] std::string folder_of(const std::string& id) const;
  /// Ids, sorted.
  [[nodiscard]] std::vector<std::string> ids() const;
  /// After a save that may or may not be there (records.unknown) the next use opens and reads anew, and so it
  /// does where the action throws: the workspace is closed before the exception goes on. Facts that turn out
  /// to be damaged while they are used are made again before the next use.
  /// Fails: workspace.unknown, workspace.locked, as open_workspace, and as the action.
  Result<Done> use(const std::string& id, const std::function<Result<Done>(Workspace&)>& action);
  /// Makes one beside the others. Fails: workspace.one_only, where the desk was started for one workspace;
  /// workspace.bad_setting.
  Result<std::string> add(const WorkspaceSettings& settings);
  /// Reads all records against their journal; what is not as it was saved is told as a trouble, until a later
  /// look finds it whole. Cost: reads every record of every workspace.
  void check_records();
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
    std::string lost;                // imports without figures, as `kept` knew them
    std::optional<Problem> altered;  // records that are not as they were saved
    void close();                    // with what was made of it, which may rest on what is not there
  };
  Result<Done> open(const std::string& id, Open& one);
  void tell_of(const std::string& id, const Open& one, std::vector<PartProblem> problems);
  [[nodiscard]] std::shared_ptr<Open> find(const std::string& id) const;
  void find_folders();

  World& world_;
  std::string folder_;
  Troubles* troubles_ = nullptr;
  bool is_one_ = false;
  mutable std::mutex guard_;
  std::map<std::string, std::shared_ptr<Open>> open_;
};

}  // namespace regie
