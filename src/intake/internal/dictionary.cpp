// intake/internal/dictionary.cpp - open addressing over 64-bit hashes of eight bytes at a time.
#include "intake/internal/dictionary.h"

#include <cstring>

#include "intake/internal/fold.h"
#include "intake/internal/number_reading.h"
#include "intake/internal/plain_values.h"
#include "intake/limits.h"

namespace regie {
namespace {

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t state = 0x9e3779b97f4a7c15ULL ^ text.size();
  const char* p = text.data();
  std::size_t left = text.size();
  const auto mix = [&state](std::uint64_t word) {
    state = (state ^ word) * 0xbf58476d1ce4e5b9ULL;
    state ^= state >> 29;
  };
  for (; left >= 8; left -= 8, p += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, p, 8);
    mix(word);
  }
  std::uint64_t word = 0;
  if (left > 0) std::memcpy(&word, p, left);
  mix(word);
  return state;
}

}  // namespace

std::uint32_t Dictionary::find(std::string_view cell) {
  const std::uint64_t hash = hash_of(cell);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.text == 0) break;
    if (slot.hash == hash && texts_[slot.text - 1] == cell) {
      last_ = slot.text;
      last_code_ = slot.code;
      return slot.code;
    }
  }
  const std::uint32_t code = add(cell);
  last_ = full_ ? 0 : static_cast<std::uint32_t>(texts_.size());
  last_code_ = code;
  return code;
}

std::uint32_t Dictionary::add(std::string_view cell) {
  if (texts_.size() >= limits::dictionary_values_max) {
    full_ = true;
    const auto [at, added] = codes_.emplace("(other)", static_cast<std::uint32_t>(values_.size() + 1));
    if (added) values_.emplace_back("(other)");
    return at->second;
  }
  if (texts_.size() * 2 >= slots_.size()) grow();
  const std::string_view text = trim(cell);
  std::uint32_t code = 0;
  const bool blank = text.empty() || text == "--" || text == "-";
  if (!blank) {
    std::string value = plain_value(dimension_, text);
    const auto [at, added] = codes_.emplace(value, static_cast<std::uint32_t>(values_.size() + 1));
    if (added) values_.push_back(std::move(value));
    code = at->second;
  }
  texts_.emplace_back(cell);
  const std::uint64_t hash = hash_of(cell);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].text != 0) at = (at + 1) & mask;
  slots_[at] = {hash, static_cast<std::uint32_t>(texts_.size()), code};
  return code;
}

void Dictionary::grow() {
  std::vector<Slot> bigger(slots_.size() * 2);
  const std::size_t mask = bigger.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.text == 0) continue;
    std::size_t at = slot.hash & mask;
    while (bigger[at].text != 0) at = (at + 1) & mask;
    bigger[at] = slot;
  }
  slots_ = std::move(bigger);
}

}  // namespace regie
