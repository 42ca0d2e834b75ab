// os/internal/letter_text.h - a letter as the lines of a mail message.
#pragma once

#include <string>

#include "base/outgoing.h"
#include "base/result.h"

namespace regie {

/// RFC 5322 and MIME, lines ended by CRLF: the plain text alone, or multipart/alternative where there is
/// HTML. The same letter gives the same bytes. Fails: mail.refused, where an address, the subject or the id
/// could end its line and begin another header.
[[nodiscard]] Result<std::string> message_of(const std::string& sender, const Letter& letter);

}  // namespace regie
