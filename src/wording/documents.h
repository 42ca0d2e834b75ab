// wording/documents.h - answers about reasons, decisions, reviews, effects and a month, as documents.
#pragma once

#include <vector>

#include "app/accounts.h"
#include "app/decide.h"
#include "app/measure_effect.h"
#include "app/propose_reason.h"
#include "app/report.h"
#include "app/review_decision.h"
#include "app/rules.h"
#include "app/sign_reason.h"
#include "app/trials.h"
#include "app/verify.h"
#include "wording/document.h"
#include "wording/sentences.h"

namespace regie {

[[nodiscard]] Document document_of(const Verified& verified, const Reader& reader);
[[nodiscard]] Document document_of(const std::vector<Account>& accounts, const Reader& reader);
[[nodiscard]] Document document_of(const ProposedReason& proposed, const Reader& reader);
[[nodiscard]] Document document_of(const Rejected& rejected, const Reader& reader);
[[nodiscard]] Document document_of(const Signed& answer, const Reader& reader);
[[nodiscard]] Document document_of(const KeptReason& kept, const Reader& reader);
[[nodiscard]] Document document_of(const std::vector<KeptReason>& reasons, const Reader& reader);
[[nodiscard]] Document document_of(const ReasonEnd& end, const Reader& reader);
[[nodiscard]] Document document_of(const std::vector<LikeReason>& reasons, const Reader& reader);
[[nodiscard]] Document document_of(const TrialsState& state, const Reader& reader);
[[nodiscard]] Document document_of(const RulesVersion& version, const Reader& reader);
[[nodiscard]] Document document_of(const Replay& replay, const Reader& reader);

[[nodiscard]] Document document_of(const Decided& decided, const Reader& reader);
[[nodiscard]] Document document_of(const std::vector<Decision>& decisions, const Reader& reader);
[[nodiscard]] Document document_of(const GradedDecision& graded, const Reader& reader);
[[nodiscard]] Document document_of(const ReviewList& list, const Reader& reader);
[[nodiscard]] Document document_of(const EffectReport& report, const Reader& reader);
[[nodiscard]] Document document_of(const Report& report, const Reader& reader);

}  // namespace regie
