// app/suppress.h - the verb `suppress`: addresses that get no letter, kept as hashes; and the one click that
// puts one there.
#pragma once

#include <string>
#include <vector>

#include "app/outbox.h"

namespace regie {

struct SuppressRequest {
  std::string address;
  std::string why;
  std::string by;
};
/// From now on, also where it waits in the outbox. Suppressed already: left as it is.
/// Fails: suppress.bad_address, suppress.no_why, and as sign_as.
Result<Suppression> suppress(World& world, Workspace& workspace, const Secrets& secrets,
                             const SuppressRequest& request);
/// An owner's, with a reason: whoever asked for no more letters has to have said so again.
/// Fails: suppress.not_there, suppress.no_why, and as sign_as.
Result<Suppression> lift_suppression(World& world, Workspace& workspace, const Secrets& secrets,
                                     const SuppressRequest& request);
/// By hash: nobody can read the addresses out of it. Lifted ones too.
[[nodiscard]] Result<std::vector<Suppression>> list_suppressions(const Workspace& workspace);

/// Is this token one of this workspace? Changes nothing. Fails: unsubscribe.unknown.
[[nodiscard]] Result<Done> check_unsubscribe(const Workspace& workspace, const Secrets& secrets,
                                             const std::string& token);
/// The recipient of that letter gets no more, at once. A second time changes nothing.
/// Fails: unsubscribe.unknown.
Result<Done> unsubscribe(World& world, Workspace& workspace, const Secrets& secrets,
                         const std::string& token);

/// The workspace of a desk whose token this is. Fails: unsubscribe.unknown.
[[nodiscard]] Result<std::string> workspace_of_token(Desk& desk, const std::string& token);

}  // namespace regie
