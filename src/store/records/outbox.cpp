// store/records/outbox.cpp - saves the outbox, each change with its act; reads it under the guard.
#include "store/records/outbox.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include "base/sha256.h"
#include "desk/statement.h"
#include "store/records/ledger.h"
#include "store/records/outbox_rows.h"

namespace regie {
namespace {

using sqlite::Row;

constexpr const char* letters_query =
    "SELECT l.id, l.of, l.number, l.line, l.content_sha256, s.number, s.state, s.tries, s.next_at, s.say, "
    "s.account, s.at_seconds FROM outbox_approval_letters l LEFT JOIN outbox_steps s ON s.letter = l.id AND "
    "s.number = (SELECT max(number) FROM outbox_steps WHERE letter = l.id) ";

LetterNow letter_at(const Row& row) {
  LetterNow letter;
  letter.id = row.text(0);
  letter.of = row.text(1);
  letter.approval = row.whole(2);
  letter.line = row.whole(3);
  letter.content_sha256 = row.text(4);
  if (row.is_null(5)) return letter;
  letter.steps = row.whole(5);
  letter.state = static_cast<LetterState>(row.whole(6));
  letter.tries = static_cast<int>(row.whole(7));
  letter.next_at = row.whole(8);
  letter.say = row.text(9);
  letter.account = row.text(10);
  letter.at_seconds = row.whole(11);
  return letter;
}

std::string numbered(const std::string& key, std::int64_t number) {
  return key + "#" + std::to_string(number);
}

/// Those of one key lie side by side; the last of each stays.
template <class Item, class Key>
std::vector<Item> last_of_each(std::vector<Item> all, Key key) {
  std::vector<Item> last;
  for (Item& item : all) {
    if (!last.empty() && key(last.back()) == key(item)) last.pop_back();
    last.push_back(std::move(item));
  }
  return last;
}

}  // namespace

std::string statement_of(const DraftVersion& version) {
  const Draft& draft = version.draft;
  Statement statement("regie draft/1");
  statement.line("id", draft.id).line("version", version.version).line("thread", draft.thread);
  statement.line("to", draft.to).line("subject", draft.subject).line("question", draft.question);
  for (const Sentence& sentence : draft.sentences)
    statement.line(std::string(author_name(sentence.author)), sentence.text)
        .line("source", sentence.source)
        .line("was", std::string(sentence.was ? author_name(*sentence.was) : "") + " " + sentence.was_source);
  return statement.line(version.signature).text();
}

std::string statement_of(const MailingRecord& mailing) {
  return Statement("regie mailing/1")
      .line("id", mailing.id)
      .line("subject", mailing.text.subject)
      .line("text", mailing.text.text)
      .line("list", mailing.list)
      .line(mailing.signature)
      .text();
}

std::string statement_of(const OutboxApproval& approval) {
  return Statement("regie approval/1")
      .line("of", approval.of)
      .line("number", approval.number)
      .line("version", approval.version)
      .line("content", approval.content_sha256)
      .line("letters", static_cast<std::int64_t>(approval.letters.size()))
      .line(approval.signature)
      .text();
}

std::string statement_of(const LetterStep& step) {
  return Statement("regie letter step/1")
      .line("letter", step.letter)
      .line("number", step.number)
      .line("state", std::string(letter_state_name(step.state)))
      .line("say", step.say)
      .line(step.signature)
      .text();
}

std::string statement_of(const Suppression& suppression) {
  return Statement("regie suppression/1")
      .line("address", suppression.address_sha256)
      .line("number", suppression.number)
      .line("lifted", suppression.lifted ? "yes" : "no")
      .line("reason", suppression.reason)
      .line(suppression.signature)
      .text();
}

Result<std::optional<OutboxSettings>> Outbox::settings() const {
  const std::lock_guard lock(ledger_.guard);
  TRY(auto all, read_outbox_settings(*ledger_.database));
  if (all.empty()) return std::optional<OutboxSettings>();
  return std::optional(std::move(all.front()));
}

Result<Done> Outbox::save_settings(const OutboxSettings& settings) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.replace("outbox_settings", "one",
                         {0, ledger_.now_seconds, "outbox_settings", "outbox_settings", {}},
                         rows_of(settings));
}

Result<std::int64_t> Outbox::save_draft(DraftVersion draft) {
  const std::lock_guard lock(ledger_.guard);
  TRY_DONE(ledger_.database->transaction([&]() -> Result<Done> {
    TRY(const std::int64_t last,
        ledger_.database->number("SELECT max(version) FROM outbox_drafts WHERE id = ?", {draft.draft.id}));
    draft.version = last + 1;
    draft.signature.content_sha256 = sha256_hex(statement_of(draft));
    return ledger_.append(
        {0, draft.signature.at_seconds, "outbox_draft", numbered(draft.draft.id, draft.version), {}},
        rows_of(draft));
  }));
  return draft.version;
}

Result<std::optional<DraftVersion>> Outbox::draft(const std::string& id) const {
  const std::lock_guard lock(ledger_.guard);
  TRY(auto versions, read_drafts(*ledger_.database, {false, id}));
  if (versions.empty()) return std::optional<DraftVersion>();
  return std::optional(std::move(versions.back()));
}

Result<std::vector<DraftVersion>> Outbox::drafts() const {
  const std::lock_guard lock(ledger_.guard);
  TRY(auto all, read_drafts(*ledger_.database));
  return last_of_each(std::move(all), [](const DraftVersion& version) { return version.draft.id; });
}

