// app/outbox.cpp - settings of the outbox, what stands in it, and a person's word on what is in doubt.
#include "app/outbox.h"

#include <utility>

#include "app/accounts.h"
#include "app/internal/backup_parts.h"
#include "app/internal/letters.h"
#include "app/mail.h"
#include "base/plain_text.h"
#include "charter/mail_address.h"

namespace regie {
namespace {

constexpr int per_minute_max = 6'000;
constexpr int per_day_max = 1'000'000;

tl::unexpected<Problem> bad_setting(const std::string& what, const std::string& example) {
  return fail("outbox.bad_setting", what, "Nothing was changed.", "For example:  " + example);
}

bool is_link_base(const std::string& text) {
  return text.starts_with("https://") && text.size() > 8 && !text.ends_with('/') &&
         text.find_first_of(" \"<>\r\n\t") == text.npos;
}

Result<Done> apply_limits(const OutboxSettingsChange& change, SendingLimits& limits) {
  if (change.quiet) {
    const auto quiet = quiet_hours_of(*change.quiet);
    if (!quiet)
      return bad_setting("\"" + plain_line(*change.quiet) + "\" does not say from when to when.",
                         "--quiet 20:00-08:00, or --quiet none");
    limits.quiet_from = quiet->from;
    limits.quiet_to = quiet->to;
  }
  limits.quiet_sundays = change.quiet_sundays.value_or(limits.quiet_sundays);
  limits.quiet_replies = change.quiet_replies.value_or(limits.quiet_replies);
  limits.per_minute = change.per_minute.value_or(limits.per_minute);
  limits.per_day = change.per_day.value_or(limits.per_day);
  if (limits.per_minute < 1 || limits.per_minute > per_minute_max)
    return bad_setting("Letters a minute are 1 to 6000.", "--per-minute 60");
  if (limits.per_day < 1 || limits.per_day > per_day_max)
    return bad_setting("Letters a day are 1 to 1000000.", "--per-day 5000");
  return Done{};
}

Result<Done> apply_addresses(const OutboxSettingsChange& change, OutboxSettings& settings) {
  settings.reply_to = change.reply_to.value_or(settings.reply_to);
  settings.link_base = change.link_base.value_or(settings.link_base);
  settings.model_url = change.model_url.value_or(settings.model_url);
  settings.model = change.model.value_or(settings.model);
  if (!settings.reply_to.empty() && !is_mail_address(settings.reply_to))
    return bad_setting("The address for answers is not a mail address.", "--reply-to info@acme.example");
  if (!settings.link_base.empty() && !is_link_base(settings.link_base))
    return bad_setting("The address of the desk has to begin with https:// and end without /.",
                       "--link-base https://desk.acme.example");
  if (settings.model_url.empty() != settings.model.empty())
    return bad_setting("A model needs its address and its name.",
                       "--model-url http://127.0.0.1:8000/v1/chat/completions --model NAME");
  return Done{};
}

bool is_open(LetterState state) {
  return state == LetterState::waiting || state == LetterState::claimed || state == LetterState::in_doubt ||
         state == LetterState::refused;
}

LetterState state_after(Settling as) {
  switch (as) {
    case Settling::arrived:
      return LetterState::sent;
    case Settling::send_again:
      return LetterState::waiting;
    case Settling::let_be:
      return LetterState::withdrawn;
  }
  return LetterState::withdrawn;
}

}  // namespace

Result<OutboxSettings> outbox_settings(World& world, Workspace& workspace, const Secrets& secrets) {
  TRY(auto known, workspace.records->outbox().settings());
  if (known) return std::move(*known);
  OutboxSettings fresh;
  fresh.salt = secrets.token();
  fresh.link_key = secrets.token();
  workspace.records->set_time(world.clock.now_seconds());
  TRY_DONE(workspace.records->outbox().save_settings(fresh));
  return fresh;
}

Result<OutboxSettings> change_outbox_settings(World& world, Workspace& workspace, const Secrets& secrets,
                                              const OutboxSettingsChange& change) {
  TRY_DONE(sign_as(world, workspace, change.by, Deed::change_settings));
  TRY(OutboxSettings settings, outbox_settings(world, workspace, secrets));
  TRY_DONE(apply_limits(change, settings.limits));
  TRY_DONE(apply_addresses(change, settings));
  workspace.records->set_time(world.clock.now_seconds());
  TRY_DONE(workspace.records->outbox().save_settings(settings));
  return settings;
}

Result<SenderLine> sender_line(const MailServer& server, const OutboxSettings& settings) {
  if (server.sender.empty())
    return fail("mail.off", "No mail server is set.", "Nothing was sent.",
                "Set one on the desk's page, or:  regie outbox server --host mail.acme.example ...");
  return SenderLine{server.sender, settings.reply_to};
}

Result<SenderLine> sender_to_show(Desk& desk, const Workspace& workspace) {
  TRY(const MailServer server, mail_server(desk.door()));
  TRY(const auto settings, workspace.records->outbox().settings());
  return SenderLine{server.sender, settings ? settings->reply_to : ""};
}

Result<Workspace> open_records(World& world, const std::string& folder) {
  if (world.files.kind(folder + "/" + records_name) != FileKind::file)
    return fail("workspace.missing", "There is no workspace in " + folder + ".", "Nothing was changed.",
                "Make one:  regie init DIR --name NAME");
  Workspace workspace;
  workspace.folder = folder;
  auto lock = world.locks.lock(folder + "/lock");
  if (!lock && lock.error().code == "files.locked")
    return fail("workspace.locked", "Another Regie has the workspace " + folder + " open.",
                "Nothing was changed.", "Wait for it, or stop it.");
  if (!lock) return tl::unexpected(lock.error());
  workspace.lock = std::move(*lock);
  TRY(workspace.records, Records::open(folder + "/" + records_name));
  workspace.records->set_time(world.clock.now_seconds());
  TRY(workspace.settings, workspace.records->settings());
  return workspace;
}

Result<std::vector<LetterRow>> list_outbox(const Workspace& workspace, bool all) {
  TRY(const auto letters, workspace.records->outbox().letters());
  std::map<std::string, Written> known;
  std::vector<LetterRow> rows;
  for (const LetterNow& letter : letters) {
    if (!all && !is_open(letter.state)) continue;
    if (!known.contains(letter.of)) {
      TRY(auto fresh, written(workspace, letter.of, {}));
      known.emplace(letter.of, std::move(fresh));
    }
    LetterRow row{letter, {}, {}};
    const auto& lines = known.at(letter.of).lines;
    if (const auto line = lines.find(letter.line); line != lines.end()) {
      row.address = line->second.to;
      row.subject = line->second.subject;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<LetterNow> settle_letter(World& world, Workspace& workspace, const SettleRequest& request) {
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::approve_outgoing));
  TRY(const auto letter, workspace.records->outbox().letter(request.letter));
  if (!letter)
    return fail("outbox.unknown_letter", "There is no letter " + request.letter + ".", "Nothing was changed.",
                "List them:  regie outbox list");
  if (!is_allowed({letter->state, state_after(request.as), Mover::person}))
    return fail("outbox.not_in_doubt",
                "The letter " + letter->id + " is " + std::string(letter_state_name(letter->state)) +
                    ": there is nothing to settle so.",
                "It was left as it is.", "List what is in doubt:  regie outbox list");
  TRY(const auto approval, workspace.records->outbox().approval(letter->of));
  if (request.as == Settling::send_again && (!approval || approval->number != letter->approval))
    return fail("outbox.superseded",
                "It was approved anew since: the letter " + letter->id + " leaves no more.",
                "It was left as it is.", "See the letters of the later approval:  regie outbox list --all");
  TRY_DONE(move_letter(world, workspace,
                       {letter->id, state_after(request.as), account.name, request.why, letter->tries}));
  TRY(auto settled, workspace.records->outbox().letter(request.letter));
  return std::move(*settled);
}

Result<Done> park_restored(World& world, Workspace& workspace) {
  TRY(const auto letters, workspace.records->outbox().letters());
  return workspace.records->together([&]() -> Result<Done> {
    for (const LetterNow& letter : letters)
      if (letter.state == LetterState::waiting || letter.state == LetterState::claimed)
        TRY_DONE(move_letter(world, workspace,
                             {letter.id,
                              LetterState::in_doubt,
                              {},
                              "This workspace was restored: it may have left since that backup.",
                              letter.tries}));
    return Done{};
  });
}

std::string hold_mark_of(const std::string& folder) { return folder + "/hold.asked"; }

}  // namespace regie
