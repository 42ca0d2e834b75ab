// cli/commands_sending.cpp - drafts, approvals, the outbox, mailings and suppressions: one verb each.
#include <optional>
#include <string>

#include "api/json_outbox.h"
#include "app/mail.h"
#include "cli/internal/run.h"
#include "cli/internal/sending_commands.h"
#include "wording/outbox_documents.h"

namespace regie {
namespace {

Result<MailServer> server_of(World& world, const std::string& folder) {
  TRY(const auto access, open_access(world, desk_folder_of(world, folder)));
  TRY(auto server, access->mail_server());
  return server.value_or(MailServer{});
}

/// The workspace, the way letters leave from it, and who reads the answer.
struct Place {
  Workspace& workspace;
  Reader reader;
  MailServer server;
  OutboxSettings settings;
};

template <class Action>
Exit in_place(World& world, const Shell& shell, const Options& options, Action action) {
  const auto go = [&]() -> Result<Exit> {
    const std::string folder = workspace_folder(shell, options);
    TRY(Workspace workspace, open_records(world, folder));
    TRY(const Reader reader, reader_of(world, workspace, options));
    TRY(const MailServer server, server_of(world, folder));
    TRY(const OutboxSettings settings, outbox_settings(world, workspace, shell.secrets));
    return action(Place{workspace, reader, server, settings});
  };
  const Result<Exit> exit = go();
  return exit ? *exit : show_problem(shell, options, exit.error());
}

template <class Value>
Exit shown(const Shell& shell, const Options& options, const Reader& reader, const Value& value) {
  show_as_document(shell, options, value, reader);
  return Exit::done;
}

Result<std::string> text_of_file(World& world, const std::string& path) {
  if (path.empty()) return std::string();
  TRY(const auto bytes, world.files.open(path));
  return std::string(bytes->view());
}

Result<std::string> words_of(World& world, const Options& options) {
  if (!options.text.empty()) return options.text;
  return text_of_file(world, options.sending.text_file);
}

/// Sentences are counted from 1 by people.
std::optional<ChangeDraft> change_of(const Options& options) {
  const SendingOptions& asked = options.sending;
  const auto change = [&](ChangeDraft::Kind kind, int number) {
    return ChangeDraft{asked.id, kind, static_cast<std::size_t>(number - 1), options.text, options.by};
  };
  if (asked.edit > 0) return change(ChangeDraft::Kind::edit, asked.edit);
  if (asked.insert > 0) return change(ChangeDraft::Kind::insert, asked.insert);
  if (asked.remove > 0) return change(ChangeDraft::Kind::remove, asked.remove);
  return std::nullopt;
}

Result<DraftView> begun(World& world, const Shell& shell, const Options& options, Workspace& workspace) {
  const SendingOptions& asked = options.sending;
  NewDraft request{asked.recipient, asked.subject, "", asked.thread, asked.question, options.by};
  TRY(request.text, words_of(world, options));
  if (!request.text.empty()) return new_draft(world, workspace, request);
  if (asked.ask_model)
    return ask_model_draft(world, workspace, request, {shell.outgoing, shell.secrets, model_words()});
  if (asked.question.empty()) return new_draft(world, workspace, request);  // which says what is missing
  DraftSources sources;
  TRY(const std::string facts, text_of_file(world, asked.facts_file));
  sources.facts = facts_of(facts);
  TRY(const std::string replies, text_of_file(world, asked.replies_file));
  if (!replies.empty()) {
    TRY(sources.replies, replies_of(replies));
  }
  return find_draft(world, workspace, request, sources);
}

OutboxSettingsChange settings_change(const Options& options) {
  const SendingOptions& asked = options.sending;
  OutboxSettingsChange change;
  const auto text = [](const std::string& given) -> std::optional<std::string> {
    if (given.empty()) return std::nullopt;
    return given == "none" ? "" : given;
  };
  if (!asked.quiet.empty()) change.quiet = asked.quiet;
  if (!asked.sundays.empty()) change.quiet_sundays = asked.sundays == "yes";
  if (!asked.replies_too.empty()) change.quiet_replies = asked.replies_too == "yes";
  if (asked.per_minute != 0) change.per_minute = asked.per_minute;
  if (asked.per_day != 0) change.per_day = asked.per_day;
  change.reply_to = text(asked.reply_to);
  change.link_base = text(asked.link_base);
  change.model_url = text(asked.model_url);
  change.model = text(asked.model);
  if (change.model_url == "") change.model = "";
  change.by = options.by;
  return change;
}

bool is_change(const OutboxSettingsChange& change) {
  return change.quiet || change.quiet_sundays || change.quiet_replies || change.per_minute ||
         change.per_day || change.reply_to || change.link_base || change.model_url || change.model;
}

Result<MailServer> server_set(World& world, const Shell& shell, const Options& options) {
  const SendingOptions& asked = options.sending;
  const auto desk_folder = desk_folder_of(world, workspace_folder(shell, options));
  TRY(const auto access, open_access(world, desk_folder));
  DeskAccess door(world, *access, shell.secrets);
  MailServer server{asked.host, asked.port, asked.security, asked.user, {}, asked.sender};
  TRY(const std::string file, text_of_file(world, asked.password_file));
  server.password = file.substr(0, file.find_first_of("\r\n"));
  return change_mail_server(door, std::move(server));
}

Result<Settling> settling_of(const SendingOptions& asked) {
  if (asked.arrived + asked.send_again + asked.let_be != 1)
    return fail("use.bad_settling", "Say one of --arrived, --send-again and --let-be.",
                "Nothing was changed.",
                "Ask the recipient first, then:  regie outbox settle LETTER --arrived --by NAME");
  if (asked.arrived) return Settling::arrived;
  return asked.send_again ? Settling::send_again : Settling::let_be;
}

}  // namespace

Exit run_inbox_draft(World& world, const Shell& shell, const Options& options) {
  return in_place(world, shell, options, [&](const Place& place) -> Result<Exit> {
    const SendingOptions& asked = options.sending;
    const bool is_new = asked.id.empty() && (!asked.recipient.empty() || !asked.subject.empty());
    if (is_new) {
      TRY(const DraftView view, begun(world, shell, options, place.workspace));
      return shown(shell, options, place.reader, view);
    }
    if (asked.id.empty()) {
      TRY(const auto drafts, list_drafts(place.workspace));
      return shown(shell, options, place.reader, drafts);
    }
    if (const auto change = change_of(options)) {
      TRY(const DraftView view, change_draft(world, place.workspace, *change));
      return shown(shell, options, place.reader, view);
    }
    TRY(const DraftView view, find_draft(place.workspace, asked.id));
    return shown(shell, options, place.reader, view);
  });
}

Exit run_inbox_approve(World& world, const Shell& shell, const Options& options) {
  return in_place(world, shell, options, [&](const Place& place) -> Result<Exit> {
    TRY(const SenderLine sender, sender_line(place.server, place.settings));
    TRY(const Approved approved,
        approve(world, place.workspace, {options.sending.id, options.by, options.sending.seen},
                {shell.secrets, sender}));
    return shown(shell, options, place.reader, approved);
  });
}

Exit run_outbox_list(World& world, const Shell& shell, const Options& options) {
  return in_place(world, shell, options, [&](const Place& place) -> Result<Exit> {
    TRY(const auto letters, list_outbox(place.workspace, options.sending.all));
    return shown(shell, options, place.reader, letters);
  });
}

Exit run_outbox_send(World& world, const Shell& shell, const Options& options) {
  const auto go = [&]() -> Result<Exit> {
    const std::string folder = workspace_folder(shell, options);
    std::optional<Reader> reader;
    {
      TRY(const Workspace workspace, open_records(world, folder));
      TRY(reader, reader_of(world, workspace, options));
    }
    TRY(const MailServer server, server_of(world, folder));
    const UseWorkspace use = [&](const auto& action) -> Result<Done> {
      TRY(Workspace workspace, open_records(world, folder));
      return action(workspace);
    };
    TRY(const SendOutcome outcome,
        send_waiting({world, shell.secrets, shell.outgoing, server, use, folder}, options.sending.id));
    return shown(shell, options, *reader, outcome);
  };
  const Result<Exit> exit = go();
  return exit ? *exit : show_problem(shell, options, exit.error());
}

Exit run_outbox_settle(World& world, const Shell& shell, const Options& options) {
  return in_place(world, shell, options, [&](const Place& place) -> Result<Exit> {
    TRY(const Settling as, settling_of(options.sending));
    TRY(const LetterNow letter,
        settle_letter(world, place.workspace, {options.sending.id, as, options.by, options.why}));
    return shown(shell, options, place.reader, letter);
  });
}

Exit run_outbox_withdraw(World& world, const Shell& shell, const Options& options) {
  return in_place(world, shell, options, [&](const Place& place) -> Result<Exit> {
    TRY_DONE(withdraw(world, place.workspace, {options.sending.id, options.by, {}}));
    TRY(const auto letters, list_outbox(place.workspace, false));
    return shown(shell, options, place.reader, letters);
  });
}

Exit run_outbox_settings(World& world, const Shell& shell, const Options& options) {
  return in_place(world, shell, options, [&](const Place& place) -> Result<Exit> {
    const OutboxSettingsChange change = settings_change(options);
    if (!is_change(change)) return shown(shell, options, place.reader, place.settings);
    TRY(const OutboxSettings settings, change_outbox_settings(world, place.workspace, shell.secrets, change));
    return shown(shell, options, place.reader, settings);
  });
}

Exit run_outbox_server(World& world, const Shell& shell, const Options& options) {
  const auto go = [&]() -> Result<Exit> {
    MailServer server;
    if (options.sending.host.empty()) {
      TRY(server, server_of(world, workspace_folder(shell, options)));
    } else {
      TRY(server, server_set(world, shell, options));
    }
    shell.out(options.json          ? json_of(server)
              : server.host.empty() ? "-\n"
                                    : server.host + ":" + std::to_string(server.port) + " " +
                                          server.security + " " + server.sender + "\n");
    return Exit::done;
  };
  const Result<Exit> exit = go();
  return exit ? *exit : show_problem(shell, options, exit.error());
}

Exit run_mailing_new(World& world, const Shell& shell, const Options& options) {
  return in_place(world, shell, options, [&](const Place& place) -> Result<Exit> {
    NewMailing request{{options.sending.subject, {}}, {}, options.by};
    TRY(request.text.text, words_of(world, options));
    TRY(request.list, text_of_file(world, options.sending.list_file));
    const SenderLine sender{place.server.sender, place.settings.reply_to};
    TRY(const MailingView view, new_mailing(world, place.workspace, sender, request));
    return shown(shell, options, place.reader, view);
  });
}

Exit run_mailing_show(World& world, const Shell& shell, const Options& options) {
  return in_place(world, shell, options, [&](const Place& place) -> Result<Exit> {
    const SendingOptions& asked = options.sending;
    const SenderLine sender{place.server.sender, place.settings.reply_to};
    if (asked.id.empty()) {
      TRY(const auto mailings, list_mailings(place.workspace, sender));
      return shown(shell, options, place.reader, mailings);
    }
    if (asked.call_list || asked.csv) {
      TRY(const CallList list, call_list(place.workspace, sender, asked.id));
      if (options.json) return shown(shell, options, place.reader, list);
      shell.out(asked.csv ? csv_of(list) : markdown_of(document_of(list, place.reader)));
      return Exit::done;
    }
    TRY(const MailingView view, find_mailing(place.workspace, sender, asked.id));
    return shown(shell, options, place.reader, view);
  });
}

Exit run_suppress(World& world, const Shell& shell, const Options& options) {
  return in_place(world, shell, options, [&](const Place& place) -> Result<Exit> {
    const SendingOptions& asked = options.sending;
    if (options.list || asked.recipient.empty()) {
      TRY(const auto all, list_suppressions(place.workspace));
      return shown(shell, options, place.reader, all);
    }
    const SuppressRequest request{asked.recipient, options.why, options.by};
    TRY(const Suppression one, asked.lift ? lift_suppression(world, place.workspace, shell.secrets, request)
                                          : suppress(world, place.workspace, shell.secrets, request));
    return shown(shell, options, place.reader, one);
  });
}

}  // namespace regie
