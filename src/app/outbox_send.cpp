// app/outbox_send.cpp - the run that sends: end of the last letter and claim of the next in one write, the
// mail server in between.
#include <algorithm>
#include <map>
#include <utility>

#include "app/hold.h"
#include "app/internal/letters.h"
#include "app/mail.h"
#include "app/outbox.h"
#include "base/hex.h"
#include "inbox/unsubscribe.h"

namespace regie {
namespace {

constexpr int unreached_max = 3;  // one recipient asked to come later; after three the server is away
constexpr std::int64_t minute_seconds = 60;
constexpr std::int64_t day_seconds = 86'400;

using LetterHeaders = std::vector<std::pair<std::string, std::string>>;

/// A letter the wall let through and whose claim is on disk.
struct Claimed {
  LetterNow letter;
  ApprovedLetter approved;
  LetterHeaders headers;
};

/// A stranger wrote it: what could end a line of the head, or make it longer than mail servers take, is none.
bool is_message_id(const std::string& id) {
  constexpr std::size_t letters_max = 150;
  return !id.empty() && id.size() <= letters_max && std::all_of(id.begin(), id.end(), [](char c) {
    return c > ' ' && c <= '~' && c != '<' && c != '>';
  });
}

/// So that mail programs put an answer below what it answers (RFC 5322, 3.6.4). A thread that cannot be read
/// hinders no letter.
LetterHeaders answer_headers(const Workspace& workspace, const Draft& draft) {
  if (draft.thread.empty()) return {};
  const auto messages = workspace.records->mailbox().messages_of(draft.thread);
  if (!messages) return {};
  const auto last = std::find_if(messages->rbegin(), messages->rend(), [](const Message& message) {
    return message.way == MessageWay::in && is_message_id(message.message_id);
  });
  if (last == messages->rend()) return {};
  constexpr std::size_t references_max = 4;  // with the last, one line of the head at most (998 letters)
  std::string references;
  const auto& earlier = last->references;
  for (std::size_t i = earlier.size() - std::min(earlier.size(), references_max); i < earlier.size(); ++i)
    if (is_message_id(earlier[i]) && earlier[i] != last->message_id) references += "<" + earlier[i] + "> ";
  const std::string own = "<" + last->message_id + ">";
  return {{"In-Reply-To", own}, {"References", references + own}};
}

class Run {
 public:
  Run(const Sending& sending, std::string of) : sending_(sending), of_(std::move(of)) {}

  Result<SendOutcome> go() {
    TRY_DONE(sending_.use([this](Workspace& workspace) { return begin(workspace); }));
    while (!outcome_.paused && (at_ < queue_.size() || ended_)) {
      if (sending_.is_stopped()) at_ = queue_.size();
      std::optional<Claimed> claimed;
      TRY_DONE(sending_.use([&](Workspace& workspace) -> Result<Done> {
        return workspace.records->together([&]() -> Result<Done> {
          claimed.reset();
          return turn(workspace, claimed);
        });
      }));
      ended_.reset();
      if (claimed) send(*claimed);
    }
    TRY_DONE(sending_.use([this](Workspace& workspace) { return end(workspace); }));
    return std::move(outcome_);
  }

 private:
  /// What a run before this one claimed, and does not tell the end of, may have arrived: nobody knows.
  Result<Done> begin(Workspace& workspace) {
    Outbox& outbox = workspace.records->outbox();
    TRY(settings_, outbox_settings(sending_.world, workspace, sending_.secrets));
    TRY(sender_, sender_line(sending_.server, settings_));
    TRY(const auto letters, outbox.letters());
    const std::int64_t now = sending_.world.clock.now_seconds();
    return workspace.records->together([&]() -> Result<Done> {
      queue_.clear();
      outcome_ = {};
      for (const LetterNow& letter : letters) {
        if (letter.state == LetterState::claimed) {
          TRY_DONE(move_letter(sending_.world, workspace,
                               {letter.id,
                                LetterState::in_doubt,
                                {},
                                "Sending was broken off after this letter was claimed.",
                                letter.tries}));
          ++outcome_.in_doubt;
        }
        const bool is_asked = of_.empty() || letter.of == of_;
        if (is_asked && letter.state == LetterState::waiting && letter.next_at <= now)
          queue_.push_back(letter.id);
      }
      return Done{};
    });
  }

