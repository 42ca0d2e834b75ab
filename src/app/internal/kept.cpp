// app/internal/kept.cpp - which acts make what void.
#include "app/internal/kept.h"

namespace regie {

void LearnedSeries::keep(Day window_to, const DetectOutput& seen) {
  if (window_to < to) return;
  to = window_to;
  if (!seen.stopped) memory.lessons.clear();
  for (const auto& [series, lesson] : seen.memory.lessons) memory.lessons.insert_or_assign(series, lesson);
}

Result<std::shared_ptr<const std::vector<ReportInfo>>> reports_of(const Workspace& workspace) {
  TRY(const std::int64_t act, last_figures_act(workspace));
  if (auto kept = workspace.kept->reports.find(act, 0)) return kept;
  TRY(auto reports, workspace.facts->reports());
  return workspace.kept->reports.keep(0, std::move(reports));
}

Result<std::int64_t> last_figures_act(const Workspace& workspace) {
  return workspace.records->last_act({"import", "metric", "settings"});
}

Result<std::int64_t> last_context_act(const Workspace& workspace) {
  return workspace.records->last_act(
      {"import", "metric", "settings", "event", "reason", "reason_end", "rules"});
}

}  // namespace regie
