// tests/fuzz/csv_fuzz.cpp - random bytes for fuzz::csv.
#include <cstddef>
#include <cstdint>

#include "entries_csv.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  regie::fuzz::csv({reinterpret_cast<const char*>(data), size});
  return 0;
}
