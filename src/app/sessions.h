// app/sessions.h - the sessions of a person: seen, and ended one by one, by themselves or by who may.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/sign_in.h"

namespace regie {

/// Without its token, and without where it came from: that would be kept of people for no use.
struct SessionCard {
  std::string id;  // "e-...": of the token's hash
  std::int64_t made_at = 0;
  std::int64_t seen_at = 0;
  bool is_this = false;  // that asks
};

/// Those that are open, the last seen first.
[[nodiscard]] Result<std::vector<SessionCard>> list_sessions(DeskAccess& desk, const SignedIn& who);

struct SessionEnd {
  std::string id;
  std::string password;  // of the person
  std::string peer;
};
/// Fails: access.wrong (the password), session.unknown, access.slow_down.
Result<Done> end_session(DeskAccess& desk, const SignedIn& who, const SessionEnd& end);

struct SessionsOf {
  std::string workspace_folder;
  std::string name;
};
/// Ends all of a person, beside a desk that runs. Nothing where nobody ever signed in there.
Result<Done> end_sessions_at(World& world, const SessionsOf& whose);

}  // namespace regie
