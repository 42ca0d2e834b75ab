// api/json_hours.h - hours that stood out as a JSON document, as docs/reference/json.md says.
#pragma once

#include <string>

#include "app/hours.h"

namespace regie {

[[nodiscard]] std::string json_of(const HoursReport& report);

}  // namespace regie
