// tests/fuzz/days_fuzz.cpp - random bytes for fuzz::days.
#include <cstddef>
#include <cstdint>

#include "entries_cells.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  regie::fuzz::days({reinterpret_cast<const char*>(data), size});
  return 0;
}
