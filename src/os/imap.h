// os/imap.h - reads a mailbox over IMAP: libcurl for connection, TLS and signing in, our own words behind it.
#pragma once

#include "base/mailbox_reader.h"

namespace regie {

/// libcurl's own commands fetch with BODY[], which marks a message as seen, and take literals apart line by
/// line; so it only connects (CURLOPT_CONNECT_ONLY) and what follows is said here: EXAMINE, UID FETCH of
/// sizes, UID FETCH of BODY.PEEK[].
class RealMailboxReader : public MailboxReader {
 public:
  /// Waits 30 seconds at most for each answer.
  Result<MailboxPlace> read(const MailboxAddress& address, const MailboxPlace& since,
                            MailboxSink& sink) override;
};

}  // namespace regie
