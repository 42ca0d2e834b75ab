// app/sign_in.cpp - codes, passwords and tokens against what is kept of them.
#include "app/sign_in.h"

#include <utility>

#include "app/passwords.h"
#include "app/totp.h"
#include "base/sha256.h"
#include "charter/account.h"
#include "charter/mail_address.h"

namespace regie {
namespace {

tl::unexpected<Problem> wrong() {
  return fail("access.wrong", "Name, password or code is not right.", "Nobody was signed in.",
              "Try again. For a new password, let an owner make a code:  regie account reset NAME");
}

Result<Done> check_nobody_is_there(const DeskAccess& desk) {
  TRY(const bool somebody_is, is_set_up(desk));
  if (!somebody_is) return Done{};
  return fail("access.is_set_up", "This desk is set up already.", "Nothing was changed.",
              "Sign in, or let an owner make a code:  regie account reset NAME");
}

Result<Done> check_language(const std::string& language) {
  if (language == "nl" || language == "en") return Done{};
  return fail("access.bad_detail", "\"" + language + "\" is not a language Regie speaks.",
              "Nothing was changed.", "Take nl or en.");
}

}  // namespace

Result<bool> is_set_up(const DeskAccess& desk) {
  TRY(const auto people, desk.access.sign_ins());
  return !people.empty();
}

Result<std::string> make_set_up_code(DeskAccess& desk) {
  TRY_DONE(check_nobody_is_there(desk));
  std::string code = desk.secrets.token();
  TRY_DONE(
      desk.access.save(OneTimeCode{sha256_hex(code), "", desk.world.clock.now_seconds() + code_seconds}));
  return code;
}

Result<NewSession> set_up(DeskAccess& desk, const SetUpRequest& request) {
  TRY_DONE(check_account_name(request.name));
  TRY_DONE(check_password(desk, request.name, request.password));
  TRY_DONE(check_language(request.language));
  SignIn person;
  person.name = request.name;
  person.language = request.language;
  person.is_keeper = true;
  {
    const std::lock_guard lock(desk.guard);
    TRY_DONE(check_nobody_is_there(desk));
    TRY(const auto code, desk.access.take_code(sha256_hex(request.code), desk.world.clock.now_seconds()));
    if (!code || !code->name.empty()) return bad_code();
    person.password_hash = desk.secrets.hash_password(request.password);
    TRY_DONE(desk.access.save(person));
  }
  desk.tell(LogLevel::info, "desk_set_up", {{"account", desk.account_reference(person.name)}});
  return new_session(desk, person);
}

Result<Done> check_not_too_fast(DeskAccess& desk, const SignInThrottle::Try& tried) {
  const std::int64_t wait = desk.throttle.begin(tried, desk.world.clock.now_seconds());
  if (wait == 0) return Done{};
  desk.tell(LogLevel::warn, "tries_slowed",
            {{"account", desk.account_reference(tried.name)},
             {"peer", desk.peer_reference(tried.peer)},
             {"wait_seconds", wait}});
  return fail("access.slow_down",
              "Too many tries. The next is possible in " + std::to_string(wait) + " seconds.",
              "Nothing was changed.", "Wait, then try again.");
}

namespace {

Result<NewSession> try_sign_in(DeskAccess& desk, const SignInRequest& request) {
  // Longer names are nobody's; cut, so that they fill no memory.
  const SignInThrottle::Try tried{request.name.substr(0, account_name_max + 1), request.peer};
  TRY_DONE(check_not_too_fast(desk, tried));
  TRY(const auto person, desk.access.find_sign_in(request.name));
  const bool has_password = person && !person->password_hash.empty();
  const bool is_right =
      desk.secrets.is_password(has_password ? person->password_hash : desk.nobody_hash, request.password);
  if (!has_password || !is_right) return wrong();
  if (has_totp(*person)) {
    if (request.totp.empty()) {
      desk.throttle.was_no_guess(tried);
      return fail("access.totp_needed", "The code of your authenticator app is needed too.",
                  "Nobody was signed in.", "Type the six digits your app shows now.");
    }
    TRY(const bool taken, take_totp(desk, person->name, request.totp));
    if (!taken) return wrong();
  }
  const std::int64_t now = desk.world.clock.now_seconds();
  TRY_DONE(desk.access.end_sessions_before(now - session_idle_seconds));
  // Looking at the password took a while: one that was changed meanwhile opens nothing any more.
  const std::lock_guard lock(desk.guard);
  TRY(const auto still, desk.access.find_sign_in(request.name));
  if (!still || still->password_hash != person->password_hash || has_totp(*still) != has_totp(*person))
    return wrong();
  desk.throttle.came_in(tried, now);
  return new_session(desk, *still);
}

}  // namespace

Result<NewSession> sign_in(DeskAccess& desk, const SignInRequest& request) {
  auto made = try_sign_in(desk, request);
  std::vector<LogField> fields{
      {"account", desk.account_reference(request.name.substr(0, account_name_max + 1))},
      {"peer", desk.peer_reference(request.peer)}};
  if (made) {
    fields.push_back({"factors", has_totp(made->who.person) ? "password+totp" : "password"});
    desk.tell(LogLevel::info, "signed_in", std::move(fields));
  } else if (made.error().code == "access.totp_needed") {
    desk.tell(LogLevel::info, "sign_in_factor_asked", std::move(fields));
  } else if (made.error().code != "access.slow_down") {  // which was told
    fields.push_back({"factors", request.totp.empty() ? "password" : "password+totp"});
    fields.push_back({"code", made.error().code});
    desk.tell(LogLevel::warn, "sign_in_failed", std::move(fields));
  }
  return made;
}

Result<NewSession> new_session(DeskAccess& desk, const SignIn& person) {
  const std::int64_t now = desk.world.clock.now_seconds();
  NewSession made;
  made.token = desk.secrets.token();
  made.who.person = person;
  made.who.session = {sha256_hex(made.token), person.name, desk.secrets.token(), now, now};
  TRY_DONE(desk.access.save(made.who.session));
  return made;
}

bool is_open(const Session& session, std::int64_t now_seconds) {
  return now_seconds - session.made_at < session_seconds_max &&
         session.made_at - now_seconds <= clock_slack_seconds &&  // a clock that was set back
         now_seconds - session.seen_at < session_idle_seconds;
}

Result<std::optional<SignedIn>> who_is(DeskAccess& desk, const std::string& token) {
  std::optional<SignedIn> nobody;
  TRY(auto session, desk.access.find_session(sha256_hex(token)));
  if (!session) return nobody;
  const std::int64_t now = desk.world.clock.now_seconds();
  TRY(auto person, desk.access.find_sign_in(session->name));
  if (!person || !is_open(*session, now)) {
    const bool is_old =
        now - session->made_at >= session_seconds_max || session->made_at - now > clock_slack_seconds;
    desk.tell(LogLevel::info, "session_ended",
              {{"account", desk.account_reference(session->name)},
               {"why", !person  ? "no_person"
                       : is_old ? "age"
                                : "idle"}});
    TRY_DONE(desk.access.end_session(session->token_sha256));
    return nobody;
  }
  if (now - session->seen_at >= seen_saved_seconds) {
    TRY_DONE(desk.access.session_seen(session->token_sha256, now));
    session->seen_at = now;
  }
  return std::optional<SignedIn>({std::move(*person), std::move(*session)});
}

Result<Done> sign_out(DeskAccess& desk, const Session& session) {
  desk.tell(LogLevel::info, "signed_out", {{"account", desk.account_reference(session.name)}});
  return desk.access.end_session(session.token_sha256);
}

Result<Done> sign_out_everywhere(DeskAccess& desk, const std::string& name) {
  desk.tell(LogLevel::info, "signed_out_everywhere", {{"account", desk.account_reference(name)}});
  return desk.access.end_sessions_of(name);
}

Result<SignIn> change_me(DeskAccess& desk, const std::string& name, const MyDetails& details) {
  if (details.language) TRY_DONE(check_language(*details.language));
  if (details.email && !details.email->empty() && !is_mail_address(*details.email))
    return fail("access.bad_detail", "\"" + *details.email + "\" is not an address mail can go to.",
                "Nothing was changed.", "For example:  maud@acme.example");
  if (details.brief_weekday && (*details.brief_weekday < 0 || *details.brief_weekday > 7))
    return fail("access.bad_detail", "A weekday is 1 (Monday) to 7 (Sunday), or 0 for no mail.",
                "Nothing was changed.", "Take one of these.");
  if (details.email) {
    TRY(const auto person, desk.access.find_sign_in(name));
    const bool changes = person && person->email != *details.email;
    if (changes) TRY_DONE(confirm_password(desk, {name, details.password, details.peer}));
  }
  return change_sign_in(desk, name, [&](SignIn& person) -> Result<Done> {
    if (details.language) person.language = *details.language;
    if (details.email) person.email = *details.email;
    if (details.brief_weekday) person.brief_weekday = *details.brief_weekday;
    return Done{};
  });
}

}  // namespace regie
