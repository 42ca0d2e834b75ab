// intake/internal/table_reader.h - reads every table of one text: survey, plan, rows.
#pragma once

#include <string>
#include <string_view>

#include "intake/internal/problem_list.h"
#include "intake/read_export.h"

namespace regie {

struct TextInput {
  std::string_view text;
  std::string encoding;   // as reported
  std::string file_name;  // a hint
  std::string sheet;      // "" where the file has one text
  bool is_sheet = false;  // comma-separated by us, line = row of the sheet
};

/// Adds the tables found to `reading`. Fails: intake.no_header, where no table begins anywhere.
[[nodiscard]] Result<Done> read_text(const TextInput& input, const ReadOptions& options, FactSink& sink,
                                     FileReading& reading, ProblemList& problems);

}  // namespace regie
