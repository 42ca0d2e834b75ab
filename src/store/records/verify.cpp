// store/records/verify.cpp - every row against the journal, the journal against itself.
#include "store/records/verify.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "store/archive/archive.h"
#include "store/records/journal.h"
#include "store/records/mailbox_rows.h"
#include "store/records/migrations.h"
#include "store/records/outbox_rows.h"
#include "store/records/read_imports.h"
#include "store/records/read_records.h"
#include "store/records/replies.h"
#include "store/records/statement_rows.h"
#include "store/records/voice_rows.h"

namespace regie {
namespace {

using sqlite::Row;

class Check {
 public:
  explicit Check(sqlite::Database& database) : database_(database) {}

  Result<bool> readable(const std::string& kind, const Result<Done>& outcome);
  Result<Done> pages();
  /// The chain, and which contents it seals.
  Result<Done> journal(const std::string& earlier_root);
  Result<Done> records();
  Result<Done> voice();
  Result<Done> messages();
  Result<Done> outbox();
  /// No row may be there that is part of no record: readers pass over those.
  Result<Done> rows();
  /// Answers to requests are no records; each carries a seal of its own.
  Result<Done> replies();
  Result<Done> layout();
  VerifyReport report();

 private:
  void record(const std::string& kind, const std::string& subject, const std::vector<TableRow>& rows);
  template <class Item, class Subject>
  Result<Done> all(const char* kind, Result<std::vector<Item>> items, Subject subject);
  void harm(const std::string& kind, const std::string& subject, Harm harm) {
    damages_.emplace(std::pair(kind, subject), harm);  // the first that is found says most
  }

