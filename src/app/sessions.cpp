// app/sessions.cpp - sessions listed by a name that opens nothing, and ended.
#include "app/sessions.h"

#include <algorithm>

#include "app/passwords.h"
#include "base/id.h"

namespace regie {
namespace {

std::string id_of(const Session& session) { return short_id("e", session.token_sha256); }

}  // namespace

Result<std::vector<SessionCard>> list_sessions(DeskAccess& desk, const SignedIn& who) {
  TRY(const auto sessions, desk.access.sessions_of(who.person.name));
  const std::int64_t now = desk.world.clock.now_seconds();
  std::vector<SessionCard> cards;
  for (const Session& session : sessions)
    if (is_open(session, now))
      cards.push_back({id_of(session), session.made_at, session.seen_at,
                       session.token_sha256 == who.session.token_sha256});
  std::stable_sort(cards.begin(), cards.end(), [](const SessionCard& left, const SessionCard& right) {
    return left.seen_at > right.seen_at;
  });
  return cards;
}

Result<Done> end_session(DeskAccess& desk, const SignedIn& who, const SessionEnd& end) {
  TRY_DONE(confirm_password(desk, {who.person.name, end.password, end.peer}));
  TRY(const auto sessions, desk.access.sessions_of(who.person.name));
  for (const Session& session : sessions)
    if (id_of(session) == end.id) return desk.access.end_session(session.token_sha256);
  return fail("session.unknown", "There is no session " + end.id + " of yours.", "Nothing was changed.",
              "It may have ended already; see those that are open on your page.");
}

Result<Done> end_sessions_at(World& world, const SessionsOf& whose) {
  const std::string folder = desk_folder_of(world, whose.workspace_folder);
  if (world.files.kind(desk_file_of(folder)) != FileKind::file) return Done{};
  TRY(const auto access, open_access(world, folder));
  return access->end_sessions_of(whose.name);
}

}  // namespace regie
