// api/routes.h - every route of the desk, as one table.
#pragma once

#include <string>

#include "app/desk.h"
#include "base/http.h"

namespace regie {

/// Who may see how the desk itself is: this machine, and whoever has the token.
struct Watching {
  std::string token_sha256;  // "" = this machine alone
};

/// Answers for all workspaces of a desk: the JSON interface below /api/v1, the browser's pages, shared pages
/// and the calendar feed; /healthz, /readyz and /metrics. Errors are problem details (RFC 9457). Each request
/// is counted and, where it wrote or failed, logged. Requires: `desk` outlives the handler.
[[nodiscard]] HttpHandler routes(Desk& desk, const Watching& watching = {});

/// OpenAPI 3.1 of the JSON interface, from the table and the shapes.
[[nodiscard]] std::string openapi();

}  // namespace regie
