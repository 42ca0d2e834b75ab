// app/totp.cpp - secrets of authenticator apps and the codes they give. RFC 6238 with what all apps take:
// SHA-1, 30 seconds, six digits.
#include "app/totp.h"

#include <optional>

#include "app/sign_in.h"
#include "charter/totp.h"

namespace regie {
namespace {

constexpr std::int64_t offered = -1;  // of totp_step: no code was taken yet, the secret is not in force

/// The step around now that the code is of. All are compared, so that the time taken tells nothing.
std::optional<std::int64_t> step_of(const DeskAccess& desk, const std::string& secret,
                                    const std::string& totp) {
  const std::int64_t now = totp_step_at(desk.world.clock.now_seconds());
  std::optional<std::int64_t> found;
  for (std::int64_t step = now - totp_steps_off; step <= now + totp_steps_off; ++step) {
    const std::string code = totp_code(desk.secrets.hmac_sha1(secret, totp_message(step)));
    unsigned differs = totp.size() == code.size() ? 0U : 1U;
    for (std::size_t i = 0; i < code.size() && i < totp.size(); ++i)
      differs |= static_cast<unsigned>(code[i]) ^ static_cast<unsigned>(totp[i]);
    if (differs == 0) found = step;
  }
  return found;
}

tl::unexpected<Problem> wrong_code() {
  return fail("access.wrong", "That is not the code your app shows now.", "Nothing was changed.",
              "Wait for the next code, and see that the clock of your phone is right.");
}

/// The digits as a person types them: "123 456".
std::string digits(const std::string& typed) {
  std::string text;
  for (const char c : typed)
    if (c != ' ') text += c;
  return text;
}

/// Takes a code of now where `check` allows, then lets `then` change the sign-in.
Result<NewSession> with_code(DeskAccess& desk, const TotpRequest& request,
                             const std::function<Result<Done>(const SignIn&)>& check,
                             const std::function<void(SignIn&, std::int64_t step)>& then) {
  const SignInThrottle::Try tried{request.name, request.peer};
  TRY_DONE(check_not_too_fast(desk, tried));
  auto changed = change_sign_in(desk, request.name, [&](SignIn& person) -> Result<Done> {
    TRY_DONE(check(person));
    const auto step = step_of(desk, person.totp_secret, digits(request.totp));
    if (!step || *step <= person.totp_step) return wrong_code();
    then(person, *step);
    return desk.access.end_sessions_of(person.name);
  });
  if (changed || changed.error().code != "access.wrong")
    desk.throttle.was_no_guess(tried);
  else
    desk.tell(
        LogLevel::warn, "totp_refused",
        {{"account", desk.account_reference(request.name)}, {"peer", desk.peer_reference(request.peer)}});
  if (changed)
    desk.tell(LogLevel::info, has_totp(*changed) ? "totp_on" : "totp_off",
              {{"account", desk.account_reference(request.name)}});
  TRY(const SignIn person, std::move(changed));
  return new_session(desk, person);
}

}  // namespace

bool has_totp(const SignIn& person) { return !person.totp_secret.empty() && person.totp_step != offered; }

Result<TotpOffer> offer_totp(DeskAccess& desk, const PasswordConfirm& whose) {
  TRY_DONE(confirm_password(desk, whose));
  // 160 bits, as RFC 4226, 4 recommends.
  const std::string secret = desk.secrets.hmac_sha1(desk.secrets.token(), "authenticator app");
  TRY_DONE(change_sign_in(desk, whose.name, [&](SignIn& person) -> Result<Done> {
    if (has_totp(person))
      return fail("access.totp_is_on", "An authenticator app is in force already.", "Nothing was changed.",
                  "End it first, with a code of it.");
    person.totp_secret = secret;
    person.totp_step = offered;
    return Done{};
  }));
  const std::string typed = base32(secret);
  return TotpOffer{typed, "otpauth://totp/Regie:" + whose.name + "?secret=" + typed + "&issuer=Regie"};
}

Result<NewSession> confirm_totp(DeskAccess& desk, const TotpRequest& request) {
  const auto check = [](const SignIn& person) -> Result<Done> {
    if (!person.totp_secret.empty() && !has_totp(person)) return Done{};
    return fail("access.totp_not_offered", "No authenticator app waits to be put in force.",
                "Nothing was changed.", "Ask for a new secret first.");
  };
  return with_code(desk, request, check, [](SignIn& person, std::int64_t step) { person.totp_step = step; });
}

Result<NewSession> end_totp(DeskAccess& desk, const TotpRequest& request) {
  TRY_DONE(confirm_password(desk, {request.name, request.password, request.peer}));
  const auto check = [](const SignIn& person) -> Result<Done> {
    if (has_totp(person)) return Done{};
    return fail("access.totp_is_off", "No authenticator app is in force.", "Nothing was changed.", "");
  };
  return with_code(desk, request, check, [](SignIn& person, std::int64_t) {
    person.totp_secret.clear();
    person.totp_step = 0;
  });
}

Result<bool> take_totp(DeskAccess& desk, const std::string& name, const std::string& totp) {
  bool taken = false;
  TRY_DONE(change_sign_in(desk, name, [&](SignIn& person) -> Result<Done> {
    const auto step = step_of(desk, person.totp_secret, digits(totp));
    taken = has_totp(person) && step && *step > person.totp_step;
    if (taken) person.totp_step = *step;
    return Done{};
  }));
  return taken;
}

}  // namespace regie
