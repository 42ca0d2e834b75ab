// app/once.h - a write that is done once, however often it is asked for.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/workspace.h"

namespace regie {

struct OnceRequest {
  std::string key;  // made by who asks, for this write alone
  std::string account;
  std::string content;  // all that was asked
};
struct OnceReply {
  int status = 200;
  std::string body;
  bool is_replay = false;
};

/// What was answered before under this key; else nothing. Fails: http.no_key, http.key_used (for something
/// else).
[[nodiscard]] Result<std::optional<OnceReply>> answered_before(const Workspace& workspace,
                                                               const OnceRequest& request);
/// What the write did and what it answered are one transaction: neither is kept without the other. A write
/// that fails keeps nothing, and may be sent again under its key.
Result<OnceReply> do_once(World& world, Workspace& workspace, const OnceRequest& request,
                          const std::function<Result<OnceReply>()>& write);

/// Changes with every act of this workspace: what was answered at one state holds as long as it is this.
[[nodiscard]] Result<std::string> state_of(const Workspace& workspace);

}  // namespace regie
