// app/passwords.cpp - which passwords are too easy, and how one takes the place of another.
#include "app/passwords.h"

#include <algorithm>
#include <array>
#include <set>

#include "app/accounts.h"
#include "charter/account.h"
#include "base/sha256.h"

namespace regie {
namespace {

constexpr std::size_t different_letters_min = 5;  // "aaaaaaaaaaaa", "121212121212"

// What people take where twelve letters are asked. Sorted; small letters, without spaces.
constexpr std::array<std::string_view, 40> common{
    "123456789012",     "1234567890123",  "12345678901234",
    "123456789abc",     "1234567890qw",   "1q2w3e4r5t6y",
    "1q2w3e4r5t6y7u",   "1qaz2wsx3edc",   "1qazxsw23edc",
    "abc123456789",     "abcd12345678",   "abcdefghijkl",
    "abcdefghijklm",    "administrator",  "asdfghjkl123",
    "changeme1234",     "changemenow1",   "correcthorsebatterystaple",
    "football1234",     "geheim123456",   "iloveyou1234",
    "letmein12345",     "letmeinletmein", "marketing123",
    "marketing1234",    "p@ssw0rd1234",   "passw0rd1234",
    "password1234",     "password12345",  "password123456",
    "passwordpassword", "qazwsxedcrfv",   "qwerty123456",
    "qwertyqwerty",     "qwertyuiop12",   "qwertyuiop123",
    "wachtwoord12",     "wachtwoord123",  "welcome12345",
    "welkom123456"};

std::string plain(std::string_view password) {
  std::string text;
  for (const char c : password)
    if (c != ' ') text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

std::size_t letters_in(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(
      utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

tl::unexpected<Problem> weak(const std::string& say) {
  return fail("access.weak_password", say, "No password was changed.",
              "Take a few words that say something to you alone.");
}

Result<Done> set_password(DeskAccess& desk, const std::string& name, const std::string& password) {
  const std::string hash = desk.secrets.hash_password(password);
  TRY_DONE(change_sign_in(desk, name, [&](SignIn& person) -> Result<Done> {
    person.password_hash = hash;
    return desk.access.end_sessions_of(name);
  }));
  return Done{};
}

}  // namespace

tl::unexpected<Problem> bad_code() {
  return fail("access.bad_code", "This code is not right, was used before, or its time is over.",
              "Nothing was changed.", "Ask for a new one:  regie account reset NAME");
}

Result<Done> check_password(std::string_view name, std::string_view password) {
  if (password.size() > password_bytes_max)
    return weak("A password has " + std::to_string(password_bytes_max) + " bytes at most.");
  if (letters_in(password) < password_letters_min)
    return weak("A password has " + std::to_string(password_letters_min) + " letters at least.");
  const std::string text = plain(password);
  if (!name.empty() && text == plain(name)) return weak("A password is not the name.");
  const std::set<char> different(text.begin(), text.end());
  if (different.size() < different_letters_min ||
      std::find(common.begin(), common.end(), text) != common.end())
    return weak("That password is among the first that are tried.");
  return Done{};
}

Result<NewSession> change_password(DeskAccess& desk, const PasswordChange& change) {
  const SignInThrottle::Try tried{change.name, change.peer};
  TRY_DONE(check_not_too_fast(desk, tried));
  TRY(const auto person, desk.access.find_sign_in(change.name));
  if (!person || !desk.secrets.is_password(person->password_hash, change.old_password))
    return fail("access.wrong", "The old password is not right.", "The password was not changed.",
                "Try again, or let an owner make a code:  regie account reset " + change.name);
  desk.throttle.was_no_guess(tried);
  TRY_DONE(check_password(change.name, change.new_password));
  TRY_DONE(set_password(desk, change.name, change.new_password));
  TRY(const auto changed, desk.access.find_sign_in(change.name));
  return new_session(desk, changed.value_or(*person));
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
  return ResetCode{name, code, "/reset?code=" + code, expires_at};
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
  return make_reset_code(desk, account.name);
}

Result<Done> reset_password(DeskAccess& desk, const PasswordReset& reset) {
  TRY_DONE(check_password("", reset.password));
  TRY(const auto code, desk.access.take_code(sha256_hex(reset.code), desk.world.clock.now_seconds()));
  if (!code) return bad_code();
  const bool is_reset = !code->name.empty();
  const auto allowed = is_reset ? check_password(code->name, reset.password) : Result<Done>(bad_code());
  if (!allowed) {
    TRY_DONE(desk.access.save(*code));  // it opened nothing, so it still opens once
    return allowed;
  }
  TRY_DONE(set_password(desk, code->name, reset.password));
  desk.throttle.came_in({code->name, reset.peer}, desk.world.clock.now_seconds());
  return Done{};
}

}  // namespace regie
