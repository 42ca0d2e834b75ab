// app/accounts.h - the verb `account`: named people with rights; and who signs when a command says --by.
#pragma once

#include <string>
#include <vector>

#include "app/workspace.h"
#include "charter/account.h"

namespace regie {

struct AccountRequest {
  std::string name;
  std::string full_name;
  std::string role;  // owner, marketer, viewer; "" = marketer, or as it was
  std::string by;    // an owner; "" only for the first account, which is an owner
};
/// Makes an account, or changes the one of that name. The first account of a workspace is an owner and signs
/// for itself. Fails: account.bad_name, account.bad_role, account.exists, and as sign_as.
Result<Account> add_account(World& world, Workspace& workspace, const AccountRequest& request);
/// Fails: account.unknown, account.last_owner (a workspace is never left without one), and as sign_as.
Result<Account> change_account(World& world, Workspace& workspace, const AccountRequest& request);
Result<Account> close_account(World& world, Workspace& workspace, const AccountRequest& request);

/// The latest state of each account, by name.
[[nodiscard]] Result<std::vector<Account>> list_accounts(const Workspace& workspace);

/// The account that signs. In a workspace without any account the first to sign becomes its owner: whoever
/// made the folder holds the files anyway, and a typing error later is told. Fails: account.missing (no name
/// given), account.unknown, account.closed, account.no_right.
Result<Account> sign_as(World& world, Workspace& workspace, const std::string& by, Deed deed);

}  // namespace regie
