// base/id.h - short names for things, made from their content so that the same input gives the same name.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace regie {

/// An id of one kind: "f-2b91c0de" is a finding. Ids of different kinds do not mix: Tag tells them apart.
template <class Tag>
struct Id {
  std::string text;
  [[nodiscard]] bool empty() const { return text.empty(); }
  auto operator<=>(const Id&) const = default;
};

using ImportId = Id<struct ImportTag>;      // i-...
using FindingId = Id<struct FindingTag>;    // f-...
using EventId = Id<struct EventTag>;        // e-...
using NoteId = Id<struct NoteTag>;          // n-...
using ReasonId = Id<struct ReasonTag>;      // r-...
using DecisionId = Id<struct DecisionTag>;  // d-...
using ProposalId = Id<struct ProposalTag>;  // p-...

/// FNV-1a, 64 bits (Fowler, Noll, Vo). For names and fingerprints of our own data, never for secrets.
constexpr std::uint64_t fnv1a(std::string_view bytes, std::uint64_t state = 0xcbf29ce484222325ULL) {
  for (const char byte : bytes) {
    state ^= static_cast<unsigned char>(byte);
    state *= 0x100000001b3ULL;
  }
  return state;
}

/// "f" and some content -> "f-2b91c0de" (8 hex digits of the hash).
std::string short_id(std::string_view prefix, std::string_view content);

}  // namespace regie
