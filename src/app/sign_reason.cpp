// app/sign_reason.cpp - reasons signed, withdrawn, replaced and found again.
#include "app/sign_reason.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "app/accounts.h"
#include "app/internal/people_context.h"
#include "app/internal/proposals.h"
#include "app/internal/reason_footprint.h"
#include "measure/explain/footprint_text.h"
#include "measure/explain/precedent.h"
#include "store/archive/archive.h"

namespace regie {
namespace {

/// The cells the person wrote, with the finding's own cell before them; as proposed where nothing was
/// written.
Result<std::vector<FootprintCell>> cells_of(const SignRequest& request, const ReasonScene& scene,
                                            const FoundFinding& found) {
  if (request.moves.empty() && request.still.empty()) return proposed_cells(scene, found);
  TRY(const auto moves, parse_footprint({request.moves, ""}));
  TRY(const auto still, parse_footprint({request.still, "still"}));
  const Change& change = found.finding.change;
  const std::string own = change.direction == Direction::down ? "down" : "up";
  std::vector<FootprintCell> cells{{change.metric, change.slice, own, {}}};
  for (const auto& list : {moves, still})
    for (const FootprintCell& cell : list) {
      const bool there = std::any_of(cells.begin(), cells.end(), [&](const FootprintCell& other) {
        return other.metric == cell.metric && other.slice == cell.slice;
      });
      if (!there) cells.push_back(cell);
    }
  return cells;
}

/// The same cells in any order.
bool same_cells(std::vector<FootprintCell> a, std::vector<FootprintCell> b) {
  const auto key = [](const FootprintCell& cell) { return std::tie(cell.metric, cell.slice, cell.expected); };
  const auto by_key = [&](const FootprintCell& x, const FootprintCell& y) { return key(x) < key(y); };
  std::sort(a.begin(), a.end(), by_key);
  std::sort(b.begin(), b.end(), by_key);
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](const FootprintCell& x, const FootprintCell& y) { return key(x) == key(y); });
}

Result<Done> check_supersedes(const Workspace& workspace, const SignRequest& request) {
  if (request.supersedes.empty()) return Done{};
  TRY(const KeptReason kept, find_reason(workspace, request.supersedes));
  if (!kept.end) return Done{};
  return fail("reason.ended", "The reason " + request.supersedes.text + " no longer stands.",
              "Nothing was signed.", "See which do:  regie reason");
}

tl::unexpected<Problem> no_text() {
  return fail("reason.no_text", "A reason is a sentence of yours, and there is none.", "Nothing was signed.",
              "For example:  --text \"people put off travelling after the announcement\"");
}

/// Signs and keeps it; where it takes another's place, that one ends in the same breath.
Result<Done> keep(World& world, Workspace& workspace, Reason& reason) {
  reason.signature.at_seconds = world.clock.now_seconds();
  reason.id = {short_id("r", statement_of(reason))};
  reason.signature.content_sha256 = sha256_hex(statement_of(reason));
  return workspace.records->together([&]() -> Result<Done> {
    TRY_DONE(workspace.records->statements().save_reason(reason));
    if (reason.supersedes.empty()) return Done{};
    ReasonEnd end{reason.supersedes, reason.text, reason.id, reason.signature};
    end.signature.content_sha256 = sha256_hex(statement_of(end));
    return workspace.records->statements().save_reason_end(end);
  });
}

}  // namespace

