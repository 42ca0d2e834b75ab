// api/answers_hold.cpp - nothing leaves a workspace, said and taken back.
#include "api/internal/answer.h"
#include "app/hold.h"

namespace regie {
namespace {

Result<HttpReply> answer_held(Asked& asked) {
  TRY(const HoldState state, held_state(*asked.workspace));
  return json_reply(desk_value(state));
}

Result<HttpReply> answer_hold(Asked& asked) {
  TRY(const HoldState state,
      hold_outgoing(asked.desk.world, *asked.workspace, {asked.text("why"), asked.account}));
  return json_reply(desk_value(state));
}

Result<HttpReply> answer_release(Asked& asked) {
  TRY(const HoldState state,
      release_outgoing(asked.desk.world, *asked.workspace, {asked.text("why"), asked.account}));
  return json_reply(desk_value(state));
}

}  // namespace

std::vector<Route> hold_routes() {
  using enum Keep;
  return {
      {"held", "GET", "/api/v1/w/{workspace}/hold", for_reader, "", "", "Hold",
       "Whether anything may leave this workspace", until_act, answer_held},
      {"hold", "PUT", "/api/v1/w/{workspace}/hold", may_do(Deed::hold_outgoing), "", "HoldChange", "Hold",
       "Nothing leaves from now on: no notice, no weekly letter", until_act, answer_hold},
      {"release", "POST", "/api/v1/w/{workspace}/hold/release", may_do(Deed::release_outgoing), "", "Release",
       "Hold", "Let it leave again", until_act, answer_release},
  };
}

}  // namespace regie
