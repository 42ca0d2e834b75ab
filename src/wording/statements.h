// wording/statements.h - what people signed and how it was graded, as sentences. Causal words stand only
// inside a person's quoted statement.
#pragma once

#include <string>
#include <vector>

#include "app/review_decision.h"
#include "charter/human_share.h"
#include "charter/proposal.h"
#include "desk/decision.h"
#include "desk/reason.h"
#include "measure/explain/lead_time.h"
#include "outcome/advice.h"
#include "outcome/review.h"
#include "wording/sentences.h"

namespace regie {

/// "clicks for Webinars".
[[nodiscard]] std::string cell_text(const std::string& metric, const Slice& slice, const Reader& reader);
/// "fits", "past"; "came true", "kwam uit".
[[nodiscard]] std::string verdict_text(FootprintVerdict verdict, const Reader& reader);
[[nodiscard]] std::string outcome_text(Outcome outcome, const Reader& reader);

/// "Signed by maud, Monday 16 March 2026" - the day of the signature in UTC.
[[nodiscard]] std::string signed_text(const Signature& signature, const Reader& reader);
/// "“People stay home.” - maud, 16 March · its footprint fits (at 3 of 118 other dates too: 0.9% to 7.2%)."
[[nodiscard]] std::string reason_sentence(const Reason& reason, const Reader& reader);
/// "its footprint fits; the same footprint fits at 3 of 118 dates that have nothing to do with it (0.9%
/// to 7.2%)".
[[nodiscard]] std::string footprint_sentence(const FootprintTest& test, const Reader& reader);
/// Head and rows: what, must, did.
[[nodiscard]] std::vector<std::vector<std::string>> footprint_table(const FootprintTest& test,
                                                                    const Reader& reader);

/// "registrations for Spring Summit: 12.5% to 37.5% more within 14 days, 70% sure".
[[nodiscard]] std::string forecast_sentence(const Forecast& forecast, const Reader& reader);
/// "What do we do? - chosen: switch to a virtual event".
[[nodiscard]] std::string decision_sentence(const Decision& decision, const Reader& reader);
[[nodiscard]] std::string due_sentence(const DueItem& item, const Reader& reader);
/// "26% more (18% to 34%) than without; observed 512, expected 406; n, method".
[[nodiscard]] std::string measured_sentence(const MeasuredEffect& measured, const Reader& reader);
[[nodiscard]] std::string grade_sentence(const GradedDecision& graded, const Reader& reader);
/// "People took 8 of 10 decisions (93% of the money)."
[[nodiscard]] std::string human_share_sentence(const HumanShare& share, const Reader& reader);
[[nodiscard]] std::string reliance_sentence(const Reliance& reliance, const Reader& reader);

/// "11 pieces of advice, 8 taken: 6 worked, 1 did not, 1 cannot be told; what was not taken would have
/// brought ..."
[[nodiscard]] std::string advice_sentence(const AdviceRecord& advice, const Reader& reader);
/// "Field notes came first in 2 of 3 cases, at the median 4 days before." - empty where no note has met a
/// finding.
[[nodiscard]] std::string lead_sentence(const LeadTimes& times, const Reader& reader);

/// "+26%", "-3.1%", with a sign.
[[nodiscard]] std::string signed_percent(double of_one, Language language);

}  // namespace regie
