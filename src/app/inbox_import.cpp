// app/inbox_import.cpp - walks files, reads a mailbox, counts what became of each message.
#include "app/inbox_import.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/disk.h"
#include "app/internal/keep_messages.h"
#include "intake/read_rows.h"

namespace regie {
namespace {

std::string small_letters(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

/// A mail address, or "meta:..." of a page of ours; it goes into no log.
Result<std::string> own_address(const std::string& text) {
  const std::string small = small_letters(text);
  const bool has_space = small.find_first_of(" \t\r\n<>,") != small.npos;
  const std::size_t mark = small.find_first_of("@:");
  const bool is_comment = small.starts_with("meta:") || small.starts_with("linkedin:");
  if (mark == small.npos || mark == 0 || mark + 1 == small.size() || (has_space && !is_comment))
    return fail("inbox.bad_address", "\"" + text + "\" is not an address.", "Nothing was imported.",
                "For example:  --own info@acme.example, or of a page:  --own meta:Acme");
  return small;
}

Result<Done> settle_own(Workspace& workspace, const InboxRequest& request) {
  Mailbox& mailbox = workspace.records->mailbox();
  TRY(const auto has, mailbox.own_addresses());
  for (const std::string& text : request.own) {
    TRY(const std::string address, own_address(text));
    if (std::find(has.begin(), has.end(), address) == has.end()) TRY_DONE(mailbox.save_own_address(address));
  }
  for (const std::string& text : request.not_own) TRY_DONE(mailbox.remove_own_address(small_letters(text)));
  return Done{};
}

void tell(InboxFile& file, MailProblem&& problem) {
  if (file.problems.size() < inbox_problems_told_max)
    file.problems.push_back(std::move(problem));
  else
    ++file.problems_left_out;
}

/// Takes what a reader reads of one file; the first fault of a store ends it.
class Taking : public MailSink {
 public:
  Taking(KeepMessages& keep, std::string_view bytes, InboxFile& file, Progress& progress)
      : keep_(keep), bytes_(bytes), file_(file), progress_(progress) {}

  bool message(ReadMessage&& read) override {
    ++file_.read;
    for (MailProblem& problem : read.problems) tell(file_, std::move(problem));
    const bool is_comment = read.message.source.ends_with("_comments");
    if (source_ != nullptr && !is_comment) read.message.source = *source_;
    const std::string_view raw = bytes_.substr(read.offset, read.bytes);
    const bool is_out = !read.from.empty() && keep_.is_own(read.from.front().address);
    auto kept = keep_.add(std::move(read), raw);
    if (!kept) {
      fault_ = kept.error();
      return false;
    }
    ++(*kept == MessageFate::fresh ? file_.kept : file_.duplicates);
    if (*kept == MessageFate::fresh && is_out) ++file_.way_out;
    return progress_.at(file_.read, 0, file_.path);
  }
  bool set_aside(MailProblem&& problem) override {
    ++file_.read;
    ++file_.set_aside;
    tell(file_, std::move(problem));
    return true;
  }
  void source(const std::string& source) { source_ = &source; }
  [[nodiscard]] const std::optional<Problem>& fault() const { return fault_; }

 private:
  KeepMessages& keep_;
  std::string_view bytes_;
  InboxFile& file_;
  Progress& progress_;
  const std::string* source_ = nullptr;
  std::optional<Problem> fault_;
};

/// What lies in a folder of mail: by its ending, or in a maildir by where it lies.
bool may_be_mail(std::string_view below) {
  const std::string path = small_letters(std::string(below));
  if (path.find("/tmp/") != path.npos) return false;  // a maildir's, not yet whole
  constexpr std::array<std::string_view, 6> endings{".eml", ".mbox", ".mbx", ".csv", ".tsv", ".mail"};
  if (std::any_of(endings.begin(), endings.end(), [&](auto end) { return path.ends_with(end); })) return true;
  if (path.find("/cur/") != path.npos || path.find("/new/") != path.npos) return true;
  return path.substr(path.rfind('/') + 1).find('.') == path.npos;  // Thunderbird's "Inbox"
}

Result<std::vector<std::string>> files_of(World& world, const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    const FileKind kind = world.files.kind(path);
    if (kind == FileKind::missing)
      return fail("files.missing", "There is no file or folder " + path + ".", "Nothing was imported.",
                  "Check the path.");
    if (kind != FileKind::folder) {
      files.push_back(path);
      continue;
    }
    TRY(const auto below, world.files.list(path));
    for (const std::string& one : below)
      if (may_be_mail(std::string_view(one).substr(path.size()))) files.push_back(one);
  }
  if (!files.empty()) return files;
  return fail("inbox.nothing_found", "There are no messages in " + (paths.empty() ? "" : paths.front()) + ".",
              "Nothing was imported.",
              "Put messages there as mbox or EML, or comments as CSV; or read a mailbox:  --imap "
              "imaps://info@mail.example/INBOX");
}

/// `held` where the bytes are all of an open file.
struct MailToTake {
  const std::string& path;
  std::string_view bytes;
  const FileBytes* held = nullptr;
};

Result<InboxFile> take_bytes(World& world, Workspace& workspace, KeepMessages& keep, const MailToTake& mail,
                             Progress& progress) {
  InboxFile file;
  file.path = mail.path;
  TRY_DONE(check_room(world, workspace.folder, static_cast<std::int64_t>(mail.bytes.size())));
  Taking taking(keep, mail.bytes, file, progress);
  auto reading = world.mail_readers.read({mail.path, mail.bytes}, mail.held, taking);
  if (taking.fault()) return tl::unexpected(*taking.fault());
  TRY_DONE(keep.flush());
  if (reading)
    file.format = reading->format;
  else if (reading.error().code == "inbox.stopped")
    return tl::unexpected(std::move(reading.error()));
  else
    file.why_refused = std::move(reading.error());
  return file;
}

Result<InboxFile> take_file(World& world, Workspace& workspace, KeepMessages& keep, const std::string& path,
                            Progress& progress) {
  const auto bytes = world.files.open(path);
  if (bytes) return take_bytes(world, workspace, keep, {path, (*bytes)->view(), bytes->get()}, progress);
  InboxFile file;
  file.path = path;
  file.why_refused = bytes.error();
  return file;
}

/// Messages of a mailbox, each read as a file of its own.
class Fetching : public MailboxSink {
 public:
  Fetching(World& world, KeepMessages& keep, InboxFile& file, Progress& progress)
      : world_(world), keep_(keep), file_(file), progress_(progress) {}

