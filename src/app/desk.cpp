// app/desk.cpp - a desk opened, and the cards of its workspaces.
#include "app/desk.h"

#include <algorithm>

#include "app/accounts.h"

namespace regie {

Result<std::unique_ptr<Desk>> open_desk(World& world, Secrets& secrets, Outgoing& outgoing,
                                        const std::string& folder) {
  if (world.files.kind(folder) != FileKind::folder)
    return fail("workspace.missing", "There is no folder " + folder + ".", "Nothing was started.",
                "Make a workspace:  regie init " + folder + " --name \"Acme\" --currency EUR");
  TRY(auto access, open_access(world, folder));
  Access& kept = *access;
  std::unique_ptr<Desk> desk(
      new Desk{world, secrets, outgoing, std::move(access), {world, kept, secrets}, {world, folder}});
  desk->troubles.on_change([&world](const Trouble& trouble, bool is_over) {
    world.log.event(
        {is_over ? LogLevel::info : LogLevel::warn,
         is_over ? "trouble_over" : "trouble",
         {{"part", trouble.part}, {"workspace", trouble.workspace}, {"code", trouble.problem.code}}});
  });
  desk->workspaces.tell(desk->troubles);
  desk->entrance.names_around = [&workspaces = desk->workspaces] { return workspaces.ids(); };
  return desk;
}

void stop_desk(Desk& desk) {
  if (desk.stopping.exchange(true)) return;
  desk.world.log.event({LogLevel::info, "desk_stopping"});
  desk.jobs.stop();
}

Result<Done> refresh_card(Desk& desk, const std::string& id, const Workspace& workspace) {
  auto accounts = list_accounts(workspace);
  const std::lock_guard held(desk.cards_guard);
  desk.cards.erase(id);  // none is better than one that was
  if (!accounts) return tl::unexpected(std::move(accounts).error());
  desk.cards[id] = {id, workspace.settings, std::move(*accounts)};
  return Done{};
}

namespace {

bool is_on_card(Desk& desk, const std::string& id, const std::string& name) {
  const std::lock_guard held(desk.cards_guard);
  const auto card = desk.cards.find(id);
  return card != desk.cards.end() &&
         std::any_of(card->second.accounts.begin(), card->second.accounts.end(),
                     [&](const Account& account) { return account.name == name; });
}

}  // namespace

std::vector<std::pair<WorkspaceCard, Account>> workspaces_of(Desk& desk, const std::string& name) {
  std::vector<std::pair<WorkspaceCard, Account>> mine;
  for (const std::string& id : desk.workspaces.ids()) {
    // A card may be older than an account that was added beside the desk; whoever is on it needs no new one.
    if (!is_on_card(desk, id, name))
      static_cast<void>(
          desk.workspaces.use(id, [&](Workspace& workspace) { return refresh_card(desk, id, workspace); }));
    const std::lock_guard held(desk.cards_guard);
    const auto card = desk.cards.find(id);
    if (card == desk.cards.end()) continue;  // it cannot be opened now
    if (auto account = open_account(card->second.accounts, name))
      mine.emplace_back(card->second, std::move(*account));
  }
  return mine;
}

bool may_hand_out_code(Desk& desk, const SignIn& by, const std::string& name) {
  if (by.is_keeper) return true;
  const auto ids = desk.workspaces.ids();
  const std::lock_guard held(desk.cards_guard);
  if (desk.cards.size() < ids.size()) return false;  // one was not looked into yet
  return std::all_of(desk.cards.begin(), desk.cards.end(), [&](const auto& one) {
    const auto theirs = open_account(one.second.accounts, name);
    const auto mine = open_account(one.second.accounts, by.name);
    return !theirs || (mine && mine->role == Role::owner);
  });
}

}  // namespace regie
