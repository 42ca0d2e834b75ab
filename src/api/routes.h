// api/routes.h - every route of the desk, as one table.
#pragma once

#include <string>

#include "app/world.h"
#include "base/http.h"

namespace regie {

/// Answers requests about one workspace, which is opened for each request and closed after it, so that an
/// import beside a running desk is not locked out.
/// GET / (the brief), GET /api/v1/brief, GET /api/v1/sources, GET /api/v1/metrics, GET /api/v1/events,
/// GET /api/v1/notes. Query fields: as_of=DAY, window=DAYS. Errors are problem details (RFC 9457).
[[nodiscard]] HttpHandler routes(World& world, const std::string& workspace_folder);

}  // namespace regie
