// app/totp.h - the verbs of authenticator apps: offer a secret, put it in force, end it, take a code.
#pragma once

#include <string>

#include "app/desk_access.h"

namespace regie {

struct TotpOffer {
  std::string secret;  // base32, as a person types it
  std::string uri;     // otpauth://, as a picture shows it
};
/// In force once a code of it was confirmed; an earlier offer is void. Fails: access.totp_is_on,
/// access.unknown.
Result<TotpOffer> offer_totp(DeskAccess& desk, const std::string& name);

struct TotpRequest {
  std::string name;
  std::string totp;
  std::string peer;
};
/// Fails: access.totp_not_offered, access.wrong, access.slow_down, access.unknown.
Result<SignIn> confirm_totp(DeskAccess& desk, const TotpRequest& request);
/// Fails: access.totp_is_off, access.wrong, access.slow_down, access.unknown.
Result<SignIn> end_totp(DeskAccess& desk, const TotpRequest& request);

[[nodiscard]] bool has_totp(const SignIn& person);

/// Is it a code of now, and of a later step than the last that was taken? Then it is taken.
Result<bool> take_totp(DeskAccess& desk, const std::string& name, const std::string& totp);

}  // namespace regie
