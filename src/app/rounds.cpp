// app/rounds.cpp - a thread that wakes each second, and each minute looks at what is to be told.
#include "app/rounds.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "app/webhooks.h"

namespace regie {
namespace {

constexpr auto between_looks = std::chrono::seconds(1);  // workspaces are let go soon after they were used
constexpr int looks_a_round = 60;

/// Findings and due decisions of a workspace that somebody asked to hear of.
Result<Done> queue_happenings(Desk& desk, const std::string& id, const RoundWords& words) {
  return desk.workspaces.use(id, [&](Workspace& workspace) -> Result<Done> {
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
  TRY(const auto webhooks, desk.access->webhooks());
  std::set<std::string> asked;
  for (const Webhook& webhook : webhooks) asked.insert(webhook.workspace);
  // One workspace that cannot be opened now keeps nobody else waiting: its trouble is told at the end.
  Result<Done> gone = Done{};
  for (const std::string& id : asked)
    if (const auto queued = queue_happenings(desk, id, words); !queued) gone = queued;
  TRY_DONE(send_notices(desk.door(), desk.outgoing));
  TRY_DONE(send_weekly_briefs(desk, words.letter_of));
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
  make_ready(desk_);
  for (int look = 1;; ++look) {
    {
      std::unique_lock held(guard_);
      if (wake_.wait_for(held, between_looks, [this] { return !is_wanted_; })) return;
    }
    desk_.workspaces.close_idle();
    if (look % looks_a_round != 0) continue;
    desk_.uploads.forget_old(desk_.world.clock.now_seconds());
    const auto gone = go_round(desk_, words_);
    const std::string trouble = gone ? "" : gone.error().say;
    if (!trouble.empty() && trouble != last_trouble_) desk_.world.log.line(trouble);
    last_trouble_ = trouble;
  }
}

}  // namespace regie