  sqlite::Database& database_;
  JournalReading journal_;
  std::map<std::pair<std::string, std::string>, Harm> damages_;
  std::map<std::string, std::int64_t> whole_;
  std::set<std::string> unreadable_;                                     // kinds
  std::map<std::string, std::multiset<std::string>, std::less<>> rows_;  // by table, as sealed texts
};

/// Damage of a part is named and the rest looked at; what keeps all of it shut is handed up.
Result<bool> Check::readable(const std::string& kind, const Result<Done>& outcome) {
  if (outcome) return true;
  const std::string& code = outcome.error().code;
  if (code != "records.damaged" && code != "records.disk_failed" && code != "records.refused")
    return tl::unexpected(outcome.error());
  harm(kind, outcome.error().say, Harm::unreadable);
  unreadable_.insert(kind);
  return false;
}

Result<Done> Check::pages() {
  const auto read = database_.each("PRAGMA integrity_check(1)", {}, [&](const Row& row) {
    if (row.text(0) != "ok") harm("file", row.text(0), Harm::damaged_file);
  });
  TRY_DONE(readable("file", read));
  return Done{};
}

Result<Done> Check::journal(const std::string& earlier_root) {
  auto reading = read_journal(database_, earlier_root);
  TRY(const bool is_read,
      readable("journal", reading ? Result<Done>(Done{}) : tl::unexpected(reading.error())));
  if (!is_read) return Done{};
  journal_ = std::move(*reading);
  if (journal_.broken_line) harm("journal", std::to_string(*journal_.broken_line), Harm::broken_line);
  if (!journal_.has_earlier_root) harm("journal", earlier_root, Harm::unknown_root);
  return Done{};
}

void Check::record(const std::string& kind, const std::string& subject, const std::vector<TableRow>& rows) {
  for (const TableRow& row : rows) rows_[row.table].insert(sealed_text(row));
  if (unreadable_.contains("journal")) return;
  const auto sealed = journal_.contents.find({kind, subject});
  if (sealed == journal_.contents.end() || sealed->second == taken_back)
    return harm(kind, subject, Harm::added);
  if (sealed->second == content_sha256(rows))
    ++whole_[kind];
  else
    harm(kind, subject, Harm::changed);
  journal_.contents.erase(sealed);
}

/// Is what was signed what stands here? Kinds that nobody signs are.
template <class Item>
bool is_as_signed(const Item& item) {
  if constexpr (requires { statement_of(item); })
    return sha256_hex(statement_of(item)) == item.signature.content_sha256;
  return true;
}
bool is_as_signed(const NumberedTrials& trials) { return is_as_signed(trials.setting); }
bool is_as_signed(const NumberedHold& numbered) { return is_as_signed(numbered.hold); }
bool is_as_signed(const NumberedRuling& numbered) { return is_as_signed(numbered.ruling); }
bool is_as_signed(const NumberedMark& numbered) { return is_as_signed(numbered.mark); }
bool is_as_signed(const NumberedDismissal& numbered) { return is_as_signed(numbered.dismissal); }
bool is_as_signed(const Decision& decision) {
  return sha256_hex(statement_of(decision)) == decision.signature.content_sha256 &&
         sha256_hex(sealed_text(decision.sealed)) == decision.sealed.content_sha256;
}

template <class Item, class Subject>
Result<Done> Check::all(const char* kind, Result<std::vector<Item>> items, Subject subject) {
  TRY(const bool is_read, readable(kind, items ? Result<Done>(Done{}) : tl::unexpected(items.error())));
  if (!is_read) return Done{};
  for (const Item& item : *items) {
    record(kind, subject(item), rows_of(item));
    if (!is_as_signed(item)) harm(kind, subject(item), Harm::other_signed);
  }
  return Done{};
}

Result<Done> Check::records() {
  const auto id = [](const auto& item) { return item.id.text; };
  const auto decision = [](const Review& review) { return review.decision.text; };
  TRY_DONE(all("settings", read_settings(database_), [](const auto&) { return "settings"; }));
  TRY_DONE(all("import", read_imports(database_), id));
  TRY_DONE(all("event", read_events(database_), id));
  TRY_DONE(all("note", read_notes(database_), id));
  TRY_DONE(all("metric", read_metrics(database_), [](const Metric& metric) { return metric.name; }));
  TRY_DONE(all("account", read_accounts(database_), [](const AccountVersion& version) {
    return version.account.name + "#" + std::to_string(version.version);
  }));
  TRY_DONE(all("told", read_told(database_), [](const ToldFinding& told) { return told.finding.id.text; }));
  TRY_DONE(all("proposal", read_proposals(database_), id));
  TRY_DONE(all("answer", read_answers(database_), [](const auto& answer) { return answer.proposal.text; }));
  TRY_DONE(all("reason", read_reasons(database_), id));
  TRY_DONE(all("reason_end", read_reason_ends(database_), [](const auto& end) { return end.reason.text; }));
  TRY_DONE(all("decision", read_decisions(database_), id));
  TRY_DONE(all("review", read_reviews(database_), decision));
  TRY_DONE(all("dismissal", read_dismissals(database_), [](const NumberedDismissal& numbered) {
    return numbered.dismissal.finding.text + "#" + std::to_string(numbered.number);
  }));
  TRY_DONE(all("rules", read_rules(database_),
               [](const RulesVersion& rules) { return std::to_string(rules.version); }));
  TRY_DONE(all("trials", read_trials(database_),
               [](const NumberedTrials& trials) { return std::to_string(trials.number); }));
  TRY_DONE(all("outgoing_hold", read_holds(database_),
               [](const NumberedHold& numbered) { return std::to_string(numbered.number); }));
  TRY_DONE(voice());
  TRY_DONE(messages());
  TRY_DONE(outbox());
  for (const auto& [named, hash] : journal_.contents)
    if (hash != taken_back && !unreadable_.contains(named.first)) harm(named.first, named.second, Harm::gone);
  return Done{};
}

Result<Done> Check::voice() {
  const auto id = [](const auto& item) { return item.id; };
  TRY_DONE(all("voice_text", read_voice_texts(database_), [](const KeptText& kept) { return kept.text.id; }));
  TRY_DONE(all("voice_piece", read_pieces(database_), id));
  TRY_DONE(all("voice_news", read_news(database_), id));
  TRY_DONE(all("voice_ruling", read_rulings(database_), [](const NumberedRuling& numbered) {
    return numbered.ruling.piece + "#" + std::to_string(numbered.number);
  }));
  return all("voice_choice", read_choices(database_),
             [](const NumberedChoice& numbered) { return std::to_string(numbered.number); });
}

Result<Done> Check::messages() {
  const auto id = [](const auto& item) { return item.id; };
  const auto number = [](const NumberedMark& mark) { return std::to_string(mark.number); };
  TRY_DONE(all("own_address", read_own_addresses(database_), id));
  TRY_DONE(all("correspondent", read_correspondents(database_), [](const auto& one) { return one.key; }));
  TRY_DONE(all("message", read_stored_messages(database_), id));
  TRY_DONE(all("thread_mark", read_marks(database_), number));
  TRY_DONE(all("correction", read_corrections(database_), [](const auto& one) { return one.message; }));
  return all("mailbox_state", read_states(database_), id);
}

Result<Done> Check::outbox() {
  const auto numbered = [](const std::string& key, std::int64_t number) {
    return key + "#" + std::to_string(number);
  };
  TRY_DONE(
      all("outbox_settings", read_outbox_settings(database_), [](const auto&) { return "outbox_settings"; }));
  TRY_DONE(all("outbox_draft", read_drafts(database_),
               [&](const DraftVersion& draft) { return numbered(draft.draft.id, draft.version); }));
  TRY_DONE(all("outbox_mailing", read_mailings(database_),
               [](const MailingRecord& mailing) { return mailing.id; }));
  TRY_DONE(all("outbox_approval", read_approvals(database_),
               [&](const OutboxApproval& approval) { return numbered(approval.of, approval.number); }));
  TRY_DONE(all("outbox_step", read_steps(database_),
               [&](const LetterStep& step) { return numbered(step.letter, step.number); }));
  return all("outbox_suppression", read_suppressions(database_), [&](const Suppression& suppression) {
    return numbered(suppression.address_sha256, suppression.number);
  });
}

/// The kind of record a table belongs to: the longest kind its name starts with.
std::string kind_of_table(const std::string& table) {
  constexpr auto kinds = std::to_array<std::string_view>({"settings",
                                                          "import",
                                                          "event",
                                                          "note",
                                                          "metric",
                                                          "account",
                                                          "told",
                                                          "proposal",
                                                          "answer",
                                                          "reason_end",
                                                          "reason",
                                                          "decision",
                                                          "review",
                                                          "rules",
                                                          "trials",
                                                          "dismissal",
                                                          "outgoing_hold",
                                                          "outbox_settings",
                                                          "outbox_draft",
                                                          "outbox_mailing",
                                                          "outbox_approval",
                                                          "outbox_step",
                                                          "outbox_suppression",
                                                          "own_address",
                                                          "thread_mark",
                                                          "correspondent",
                                                          "mailbox_state",
                                                          "correction",
                                                          "message",
                                                          "voice_text",
                                                          "voice_piece",
                                                          "voice_news",
                                                          "voice_ruling",
                                                          "voice_choice"});
  for (const std::string_view kind : kinds)
    if (table.starts_with(kind)) return std::string(kind);
  return table;
}

Result<Done> Check::rows() {
  std::vector<std::string> tables;
  TRY_DONE(
      database_.each("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                     "AND name NOT IN ('journal', 'request_keys')",
                     {}, [&](const Row& row) { tables.push_back(row.text(0)); }));
  for (const std::string& table : tables) {
    const std::string kind = kind_of_table(table);
    if (unreadable_.contains(kind)) continue;
    std::multiset<std::string>& known = rows_[table];
    const auto read = database_.each("SELECT * FROM \"" + table + "\"", {}, [&](const Row& row) {
      TableRow stored{table.c_str(), row.values()};
      const auto found = known.find(sealed_text(stored));
      if (found != known.end())
        known.erase(found);
      else
        harm(kind, row.text(0), Harm::foreign_row);
    });
    TRY_DONE(readable(kind, read));
  }
  return Done{};
}

Result<Done> Check::replies() {
  TRY_DONE(readable("reply", each_reply(database_, [&](const KeptReply& reply, bool is_whole) {
                      if (!is_whole) harm("reply", reply.account + " " + reply.key, Harm::changed);
                    })));
  return Done{};
}

using Layout = std::set<std::tuple<std::string, std::string, std::string>>;

Result<Layout> layout_of(sqlite::Database& database) {
  Layout layout;
  TRY_DONE(database.each("SELECT type, name, sql FROM sqlite_schema", {}, [&](const Row& row) {
    layout.emplace(row.text(0), row.text(1), row.is_null(2) ? "" : row.text(2));
  }));
  return layout;
}

/// What the migrations make; the same for as long as the program runs.
const Result<Layout>& made_layout() {
  static const Result<Layout> made = []() -> Result<Layout> {
    TRY(const auto fresh, sqlite::Database::open(":memory:"));
    for (const std::string_view sql : migrations()) TRY_DONE(fresh->script(std::string(sql)));
    return layout_of(*fresh);
  }();
  return made;
}

Result<Done> Check::layout() {
  if (!made_layout()) return tl::unexpected(made_layout().error());
  const Layout& made = *made_layout();
  const auto stored = layout_of(database_);
  TRY(const bool is_read, readable("layout", stored ? Result<Done>(Done{}) : tl::unexpected(stored.error())));
  if (!is_read) return Done{};
  std::vector<Layout::value_type> differ;
  std::set_symmetric_difference(made.begin(), made.end(), stored->begin(), stored->end(),
                                std::back_inserter(differ));
  for (const auto& [type, name, sql] : differ) harm("layout", name, Harm::altered_layout);
  return Done{};
}

VerifyReport Check::report() {
  VerifyReport report;
  for (const auto& [named, harm] : damages_) report.damages.push_back({named.first, named.second, harm});
  for (const auto& [kind, count] : whole_) report.kinds.push_back({kind, count});
  report.acts = journal_.acts;
  report.root = journal_.root;
  return report;
}

}  // namespace

std::string_view harm_name(Harm harm) {
  switch (harm) {
    case Harm::changed:
      return "changed";
    case Harm::gone:
      return "gone";
    case Harm::added:
      return "added";
    case Harm::foreign_row:
      return "foreign_row";
    case Harm::other_signed:
      return "other_signed";
    case Harm::broken_line:
      return "broken_line";
    case Harm::unknown_root:
      return "unknown_root";
    case Harm::damaged_file:
      return "damaged_file";
    case Harm::unreadable:
      return "unreadable";
    case Harm::altered_layout:
      return "altered_layout";
  }
  return "";
}

Result<VerifyReport> verify_records(sqlite::Database& database, const std::string& earlier_root) {
  Check check(database);
  TRY_DONE(check.pages());
  TRY_DONE(check.journal(earlier_root));
  TRY_DONE(check.records());
  TRY_DONE(check.rows());
  TRY_DONE(check.replies());
  TRY_DONE(check.layout());
  return check.report();
}

bool VerifyReport::whole(std::string_view kind) const {
  return std::none_of(damages.begin(), damages.end(),
                      [&](const Damage& damage) { return damage.kind == kind; });
}

VerifyReport verify_damaged_records(const std::string& path, const Problem& why) {
  VerifyReport report;
  if (const auto database = sqlite::Database::open_to_read(path))
    if (auto read = verify_records(**database, {})) report = std::move(*read);
  report.damages.insert(report.damages.begin(), {"file", why.say, Harm::damaged_file});
  return report;
}

}  // namespace regie
