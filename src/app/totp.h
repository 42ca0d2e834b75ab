// app/totp.h - the verbs of authenticator apps: offer a secret, put it in force, end it, take a code.
#pragma once

#include <string>

#include "app/passwords.h"

namespace regie {

struct TotpOffer {
  std::string secret;  // base32, as a person types it
  std::string uri;     // otpauth://, as a picture shows it
};
/// In force once a code of it was confirmed; an earlier offer is void. Fails: access.totp_is_on;
/// access.wrong, access.slow_down (the password).
Result<TotpOffer> offer_totp(DeskAccess& desk, const PasswordConfirm& whose);

struct TotpRequest {
  std::string name;
  std::string totp;
  std::string peer;
  std::string password = {};  // to end it
};
/// All sessions of the person end, and one is made: what came in without a code is no longer in.
/// Fails: access.totp_not_offered, access.wrong, access.slow_down, access.unknown.
Result<NewSession> confirm_totp(DeskAccess& desk, const TotpRequest& request);
/// The same. Fails: access.totp_is_off, access.wrong (code or password), access.slow_down, access.unknown.
Result<NewSession> end_totp(DeskAccess& desk, const TotpRequest& request);

[[nodiscard]] bool has_totp(const SignIn& person);

/// Is it a code of now, and of a later step than the last that was taken? Then it is taken.
Result<bool> take_totp(DeskAccess& desk, const std::string& name, const std::string& totp);

}  // namespace regie
