// store/records/statement_rows.h - statements as table rows, and read back from them.
#pragma once

#include <vector>

#include "store/records/rows.h"
#include "store/records/statements.h"

namespace regie {

/// One version of an account; versions of a name count from 1.
struct AccountVersion {
  std::int64_t version = 1;
  Account account;
};
/// One of those of a finding; they count from 1.
struct NumberedDismissal {
  std::int64_t number = 1;
  Dismissal dismissal;
};
struct NumberedTrials {
  std::int64_t number = 1;
  TrialSetting setting;
};
struct NumberedHold {
  std::int64_t number = 1;
  OutgoingHold hold;
};

std::vector<TableRow> rows_of(const AccountVersion& version);
std::vector<TableRow> rows_of(const ToldFinding& told);
std::vector<TableRow> rows_of(const Proposal& proposal);
std::vector<TableRow> rows_of(const ProposalAnswer& answer);
std::vector<TableRow> rows_of(const Reason& reason);
std::vector<TableRow> rows_of(const ReasonEnd& end);
std::vector<TableRow> rows_of(const Decision& decision);
std::vector<TableRow> rows_of(const Review& review);
std::vector<TableRow> rows_of(const NumberedDismissal& numbered);
std::vector<TableRow> rows_of(const RulesVersion& rules);
std::vector<TableRow> rows_of(const NumberedTrials& trials);
std::vector<TableRow> rows_of(const NumberedHold& numbered);

/// In the orders that Statements promises; accounts by name and version.
Result<std::vector<AccountVersion>> read_accounts(sqlite::Database& database);
Result<std::vector<ToldFinding>> read_told(sqlite::Database& database);
Result<std::vector<Proposal>> read_proposals(sqlite::Database& database);
Result<std::vector<ProposalAnswer>> read_answers(sqlite::Database& database);
Result<std::vector<Reason>> read_reasons(sqlite::Database& database);
Result<std::vector<ReasonEnd>> read_reason_ends(sqlite::Database& database);
Result<std::vector<Decision>> read_decisions(sqlite::Database& database);
Result<std::vector<Review>> read_reviews(sqlite::Database& database);
Result<std::vector<NumberedDismissal>> read_dismissals(sqlite::Database& database);
Result<std::vector<RulesVersion>> read_rules(sqlite::Database& database);
Result<std::vector<NumberedTrials>> read_trials(sqlite::Database& database);
Result<std::vector<NumberedHold>> read_holds(sqlite::Database& database);

}  // namespace regie
