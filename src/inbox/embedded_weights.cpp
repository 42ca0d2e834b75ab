// inbox/embedded_weights.cpp - puts the files of inbox/weights into the program as they are.
#include "inbox/tone_weights.h"

#define REGIE_EMBED(name, file)                                  \
  __asm__(                                                       \
      ".section .rodata\n.balign 64\n"                           \
      ".global regie_" #name                                     \
      "_from\n"                                                  \
      "regie_" #name                                             \
      "_from:\n"                                                 \
      ".incbin \"" REGIE_WEIGHTS file "\"\n.global regie_" #name \
      "_to\n"                                                    \
      "regie_" #name "_to:\n.byte 0\n.text\n");                  \
  extern "C" const char regie_##name##_from[];                   \
  extern "C" const char regie_##name##_to[]

REGIE_EMBED(reading_weights, "/reading.bin");
REGIE_EMBED(encoder_weights, "/encoder.bin");

namespace regie::inbox {
namespace {

std::string_view between(const char* from, const char* to) {
  return {from, static_cast<std::size_t>(to - from)};
}

}  // namespace

ToneWeights embedded_tone_weights() {
  return {between(regie_reading_weights_from, regie_reading_weights_to),
          between(regie_encoder_weights_from, regie_encoder_weights_to)};
}

}  // namespace regie::inbox
