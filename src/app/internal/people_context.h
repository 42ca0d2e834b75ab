// app/internal/people_context.h - what people signed, as far as candidates are weighed by it.
#pragma once

#include <vector>

#include "app/workspace.h"
#include "desk/reason.h"
#include "measure/explain/precedent.h"
#include "measure/explain/rules.h"

namespace regie {

/// A reason as one that others are compared with; its day is that of the finding it was about.
[[nodiscard]] Precedent precedent_of(const Reason& reason);
/// Of the reasons that stand.
[[nodiscard]] Result<std::vector<Precedent>> precedents_of(const Workspace& workspace);

/// The signature table in force.
[[nodiscard]] Result<explaining::RuleTable> rule_table(const Workspace& workspace);

}  // namespace regie
