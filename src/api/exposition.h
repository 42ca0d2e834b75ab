// api/exposition.h - how a desk does, in the text format Prometheus reads (version 0.0.4).
#pragma once

#include <string>

#include "app/desk.h"
#include "base/http.h"

namespace regie {

/// Sums over the whole desk; labels are names of routes, parts and events, never of a workspace or a person.
/// docs/guides/operate.md lists them.
[[nodiscard]] std::string exposition(Desk& desk, const HttpCounts& counts);

}  // namespace regie
