// base/ensure.h - a promise of the code to itself; broken means a bug, in release builds too.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace regie {

[[noreturn]] inline void broken_promise(const char* what, const char* file, int line) {
  std::fprintf(stderr, "regie: a bug: %s does not hold at %s:%d. Nothing was written.\n", what, file, line);
  std::abort();
}

}  // namespace regie

#define ENSURE(condition) \
  ((condition) ? static_cast<void>(0) : ::regie::broken_promise(#condition, __FILE__, __LINE__))
