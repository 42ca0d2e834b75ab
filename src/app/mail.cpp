// app/mail.cpp - the mail server's settings and the weekly letters.
#include "app/mail.h"

#include <algorithm>
#include <array>

#include "app/accounts.h"
#include "app/hold.h"
#include "base/id.h"
#include "charter/mail_address.h"

namespace regie {
namespace {

constexpr std::int64_t hour_seconds = 3600;
constexpr std::int64_t first_hour = 6;  // exports of the night before have come; people have not
constexpr std::int64_t day_seconds = 86400;
// Waits before a letter is brought again, the last for each further time: soon, since most servers are away
// for minutes, and hourly until the week of the letter is over.
constexpr std::array<std::int64_t, 4> waits{300, 900, 1800, hour_seconds};

bool is_host(const std::string& host) {
  return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == ':' || c == '[' || c == ']';
  });
}

bool is_this_machine(const std::string& host) {
  return host == "localhost" || host == "127.0.0.1" || host == "::1" || host == "[::1]";
}

/// One a week, from Monday: whoever chooses another weekday has had this week's.
std::string letter_id(const std::string& person, const std::string& workspace, Day day) {
  const Day monday = day - static_cast<int>(day.weekday());
  return short_id("mail", person + "|" + workspace + "|" + monday.iso());
}

struct Addressed {
  SignIn person;
  WorkspaceCard card;
  std::optional<MailRecord> waiting = {};  // what became of it, where its server could not be reached
};

bool is_weekday_of(const SignIn& person, Day day) {
  return static_cast<int>(day.weekday()) + 1 == person.brief_weekday;
}

std::int64_t next_try_at(const MailRecord& record, std::int64_t now) {
  const auto last = static_cast<std::int64_t>(waits.size()) - 1;
  return now + waits[static_cast<std::size_t>(std::clamp<std::int64_t>(record.tries - 1, 0, last))];
}

/// The mail server was not reached, so nothing was sent, surely.
bool may_come_later(const Problem& problem) {
  return problem.code == "mail.unreachable" || problem.code == "mail.tls";
}

/// The card may be older than the end of an account.
Result<bool> may_read(const Workspace& workspace, const std::string& name) {
  TRY(const auto accounts, list_accounts(workspace));
  return open_account(accounts, name).has_value();
}

Result<Brief> brief_for(Desk& desk, Workspace& workspace, const SignIn& person) {
  const std::string own_language = workspace.settings.language;
  if (!person.language.empty()) workspace.settings.language = person.language;
  auto page = brief(desk.world, workspace, {desk.world.clock.today(workspace.settings.time_zone)});
  workspace.settings.language = own_language;
  return page;
}

/// A letter that is claimed: sent once, or not at all.
struct ClaimedLetter {
  MailRecord record;
  Letter letter;
};

/// A letter that waits for its server is claimed anew, in the week it is of; any other once, on its day.
Result<bool> claim(Desk& desk, const MailRecord& record, const std::optional<MailRecord>& waiting) {
  if (!waiting) return desk.access->claim_mail(record);
  TRY_DONE(desk.access->save(record));
  return true;
}

/// Nothing where it is not for today, is held, is not theirs to read, was claimed before, or cannot be
/// written.
Result<std::optional<ClaimedLetter>> claim_letter(Desk& desk, Workspace& workspace, const Addressed& to,
                                                  const LetterOf& letter_of) {
  const std::optional<ClaimedLetter> none;
  const Day today = desk.world.clock.today(workspace.settings.time_zone);
  if (!to.waiting && !is_weekday_of(to.person, today)) return none;
  TRY(const HoldState hold, held_state(workspace));
  if (hold.held) return none;
  TRY(const bool is_theirs, may_read(workspace, to.person.name));
  if (!is_theirs) {
    TRY_DONE(refresh_card(desk, to.card.id, workspace));
    return none;
  }
  ClaimedLetter claimed;
  MailRecord& record = claimed.record;
  record.id = letter_id(to.person.name, to.card.id, today);
  record.at_seconds = desk.world.clock.now_seconds();
  record.tries = (to.waiting ? to.waiting->tries : 0) + 1;
  TRY(const bool is_mine, claim(desk, record, to.waiting));
  if (!is_mine) return none;
  const auto page = brief_for(desk, workspace, to.person);
  if (!page) {
    record.state = MailState::refused;
    record.say = page.error().say;
    TRY_DONE(desk.access->save(record));
    return none;
  }
  claimed.letter = letter_of(*page, to.person);
  claimed.letter.to = to.person.email;
  claimed.letter.message_id = "<" + record.id + "@regie>";
  return claimed;
}