  /// Writes down how the last letter ended, then claims the next that may leave.
  Result<Done> turn(Workspace& workspace, std::optional<Claimed>& claimed) {
    if (ended_) TRY_DONE(move_letter(sending_.world, workspace, *ended_));
    for (std::size_t at = at_; at < queue_.size(); ++at) {
      at_ = at + 1;
      TRY(const auto letter, workspace.records->outbox().letter(queue_[at]));
      if (!letter || letter->state != LetterState::waiting) continue;
      TRY(claimed, claim(workspace, *letter));
      if (claimed || outcome_.paused) break;
    }
    return Done{};
  }

  Result<std::optional<Claimed>> claim(Workspace& workspace, const LetterNow& letter) {
    const std::optional<Claimed> none;
    TRY(const Written* const all, written_now(workspace, letter.of));
    const ThreadMood mood = all->draft ? sending_.mood_of(workspace, *all->draft) : ThreadMood{};
    TRY(Leaving leaving, leaving_of(workspace, {*all, letter, settings_, mood}));
    leaving.is_held |= sending_.world.files.kind(hold_mark_of(sending_.folder)) == FileKind::file;
    TRY(leaving.pace, pace(workspace, all->way));
    auto approved = let_through(leaving);
    if (!approved) return refused(workspace, letter, approved.error());
    TRY_DONE(
        move_letter(sending_.world, workspace, {letter.id, LetterState::claimed, {}, {}, letter.tries + 1}));
    LetterNow now = letter;
    ++now.tries;
    LetterHeaders headers = all->draft ? answer_headers(workspace, *all->draft) : headers_of(letter);
    return Claimed{std::move(now), std::move(*approved), std::move(headers)};
  }

  Result<std::optional<Claimed>> refused(Workspace& workspace, const LetterNow& letter, const Problem& why) {
    if (why.code == "wall.suppressed") {
      TRY_DONE(move_letter(sending_.world, workspace,
                           {letter.id, LetterState::suppressed, {}, why.say, letter.tries}));
      ++outcome_.suppressed;
    } else if (why.code == "wall.held" || is_only_later(why)) {
      outcome_.paused = why;
    } else {
      outcome_.kept_back.push_back({letter.id, why});
    }
    return std::optional<Claimed>();
  }

  /// A draft may change between two letters, so it is read anew; a mailing never changes.
  Result<const Written*> written_now(Workspace& workspace, const std::string& of) {
    const auto known = written_.find(of);
    if (known != written_.end() && known->second.way == LetterWay::mailing) return &known->second;
    TRY(auto fresh, written(workspace, of, sender_));
    return &written_.insert_or_assign(of, std::move(fresh)).first->second;
  }

  Result<SendingPace> pace(Workspace& workspace, LetterWay way) {
    const Clock& clock = sending_.world.clock;
    const std::string& zone = workspace.settings.time_zone;
    const LocalMoment here{clock.today(zone).weekday(), clock.minute_of_day(zone)};
    const std::int64_t now = clock.now_seconds();
    LettersLeft left;
    TRY(left.in_minute, workspace.records->outbox().claimed_since(now - minute_seconds));
    TRY(left.in_day, workspace.records->outbox().claimed_since(now - day_seconds));
    return SendingPace{is_quiet(settings_.limits, here, way), is_at_rate(settings_.limits, left)};
  }

  LetterHeaders headers_of(const LetterNow& letter) {
    const UnsubscribeToken token{
        letter.id, hex_text(sending_.secrets.hmac_sha256(settings_.link_key, unsubscribe_claim(letter.id)))};
    return unsubscribe_headers({settings_.link_base, sender_.from}, token);
  }

  /// With the workspace let go of: a slow mail server keeps nobody out.
  void send(const Claimed& claimed) {
    const Content& content = claimed.approved.content();
    Letter letter;
    letter.to = content.to;
    letter.subject = content.subject;
    letter.text = content.text;
    letter.html = content.html;
    letter.reply_to = content.reply_to;
    letter.headers = claimed.headers;
    letter.is_automatic = false;
    letter.at_seconds = sending_.world.clock.now_seconds();
    letter.message_id = "<" + claimed.letter.id + "@" + content.from.substr(content.from.find('@') + 1) + ">";
    MailServer server = sending_.server;
    server.sender = content.from;
    tell(claimed.letter, sending_.outgoing.mail(server, letter));
  }

