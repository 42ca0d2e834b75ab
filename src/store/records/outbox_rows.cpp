// store/records/outbox_rows.cpp - the outbox as table rows, and read back column by column.
#include "store/records/outbox_rows.h"

#include <map>
#include <utility>

namespace regie {
namespace {

using sqlite::Row;
using sqlite::Value;
using sqlite::Values;

Values with(Values values, const Signature& signature) {
  values.emplace_back(signature.account);
  values.emplace_back(signature.at_seconds);
  values.emplace_back(signature.content_sha256);
  return values;
}

Signature signature_at(const Row& row, int column) {
  return {row.text(column), row.whole(column + 1), row.text(column + 2)};
}

std::string select(const char* columns_and_table, const char* key, const char* order,
                   const OutboxRowsOf& which) {
  return std::string("SELECT ") + columns_and_table +
         (which.all ? "" : std::string(" WHERE ") + key + " = ?") + " ORDER BY " + order;
}

Values key_of(const OutboxRowsOf& which) { return which.all ? Values{} : Values{which.key}; }

using VersionKey = std::pair<std::string, std::int64_t>;

}  // namespace

std::vector<TableRow> rows_of(const OutboxSettings& settings) {
  const SendingLimits& limits = settings.limits;
  return {{"outbox_settings",
           {1, settings.salt, settings.link_key, limits.quiet_from, limits.quiet_to, limits.quiet_sundays,
            limits.quiet_replies, limits.per_minute, limits.per_day, settings.reply_to, settings.link_base,
            settings.model_url, settings.model}}};
}

std::vector<TableRow> rows_of(const DraftVersion& version) {
  const Draft& draft = version.draft;
  std::vector<TableRow> rows{{"outbox_drafts", with({draft.id, version.version, draft.thread, draft.to,
                                                     draft.subject, draft.question},
                                                    version.signature)}};
  std::int64_t position = 0;
  for (const Sentence& sentence : draft.sentences)
    rows.push_back(
        {"outbox_draft_sentences",
         {draft.id, version.version, position++, sentence.text, static_cast<int>(sentence.author),
          sentence.source, sentence.was ? Value(static_cast<int>(*sentence.was)) : Value(std::nullopt),
          sentence.was_source}});
  return rows;
}

std::vector<TableRow> rows_of(const MailingRecord& mailing) {
  return {{"outbox_mailings",
           with({mailing.id, mailing.text.subject, mailing.text.text, mailing.list}, mailing.signature)}};
}

std::vector<TableRow> rows_of(const OutboxApproval& approval) {
  std::vector<TableRow> rows{
      {"outbox_approvals",
       with({approval.of, approval.number, approval.version, approval.content_sha256}, approval.signature)}};
  for (const ApprovedLine& line : approval.letters)
    rows.push_back({"outbox_approval_letters",
                    {line.letter, approval.of, approval.number, line.line, line.content_sha256}});
  return rows;
}

std::vector<TableRow> rows_of(const LetterStep& step) {
  return {{"outbox_steps",
           with({step.letter, step.number, static_cast<int>(step.state), step.tries, step.next_at, step.say},
                step.signature)}};
}

std::vector<TableRow> rows_of(const Suppression& suppression) {
  return {{"outbox_suppressions",
           with({suppression.address_sha256, suppression.number, suppression.lifted, suppression.reason},
                suppression.signature)}};
}

Result<std::vector<OutboxSettings>> read_outbox_settings(sqlite::Database& database) {
  std::vector<OutboxSettings> all;
  TRY_DONE(database.each("SELECT * FROM outbox_settings", {}, [&](const Row& row) {
    const auto number = [&](int column) { return static_cast<int>(row.whole(column)); };
    const SendingLimits limits{number(3),         number(4), row.whole(5) != 0,
                               row.whole(6) != 0, number(7), number(8)};
    all.push_back({row.text(1), row.text(2), limits, row.text(9), row.text(10), row.text(11), row.text(12)});
  }));
  return all;
}

Result<std::vector<DraftVersion>> read_drafts(sqlite::Database& database, const OutboxRowsOf& which) {
  std::vector<DraftVersion> all;
  std::map<VersionKey, std::size_t> places;
  TRY_DONE(database.each(
      select("* FROM outbox_drafts", "id", "id, version", which), key_of(which), [&](const Row& row) {
        DraftVersion version{row.whole(1), {}, signature_at(row, 6)};
        version.draft = {row.text(0), row.text(2), row.text(3), row.text(4), row.text(5), {}};
        places[{version.draft.id, version.version}] = all.size();
        all.push_back(std::move(version));
      }));
  TRY_DONE(database.each(select("* FROM outbox_draft_sentences", "draft", "draft, version, position", which),
                         key_of(which), [&](const Row& row) {
                           const auto owner = places.find({row.text(0), row.whole(1)});
                           if (owner == places.end()) return;  // somebody meddled: verify() tells
                           Sentence sentence{row.text(3), static_cast<Author>(row.whole(4)), row.text(5)};
                           if (!row.is_null(6)) sentence.was = static_cast<Author>(row.whole(6));
                           sentence.was_source = row.text(7);
                           all[owner->second].draft.sentences.push_back(std::move(sentence));
                         }));
  return all;
}

Result<std::vector<MailingRecord>> read_mailings(sqlite::Database& database, const OutboxRowsOf& which) {
  std::vector<MailingRecord> all;
  TRY_DONE(database.each(
      select("* FROM outbox_mailings", "id", "at_seconds, id", which), key_of(which), [&](const Row& row) {
        all.push_back({row.text(0), {row.text(1), row.text(2)}, row.text(3), signature_at(row, 4)});
      }));
  return all;
}

Result<std::vector<OutboxApproval>> read_approvals(sqlite::Database& database, const OutboxRowsOf& which) {
  std::vector<OutboxApproval> all;
  std::map<VersionKey, std::size_t> places;
  TRY_DONE(database.each(
      select("* FROM outbox_approvals", "of", "of, number", which), key_of(which), [&](const Row& row) {
        places[{row.text(0), row.whole(1)}] = all.size();
        all.push_back({row.text(0), row.whole(1), row.whole(2), row.text(3), {}, signature_at(row, 4)});
      }));
  TRY_DONE(database.each(select("of, number, id, line, content_sha256 FROM outbox_approval_letters", "of",
                                "of, number, line", which),
                         key_of(which), [&](const Row& row) {
                           const auto owner = places.find({row.text(0), row.whole(1)});
                           if (owner == places.end()) return;
                           all[owner->second].letters.push_back({row.text(2), row.whole(3), row.text(4)});
                         }));
  return all;
}

Result<std::vector<LetterStep>> read_steps(sqlite::Database& database, const OutboxRowsOf& which) {
  std::vector<LetterStep> all;
  TRY_DONE(database.each(
      select("* FROM outbox_steps", "letter", "letter, number", which), key_of(which), [&](const Row& row) {
        all.push_back({row.text(0), row.whole(1), static_cast<LetterState>(row.whole(2)),
                       static_cast<int>(row.whole(3)), row.whole(4), row.text(5), signature_at(row, 6)});
      }));
  return all;
}

Result<std::vector<Suppression>> read_suppressions(sqlite::Database& database, const OutboxRowsOf& which) {
  std::vector<Suppression> all;
  TRY_DONE(database.each(
      select("* FROM outbox_suppressions", "address_sha256", "address_sha256, number", which), key_of(which),
      [&](const Row& row) {
        all.push_back({row.text(0), row.whole(1), row.whole(2) != 0, row.text(3), signature_at(row, 4)});
      }));
  return all;
}

}  // namespace regie
