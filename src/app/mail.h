// app/mail.h - the one kind of letter that leaves by itself: a person's own weekly brief, to their own
// address.
#pragma once

#include <functional>
#include <string>

#include "app/brief.h"
#include "app/desk.h"

namespace regie {

/// Off while the host is "". An empty password keeps the one that is there. Fails: mail.bad_server.
Result<MailServer> change_mail_server(DeskAccess& door, MailServer server);
/// Without a host where mail is off.
[[nodiscard]] Result<MailServer> mail_server(DeskAccess& door);

/// Sends it at once. Fails: mail.off, mail.bad_address, and as Outgoing.
Result<Done> send_letter(Desk& desk, Letter letter);

/// What a letter says: a brief, told to a person in their language.
using LetterOf = std::function<Letter(const Brief& page, const SignIn& to)>;

/// To each person on the weekday they chose, one letter a workspace and week, from six in the morning (UTC)
/// on. A letter is claimed before it is sent: after a crash in between it stays unsent and is listed so,
/// never sent twice.
Result<Done> send_weekly_briefs(Desk& desk, const LetterOf& letter_of);

}  // namespace regie