/// While the server is away the others are not tried either: each would wait for it.
Result<Done> send_one(Desk& desk, const Addressed& to, const LetterOf& letter_of,
                      std::optional<Problem>& away) {
  std::optional<ClaimedLetter> claimed;
  TRY_DONE(desk.workspaces.use(to.card.id, [&](Workspace& workspace) -> Result<Done> {
    TRY(claimed, claim_letter(desk, workspace, to, letter_of));
    return Done{};
  }));
  if (!claimed) return Done{};
  // Outside of its use: a slow mail server keeps nobody from the workspace.
  MailRecord& record = claimed->record;
  const Result<Done> sent = away ? tl::unexpected(*away) : send_letter(desk, std::move(claimed->letter));
  record.state = sent                                   ? MailState::sent
                 : sent.error().code == "mail.in_doubt" ? MailState::in_doubt
                                                        : MailState::refused;
  if (!sent) record.say = sent.error().say;
  if (!sent && may_come_later(sent.error())) {
    record.next_at = next_try_at(record, desk.world.clock.now_seconds());
    away = sent.error();
  }
  return desk.access->save(record);
}

/// What became of a letter, for the log, the counts and whoever looks at the desk.
void tell(Desk& desk, const Result<Done>& sent) {
  desk.door().vitals.letter(sent.has_value());
  if (sent) {
    desk.troubles.clear("mail");
    return;
  }
  const Problem& problem = sent.error();
  const LogEvent event{LogLevel::warn, "letter_not_sent", {{"code", problem.code}}};
  if (problem.code == "mail.tls") desk.door().tell(LogLevel::warn, "tls_failed", {{"to", "mail"}});
  desk.world.log.event(event);
  if (may_come_later(problem))
    desk.troubles.raise({"mail", "", problem, desk.world.clock.now_seconds()});
  else if (problem.code == "mail.refused")
    desk.troubles.clear("mail");  // it answers
}

}  // namespace

Result<MailServer> change_mail_server(DeskAccess& door, MailServer server) {
  const bool is_off = server.host.empty();
  const bool well = is_off || (is_host(server.host) && server.port > 0 && server.port < 65536 &&
                               is_mail_address(server.sender));
  if (!well)
    return fail("mail.bad_server", "That does not name a mail server and a sender.", "Nothing was changed.",
                "For example:  mail.acme.example, port 587, sender desk@acme.example");
  if (!is_off && server.security == "none" && !is_this_machine(server.host))
    return fail("mail.not_encrypted", "Letters and the password would cross the network readable.",
                "Nothing was changed.", "Take starttls or tls; none is for a mail server on this machine.");
  TRY(const auto known, door.access.mail_server());
  if (server.password.empty() && known && known->host == server.host && known->user == server.user)
    server.password = known->password;
  TRY_DONE(door.access.save(server));
  return server;
}

Result<MailServer> mail_server(DeskAccess& door) {
  TRY(auto server, door.access.mail_server());
  return server.value_or(MailServer{});
}

Result<Done> send_letter(Desk& desk, Letter letter) {
  TRY(const MailServer server, mail_server(desk.door()));
  if (server.host.empty())
    return fail("mail.off", "No mail server is set.", "Nothing was sent.", "Set one on the desk's page.");
  if (!is_mail_address(letter.to))
    return fail("mail.bad_address", "\"" + letter.to + "\" is not an address.", "Nothing was sent.",
                "For example:  maud@acme.example");
  letter.at_seconds = desk.world.clock.now_seconds();
  auto sent = desk.outgoing.mail(server, letter);
  tell(desk, sent);
  return sent;
}

Result<Done> send_weekly_briefs(Desk& desk, const LetterOf& letter_of) {
  const std::int64_t now = desk.world.clock.now_seconds();
  if (now % day_seconds < first_hour * hour_seconds) return Done{};
  TRY(const MailServer server, mail_server(desk.door()));
  if (server.host.empty()) {
    desk.troubles.clear("mail");  // off
    return Done{};
  }
  TRY(const auto people, desk.access->sign_ins());
  TRY(const auto mails, desk.access->mails());
  std::optional<Problem> away;
  for (const SignIn& person : people) {
    if (person.brief_weekday == 0 || person.email.empty()) continue;
    for (const auto& [card, account] : workspaces_of(desk, person.name)) {
      const Day today = desk.world.clock.today(card.settings.time_zone);
      const std::string id = letter_id(person.name, card.id, today);
      const auto known =
          std::find_if(mails.begin(), mails.end(), [&](const MailRecord& mail) { return mail.id == id; });
      const bool waits = known != mails.end() && known->next_at != 0;
      if (waits ? known->next_at > now : known != mails.end() || !is_weekday_of(person, today)) continue;
      // One workspace that cannot be opened now keeps nobody else's letter.
      static_cast<void>(
          send_one(desk, {person, card, waits ? std::optional(*known) : std::nullopt}, letter_of, away));
    }
  }
  return Done{};
}

}  // namespace regie
