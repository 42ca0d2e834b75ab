// tests/fuzz/xlsx_fuzz.cpp - random bytes for fuzz::xlsx.
#include <cstddef>
#include <cstdint>

#include "entries_archives.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  regie::fuzz::xlsx({reinterpret_cast<const char*>(data), size});
  return 0;
}
