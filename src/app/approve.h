// app/approve.h - the verb `inbox approve`: a named person lets exactly this content leave.
#pragma once

#include <string>

#include "app/outbox.h"

namespace regie {

struct ApproveRequest {
  std::string of;  // a draft or a mailing
  std::string by;
  std::string seen_sha256;  // of the content that was looked at; "" = as it is now
};
struct Approved {
  std::string of;
  std::string content_sha256;
  std::int64_t letters = 0;  // that wait now
  Signature signature;
};
/// What an approval is checked against.
struct ApproveWith {
  const Secrets& secrets;
  SenderLine sender;
  MoodOf mood_of = mood_of_draft;
};
/// Signs, and puts a letter for each recipient into the outbox, in one write.
/// Fails: outbox.unknown, approve.other_content (it is not what was seen), approve.twice (approved already:
/// its letters wait, have left or may have), as may_be_approved, and as sign_as.
Result<Approved> approve(World& world, Workspace& workspace, const ApproveRequest& request,
                         const ApproveWith& with);

/// Letters of it that still wait do not leave. How many. Fails: outbox.unknown, and as sign_as.
Result<std::int64_t> withdraw(World& world, Workspace& workspace, const ApproveRequest& request);

}  // namespace regie
