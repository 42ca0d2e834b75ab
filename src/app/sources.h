// app/sources.h - the verb `sources`: what is here, up to when, what is missing.
#pragma once

#include <string>
#include <vector>

#include "app/workspace.h"

namespace regie {

/// Days that have no figures since the kept copy of their file is damaged.
struct DamagedDays {
  std::string path;  // the file to import again
  DaySpan days;
};

/// One platform as far as daily figures of it are here.
struct SourceCoverage {
  std::string source;  // platform
  DaySpan days;
  std::vector<Day> missing_days;  // inside `days`, at most missing_days_max, latest last
  std::int64_t missing_count = 0;
  bool late = false;  // ends before the day it could have reached
  std::vector<std::string> reports;
  std::vector<DamagedDays> damaged = {};
};

inline constexpr int missing_days_max = 60;  // more than two months of holes are a gap, not a list

/// By platform. `until` is the last day that could be here: yesterday of the day asked.
[[nodiscard]] Result<std::vector<SourceCoverage>> list_sources(const Workspace& workspace, Day until);

}  // namespace regie
