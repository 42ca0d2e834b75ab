// cli/commands_inbox.cpp - messages in, threads, one of them, and what is done with.
#include <fmt/format.h>

#include <charconv>

#include "api/json_inbox.h"
#include "app/inbox_import.h"
#include "app/inbox_list.h"
#include "app/read_inbox.h"
#include "cli/internal/run.h"

namespace regie {
namespace {

/// Now and then a line for whoever waits.
class TellingProgress : public Progress {
 public:
  explicit TellingProgress(const Shell& shell) : shell_(shell) {}
  bool at(std::int64_t done, std::int64_t total, std::string_view what) override {
    constexpr std::int64_t every = 500;
    if (shell_.err_is_terminal && done % every == 0)
      shell_.err(total > 0 ? fmt::format("{}: {} of {}\n", what, done, total)
                           : fmt::format("{}: {}\n", what, done));
    return true;
  }

 private:
  const Shell& shell_;
};

tl::unexpected<Problem> bad_url(const std::string& what) {
  return fail("use.bad_imap", what, "Nothing was read.",
              "For example:  --imap imaps://info%40acme.example@mail.acme.example/INBOX");
}

/// "%40" -> "@"; nothing where a % is not followed by two digits.
std::optional<std::string> unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      out += text[at];
      continue;
    }
    int code = 0;
    const char* from = text.data() + at + 1;
    if (at + 2 >= text.size() || std::from_chars(from, from + 2, code, 16).ptr != from + 2 || code < ' ')
      return {};
    out += static_cast<char>(code);
    at += 2;
  }
  return out;
}

/// imaps://user@host:port/mailbox; imap:// is STARTTLS, or plain where it says so and goes to this machine.
Result<MailboxAddress> address_of(const Options& options) {
  MailboxAddress address;
  std::string_view url = options.imap;
  if (url.starts_with("imaps://")) {
    url.remove_prefix(8);
  } else if (url.starts_with("imap://")) {
    url.remove_prefix(7);
    address.port = 143;
    address.security = options.imap_plain ? "none" : "starttls";
  } else {
    return bad_url("\"" + options.imap + "\" does not begin with imaps:// or imap://");
  }
  const std::size_t slash = std::min(url.find('/'), url.size());
  std::string_view place = url.substr(0, slash);
  const std::size_t at = place.rfind('@');
  if (at == place.npos || at == 0) return bad_url("The address of the mailbox names no user.");
  if (place.substr(0, at).find(':') != place.npos)
    return bad_url("A password does not belong into a command: others on this machine can read it.");
  const auto user = unescaped(place.substr(0, at));
  const auto mailbox = unescaped(slash + 1 < url.size() ? url.substr(slash + 1) : std::string_view("INBOX"));
  if (!user || !mailbox) return bad_url("A % in the address is not followed by two digits.");
  place.remove_prefix(at + 1);
  const std::size_t colon = place.rfind(':');
  const bool has_port = colon != place.npos && place.find(']', colon) == place.npos;
  if (has_port) {
    const std::string_view digits = place.substr(colon + 1);
    if (std::from_chars(digits.data(), digits.data() + digits.size(), address.port).ptr !=
        digits.data() + digits.size())
      return bad_url("The port of the address is not a number.");
    place = place.substr(0, colon);
  }
  if (place.starts_with('[') && place.ends_with(']')) place = place.substr(1, place.size() - 2);
  address.host = std::string(place);
  address.user = *user;
  address.mailbox = *mailbox;
  address.certificate = options.imap_certificate;
  return address;
}

Result<std::string> password_of(World& world, const Shell& shell, const Options& options) {
  if (options.password_file.empty()) {
    if (!shell.imap_password.empty()) return shell.imap_password;
    return fail(
        "use.no_password", "There is no password for the mailbox.", "Nothing was read.",
        "Put it into a file that only you can read:  --password-file FILE, or into REGIE_IMAP_PASSWORD.");
  }
  TRY(const auto bytes, world.files.open(options.password_file));
  const std::string_view line = bytes->view().substr(0, bytes->view().find_first_of("\r\n"));
  return std::string(line);
}

Result<InboxImport> imported(World& world, const Shell& shell, const Options& options, Workspace& workspace) {
  TellingProgress progress(shell);
  if (options.imap.empty())
    return import_messages(world, workspace, {options.paths, options.own, options.not_own}, progress);
  if (!options.paths.empty())
    return fail("use.bad_imap", "Files and a mailbox are read one after the other.", "Nothing was read.",
                "Run the command once for each.");
  TRY(MailboxAddress address, address_of(options));
  TRY(address.password, password_of(world, shell, options));
  if (shell.mailboxes == nullptr) return bad_url("No mailbox can be read from here.");
  return fetch_messages(world, workspace, *shell.mailboxes, {std::move(address), options.own}, progress);
}

/// The texts of a file: each line, or the messages of mail, or the whole.
Result<std::vector<std::string>> texts_to_read(World& world, const Shell& shell, const Options& options) {
  TRY(const std::string bytes, bytes_of(world, shell, options.file));
  if (options.by_line) return lines_of(bytes);
  return texts_of_mail(world, {options.file, bytes});
}

}  // namespace

Exit run_inbox_import(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const Reader reader, reader_of(world, workspace, options));
    TRY(const InboxImport import, imported(world, shell, options, workspace));
    show_as_document(shell, options, import, reader);
    for (const InboxFile& file : import.files)
      if (file.why_refused) return Exit::failed;
    return Exit::done;
  });
}

Exit run_inbox_list(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const Reader reader, reader_of(world, workspace, options));
    const WhichThreads which = options.all ? WhichThreads::all : WhichThreads::waiting;
    InboxPage page{{}, which, false};
    TRY(page.threads, read_inbox(world, workspace, which));
    if (page.threads.empty()) {
      TRY(const auto all, list_threads(workspace, WhichThreads::all));
      page.is_empty = all.empty();
    }
    show_as_document(shell, options, page, reader);
    return Exit::done;
  });
}

Exit run_inbox_show(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const Reader reader, reader_of(world, workspace, options));
    TRY(const ReadMessages thread, read_thread(world, workspace, options.thread));
    show_as_document(shell, options, thread, reader);
    return Exit::done;
  });
}

Exit run_inbox_read(World& world, const Shell& shell, const Options& options) {
  const auto reader = reader_without_workspace(world);
  const Result<std::vector<std::string>> texts = texts_to_read(world, shell, options);
  if (!texts) return show_problem(shell, options, texts.error());
  for (const std::string& text : *texts) {
    const inbox::ToneReading reading = tone_reader().read(text);
    shell.out(options.json ? json_line_of(reading) : text_of(document_of(reading, reader), {shell.colour}));
  }
  return Exit::done;
}

Exit run_inbox_correct(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    CorrectionRequest request{options.thread, std::nullopt, options.by};
    if (!options.undo) request.tone = options.tone;
    TRY_DONE(correct_reading(world, workspace, request));
    TRY(const Reader reader, reader_of(world, workspace, options));
    TRY(const ReadMessages thread, read_thread(world, workspace, options.thread));
    show_as_document(shell, options, thread, reader);
    return Exit::done;
  });
}

Exit run_inbox_done(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const Reader reader, reader_of(world, workspace, options));
    TRY(const ShownThread thread,
        mark_thread(world, workspace, {options.thread, !options.undo, options.why, options.by}));
    show_as_document(shell, options, thread, reader);
    return Exit::done;
  });
}

}  // namespace regie
