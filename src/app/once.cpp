// app/once.cpp - keys, replies and the state of a workspace.
#include "app/once.h"

#include "base/sha256.h"

namespace regie {
namespace {

constexpr std::size_t key_letters_max = 100;

}  // namespace

Result<std::optional<OnceReply>> answered_before(const Workspace& workspace, const OnceRequest& request) {
  if (request.key.empty() || request.key.size() > key_letters_max)
    return fail("http.no_key", "A write needs a key of its own, of at most 100 letters.",
                "Nothing was changed.",
                "Send Idempotency-Key: any text that you use once; send the same to try again.");
  TRY(const auto known, workspace.records->find_reply(request.key, request.account));
  if (!known) return std::optional<OnceReply>();
  if (known->request_sha256 != sha256_hex(request.content))
    return fail("http.key_used", "The key of this write belongs to another one.", "Nothing was changed.",
                "Take a new Idempotency-Key.");
  return std::optional(OnceReply{known->status, known->body, true});
}

Result<OnceReply> do_once(World& world, Workspace& workspace, const OnceRequest& request,
                          const std::function<Result<OnceReply>()>& write) {
  OnceReply reply;
  TRY_DONE(workspace.records->together([&]() -> Result<Done> {
    TRY(reply, write());
    return workspace.records->save_reply({request.key, request.account, sha256_hex(request.content),
                                          reply.status, reply.body, world.clock.now_seconds()});
  }));
  return reply;
}

Result<std::string> state_of(const Workspace& workspace) { return workspace.records->root(); }

}  // namespace regie
