// api/routes.h - every route of the desk, as one table.
#pragma once

#include <string>

#include "app/desk.h"
#include "base/http.h"

namespace regie {

/// Answers for all workspaces of a desk: the JSON interface below /api/v1, the browser's pages, shared pages
/// and the calendar feed. Errors are problem details (RFC 9457). Requires: `desk` outlives the handler.
[[nodiscard]] HttpHandler routes(Desk& desk);

/// OpenAPI 3.1 of the JSON interface, from the table and the shapes.
[[nodiscard]] std::string openapi();

}  // namespace regie
