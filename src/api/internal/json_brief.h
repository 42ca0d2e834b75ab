// api/internal/json_brief.h - pieces of the brief that other documents carry too.
#pragma once

#include "api/internal/json_values.h"
#include "app/brief.h"
#include "measure/second_opinion.h"

namespace regie {

/// `reason` may be null: none was signed.
[[nodiscard]] Json finding_value(const Finding& finding, const Reason* reason);
[[nodiscard]] Json coverage_value(const SourceCoverage& source);
/// Everything but what is said of it.
[[nodiscard]] Json second_opinion_value(const Answer<SecondOpinion>& opinion,
                                        std::optional<Agreement> agreement);
/// Seed, data and code: the same give the same bytes.
void add_provenance(Json& json, const Provenance& provenance);

}  // namespace regie
