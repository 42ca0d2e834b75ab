// app/mailing.cpp - mailings kept, counted, and their call list.
#include "app/mailing.h"

#include <algorithm>
#include <set>
#include <utility>

#include "app/accounts.h"
#include "app/internal/letters.h"
#include "base/sha256.h"

namespace regie {
namespace {

Result<Done> check_placeholders(const MailingText& text, const std::vector<Recipient>& recipients) {
  TRY(const auto names, placeholders_of(text));
  std::set<std::string> columns;
  for (const Recipient& recipient : recipients)
    for (const auto& [column, value] : recipient.values) columns.insert(column);
  for (const std::string& name : names)
    if (!columns.contains(name))
      return fail("mailing.unknown_placeholder", "No column of the list is named \"" + name + "\".",
                  "Nothing was kept.", "Correct the text, or add the column.");
  return Done{};
}

void count(const LetterNow& letter, MailingCounts& counts) {
  switch (letter.state) {
    case LetterState::waiting:
      ++counts.waiting;
      break;
    case LetterState::claimed:
      ++counts.under_way;
      break;
    case LetterState::sent:
      ++counts.sent;
      break;
    case LetterState::in_doubt:
      ++counts.in_doubt;
      break;
    case LetterState::refused:
      ++counts.refused;
      break;
    case LetterState::suppressed:
      ++counts.suppressed;
      break;
    case LetterState::withdrawn:
      ++counts.withdrawn;
      break;
    case LetterState::set_aside:
      ++counts.set_aside;
      break;
  }
}

/// Letters of the approval that holds: each line of the list has one, whatever became of those before.
Result<std::vector<LetterNow>> letters_now(const Workspace& workspace, const std::string& id,
                                           std::int64_t approval) {
  TRY(auto letters, workspace.records->outbox().letters(id));
  std::erase_if(letters, [&](const LetterNow& letter) { return letter.approval != approval; });
  return letters;
}

Result<MailingView> view_of(const Workspace& workspace, const SenderLine& sender, MailingRecord record) {
  TRY(const Written all, written(workspace, record.id, sender));
  MailingView view;
  view.record = std::move(record);
  view.aside = all.mailing.aside;
  view.content_sha256 = all.content_sha256;
  if (!all.mailing.letters.empty()) view.example = all.mailing.letters.front().content;
  MailingCounts& counts = view.counts;
  counts.set_aside = static_cast<std::int64_t>(view.aside.size());
  counts.list = counts.set_aside + static_cast<std::int64_t>(all.mailing.letters.size());
  if (!all.approval) {
    counts.to_approve = counts.list - counts.set_aside;
    return view;
  }
  view.approved = all.approval->signature;
  TRY(const auto letters, letters_now(workspace, view.record.id, all.approval->number));
  for (const LetterNow& letter : letters) count(letter, counts);
  return view;
}

tl::unexpected<Problem> unknown_mailing(const std::string& id) {
  return fail("mailing.unknown", "There is no mailing " + id + ".", "Nothing was changed.",
              "List them:  regie mailing show");
}

}  // namespace

Result<MailingView> new_mailing(World& world, Workspace& workspace, const SenderLine& sender,
                                const NewMailing& request) {
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::write_draft));
  if (request.text.subject.find_first_of("\r\n") != std::string::npos)
    return fail("mailing.empty_text", "A mailing needs a subject of one line.", "Nothing was kept.",
                "Write it.");
  TRY(const auto recipients, recipients_of(request.list));
  TRY_DONE(check_placeholders(request.text, recipients));
  TRY_DONE(written_mailing(request.text, sender, recipients));
  MailingRecord record;
  record.text = request.text;
  record.list = request.list;
  record.signature = {account.name, world.clock.now_seconds(), {}};
  record.id = "b-" + sha256_hex(request.text.subject + "|" + request.text.text + "|" + request.list + "|" +
                                std::to_string(record.signature.at_seconds))
                         .substr(0, 8);
  TRY_DONE(workspace.records->outbox().save_mailing(record));
  return find_mailing(workspace, sender, record.id);
}

Result<MailingView> find_mailing(const Workspace& workspace, const SenderLine& sender,
                                 const std::string& id) {
  TRY(auto record, workspace.records->outbox().mailing(id));
  if (!record) return unknown_mailing(id);
  return view_of(workspace, sender, std::move(*record));
}

Result<std::vector<MailingView>> list_mailings(const Workspace& workspace, const SenderLine& sender) {
  TRY(auto records, workspace.records->outbox().mailings());
  std::vector<MailingView> views;
  for (MailingRecord& record : records) {
    TRY(auto view, view_of(workspace, sender, std::move(record)));
    views.push_back(std::move(view));
  }
  return views;
}

Result<CallList> call_list(const Workspace& workspace, const SenderLine& sender, const std::string& id) {
  CallList list;
  TRY(list.mailing, find_mailing(workspace, sender, id));
  TRY(const auto recipients, recipients_of(list.mailing.record.list));
  std::map<std::int64_t, const Recipient*> by_line;
  std::set<std::string> columns;
  for (const Recipient& recipient : recipients) {
    by_line.emplace(recipient.line, &recipient);
    for (const auto& [column, value] : recipient.values)
      if (value != recipient.address) columns.insert(column);
  }
  list.columns.assign(columns.begin(), columns.end());
  TRY(const auto approval, workspace.records->outbox().approval(id));
  TRY(const auto letters, letters_now(workspace, id, approval ? approval->number : 0));
  for (const bool refused : {false, true})
    for (const LetterNow& letter : letters) {
      const bool is_open = letter.state == LetterState::in_doubt || letter.state == LetterState::claimed;
      if (refused ? letter.state != LetterState::refused : !is_open) continue;
      const auto recipient = by_line.find(letter.line);
      if (recipient == by_line.end()) continue;
      list.rows.push_back({recipient->second->address, recipient->second->values, letter});
    }
  return list;
}

}  // namespace regie
