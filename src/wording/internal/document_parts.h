// wording/internal/document_parts.h - pieces that several documents share.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "app/review_decision.h"
#include "wording/document.h"
#include "wording/sentences.h"

namespace regie {

inline Document empty_document(const Reader& reader) {
  Document document;
  document.language = reader.language == Language::nl ? "nl" : "en";
  return document;
}

/// A phrase with its gaps filled.
template <class... Parts>
std::string say(std::string_view key, const Reader& reader, const Parts&... parts) {
  return fmt::format(fmt::runtime(phrase(key, reader.language)), parts...);
}

/// How a reason ended: withdrawn, or replaced by another.
[[nodiscard]] std::string end_sentence(const ReasonEnd& end, const Reader& reader);

struct CalibrationTables {
  const std::vector<Calibration>& people;
  const std::vector<Calibration>& topics;
  const Calibration& regie;
};
void add_calibration(Document& document, const CalibrationTables& tables, const Reader& reader);

/// The answer first, then what was forecast, sealed, measured and graded.
void add_graded(Document& document, const GradedDecision& graded, const Reader& reader);

}  // namespace regie
