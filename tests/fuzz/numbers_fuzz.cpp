// tests/fuzz/numbers_fuzz.cpp - random bytes for fuzz::numbers.
#include <cstddef>
#include <cstdint>

#include "entries_cells.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  regie::fuzz::numbers({reinterpret_cast<const char*>(data), size});
  return 0;
}
