// inbox/drift.h - does one person's writing cool down over a thread, against their own earlier messages?
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/answer.h"

namespace regie::inbox {

/// A message of one person. Read for its drift and forgotten: nothing of a reading is kept about the person.
struct OwnMessage {
  std::string text;
  double day;              // when, in days since any fixed moment
  double waited_days = 0;  // how long this person had waited for an answer when writing it
};

enum class DriftReason : std::uint8_t {
  less_polite,   // greetings, please, thanks and closings fall away
  more_formal,   // from je to u, or from a first name to Sir/Madam: a step back
  shorter,       // half as long as before, or less
  repeats_self,  // "as I said before"
  legal_words,
  waited_longer,  // than this person had before
  more_negative,  // signs of being upset that earlier messages lack
};

struct Drift {
  double degree;                     // 0: as always; 1: far from their own earlier tone
  std::vector<DriftReason> reasons;  // strongest first
};

inline constexpr std::size_t drift_earlier_min = 3;

/// How the last message departs from the earlier ones of the same person.
///   each sign, against the mean of the earlier messages, adds its weight to a sum s; degree = 1 - exp(-s)
/// Method:   own; the weights are ordered by how much a sign says, and tried on planted threads (bench/text).
/// Requires: messages of one person, oldest first.
/// Abstains: fewer than three earlier messages.
/// Cost:     linear in the texts.
[[nodiscard]] Answer<Drift> drift_of(std::span<const OwnMessage> messages);

/// How polite a message is: greeting, please, thanks, closing, each there or not. 0 to 4.
[[nodiscard]] int politeness_of(std::string_view text);

/// "less_polite".
[[nodiscard]] std::string_view name_of(DriftReason reason);

}  // namespace regie::inbox
