// inbox/read_mail.h - the bytes of one message (RFC 5322, MIME) as what was written, by whom, with what.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "inbox/mail.h"

namespace regie {

/// Looks up what GMime and the C library look up once (charsets): before nothing can be opened any more.
void prepare_mail();

/// One message. Broken mail is kept with a problem: a part too deep, a charset that is not as declared, no
/// date, no sender. Text is that for plain mail readers where it says what the HTML says, else the HTML's.
///   Method:   GMime 3 for structure, headers and transfer encodings; ICU for charsets; text_of_html.
///   Holds:    no attachment is looked into; names cannot lead out of a folder.
///   Requires: prepare_mail() once. Fails: inbox.empty, inbox.too_large, inbox.header_too_large,
///             inbox.not_mail - the message is then to be set aside.
///   Cost:     linear in its bytes, within mail_limits.h.
/// The hash of its bytes is left to whoever keeps them.
[[nodiscard]] Result<ReadMessage> read_mail(std::string_view bytes, std::int64_t number);

/// Do these bytes begin like a message: a header line before anything else?
[[nodiscard]] bool looks_like_mail(std::string_view bytes);

/// "m-" and 16 digits of the SHA-256 of the bytes, with line feeds as line ends and none at the end: a
/// message that came by IMAP and one from a file are one.
[[nodiscard]] std::string message_id_of_bytes(std::string_view bytes);

}  // namespace regie
