// app/report.h - the verb `report`: a month looked back on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/brief.h"
#include "app/review_decision.h"
#include "charter/human_share.h"
#include "charter/proposal.h"
#include "measure/explain/lead_time.h"
#include "outcome/advice.h"

namespace regie {

struct ReportRequest {
  std::string month;  // "2026-03"
  std::optional<Day> as_of;
};

/// A finding of the month as it was told, with the reason that stands for it.
struct LookedBack {
  Finding finding;
  std::optional<Reason> reason;
};

struct Report {
  std::string workspace;
  std::string language;
  std::string currency;
  Day as_of;
  DaySpan month;
  std::vector<SourceCoverage> coverage;
  std::vector<LookedBack> changed;  // of the weekly briefs of the month, each change once
  std::vector<Reason> reasons;      // signed in the month
  std::vector<ReasonEnd> reasons_ended;
  std::vector<Decision> decided;       // signed in the month
  std::vector<GradedDecision> graded;  // reviewed in the month
  AdviceRecord advice;                 // of all decisions up to the month's end
  std::vector<Calibration> people;
  std::vector<Calibration> topics;
  Calibration regie;
  HumanShare human_share;
  Reliance reliance;
  LeadTimes lead_times;
  Provenance provenance;
};

/// Fails: report.bad_month, and as the brief.
[[nodiscard]] Result<Report> report(World& world, const Workspace& workspace, const ReportRequest& request);

}  // namespace regie
