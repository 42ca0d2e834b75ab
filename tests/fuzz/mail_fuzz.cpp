// tests/fuzz/mail_fuzz.cpp - random bytes for fuzz::mail.
#include <cstddef>
#include <cstdint>

#include "entries_mail.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  regie::fuzz::mail({reinterpret_cast<const char*>(data), size});
  return 0;
}
