// app/internal/kept.cpp - which acts make what void.
#include "app/internal/kept.h"

namespace regie {

Result<std::int64_t> last_figures_act(const Workspace& workspace) {
  return workspace.records->last_act({"import", "metric", "settings"});
}

Result<std::int64_t> last_context_act(const Workspace& workspace) {
  return workspace.records->last_act(
      {"import", "metric", "settings", "event", "reason", "reason_end", "rules"});
}

}  // namespace regie
