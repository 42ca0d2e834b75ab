// intake/internal/dictionary.h - names of a dimension as small numbers, found by their bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace regie {

/// Code of a cell's text: 0 for blank, k for values()[k - 1]. Texts that mean one value share its code.
/// Cost: a hash and one comparison a cell; nothing is allocated for a text seen before.
class Dictionary {
 public:
  explicit Dictionary(std::string dimension) : dimension_(std::move(dimension)), slots_(64) {}
  std::uint32_t code(std::string_view cell) {
    if (last_ > 0 && cell == texts_[last_ - 1]) return last_code_;
    return find(cell);
  }
  [[nodiscard]] const std::vector<std::string>& values() const { return values_; }
  [[nodiscard]] bool full() const { return full_; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t text = 0;  // 1-based in texts_; 0 = free
    std::uint32_t code = 0;
  };
  std::uint32_t find(std::string_view cell);
  std::uint32_t add(std::string_view cell);
  void grow();

  std::string dimension_;
  std::vector<Slot> slots_;
  std::vector<std::string> texts_;                        // as written
  std::vector<std::string> values_;                       // as meant
  std::unordered_map<std::string, std::uint32_t> codes_;  // of values
  std::uint32_t last_ = 0;  // 1-based in texts_: rows often repeat the name above
  std::uint32_t last_code_ = 0;
  bool full_ = false;
};

}  // namespace regie
