// base/mailbox_reader.h - a mailbox on a mail server that is read and left as it is, as something handed in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace regie {

struct MailboxAddress {
  std::string host;
  int port = 993;
  std::string security = "tls";  // tls, starttls; none to this machine alone
  std::string user;
  std::string password;
  std::string mailbox = "INBOX";  // as IMAP names it
  std::string certificate = {};   // file with the authorities to believe instead of the machine's; "" = those
};

/// A message has its UID under one UIDVALIDITY alone (RFC 9051, 2.3.1.1).
struct MailboxPlace {
  std::int64_t uidvalidity = 0;  // 0 = never read
  std::int64_t last_uid = 0;
};

class MailboxSink {
 public:
  virtual ~MailboxSink() = default;
  /// Before the first: how many will come, and from where.
  virtual void begin(const MailboxPlace& from, std::int64_t messages) = 0;
  /// In the order of their UIDs. False: no more is wanted.
  virtual bool mail(std::int64_t uid, std::string_view bytes) = 0;
  /// One that is larger than any message may be was left there.
  virtual bool too_large(std::int64_t uid, std::int64_t bytes) = 0;
};

class MailboxReader {
 public:
  virtual ~MailboxReader() = default;
  /// Hands over what came since `since`, all of it where the UIDVALIDITY is another now. Nothing in the
  /// mailbox changes: it is opened to be read (EXAMINE), and no message counts as seen. Answers where it
  /// stands now. Fails: imap.bad_address, imap.not_safe (no TLS to another machine), imap.tls, imap.refused
  /// (name or password), imap.no_mailbox, imap.unreachable; imap.broken (the line broke: what was handed over
  /// counts).
  virtual Result<MailboxPlace> read(const MailboxAddress& address, const MailboxPlace& since,
                                    MailboxSink& sink) = 0;
};

}  // namespace regie
