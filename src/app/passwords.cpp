// app/passwords.cpp - which passwords are too easy, and how one takes the place of another.
#include "app/passwords.h"

#include <algorithm>

#include "app/accounts.h"
#include "app/easy_passwords.h"
#include "base/sha256.h"
#include "charter/account.h"

namespace regie {
namespace {

std::size_t letters_in(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(
      utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

tl::unexpected<Problem> weak(const std::string& say) {
  return fail("access.weak_password", say, "No password was changed.",
              "Take a few words that say something to you alone.");
}

/// `by`: what showed that the person may: "password", "code".
Result<Done> set_password(DeskAccess& desk, const std::string& name, const std::string& password,
                          const char* by) {
  const std::string hash = desk.secrets.hash_password(password);
  TRY_DONE(change_sign_in(desk, name, [&](SignIn& person) -> Result<Done> {
    person.password_hash = hash;
    return desk.access.end_sessions_of(name);
  }));
  desk.tell(LogLevel::info, "password_changed", {{"account", desk.account_reference(name)}, {"by", by}});
  return Done{};
}

}  // namespace

tl::unexpected<Problem> bad_code() {
  return fail("access.bad_code", "This code is not right, was used before, or its time is over.",
              "Nothing was changed.", "Ask for a new one:  regie account reset NAME");
}

Result<Done> check_password(std::string_view name, std::string_view password,
                            const std::vector<std::string>& around) {
  if (password.size() > password_bytes_max)
    return weak("A password has " + std::to_string(password_bytes_max) + " bytes at most.");
  if (letters_in(password) < password_letters_min)
    return weak("A password has " + std::to_string(password_letters_min) + " letters at least.");
  const std::string text = plain_password(password);
  if (!name.empty() && text == plain_password(name)) return weak("A password is not the name.");
  if (is_common_password(text)) return weak("That password is among the first that are tried.");
  std::vector<std::string> words = around;
  words.emplace_back(name);
  if (is_made_of_words(text, words))
    return weak("That password is made of names and words that anybody tries at this desk.");
  return Done{};
}

Result<Done> check_password(const DeskAccess& desk, const std::string& name, const std::string& password) {
  return check_password(name, password, desk.names_around ? desk.names_around() : std::vector<std::string>());
}

Result<SignIn> confirm_password(DeskAccess& desk, const PasswordConfirm& confirm) {
  const SignInThrottle::Try tried{confirm.name, confirm.peer};
  TRY_DONE(check_not_too_fast(desk, tried));
  TRY(auto person, desk.access.find_sign_in(confirm.name));
  if (!person || !desk.secrets.is_password(person->password_hash, confirm.password)) {
    desk.tell(
        LogLevel::warn, "password_refused",
        {{"account", desk.account_reference(confirm.name)}, {"peer", desk.peer_reference(confirm.peer)}});
    return fail("access.wrong", "The password is not right.", "Nothing was changed.",
                "Try again, or let an owner make a code:  regie account reset " + confirm.name);
  }
  desk.throttle.was_no_guess(tried);
  return std::move(*person);
}

Result<NewSession> change_password(DeskAccess& desk, const PasswordChange& change) {
  TRY(const SignIn person, confirm_password(desk, {change.name, change.old_password, change.peer}));
  TRY_DONE(check_password(desk, change.name, change.new_password));
  TRY_DONE(set_password(desk, change.name, change.new_password, "password"));
  TRY(const auto changed, desk.access.find_sign_in(change.name));
  return new_session(desk, changed.value_or(person));
}

Result<ResetCode> make_reset_code(DeskAccess& desk, const std::string& name) {
  TRY_DONE(check_account_name(name));
  const std::lock_guard lock(desk.guard);
  TRY(const auto people, desk.access.sign_ins());
  const bool is_known =
      std::any_of(people.begin(), people.end(), [&](const SignIn& person) { return person.name == name; });
  if (!is_known) {
    SignIn person;
    person.name = name;
    person.is_keeper = people.empty();
    TRY_DONE(desk.access.save(person));
  }
  const std::string code = desk.secrets.token();
  const std::int64_t expires_at = desk.world.clock.now_seconds() + code_seconds;
  TRY_DONE(desk.access.save(OneTimeCode{sha256_hex(code), name, expires_at}));
  desk.tell(LogLevel::info, "code_handed_out", {{"account", desk.account_reference(name)}});
  return ResetCode{name, code, "/reset#code=" + code, expires_at};
}

Result<ResetCode> make_reset_code_at(World& world, Secrets& secrets, const AccountToReset& account) {
  const std::string folder = desk_folder_of(world, account.workspace_folder);
  bool is_known = false;
  if (world.files.kind(desk_file_of(folder)) == FileKind::file) {
    TRY(const auto access, open_access(world, folder));
    TRY(const auto person, access->find_sign_in(account.name));
    is_known = person.has_value();
  }
  if (!is_known) {
    TRY(const Workspace workspace, open_workspace(world, account.workspace_folder));
    TRY(const auto accounts, list_accounts(workspace));
    TRY_DONE(open_account(accounts, account.name));
  }
  TRY(const auto access, open_access(world, folder));
  DeskAccess desk(world, *access, secrets);
  TRY(auto code, make_reset_code(desk, account.name));
  if (account.ends_app)
    TRY_DONE(change_sign_in(desk, account.name, [](SignIn& person) -> Result<Done> {
      person.totp_secret.clear();
      person.totp_step = 0;
      return Done{};
    }));
  return code;
}

Result<Done> reset_password(DeskAccess& desk, const PasswordReset& reset) {
  TRY_DONE(check_password(desk, "", reset.password));
  TRY(const auto code, desk.access.take_code(sha256_hex(reset.code), desk.world.clock.now_seconds()));
  if (!code) {
    desk.tell(LogLevel::warn, "code_refused", {{"peer", desk.peer_reference(reset.peer)}});
    return bad_code();
  }
  const bool is_reset = !code->name.empty();
  const auto allowed = is_reset ? check_password(desk, code->name, reset.password) : Result<Done>(bad_code());
  if (!allowed) {
    TRY_DONE(desk.access.save(*code));  // it opened nothing, so it still opens once
    return allowed;
  }
  TRY_DONE(set_password(desk, code->name, reset.password, "code"));
  desk.throttle.came_in({code->name, reset.peer}, desk.world.clock.now_seconds());
  return Done{};
}

}  // namespace regie