  void begin(const MailboxPlace& from, std::int64_t messages) override {
    place_ = from;
    total_ = file_.read + messages;
  }
  bool mail(std::int64_t uid, std::string_view bytes) override {
    struct Always : Progress {
      bool at(std::int64_t, std::int64_t, std::string_view) override { return true; }
    } always;
    Taking taking(keep_, bytes, file_, always);
    taking.source(file_.path);
    const auto reading = world_.mail_readers.read({"message.eml", bytes}, nullptr, taking);
    if (taking.fault()) fault_ = taking.fault();
    if (!reading && !fault_)  // its reader broke off: this one is set aside, the others go on
      taking.set_aside({uid, reading.error().code, reading.error().say, "The message was set aside."});
    return !fault_ && reached(uid);
  }
  bool too_large(std::int64_t uid, std::int64_t) override {
    ++file_.read;
    ++file_.set_aside;
    tell(file_, {uid, "inbox.too_large", "It is larger than 64 MB.", "It was left in the mailbox."});
    return reached(uid);
  }
  [[nodiscard]] const std::optional<Problem>& fault() const { return fault_; }
  [[nodiscard]] const MailboxPlace& place() const { return place_; }
  [[nodiscard]] std::int64_t read() const { return file_.read; }

 private:
  bool reached(std::int64_t uid) {
    place_.last_uid = uid;
    keep_.reached({file_.path, place_.uidvalidity, uid});
    return progress_.at(file_.read, total_, file_.path);
  }
  World& world_;
  KeepMessages& keep_;
  InboxFile& file_;
  Progress& progress_;
  MailboxPlace place_;
  std::int64_t total_ = 0;
  std::optional<Problem> fault_;
};

Result<MailboxPlace> place_of(const Workspace& workspace, const std::string& source) {
  TRY(const auto states, workspace.records->mailbox().states());
  for (const MailboxState& state : states)
    if (state.source == source) return MailboxPlace{state.uidvalidity, state.last_uid};
  return MailboxPlace{};
}

/// Reads on where the line broke, as long as it brings something.
Result<Done> fetch_all(MailboxReader& mailboxes, const MailboxAddress& address, MailboxPlace since,
                       Fetching& fetching, KeepMessages& keep, const std::string& source) {
  constexpr int fruitless_max = 3;
  for (int fruitless = 0; fruitless < fruitless_max;) {
    const std::int64_t before = fetching.read();
    const auto place = mailboxes.read(address, since, fetching);
    if (fetching.fault()) return tl::unexpected(*fetching.fault());
    if (place) {
      keep.reached({source, place->uidvalidity, place->last_uid});
      return keep.flush();
    }
    TRY_DONE(keep.flush());
    if (place.error().code != "imap.broken") return tl::unexpected(place.error());
    fruitless = fetching.read() > before ? 0 : fruitless + 1;
    since = fetching.place();
    if (fruitless == fruitless_max) return tl::unexpected(place.error());
  }
  return Done{};
}

}  // namespace

MailReaders& mail_readers_here() {
  static MailReadersHere readers([](std::string_view bytes) -> Result<TableRows> {
    TRY(PlainTable table, read_rows({"comments.csv", bytes}));
    TableRows rows{std::move(table.headers)};
    for (PlainRow& row : table.rows) rows.push_back(std::move(row.cells));
    return rows;
  });
  return readers;
}

Result<InboxImport> import_messages(World& world, Workspace& workspace, const InboxRequest& request,
                                    Progress& progress) {
  InboxImport import;
  std::vector<std::string> files;
  const bool is_about_addresses = request.paths.empty() && !(request.own.empty() && request.not_own.empty());
  if (!is_about_addresses) {
    TRY(files, files_of(world, request.paths));
  }
  TRY_DONE(settle_own(workspace, request));
  TRY(KeepMessages keep, KeepMessages::begin(world, workspace));
  for (const std::string& path : files) {
    TRY(InboxFile file, take_file(world, workspace, keep, path, progress));
    import.files.push_back(std::move(file));
  }
  import.own = keep.own();
  import.threads = keep.threads();
  return import;
}

Result<InboxImport> import_brought_mail(World& world, Workspace& workspace, const BroughtMail& brought,
                                        Progress& progress) {
  TRY_DONE(settle_own(workspace, {{}, brought.own, {}}));
  TRY(KeepMessages keep, KeepMessages::begin(world, workspace));
  InboxImport import;
  TRY(InboxFile file, take_bytes(world, workspace, keep, {brought.path, brought.bytes}, progress));
  import.files.push_back(std::move(file));
  import.own = keep.own();
  import.threads = keep.threads();
  return import;
}

Result<InboxImport> fetch_messages(World& world, Workspace& workspace, MailboxReader& mailboxes,
                                   const MailboxRequest& request, Progress& progress) {
  InboxRequest own{{}, request.own, {}};
  if (request.address.user.find('@') != std::string::npos) own.own.push_back(request.address.user);
  TRY_DONE(settle_own(workspace, own));
  TRY(KeepMessages keep, KeepMessages::begin(world, workspace));
  InboxImport import;
  InboxFile& file = import.files.emplace_back();
  file.path = "imap:" + request.address.user + "@" + request.address.host + "/" + request.address.mailbox;
  file.format = "imap";
  TRY(const MailboxPlace since, place_of(workspace, file.path));
  Fetching fetching(world, keep, file, progress);
  const auto fetched = fetch_all(mailboxes, request.address, since, fetching, keep, file.path);
  if (!fetched) return tl::unexpected(fetched.error());
  import.own = keep.own();
  import.threads = keep.threads();
  return import;
}

}  // namespace regie
