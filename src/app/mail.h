// app/mail.h - the one kind of letter that leaves by itself: a person's own weekly brief, to their own
// address.
#pragma once

#include <functional>
#include <string>

#include "app/brief.h"
#include "app/desk.h"

namespace regie {

/// Off while the host is "". An empty password keeps the one that is there. Fails: mail.bad_server,
/// mail.not_encrypted (no TLS to another machine).
Result<MailServer> change_mail_server(DeskAccess& door, MailServer server);
/// Without a host where mail is off.
[[nodiscard]] Result<MailServer> mail_server(DeskAccess& door);

/// Sends it at once. A server that cannot be reached is a trouble of the desk until it takes a letter again.
/// Fails: mail.off, mail.bad_address, and as Outgoing.
Result<Done> send_letter(Desk& desk, Letter letter);

/// What a letter says: a brief, told to a person in their language.
using LetterOf = std::function<Letter(const Brief& page, const SignIn& to)>;

/// To each person on the weekday they chose, one letter a workspace and week, from six in the morning (UTC)
/// on. A letter is claimed before it is sent: after a crash in between it stays unsent and is listed so,
/// never sent twice. One whose server could not be reached is brought again, after five minutes and then less
/// often, until the end of its week.
/// A workspace that is held sends none: released on the same day it goes all the same, later the next one
/// comes on its day.
Result<Done> send_weekly_briefs(Desk& desk, const LetterOf& letter_of);

}  // namespace regie
