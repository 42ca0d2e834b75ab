// app/internal/letters.h - the letters of a draft or a mailing as they are written now.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/workspace.h"
#include "inbox/wall.h"
#include "store/records/outbox.h"

namespace regie {

/// What one draft or mailing says to each of its recipients, and what was approved of it.
struct Written {
  LetterWay way = LetterWay::reply;
  std::optional<Draft> draft;             // of a reply
  std::optional<MailingText> text;        // of a mailing
  WrittenMailing mailing;                 // of a mailing
  std::map<std::int64_t, Content> lines;  // by line; of a draft line 0
  std::string content_sha256;             // of all of it
  std::optional<OutboxApproval> approval;
};

/// Fails: outbox.unknown (no draft and no mailing of that id).
[[nodiscard]] Result<Written> written(const Workspace& workspace, const std::string& of,
                                      const SenderLine& sender);

/// The account that approved, as it is now.
[[nodiscard]] Approver approver_now(const std::vector<Account>& accounts, const std::string& name);

[[nodiscard]] std::string address_sha256(const OutboxSettings& settings, const std::string& address);

/// All that the wall asks, but the pace.
struct WallQuestion {
  const Written& written;
  const LetterNow& letter;
  const OutboxSettings& settings;
  ThreadMood mood;
};
[[nodiscard]] Result<Leaving> leaving_of(const Workspace& workspace, const WallQuestion& question);

struct StepBy {
  std::string letter;
  LetterState to = LetterState::waiting;
  std::string account = {};  // "" = the desk itself
  std::string say = {};
  int tries = 0;
  std::int64_t next_at = 0;
};
/// Moves a letter where the table of moves lets it. Fails: outbox.bad_move, outbox.unknown_letter.
Result<Done> move_letter(World& world, Workspace& workspace, const StepBy& step);

}  // namespace regie
