// app/approve.cpp - approvals of drafts and mailings, and their taking back.
#include "app/approve.h"

#include <algorithm>
#include <utility>

#include "app/accounts.h"
#include "app/internal/letters.h"

namespace regie {
namespace {

/// A letter that was refused or withdrawn has surely not arrived; any other one may have, or still will.
bool is_in_the_way(const LetterNow& letter) {
  return letter.state != LetterState::refused && letter.state != LetterState::withdrawn &&
         letter.state != LetterState::suppressed;
}

/// A single letter that could not leave is not approved either. Of a mailing each is looked at as it leaves.
Result<Done> check_draft(const Workspace& workspace, const Written& all, const OutboxSettings& settings,
                         const MoodOf& mood_of) {
  if (!all.draft) return Done{};
  TRY(const Leaving leaving,
      leaving_of(workspace, {all, LetterNow{}, settings, mood_of(workspace, *all.draft)}));
  return may_be_approved(leaving);
}

}  // namespace

Result<Approved> approve(World& world, Workspace& workspace, const ApproveRequest& request,
                         const ApproveWith& with) {
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::approve_outgoing));
  TRY(const Written all, written(workspace, request.of, with.sender));
  if (!request.seen_sha256.empty() && request.seen_sha256 != all.content_sha256)
    return fail("approve.other_content", "It is not what was looked at: it has changed since.",
                "Nothing was approved.", "Read it as it is now and approve that.");
  Outbox& outbox = workspace.records->outbox();
  TRY(const auto letters, outbox.letters(request.of));
  if (std::any_of(letters.begin(), letters.end(), is_in_the_way))
    return fail("approve.twice", "It was approved before: its letters wait, have left or may have.",
                "Nothing was approved a second time.", "Look how they stand:  regie outbox list --all");
  TRY(const OutboxSettings settings, outbox_settings(world, workspace, with.secrets));
  TRY_DONE(check_draft(workspace, all, settings, with.mood_of));
  if (all.lines.empty())
    return fail("approve.nobody", "Nobody is left to send it to: every recipient was set aside.",
                "Nothing was approved.", "See why:  regie mailing show " + request.of);
  OutboxApproval approval;
  approval.of = request.of;
  approval.content_sha256 = all.content_sha256;
  approval.signature = {account.name, world.clock.now_seconds(), {}};
  if (all.draft) {
    TRY(const auto draft, outbox.draft(request.of));
    approval.version = draft->version;
  }
  for (const auto& [line, content] : all.lines)
    approval.letters.push_back({{}, line, content_sha256(content)});
  const auto count = static_cast<std::int64_t>(approval.letters.size());
  const Signature signature = approval.signature;
  TRY_DONE(outbox.save_approval(std::move(approval)));
  return Approved{request.of, all.content_sha256, count, signature};
}

Result<std::int64_t> withdraw(World& world, Workspace& workspace, const ApproveRequest& request) {
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::approve_outgoing));
  TRY_DONE(written(workspace, request.of, {}));
  TRY(const auto letters, workspace.records->outbox().letters(request.of));
  std::int64_t withdrawn = 0;
  TRY_DONE(workspace.records->together([&]() -> Result<Done> {
    withdrawn = 0;
    for (const LetterNow& letter : letters) {
      if (letter.state != LetterState::waiting) continue;
      TRY_DONE(
          move_letter(world, workspace,
                      {letter.id, LetterState::withdrawn, account.name, "Its approval was taken back."}));
      ++withdrawn;
    }
    return Done{};
  }));
  return withdrawn;
}

}  // namespace regie