  void tell(const LetterNow& letter, const Result<Done>& sent) {
    ended_ = StepBy{letter.id, LetterState::sent, {}, {}, letter.tries};
    if (sent) {
      ++outcome_.sent;
      unreached_ = 0;
      return;
    }
    const Problem& problem = sent.error();
    ended_->say = problem.say;
    const bool is_unreached = problem.code == "mail.unreachable" || problem.code == "mail.tls";
    if (is_unreached && letter.tries < tries_max) {
      ended_->to = LetterState::waiting;
      ended_->next_at = next_try_seconds(sending_.world.clock.now_seconds(), letter.tries);
      ++outcome_.put_off;
      if (++unreached_ >= unreached_max) away_ = problem;
    } else if (is_unreached || problem.code == "mail.refused") {
      ended_->to = LetterState::refused;
      ++outcome_.refused;
    } else {  // in doubt, or a way of failing nobody has thought of: it may have left
      ended_->to = LetterState::in_doubt;
      ++outcome_.in_doubt;
    }
    if (away_) at_ = queue_.size();
  }

  Result<Done> end(Workspace& workspace) {
    if (ended_) TRY_DONE(move_letter(sending_.world, workspace, *ended_));
    ended_.reset();
    if (!outcome_.paused) outcome_.paused = away_;
    TRY(const auto letters, workspace.records->outbox().letters(of_));
    outcome_.waiting = std::count_if(letters.begin(), letters.end(), [](const LetterNow& letter) {
      return letter.state == LetterState::waiting;
    });
    return Done{};
  }

  const Sending& sending_;
  std::string of_;
  OutboxSettings settings_;
  SenderLine sender_;
  std::vector<std::string> queue_;
  std::size_t at_ = 0;
  std::optional<StepBy> ended_;  // how the last letter ended, not yet on disk
  std::optional<Problem> away_;
  int unreached_ = 0;
  std::map<std::string, Written> written_;
  SendOutcome outcome_;
};

}  // namespace

Result<SendOutcome> send_waiting(const Sending& sending, const std::string& of) {
  if (sending.server.host.empty())
    return fail("mail.off", "No mail server is set.", "Nothing was sent.",
                "Set one on the desk's page, or:  regie outbox server --host mail.acme.example ...");
  auto alone = sending.world.locks.lock(sending.folder + "/outbox.lock");
  if (!alone && alone.error().code == "files.locked")
    return fail("outbox.busy", "Another Regie sends from this workspace.", "Nothing was sent by this one.",
                "Wait for it, or hold it:  regie hold --why \"...\"");
  if (!alone) return tl::unexpected(alone.error());
  return Run(sending, of).go();
}

Result<Done> send_outboxes(Desk& desk) {
  TRY(const MailServer server, mail_server(desk.door()));
  if (server.host.empty()) return Done{};
  for (const std::string& id : desk.workspaces.ids()) {
    bool has_work = false;
    static_cast<void>(desk.workspaces.use(id, [&](Workspace& workspace) -> Result<Done> {
      TRY(const auto letters, workspace.records->outbox().letters());
      has_work = std::any_of(letters.begin(), letters.end(), [](const LetterNow& letter) {
        return letter.state == LetterState::waiting || letter.state == LetterState::claimed;
      });
      return Done{};
    }));
    if (!has_work) continue;
    Sending sending{desk.world,
                    desk.secrets,
                    desk.outgoing,
                    server,
                    [&](const auto& action) { return desk.workspaces.use(id, action); },
                    desk.workspaces.folder_of(id)};
    sending.is_stopped = [&desk] { return desk.stopping.load(); };
    const auto sent = send_waiting(sending);
    if (!sent) desk.world.log.event({LogLevel::warn, "outbox_not_sent", {{"code", sent.error().code}}});
  }
  return Done{};
}

}  // namespace regie
