// app/inbox_import.h - the verb `inbox import`: messages from files and mailboxes into the workspace.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/workspace.h"
#include "base/mailbox_reader.h"
#include "base/progress.h"
#include "inbox/mail.h"

namespace regie {

/// What became of one file, or of one mailbox of a server. read == kept + duplicates + set_aside.
struct InboxFile {
  std::string path;
  std::string format;  // "mbox", "eml", "meta_comments", "linkedin_comments", "imap"; "" where it was refused
  std::int64_t read = 0;
  std::int64_t kept = 0;
  std::int64_t duplicates = 0;
  std::int64_t set_aside = 0;
  std::int64_t way_out = 0;            // of those kept: what came from our own addresses
  std::vector<MailProblem> problems;   // the first of them
  std::int64_t problems_left_out = 0;  // and how many more there are
  std::optional<Problem> why_refused;
};
inline constexpr std::size_t inbox_problems_told_max = 50;  // of one file; nobody reads more

struct InboxImport {
  std::vector<InboxFile> files;
  std::vector<std::string> own;  // addresses that count as ours
  std::int64_t threads = 0;      // with a message that is new
};

struct InboxRequest {
  std::vector<std::string> paths;
  std::vector<std::string> own;      // addresses to add to ours
  std::vector<std::string> not_own;  // and to take out
};

/// Files, folders of them (a maildir too), mbox, EML, lists of comments. Kept batch by batch, so that what
/// was read before a fault stays; importing again recognises it. A message of the same id, or the same
/// Message-ID and text, is kept once. Fails: inbox.bad_address, inbox.nothing_found, files.missing, and as
/// Records.
Result<InboxImport> import_messages(World& world, Workspace& workspace, const InboxRequest& request,
                                    Progress& progress);

/// A file that was brought: the same, of its bytes. They stay where they are during the call.
struct BroughtMail {
  std::string path;
  std::string_view bytes;
  std::vector<std::string> own;
};
Result<InboxImport> import_brought_mail(World& world, Workspace& workspace, const BroughtMail& brought,
                                        Progress& progress);

struct MailboxRequest {
  MailboxAddress address;
  std::vector<std::string> own;
};
/// What came into a mailbox since it was last read; a broken line is taken up again. The mailbox stays as it
/// is. Fails: as MailboxReader, and as above.
Result<InboxImport> fetch_messages(World& world, Workspace& workspace, MailboxReader& mailboxes,
                                   const MailboxRequest& request, Progress& progress);

}  // namespace regie
