// tests/fuzz/told_fuzz.cpp - random bytes for fuzz::told.
#include <cstddef>
#include <cstdint>

#include "entries_told.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  regie::fuzz::told({reinterpret_cast<const char*>(data), size});
  return 0;
}
