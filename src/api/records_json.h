// api/records_json.h - records.json: every row of a workspace's records as JSON, and back to the last digit.
#pragma once

#include <string>
#include <string_view>

#include "app/export_pack.h"

namespace regie {

/// {"format": "regie records/1", "layout": 4, ..., "tables": {"events": {"columns": [...], "rows":
/// [[...]]}}}, one row a line. Numbers that are no whole ones keep their point; a text that is no UTF-8 is
/// {"hex": "..."}, a number JSON has no word for {"real": "inf"}.
[[nodiscard]] std::string records_json(const PackContents& contents);

/// Fails: restore.bad_pack.
[[nodiscard]] Result<RecordsDump> read_records_json(std::string_view text);

}  // namespace regie
