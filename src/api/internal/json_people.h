// api/internal/json_people.h - what people signed as JSON values, for the documents that carry them.
#pragma once

#include "api/internal/json_values.h"
#include "app/review_decision.h"
#include "app/sign_reason.h"
#include "charter/human_share.h"
#include "charter/proposal.h"
#include "measure/explain/lead_time.h"
#include "outcome/advice.h"

namespace regie {

[[nodiscard]] Json json_value(const Signature& signature);
[[nodiscard]] Json json_value(const FootprintTest& test);
[[nodiscard]] Json json_value(const Reason& reason);
[[nodiscard]] Json json_value(const ReasonEnd& end);
[[nodiscard]] Json json_value(const KeptReason& kept);
[[nodiscard]] Json json_value(const Decision& decision);
[[nodiscard]] Json json_value(const Review& review);
/// The decision with its seal opened and its review.
[[nodiscard]] Json json_value(const GradedDecision& graded);
[[nodiscard]] Json json_value(const DueItem& item);
[[nodiscard]] Json json_value(const Calibration& calibration);
[[nodiscard]] Json json_value(const HumanShare& share);
[[nodiscard]] Json json_value(const Reliance& reliance);
[[nodiscard]] Json json_value(const LeadTimes& times);
[[nodiscard]] Json json_value(const AdviceRecord& advice);

/// null where there is none.
template <class Value>
Json json_value(const std::optional<Value>& value) {
  return value ? json_value(*value) : Json(nullptr);
}
template <class Values>
Json list_of(const Values& values) {
  Json json = Json::array();
  for (const auto& value : values) json.push_back(json_value(value));
  return json;
}
inline Json number_or_null(const std::optional<double>& value) {
  return value ? Json(*value) : Json(nullptr);
}
inline Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

}  // namespace regie
