// app/desk.h - one running desk: its workspaces, who may come in, what was brought and what runs.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/desk_access.h"
#include "app/jobs.h"
#include "app/open_workspaces.h"
#include "app/pace.h"
#include "app/troubles.h"
#include "app/uploads.h"
#include "app/world.h"
#include "base/outgoing.h"
#include "base/secrets.h"
#include "store/access/access.h"

namespace regie {

/// A workspace as a list of them shows it.
struct WorkspaceCard {
  std::string id;
  WorkspaceSettings settings;
  std::vector<Account> accounts;
};

struct Desk {
  World& world;
  Secrets& secrets;
  Outgoing& outgoing;
  std::unique_ptr<Access> access;
  DeskAccess entrance;  // who comes in
  OpenWorkspaces workspaces;
  Uploads uploads = {};
  Troubles troubles = {};
  std::atomic<bool> stopping = false;
  Pace pace = {};
  std::string backup_folder = {};  // of its workspaces; "" = backups/ beside them
  std::mutex cards_guard = {};
  std::map<std::string, WorkspaceCard> cards =
      {};          // as they were when last used: for lists, never for rights
  Jobs jobs = {};  // last: ends first, since its work uses the rest

  [[nodiscard]] DeskAccess& door() { return entrance; }
};

/// Opens the desk's own file in `folder`: a workspace, or a folder of workspaces.
/// Fails: workspace.missing where there is neither, and as Access.
[[nodiscard]] Result<std::unique_ptr<Desk>> open_desk(World& world, Secrets& secrets, Outgoing& outgoing,
                                                      const std::string& folder);

/// Takes no new work, ends what runs between two of its steps, and waits for that.
void stop_desk(Desk& desk);

/// The card as it is now, from an open workspace.
Result<Done> refresh_card(Desk& desk, const std::string& id, const Workspace& workspace);
/// Workspaces in which this person has an open account.
[[nodiscard]] std::vector<std::pair<WorkspaceCard, Account>> workspaces_of(Desk& desk,
                                                                           const std::string& name);

/// A code opens all that a person may enter, so it is handed out by whoever keeps the desk, or owns all of
/// it: told by the cards alone, since the workspace at hand is in use.
[[nodiscard]] bool may_hand_out_code(Desk& desk, const SignIn& by, const std::string& name);

}  // namespace regie
