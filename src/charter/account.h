// charter/account.h - named people, what each may do, and what a signature is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace regie {

enum class Role { viewer, marketer, owner };

/// A person. Names are small letters, digits, '-', '.' and '_': they are typed after --by.
struct Account {
  std::string name;       // "maud"
  std::string full_name;  // "Maud de Vries"; "" = the name
  Role role = Role::marketer;
  std::int64_t at_seconds = 0;  // when it was made, or last changed
  bool closed = false;          // a closed account signs nothing; what it signed stays signed
};

enum class Deed {
  write_note,
  sign_reason,
  decide,
  review,
  answer_proposal,
  change_rules,
  switch_trials,
  manage_accounts,
  dismiss,
  import_files,
  share,
  change_settings,
  hold_outgoing,
  release_outgoing,
  keep_voice,
  rule_on_piece,
  write_draft,
  approve_outgoing,
  suppress,
  lift_suppression
};

/// Who did it, when, and the SHA-256 of exactly what was signed.
struct Signature {
  std::string account;
  std::int64_t at_seconds = 0;
  std::string content_sha256;
};

/// viewer: nothing; marketer: all but rules, trials, accounts, settings, releasing and writing again to
/// somebody who asked for no more letters; owner: everything.
[[nodiscard]] bool may(Role role, Deed deed);

/// The account that signs, if it is there, open, and has the right. Of several versions of one name the last
/// listed holds.
/// Fails: account.unknown, account.closed, account.no_right.
[[nodiscard]] Result<Account> signer(const std::vector<Account>& accounts, std::string_view name, Deed deed);

/// The account of that name, whatever its role. Fails: account.unknown, account.closed.
[[nodiscard]] Result<Account> open_account(const std::vector<Account>& accounts, std::string_view name);

inline constexpr std::size_t account_name_max = 64;  // bytes; longer does not fit a line of a report

/// The first is a letter or digit: "-x" would be read as a flag.
/// Fails: account.bad_name.
[[nodiscard]] Result<Done> check_account_name(std::string_view name);

/// "owner" and so on. Stable names, as JSON has them.
[[nodiscard]] std::string_view role_name(Role role);
[[nodiscard]] Result<Role> role_of(std::string_view name);  // Fails: account.bad_role.

}  // namespace regie
