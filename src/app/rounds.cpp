// app/rounds.cpp - a thread that wakes each second, and each minute looks at what is to be told.
#include "app/rounds.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "app/hold.h"
#include "app/last_resort.h"
#include "app/look_around.h"
#include "app/outbox.h"
#include "app/webhooks.h"

namespace regie {
namespace {

constexpr auto between_looks = std::chrono::seconds(1);  // workspaces are let go soon after they were used
constexpr int looks_a_round = 60;
constexpr int looks_a_check =
    24 * 3600;  // rot is slow; a backup of the day before still holds what it spoilt

/// Findings and due decisions of a workspace that somebody asked to hear of. While it is held nothing is
/// queued: a release tells what holds then, not all that came and went.
Result<Done> queue_happenings(Desk& desk, const std::string& id, const RoundWords& words) {
  return desk.workspaces.use(id, [&](Workspace& workspace) -> Result<Done> {
    TRY(const HoldState hold, held_state(workspace));
    if (hold.held) return Done{};
    TRY_DONE(drop_stale_notices(desk.door(), {id, hold.since_seconds}));
    const auto page = brief(desk.world, workspace, {});
    if (!page && page.error().code == "brief.no_imports") return Done{};
    if (!page) return tl::unexpected(page.error());
    for (const Finding& finding : page->findings)
      if (finding.leads_story)
        TRY_DONE(queue_notice(desk.door(), {id, "finding.appeared", finding.id.text,
                                            words.finding_appeared(id, *page, finding)}));
    for (const DueItem& item : page->due)
      TRY_DONE(queue_notice(
          desk.door(), {id, "decision.due", item.decision.id.text, words.decision_due(id, *page, item)}));
    return Done{};
  });
}

/// A workspace that cannot be asked sends nothing: the next round asks again.
bool may_leave(Desk& desk, const std::string& id) {
  bool may = false;
  static_cast<void>(desk.workspaces.use(id, [&](Workspace& workspace) -> Result<Done> {
    TRY(const HoldState hold, held_state(workspace));
    may = !hold.held;
    return Done{};
  }));
  return may;
}

/// The page of today, made before the first person asks for it.
void make_ready(Desk& desk) {
  for (const std::string& id : desk.workspaces.ids())
    static_cast<void>(desk.workspaces.use(id, [&](Workspace& workspace) -> Result<Done> {
      static_cast<void>(brief(desk.world, workspace, {}));
      return refresh_card(desk, id, workspace);
    }));
}

}  // namespace

Result<Done> go_round(Desk& desk, const RoundWords& words) {
  look_around(desk);
  TRY(const auto webhooks, desk.access->webhooks());
  std::set<std::string> asked;
  for (const Webhook& webhook : webhooks) asked.insert(webhook.workspace);
  // One workspace that cannot be opened now keeps nobody else waiting, and is a trouble of its own.
  Result<Done> gone = Done{};
  for (const std::string& id : asked)
    if (const auto queued = queue_happenings(desk, id, words); !queued && !desk.troubles.has("records", id))
      gone = queued;
  TRY_DONE(
      send_notices(desk.door(), desk.outgoing, [&](const std::string& id) { return may_leave(desk, id); }));
  TRY_DONE(send_weekly_briefs(desk, words.letter_of));
  TRY_DONE(send_outboxes(desk));
  return gone;
}

Rounds::Rounds(Desk& desk, RoundWords words)
    : desk_(desk), words_(std::move(words)), thread_([this] { run(); }) {}

Rounds::~Rounds() {
  {
    const std::lock_guard held(guard_);
    is_wanted_ = false;
  }
  wake_.notify_all();
  thread_.join();
}

void Rounds::run() {
  static_cast<void>(guarded(desk_.door(), "make_ready", [&]() -> Result<Done> {
    look_around(desk_);
    make_ready(desk_);
    desk_.workspaces.check_records();
    return Done{};
  }));
  for (int look = 1;; ++look) {
    {
      std::unique_lock held(guard_);
      if (wake_.wait_for(held, between_looks, [this] { return !is_wanted_; })) return;
    }
    const auto gone = guarded(desk_.door(), "round", [&]() -> Result<Done> {
      desk_.workspaces.close_idle();
      if (look % looks_a_check == 0) desk_.workspaces.check_records();
      if (look % looks_a_round != 0) return Done{};
      desk_.uploads.forget_old(desk_.world.clock.now_seconds());
      return go_round(desk_, words_);
    });
    if (look % looks_a_round != 0) continue;
    if (gone)
      desk_.troubles.clear("rounds");
    else
      desk_.troubles.raise({"rounds", "", gone.error(), desk_.world.clock.now_seconds()});
  }
}

}  // namespace regie
