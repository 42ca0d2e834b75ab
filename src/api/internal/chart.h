// api/internal/chart.h - a finding's days as SVG: observed line, expected band, onset.
#pragma once

#include <string>

#include "measure/finding.h"
#include "wording/sentences.h"

namespace regie {

/// An inline SVG of the band's days; text alternatives stand in `title`. Empty where there are no days.
[[nodiscard]] std::string chart_of(const Change& change, const Reader& reader);

}  // namespace regie
