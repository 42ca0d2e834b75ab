// store/records/outbox_rows.h - drafts, mailings, approvals, steps and suppressions as rows, and back.
#pragma once

#include <string>
#include <vector>

#include "store/records/outbox.h"
#include "store/records/rows.h"

namespace regie {

std::vector<TableRow> rows_of(const OutboxSettings& settings);
std::vector<TableRow> rows_of(const DraftVersion& draft);
std::vector<TableRow> rows_of(const MailingRecord& mailing);
std::vector<TableRow> rows_of(const OutboxApproval& approval);
std::vector<TableRow> rows_of(const LetterStep& step);
std::vector<TableRow> rows_of(const Suppression& suppression);

/// Which rows: all, or those whose first column is `key`.
struct OutboxRowsOf {
  bool all = true;
  std::string key = {};
};
Result<std::vector<OutboxSettings>> read_outbox_settings(sqlite::Database& database);
/// By key, then version or number.
Result<std::vector<DraftVersion>> read_drafts(sqlite::Database& database, const OutboxRowsOf& which = {});
Result<std::vector<MailingRecord>> read_mailings(sqlite::Database& database, const OutboxRowsOf& which = {});
Result<std::vector<OutboxApproval>> read_approvals(sqlite::Database& database,
                                                   const OutboxRowsOf& which = {});
Result<std::vector<LetterStep>> read_steps(sqlite::Database& database, const OutboxRowsOf& which = {});
Result<std::vector<Suppression>> read_suppressions(sqlite::Database& database,
                                                   const OutboxRowsOf& which = {});

}  // namespace regie