Result<Done> Outbox::save_mailing(const MailingRecord& mailing) {
  const std::lock_guard lock(ledger_.guard);
  MailingRecord signed_one = mailing;
  signed_one.signature.content_sha256 = sha256_hex(statement_of(signed_one));
  return ledger_.append({0, mailing.signature.at_seconds, "outbox_mailing", mailing.id, {}},
                        rows_of(signed_one));
}

Result<std::optional<MailingRecord>> Outbox::mailing(const std::string& id) const {
  const std::lock_guard lock(ledger_.guard);
  TRY(auto found, read_mailings(*ledger_.database, {false, id}));
  if (found.empty()) return std::optional<MailingRecord>();
  return std::optional(std::move(found.front()));
}

Result<std::vector<MailingRecord>> Outbox::mailings() const {
  const std::lock_guard lock(ledger_.guard);
  return read_mailings(*ledger_.database);
}

Result<std::int64_t> Outbox::save_approval(OutboxApproval approval) {
  const std::lock_guard lock(ledger_.guard);
  TRY_DONE(ledger_.database->transaction([&]() -> Result<Done> {
    TRY(const std::int64_t last,
        ledger_.database->number("SELECT max(number) FROM outbox_approvals WHERE of = ?", {approval.of}));
    approval.number = last + 1;
    std::sort(approval.letters.begin(), approval.letters.end(),
              [](const ApprovedLine& one, const ApprovedLine& other) { return one.line < other.line; });
    for (ApprovedLine& line : approval.letters)
      line.letter = "o-" + sha256_hex(approval.of + "|" + std::to_string(approval.number) + "|" +
                                      std::to_string(line.line) + "|" + line.content_sha256)
                               .substr(0, 16);
    approval.signature.content_sha256 = sha256_hex(statement_of(approval));
    return ledger_.append(
        {0, approval.signature.at_seconds, "outbox_approval", numbered(approval.of, approval.number), {}},
        rows_of(approval));
  }));
  return approval.number;
}

Result<std::optional<OutboxApproval>> Outbox::approval(const std::string& of) const {
  const std::lock_guard lock(ledger_.guard);
  std::optional<OutboxApproval> found;
  TRY_DONE(ledger_.database->each(
      "SELECT * FROM outbox_approvals WHERE of = ? ORDER BY number DESC LIMIT 1", {of}, [&](const Row& row) {
        found = OutboxApproval{row.text(0), row.whole(1), row.whole(2),
                               row.text(3), {},           {row.text(4), row.whole(5), row.text(6)}};
      }));
  return found;
}

Result<Done> Outbox::save_step(LetterStep step) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.database->transaction([&]() -> Result<Done> {
    TRY(const std::int64_t last,
        ledger_.database->number("SELECT max(number) FROM outbox_steps WHERE letter = ?", {step.letter}));
    step.number = last + 1;
    step.signature.content_sha256 = sha256_hex(statement_of(step));
    return ledger_.append(
        {0, step.signature.at_seconds, "outbox_step", numbered(step.letter, step.number), {}}, rows_of(step));
  });
}

Result<std::optional<LetterNow>> Outbox::letter(const std::string& id) const {
  const std::lock_guard lock(ledger_.guard);
  std::optional<LetterNow> found;
  TRY_DONE(ledger_.database->each(std::string(letters_query) + "WHERE l.id = ?", {id},
                                  [&](const Row& row) { found = letter_at(row); }));
  return found;
}

Result<std::vector<LetterNow>> Outbox::letters(const std::string& of) const {
  const std::lock_guard lock(ledger_.guard);
  std::vector<LetterNow> all;
  const auto keep = [&](const Row& row) { all.push_back(letter_at(row)); };
  const std::string query = letters_query;
  if (of.empty()) {
    TRY_DONE(ledger_.database->each(query + "ORDER BY l.rowid", {}, keep));
  } else {
    TRY_DONE(ledger_.database->each(query + "WHERE l.of = ? ORDER BY l.number, l.line", {of}, keep));
  }
  return all;
}

Result<std::int64_t> Outbox::claimed_since(std::int64_t at_seconds) const {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.database->number("SELECT count(*) FROM outbox_steps WHERE state = ? AND at_seconds > ?",
                                  {static_cast<int>(LetterState::claimed), at_seconds});
}

Result<Done> Outbox::save_suppression(Suppression suppression) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.database->transaction([&]() -> Result<Done> {
    TRY(const std::int64_t last,
        ledger_.database->number("SELECT max(number) FROM outbox_suppressions WHERE address_sha256 = ?",
                                 {suppression.address_sha256}));
    suppression.number = last + 1;
    suppression.signature.content_sha256 = sha256_hex(statement_of(suppression));
    return ledger_.append({0,
                           suppression.signature.at_seconds,
                           "outbox_suppression",
                           numbered(suppression.address_sha256, suppression.number),
                           {}},
                          rows_of(suppression));
  });
}

Result<bool> Outbox::is_suppressed(const std::string& address_sha256) const {
  const std::lock_guard lock(ledger_.guard);
  TRY(const auto last,
      ledger_.database->number("SELECT NOT lifted FROM outbox_suppressions WHERE address_sha256 = ? "
                               "ORDER BY number DESC LIMIT 1",
                               {address_sha256}));
  return last != 0;
}

Result<std::vector<Suppression>> Outbox::suppressions() const {
  const std::lock_guard lock(ledger_.guard);
  TRY(auto all, read_suppressions(*ledger_.database));
  return last_of_each(std::move(all), [](const Suppression& one) { return one.address_sha256; });
}

}  // namespace regie
