// app/passwords.h - the verbs around passwords: change one, make a code that sets one, set it with the code.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/sign_in.h"

namespace regie {

// Length is what makes a password hard to guess; rules about signs and digits make people write it down.
// (NIST SP 800-63B, 5.1.1.2; OWASP ASVS 5.0, 6.2.)
inline constexpr std::size_t password_letters_min = 12;
inline constexpr std::size_t password_bytes_max = 200;  // a sentence fits; more is somebody keeping us busy

/// `around`: names of workspaces and whatever else anybody tries here. Fails: access.weak_password.
[[nodiscard]] Result<Done> check_password(std::string_view name, std::string_view password,
                                          const std::vector<std::string>& around = {});
/// The same with the names of this desk.
[[nodiscard]] Result<Done> check_password(const DeskAccess& desk, const std::string& name,
                                          const std::string& password);

struct PasswordConfirm {
  std::string name;
  std::string password;
  std::string peer;
};
/// Who is signed in shows once more who they are, before something changes by which they come in.
/// Fails: access.wrong, access.slow_down.
Result<SignIn> confirm_password(DeskAccess& desk, const PasswordConfirm& confirm);

struct PasswordChange {
  std::string name;
  std::string old_password;
  std::string new_password;
  std::string peer;
};
/// All sessions of the person end, and one is made. Fails: access.wrong (the old one), access.weak_password,
/// access.slow_down, access.unknown.
Result<NewSession> change_password(DeskAccess& desk, const PasswordChange& change);

struct ResetCode {
  std::string name;
  std::string code;  // told once
  std::string path;  // the page to open
  std::int64_t expires_at = 0;
};
/// Makes the sign-in where there is none yet, and the first of a desk keeps it. A new code takes the place of
/// the one before. Requires: the name is that of an account, and whoever asks may manage accounts there.
/// Fails: account.bad_name.
Result<ResetCode> make_reset_code(DeskAccess& desk, const std::string& name);

struct AccountToReset {
  std::string workspace_folder;
  std::string name;
  bool ends_app = false;  // the phone is lost: from now on the password alone opens, once it was set anew
};
/// The same for whoever holds the folder, beside a desk that runs: the workspace is opened only where the
/// name is no sign-in yet. Fails: account.unknown, account.closed, and as open_workspace.
Result<ResetCode> make_reset_code_at(World& world, Secrets& secrets, const AccountToReset& account);

struct PasswordReset {
  std::string code;
  std::string password;
  std::string peer;
};
/// All sessions of the person end; an authenticator app stays in force.
/// Fails: access.bad_code, access.weak_password.
Result<Done> reset_password(DeskAccess& desk, const PasswordReset& reset);

/// access.bad_code.
[[nodiscard]] tl::unexpected<Problem> bad_code();

}  // namespace regie