Result<Signed> sign_reason(World& world, Workspace& workspace, const SignRequest& request) {
  if (request.text.empty()) return no_text();
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::sign_reason));
  TRY_DONE(check_supersedes(workspace, request));
  ReasonAsked asked{request.event, request.kind, false};
  TRY(const auto proposal, open_proposal(workspace, request.proposal));
  if (proposal && asked.event.empty() && asked.kind.empty()) asked = {proposal->event, proposal->kind, false};
  if (proposal && proposal->planted) {
    // Whoever signs something else than what was planted has seen through it, and that is signed.
    const bool taken = asked.event == proposal->event && (asked.kind.empty() || asked.kind == proposal->kind);
    TRY_DONE(answer_proposal(world, workspace, *proposal,
                             {account.name, taken ? Answered::accepted : Answered::changed}));
    if (taken) return Signed{{}, proposal};
  }
  TRY(const FoundFinding found, find_finding(world, workspace, request.finding, request.as_of));
  TRY(const ReasonScene scene, set_scene(workspace, found, asked));
  const auto proposed = proposed_cells(scene, found);
  TRY(const auto cells, cells_of(request, scene, found));
  Reason reason;
  reason.finding = in_brief(found.finding);
  reason.kind = scene.candidate.kind;
  reason.event = scene.event ? scene.event->id : EventId{};
  reason.title = scene.candidate.kind == CandidateKind::none_of_these ? "" : scene.candidate.title;
  reason.text = request.text;
  TRY(reason.footprint, tested(workspace, scene, found, cells));
  reason.footprint_as_proposed = same_cells(cells, proposed);
  reason.proposal = request.proposal;
  reason.supersedes = request.supersedes;
  reason.signature.account = account.name;
  TRY_DONE(keep(world, workspace, reason));
  if (proposal && !proposal->planted)
    TRY_DONE(answer_proposal(
        world, workspace, *proposal,
        {account.name, reason.footprint_as_proposed ? Answered::accepted : Answered::changed}));
  return Signed{std::move(reason), std::nullopt};
}

Result<FootprintTest> try_footprint(World& world, Workspace& workspace, const SignRequest& request) {
  TRY(const FoundFinding found, find_finding(world, workspace, request.finding, request.as_of));
  TRY(const ReasonScene scene, set_scene(workspace, found, {request.event, request.kind, false}));
  TRY(const auto cells, cells_of(request, scene, found));
  return tested(workspace, scene, found, cells);
}

Result<ReasonEnd> withdraw_reason(World& world, Workspace& workspace, const WithdrawRequest& request) {
  if (request.text.empty()) return no_text();
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::sign_reason));
  SignRequest ends;
  ends.supersedes = request.reason;
  TRY_DONE(check_supersedes(workspace, ends));
  ReasonEnd end{request.reason, request.text, {}, {account.name, world.clock.now_seconds(), {}}};
  end.signature.content_sha256 = sha256_hex(statement_of(end));
  TRY_DONE(workspace.records->statements().save_reason_end(end));
  return end;
}

Result<std::vector<KeptReason>> list_reasons(const Workspace& workspace) {
  TRY(const auto reasons, workspace.records->statements().reasons());
  TRY(const auto ends, workspace.records->statements().reason_ends());
  std::vector<KeptReason> kept;
  for (const Reason& reason : reasons) {
    kept.push_back({reason, std::nullopt});
    for (const ReasonEnd& end : ends)
      if (end.reason == reason.id) kept.back().end = end;
  }
  return kept;
}

Result<KeptReason> find_reason(const Workspace& workspace, const ReasonId& id) {
  TRY(const auto kept, list_reasons(workspace));
  for (const KeptReason& one : kept)
    if (one.reason.id == id) return one;
  return fail("reason.unknown", "There is no reason " + id.text + ".", "Nothing was changed.",
              "See those there are:  regie reason");
}

Result<std::vector<Reason>> standing_reasons(const Workspace& workspace) {
  TRY(const auto kept, list_reasons(workspace));
  std::vector<Reason> standing;
  for (const KeptReason& one : kept)
    if (!one.end) standing.push_back(one.reason);
  return standing;
}

Result<std::vector<LikeReason>> like_reasons(const Workspace& workspace, const Finding& finding) {
  TRY(const auto standing, standing_reasons(workspace));
  std::vector<Precedent> precedents;
  for (const Reason& reason : standing)
    if (reason.finding.onset.day < finding.change.onset.day) precedents.push_back(precedent_of(reason));
  Precedent query;
  query.metric = finding.change.metric;
  query.slice = finding.change.slice;
  query.direction = finding.change.direction;
  if (!finding.candidates.empty()) query.footprint = finding.candidates.front().footprint;
  std::vector<LikeReason> like;
  for (const auto& found : find_precedents(query, precedents, precedents_max)) {
    const auto reason = std::find_if(standing.begin(), standing.end(),
                                     [&](const Reason& one) { return one.id.text == found.precedent.id; });
    like.push_back({*reason, found.likeness});
  }
  return like;
}

}  // namespace regie
