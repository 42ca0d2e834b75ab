// tests/fuzz/ics_fuzz.cpp - random bytes for fuzz::ics.
#include <cstddef>
#include <cstdint>

#include "entries_archives.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  regie::fuzz::ics({reinterpret_cast<const char*>(data), size});
  return 0;
}
