// charter/account.cpp - named people, what each may do, and what a signature is.
#include "charter/account.h"

#include <algorithm>
#include <array>
#include <utility>

namespace regie {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 3> role_names{
    {{Role::viewer, "viewer"}, {Role::marketer, "marketer"}, {Role::owner, "owner"}}};

/// After "may not".
std::string_view deed_words(Deed deed) {
  switch (deed) {
    case Deed::write_note:
      return "write notes";
    case Deed::sign_reason:
      return "sign reasons";
    case Deed::decide:
      return "sign decisions";
    case Deed::review:
      return "review decisions";
    case Deed::answer_proposal:
      return "answer proposals";
    case Deed::change_rules:
      return "change the rules";
    case Deed::switch_trials:
      return "switch catch trials on or off";
    case Deed::manage_accounts:
      return "make, change or close accounts";
    case Deed::dismiss:
      return "put findings aside";
    case Deed::import_files:
      return "import files";
    case Deed::share:
      return "share pages";
    case Deed::change_settings:
      return "change the settings";
    case Deed::hold_outgoing:
      return "hold what leaves";
    case Deed::release_outgoing:
      return "release what is held";
    case Deed::keep_voice:
      return "say what the brand's own texts are";
    case Deed::rule_on_piece:
      return "rule on a planned piece";
    case Deed::write_draft:
      return "write drafts";
    case Deed::approve_outgoing:
      return "approve what leaves";
    case Deed::suppress:
      return "keep letters from an address";
    case Deed::lift_suppression:
      return "let letters go to a suppressed address again";
  }
  return "";
}

bool small_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

bool may(Role role, Deed deed) {
  if (role == Role::viewer) return false;
  const bool of_owners = deed == Deed::change_rules || deed == Deed::switch_trials ||
                         deed == Deed::manage_accounts || deed == Deed::change_settings ||
                         deed == Deed::release_outgoing || deed == Deed::lift_suppression;
  return role == Role::owner || !of_owners;
}

Result<Account> open_account(const std::vector<Account>& accounts, std::string_view name) {
  const auto found = std::find_if(accounts.rbegin(), accounts.rend(),
                                  [&](const Account& account) { return account.name == name; });
  const std::string who(name);
  if (found == accounts.rend())
    return fail("account.unknown", "There is no account \"" + who + "\".", "Nothing was signed.",
                "List them:  regie account list");
  if (found->closed)
    return fail("account.closed", "The account " + who + " is closed: it signs nothing.",
                "Nothing was signed. What it signed before stays signed.", "Sign with an open account.");
  return *found;
}

Result<Account> signer(const std::vector<Account>& accounts, std::string_view name, Deed deed) {
  TRY(Account account, open_account(accounts, name));
  if (!may(account.role, deed))
    return fail("account.no_right",
                "The account " + account.name + " is a " + std::string(role_name(account.role)) +
                    " and may not " + std::string(deed_words(deed)) + ".",
                "Nothing was signed.",
                may(Role::marketer, deed) ? "Let a marketer or an owner do it." : "Let an owner do it.");
  return account;
}

Result<Done> check_account_name(std::string_view name) {
  const bool well = !name.empty() && name.size() <= account_name_max && small_letter_or_digit(name.front()) &&
                    std::all_of(name.begin(), name.end(), [](char c) {
                      return small_letter_or_digit(c) || c == '-' || c == '.' || c == '_';
                    });
  if (well) return Done{};
  return fail("account.bad_name", "\"" + std::string(name) + "\" cannot be the name of an account.",
              "Nothing was changed.",
              "Take small letters, digits, '-', '.' and '_', a letter or digit first, " +
                  std::to_string(account_name_max) + " at most:  maud");
}

std::string_view role_name(Role role) {
  for (const auto& [value, name] : role_names)
    if (value == role) return name;
  return "";
}

Result<Role> role_of(std::string_view name) {
  for (const auto& [value, known] : role_names)
    if (known == name) return value;
  return fail("account.bad_role", "\"" + std::string(name) + "\" is not a role.", "Nothing was changed.",
              "Take viewer, marketer or owner.");
}

}  // namespace regie
