// app/last_resort.h - the one place where an exception ends: a request, a round or a job is lost, not the
// desk.
#pragma once

#include <exception>
#include <string>
#include <typeinfo>
#include <utility>

#include "app/desk_access.h"
#include "base/result.h"

namespace regie {

/// Tells the log by which kind of exception a part ended; its words may hold what people wrote, so they stay
/// out. The problem that is answered says nothing of it. Code: desk.broke.
[[nodiscard]] tl::unexpected<Problem> broke(DeskAccess& desk, const std::string& part,
                                            const std::string& kind);

/// Does the work, which gives a Result. Fails: as the work, and desk.broke where it threw. Whatever the work
/// had open has to close itself: nothing here knows of it.
template <class Work>
auto guarded(DeskAccess& desk, const std::string& part, Work work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::exception& thrown) {
    return broke(desk, part, typeid(thrown).name());
  } catch (...) {
    return broke(desk, part, "unknown");
  }
}

}  // namespace regie
