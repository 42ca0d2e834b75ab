// app/last_resort.cpp - what is told of an exception, and what is not.
#include "app/last_resort.h"

namespace regie {

tl::unexpected<Problem> broke(DeskAccess& desk, const std::string& part, const std::string& kind) {
  desk.tell(LogLevel::error, "exception", {{"part", part}, {"kind", kind}});
  return fail("desk.broke", "Something went wrong that should not.", "What was saved before stays as it is.",
              "Try again; if it stays so, tell whoever keeps this desk.");
}

}  // namespace regie
