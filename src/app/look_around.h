// app/look_around.h - what a desk looks at each minute to say what does not work, and when it works again.
#pragma once

#include "app/desk.h"

namespace regie {

/// Below it a desk is not ready for writing.
inline constexpr std::int64_t disk_bytes_min = 100'000'000;

/// Raises and clears the troubles "disk", "webhooks", "letters" and "records": a workspace that could not be
/// opened is tried again. Fails never: what it cannot look at stays as it was.
void look_around(Desk& desk);

/// Can people work at this desk now? Names of parts alone, no client's.
struct Readiness {
  struct Part {
    std::string name;  // "desk_file", "disk", "workspaces"
    bool works = true;
    std::string code = {};  // of the problem
    int count = 0;          // of workspaces that it concerns
  };
  bool is_stopping = false;
  std::vector<Part> parts;
  [[nodiscard]] bool ready() const;
};
/// Opens nothing that is closed: what the last use and the last round saw, and whether the folders can be
/// written. A workspace that another program uses now is no fault.
[[nodiscard]] Readiness readiness(Desk& desk);

}  // namespace regie
