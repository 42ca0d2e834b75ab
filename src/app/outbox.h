// app/outbox.h - letters that were approved leave, once each: claimed on disk before the mail server hears
// of them, and told as in doubt where nobody knows whether one arrived.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/desk.h"
#include "app/mood.h"
#include "app/workspace.h"
#include "base/outgoing.h"
#include "base/secrets.h"
#include "inbox/wall.h"

namespace regie {

/// The settings of this workspace's outbox; made, with a salt and a key of its own, where there are none.
Result<OutboxSettings> outbox_settings(World& world, Workspace& workspace, const Secrets& secrets);

struct OutboxSettingsChange {
  std::optional<std::string> quiet;  // "20:00-08:00", "none"
  std::optional<bool> quiet_sundays;
  std::optional<bool> quiet_replies;
  std::optional<int> per_minute;
  std::optional<int> per_day;
  std::optional<std::string> reply_to;
  std::optional<std::string> link_base;
  std::optional<std::string> model_url;
  std::optional<std::string> model;
  std::string by;
};
/// Fails: outbox.bad_setting, and as sign_as.
Result<OutboxSettings> change_outbox_settings(World& world, Workspace& workspace, const Secrets& secrets,
                                              const OutboxSettingsChange& change);

/// The sender's address of the mail server and the address for answers. Fails: mail.off.
[[nodiscard]] Result<SenderLine> sender_line(const MailServer& server, const OutboxSettings& settings);

/// The same for looking: nothing is made, and without a mail server the sender is "".
[[nodiscard]] Result<SenderLine> sender_to_show(Desk& desk, const Workspace& workspace);

using UseWorkspace = std::function<Result<Done>(const std::function<Result<Done>(Workspace&)>&)>;

/// All that sending needs. `use` opens the workspace, or waits for it, and lets go of it when it returns.
struct Sending {
  World& world;
  Secrets& secrets;
  Outgoing& outgoing;
  MailServer server;
  UseWorkspace use;
  std::string folder;  // of the workspace
  MoodOf mood_of = mood_of_draft;
  std::function<bool()> is_stopped = [] { return false; };
};

/// A letter that stays where it is, and why.
struct KeptBack {
  std::string letter;
  Problem why;
};
struct SendOutcome {
  std::int64_t sent = 0;
  std::int64_t in_doubt = 0;  // those of a run that was broken off before among them
  std::int64_t refused = 0;
  std::int64_t suppressed = 0;
  std::int64_t put_off = 0;  // the server was not reached: they wait for their next try
  std::vector<KeptBack> kept_back;
  std::optional<Problem> paused;  // why the rest waits: a hold, quiet hours, the rate, a server that is away
  std::int64_t waiting = 0;       // when it ended
};

/// Sends what waits, one after the other, of a draft or a mailing or (`of` "") of all.
/// Holds:  before the server hears of a letter its claim is on disk; between two letters the workspace is let
///         go of, and the wall asked anew. A claim of an earlier run that tells no end is in doubt.
/// Fails:  mail.off, outbox.busy (another program sends from this workspace), and as the store.
/// Cost:   one wait for the disk a letter.
Result<SendOutcome> send_waiting(const Sending& sending, const std::string& of = {});

/// Each workspace of a desk, as send_waiting. A workspace that cannot be sent from keeps no other.
Result<Done> send_outboxes(Desk& desk);

/// Opened for records alone: no figures are loaded, so that it is let go of soon. Fails: as open_workspace.
[[nodiscard]] Result<Workspace> open_records(World& world, const std::string& folder);

struct LetterRow {
  LetterNow letter;
  std::string address;
  std::string subject;
};
/// What waits, is under way, in doubt or refused; with `all` also what was sent or ended otherwise.
[[nodiscard]] Result<std::vector<LetterRow>> list_outbox(const Workspace& workspace, bool all);

/// arrived: it is sent. send_again: it waits once more. let_be: it is not sent.
enum class Settling { arrived, send_again, let_be };
struct SettleRequest {
  std::string letter;
  Settling as = Settling::arrived;
  std::string by;
  std::string why;
};
/// A person says what became of a letter that is in doubt, or what is to become of one that was refused.
/// Fails: outbox.unknown_letter, outbox.not_in_doubt, outbox.superseded (send again, of an earlier approval),
/// and as sign_as.
Result<LetterNow> settle_letter(World& world, Workspace& workspace, const SettleRequest& request);

/// Of a workspace made again from a backup: what waited then may have left since, so a person looks first.
Result<Done> park_restored(World& world, Workspace& workspace);

/// Beside the workspace, while somebody waits to hold it: senders stop at it before the next letter.
[[nodiscard]] std::string hold_mark_of(const std::string& folder);

}  // namespace regie
