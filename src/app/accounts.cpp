// app/accounts.cpp - people, their rights, and the first to sign.
#include "app/accounts.h"

#include <algorithm>

#include "store/records/statements.h"

namespace regie {
namespace {

const Account* find_account(const std::vector<Account>& accounts, const std::string& name) {
  const auto found = std::find_if(accounts.begin(), accounts.end(),
                                  [&](const Account& account) { return account.name == name; });
  return found == accounts.end() ? nullptr : &*found;
}

Result<Done> keep_an_owner(const std::vector<Account>& accounts, const Account& changed) {
  const bool another = std::any_of(accounts.begin(), accounts.end(), [&](const Account& account) {
    return account.name != changed.name && account.role == Role::owner && !account.closed;
  });
  if (another || (changed.role == Role::owner && !changed.closed)) return Done{};
  return fail("account.last_owner", changed.name + " is the last owner of this workspace.",
              "The account was left as it is.",
              "Make another owner first:  regie account add NAME --role owner --by " + changed.name);
}

Result<Account> save(World& world, Workspace& workspace, Account account) {
  account.at_seconds = world.clock.now_seconds();
  TRY_DONE(workspace.records->statements().save_account(account));
  return account;
}

Result<Account> account_to_change(World& world, Workspace& workspace, const AccountRequest& request) {
  TRY_DONE(sign_as(world, workspace, request.by, Deed::manage_accounts));
  TRY(const auto accounts, list_accounts(workspace));
  if (const Account* known = find_account(accounts, request.name); known != nullptr) return *known;
  return fail("account.unknown", "There is no account " + request.name + ".", "Nothing was changed.",
              "See those there are:  regie account");
}

}  // namespace

Result<std::vector<Account>> list_accounts(const Workspace& workspace) {
  return workspace.records->statements().accounts();
}

Result<Account> sign_as(World& world, Workspace& workspace, const std::string& by, Deed deed) {
  if (by.empty())
    return fail("account.missing", "This is signed by a person, and no --by says who.",
                "Nothing was changed.", "Add --by NAME. See who there is:  regie account");
  TRY(const auto accounts, list_accounts(workspace));
  if (!accounts.empty()) return signer(accounts, by, deed);
  TRY_DONE(check_account_name(by));
  world.log.line(by + " is the first to sign in this workspace and becomes its owner.");
  return save(world, workspace, {by, {}, Role::owner, 0, false});
}

Result<Account> add_account(World& world, Workspace& workspace, const AccountRequest& request) {
  TRY_DONE(check_account_name(request.name));
  TRY(const auto accounts, list_accounts(workspace));
  if (find_account(accounts, request.name) != nullptr)
    return fail("account.exists", "There is an account " + request.name + " already.",
                "It was left as it is.",
                "Change it:  regie account change " + request.name + " --role ROLE --by OWNER");
  Account account{request.name, request.full_name, accounts.empty() ? Role::owner : Role::marketer, 0, false};
  if (!request.role.empty()) {
    TRY(account.role, role_of(request.role));
  }
  if (accounts.empty()) TRY_DONE(keep_an_owner(accounts, account));
  if (!accounts.empty()) TRY_DONE(sign_as(world, workspace, request.by, Deed::manage_accounts));
  return save(world, workspace, std::move(account));
}

Result<Account> change_account(World& world, Workspace& workspace, const AccountRequest& request) {
  TRY(Account account, account_to_change(world, workspace, request));
  if (!request.role.empty()) {
    TRY(account.role, role_of(request.role));
  }
  if (!request.full_name.empty()) account.full_name = request.full_name;
  TRY(const auto accounts, list_accounts(workspace));
  TRY_DONE(keep_an_owner(accounts, account));
  return save(world, workspace, std::move(account));
}

Result<Account> close_account(World& world, Workspace& workspace, const AccountRequest& request) {
  TRY(Account account, account_to_change(world, workspace, request));
  account.closed = true;
  TRY(const auto accounts, list_accounts(workspace));
  TRY_DONE(keep_an_owner(accounts, account));
  return save(world, workspace, std::move(account));
}

}  // namespace regie
