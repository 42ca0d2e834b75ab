// app/internal/letters.cpp - letters written anew from what is kept, and moved along their steps.
#include "app/internal/letters.h"

#include <algorithm>

#include "app/accounts.h"
#include "app/hold.h"
#include "base/sha256.h"

namespace regie {
namespace {

Result<Written> written_draft(Draft draft, const SenderLine& sender) {
  Written written;
  Content content = content_of(draft, sender);
  written.content_sha256 = content_sha256(content);
  written.lines.emplace(0, std::move(content));
  written.draft = std::move(draft);
  return written;
}

Result<Written> written_list(const MailingRecord& record, const SenderLine& sender) {
  Written written;
  written.way = LetterWay::mailing;
  written.text = record.text;
  TRY(const auto recipients, recipients_of(record.list));
  TRY(written.mailing, written_mailing(record.text, sender, recipients));
  written.content_sha256 = mailing_sha256(record.text, written.mailing);
  for (const WrittenLetter& letter : written.mailing.letters)
    written.lines.emplace(letter.line, letter.content);
  return written;
}

}  // namespace

Result<Written> written(const Workspace& workspace, const std::string& of, const SenderLine& sender) {
  const Outbox& outbox = workspace.records->outbox();
  TRY(auto draft, outbox.draft(of));
  TRY(auto mailing, outbox.mailing(of));
  if (!draft && !mailing)
    return fail("outbox.unknown", "There is no draft and no mailing " + of + ".", "Nothing was changed.",
                "List them:  regie outbox list --all");
  TRY(Written result,
      draft ? written_draft(std::move(draft->draft), sender) : written_list(*mailing, sender));
  TRY(result.approval, outbox.approval(of));
  return result;
}

Approver approver_now(const std::vector<Account>& accounts, const std::string& name) {
  const auto found = std::find_if(accounts.begin(), accounts.end(),
                                  [&](const Account& account) { return account.name == name; });
  if (found == accounts.end()) return {name, false, false};
  return {name, may(found->role, Deed::approve_outgoing), found->closed};
}

std::string address_sha256(const OutboxSettings& settings, const std::string& address) {
  std::string small = address;
  for (char& c : small)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return sha256_hex(settings.salt + "|" + small);
}

Result<Leaving> leaving_of(const Workspace& workspace, const WallQuestion& question) {
  const Written& all = question.written;
  const LetterNow& letter = question.letter;
  Leaving leaving;
  const auto content = all.lines.find(letter.line);
  if (content != all.lines.end()) leaving.content = content->second;
  leaving.sentences = all.draft ? all.draft->sentences : mailing_sentences(leaving.content);
  leaving.mood = question.mood;
  const bool holds = all.approval && all.approval->number == letter.approval;
  if (holds) {
    TRY(const auto accounts, list_accounts(workspace));
    // Of a mailing the text and the whole list were approved: a change of either voids every letter.
    const bool is_whole = all.approval->content_sha256 == all.content_sha256;
    leaving.approval = LetterApproval{is_whole ? letter.content_sha256 : "",
                                      approver_now(accounts, all.approval->signature.account)};
  }
  TRY(const HoldState hold, held_state(workspace));
  leaving.is_held = hold.held;
  TRY(leaving.is_suppressed,
      workspace.records->outbox().is_suppressed(address_sha256(question.settings, leaving.content.to)));
  return leaving;
}

Result<Done> move_letter(World& world, Workspace& workspace, const StepBy& step) {
  Outbox& outbox = workspace.records->outbox();
  TRY(const auto now, outbox.letter(step.letter));
  if (!now)
    return fail("outbox.unknown_letter", "There is no letter " + step.letter + ".", "Nothing was changed.",
                "List them:  regie outbox list");
  const Mover by = step.account.empty() ? Mover::machine : Mover::person;
  if (!is_allowed({now->state, step.to, by}))
    return fail("outbox.bad_move",
                "The letter " + step.letter + " is " + std::string(letter_state_name(now->state)) +
                    ": it cannot become " + std::string(letter_state_name(step.to)) + ".",
                "It was left as it is.", "Look how it stands:  regie outbox list");
  LetterStep saved;
  saved.letter = step.letter;
  saved.state = step.to;
  saved.tries = step.tries;
  saved.next_at = step.next_at;
  saved.say = step.say;
  saved.signature = {step.account, world.clock.now_seconds(), {}};
  return outbox.save_step(std::move(saved));
}

}  // namespace regie
