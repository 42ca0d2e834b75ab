// app/sign_in.h - the verbs of coming in: set up, sign in, who is it, sign out, and a person's own details.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/desk_access.h"

namespace regie {

inline constexpr std::int64_t code_seconds =
    24 * 3600;  // set-up and reset codes: printed, then used the same day
inline constexpr std::int64_t session_seconds_max = 30LL * 24 * 3600;  // then the password is asked again
inline constexpr std::int64_t session_idle_seconds = 12 * 3600;        // a working day with its evening
// A clock is set a little back now and then. A session that began later than that began while the clock was
// wrong, and would live until the clock is there again.
inline constexpr std::int64_t clock_slack_seconds = 300;
inline constexpr std::int64_t seen_saved_seconds = 60;  // one write a minute at most for being seen

struct SignedIn {
  SignIn person;
  Session session;
};
/// The token goes to the browser once and is kept as its hash alone.
struct NewSession {
  std::string token;
  SignedIn who;
};

/// Is there anybody who may come in, be it with a code that is not used yet? Then nobody sets the desk up.
[[nodiscard]] Result<bool> is_set_up(const DeskAccess& desk);

/// While the desk is not set up. Takes the place of an earlier one. Fails: access.is_set_up.
Result<std::string> make_set_up_code(DeskAccess& desk);

struct SetUpRequest {
  std::string code;
  std::string name;
  std::string password;
  std::string language;  // nl, en
};
/// The first person, who keeps this desk. What it may do in a workspace is its account's there.
/// Fails: access.is_set_up, access.bad_code, access.bad_detail, access.weak_password, account.bad_name.
Result<NewSession> set_up(DeskAccess& desk, const SetUpRequest& request);

struct SignInRequest {
  std::string name;
  std::string password;
  std::string totp;  // "" = none given
  std::string peer;  // the address it comes from
};
/// The same answer after the same work, whether there is such a person or not.
/// Fails: access.wrong (name, password or code), access.totp_needed (the password was right),
/// access.slow_down.
Result<NewSession> sign_in(DeskAccess& desk, const SignInRequest& request);

/// Neither too old nor unseen for too long.
[[nodiscard]] bool is_open(const Session& session, std::int64_t now_seconds);
/// Whose session it is; nothing where it ended, or was not seen for too long.
[[nodiscard]] Result<std::optional<SignedIn>> who_is(DeskAccess& desk, const std::string& token);

Result<Done> sign_out(DeskAccess& desk, const Session& session);
Result<Done> sign_out_everywhere(DeskAccess& desk, const std::string& name);

struct MyDetails {
  std::optional<std::string> language;  // nl, en
  std::optional<std::string> email;     // "" = none
  std::optional<int> brief_weekday;     // 0 = no mail, 1 = Monday ... 7
  std::string password = {};            // shown once more where the address changes
  std::string peer = {};
};
/// Fails: access.bad_detail; access.unknown; access.wrong, access.slow_down (the password).
Result<SignIn> change_me(DeskAccess& desk, const std::string& name, const MyDetails& details);

/// A session for somebody who showed who they are.
Result<NewSession> new_session(DeskAccess& desk, const SignIn& person);

/// The same for every verb that asks for a secret: waits after too many tries. Fails: access.slow_down.
Result<Done> check_not_too_fast(DeskAccess& desk, const SignInThrottle::Try& tried);

}  // namespace regie
