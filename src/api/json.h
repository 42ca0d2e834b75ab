// api/json.h - results as JSON documents, exactly as docs/reference/json.md says. UTF-8, keys in a fixed
// order.
#pragma once

#include <string>
#include <vector>

#include "app/accounts.h"
#include "app/backup.h"
#include "app/brief.h"
#include "app/decide.h"
#include "app/doctor.h"
#include "app/explain_metric.h"
#include "app/export_pack.h"
#include "app/hold.h"
#include "app/import_files.h"
#include "app/measure_effect.h"
#include "app/moment.h"
#include "app/passwords.h"
#include "app/plan.h"
#include "app/propose_reason.h"
#include "app/rebuild.h"
#include "app/report.h"
#include "app/restore.h"
#include "app/review_decision.h"
#include "app/rules.h"
#include "app/sign_reason.h"
#include "app/sources.h"
#include "app/trials.h"
#include "app/verify.h"
#include "app/voice.h"
#include "simulate/simulate.h"

namespace regie {

[[nodiscard]] std::string json_of(const Brief& page);
[[nodiscard]] std::string json_of(const Explanation& explanation);
[[nodiscard]] std::string json_of(const std::vector<FileOutcome>& files);
[[nodiscard]] std::string json_of(const std::vector<SourceCoverage>& sources);
[[nodiscard]] std::string json_of(const std::vector<Metric>& metrics);
[[nodiscard]] std::string json_of(const std::vector<EventRecord>& events);
[[nodiscard]] std::string json_of(const std::vector<NoteRecord>& notes);
[[nodiscard]] std::string json_of(const RebuildOutcome& outcome);
[[nodiscard]] std::string json_of(const Truth& truth);
[[nodiscard]] std::string json_of(const Verified& verified);
[[nodiscard]] std::string json_of(const Doctored& doctored);
[[nodiscard]] std::string json_of(const std::vector<Account>& accounts);
[[nodiscard]] std::string json_of(const ResetCode& code);
[[nodiscard]] std::string json_of(const std::vector<KeptReason>& reasons);
[[nodiscard]] std::string json_of(const KeptReason& reason);
[[nodiscard]] std::string json_of(const Signed& answer);
[[nodiscard]] std::string json_of(const ReasonEnd& end);
[[nodiscard]] std::string json_of(const ProposedReason& proposed);
[[nodiscard]] std::string json_of(const Rejected& rejected);
[[nodiscard]] std::string json_of(const std::vector<LikeReason>& reasons);
[[nodiscard]] std::string json_of(const TrialsState& state);
[[nodiscard]] std::string json_of(const Replay& replay);
[[nodiscard]] std::string json_of(const RulesVersion& version);
[[nodiscard]] std::string json_of_rules(const std::string& table);
[[nodiscard]] std::string json_of(const std::vector<Decision>& decisions);
[[nodiscard]] std::string json_of(const Decided& decided);
[[nodiscard]] std::string json_of(const GradedDecision& graded);
[[nodiscard]] std::string json_of(const ReviewList& list);
[[nodiscard]] std::string json_of(const EffectReport& report);
[[nodiscard]] std::string json_of(const Report& report);
[[nodiscard]] std::string json_of(const BackupOutcome& outcome);
[[nodiscard]] std::string json_of(const BackupCheck& check);
[[nodiscard]] std::string json_of(const std::vector<BackupGeneration>& generations);
[[nodiscard]] std::string json_of(const RestoreOutcome& outcome);
[[nodiscard]] std::string json_of(const PackOutcome& outcome);
[[nodiscard]] std::string json_of(const HoldState& state);
[[nodiscard]] std::string json_of(const LearnOutcome& outcome);
[[nodiscard]] std::string json_of(const std::vector<KeptText>& texts);
[[nodiscard]] std::string json_of(const KeptChoice& kept);
[[nodiscard]] std::string json_of(const CheckedDraft& checked);
/// The same on one line, for many drafts one after another.
[[nodiscard]] std::string json_line_of(const CheckedDraft& checked);
[[nodiscard]] std::string json_of(const PlanOutcome& outcome);
[[nodiscard]] std::string json_of(const NewsOutcome& outcome);
[[nodiscard]] std::string json_of(const std::vector<CheckedPiece>& plan);
[[nodiscard]] std::string json_of(const CheckedPiece& piece);
[[nodiscard]] std::string json_of(const std::vector<NewsLine>& news);
/// RFC 9457 members plus `code`, `kept`, `remedy`.
[[nodiscard]] std::string json_of(const Problem& problem);

}  // namespace regie
