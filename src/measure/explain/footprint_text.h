// measure/explain/footprint_text.h - footprints as people type them: "registrations:down;
// clicks{country=NL}:still".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "measure/finding.h"

namespace regie {

struct FootprintText {
  std::string_view text;
  std::string_view unless_told;  // what is expected of a cell without a direction: "still", or "" = an error
};

/// Cells of a list: METRIC:DIRECTION or METRIC{dimension=value,...}:DIRECTION, where a direction is up, down
/// or still; cells apart by ';' or, outside braces, by ','. Empty cells are left out, so "" is no cell.
/// Holds:    parse_footprint(footprint_text(cells)) gives the cells again where no value holds '}'; a comma
///           inside a value stays in it.
/// Fails:    reason.bad_footprint, with what cannot be read; also where one cell is given twice.
[[nodiscard]] Result<std::vector<FootprintCell>> parse_footprint(const FootprintText& input);
[[nodiscard]] std::string footprint_text(const std::vector<FootprintCell>& cells);
/// One cell without its direction: "clicks{country=NL}".
[[nodiscard]] std::string cell_name(const FootprintCell& cell);

}  // namespace regie
