// intake/internal/wire.h - values as bytes between a reader's process and this one; what comes back is
// believed nowhere.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/day.h"
#include "base/slice.h"
#include "intake/facts.h"
#include "intake/internal/encoding.h"
#include "intake/read_export.h"

namespace regie {

namespace wire_limits {
/// One text: a cell has at most a megabyte, and nothing else is longer.
inline constexpr std::size_t text_bytes_max = 4U << 20U;
/// Dimensions of a slice: a campaign and an ad group, with room.
inline constexpr std::size_t slice_max = 16;
}  // namespace wire_limits

// The last value of each enum that travels: a greater one is nonsense.
constexpr Grain last_of(Grain) { return Grain::range; }
constexpr DecimalSign last_of(DecimalSign) { return DecimalSign::point; }
constexpr DateOrder last_of(DateOrder) { return DateOrder::mdy; }

/// Puts values one after the other, each number in the order of this machine's bytes: both ends are one
/// machine. `fields` (wire_fields.h) names the parts of each type once, for both directions.
class WireWriter {
 public:
  template <class... T>
  void operator()(T&... values) {
    (put(values), ...);
  }
  void must(bool) {}  // what this program made holds
  [[nodiscard]] std::string& bytes() { return bytes_; }

 private:
  template <class T>
  void put(T& value) {
    if constexpr (std::is_same_v<T, bool> || std::is_enum_v<T>)
      raw(static_cast<std::uint8_t>(value));
    else if constexpr (std::is_arithmetic_v<T>)
      raw(value);
    else
      fields(*this, value);
  }
  void put(std::string& text) {
    raw(static_cast<std::uint32_t>(text.size()));
    bytes_ += text;
  }
  void put(Day& day) { raw(day.number()); }
  template <class T>
  void put(std::optional<T>& value) {
    raw(static_cast<std::uint8_t>(value.has_value()));
    if (value) put(*value);
  }
  template <class T>
  void put(std::vector<T>& values) {
    raw(static_cast<std::uint32_t>(values.size()));
    for (T& value : values) put(value);
  }
  void put(Slice& slice) {
    raw(static_cast<std::uint32_t>(slice.size()));
    for (auto& [dimension, value] : slice) {
      std::string name = dimension;
      (*this)(name, value);
    }
  }
  template <class T>
  void raw(T value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }

  std::string bytes_;
};

enum class Texts { utf8, any };  // any: names of files as a disk has them

/// Takes the same values out again. Holds: after the first thing that cannot be, everything is empty or zero
/// and `is_whole` is false; never reads beyond the bytes; makes no more values than there are bytes.
class WireReader {
 public:
  explicit WireReader(std::string_view bytes, Texts texts = Texts::utf8) : left_(bytes), texts_(texts) {}
  template <class... T>
  void operator()(T&... values) {
    (take(values), ...);
  }
  void must(bool holds) {
    if (holds) return;
    is_bad_ = true;
    left_ = {};
  }
  /// Was all of it sense, and is nothing left over?
  [[nodiscard]] bool is_whole() const { return !is_bad_ && left_.empty(); }
  [[nodiscard]] bool is_sense() const { return !is_bad_; }
  /// The next bytes as they are: columns of numbers. Empty where there are fewer.
  [[nodiscard]] std::string_view block(std::size_t size) {
    must(size <= left_.size());
    const std::string_view found = left_.substr(0, is_bad_ ? 0 : size);
    left_.remove_prefix(found.size());
    return found;
  }

 private:
  template <class T>
  void take(T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      const auto byte = raw<std::uint8_t>();
      must(byte <= 1);
      value = byte == 1;
    } else if constexpr (std::is_enum_v<T>) {
      const auto byte = raw<std::uint8_t>();
      must(byte <= static_cast<std::uint8_t>(last_of(T{})));
      value = is_bad_ ? T{} : static_cast<T>(byte);
    } else if constexpr (std::is_arithmetic_v<T>) {
      value = raw<T>();
    } else {
      fields(*this, value);
    }
  }
  void take(std::string& text) {
    const auto size = raw<std::uint32_t>();
    must(size <= wire_limits::text_bytes_max);
    text = block(is_bad_ ? 0 : size);
    must(texts_ == Texts::any || is_utf8(text));
    if (is_bad_) text.clear();
  }
  void take(Day& day) {
    constexpr Day first = Day::of({1, 1, 1});
    constexpr Day last = Day::of({9999, 12, 31});
    day = Day(raw<std::int32_t>());
    must(first <= day && day <= last);
    if (is_bad_) day = first;
  }
  template <class T>
  void take(std::optional<T>& value) {
    bool is_there = false;
    take(is_there);
    value.reset();
    if (is_there) take(value.emplace());
  }
  /// One at a time: a count is only believed as far as there are bytes.
  template <class T>
  void take(std::vector<T>& values) {
    const auto count = raw<std::uint32_t>();
    values.clear();
    for (std::uint32_t i = 0; i < count && !is_bad_; ++i) take(values.emplace_back());
  }
  void take(Slice& slice) {
    const auto count = raw<std::uint32_t>();
    must(count <= wire_limits::slice_max);
    slice.clear();
    for (std::uint32_t i = 0; i < count && !is_bad_; ++i) {
      std::string dimension;
      std::string value;
      (*this)(dimension, value);
      must(slice.emplace(std::move(dimension), std::move(value)).second);
    }
  }
  template <class T>
  T raw() {
    T value{};
    const std::string_view found = block(sizeof value);
    if (!is_bad_) std::memcpy(&value, found.data(), sizeof value);
    return value;
  }

  std::string_view left_;
  Texts texts_;
  bool is_bad_ = false;
};

}  // namespace regie
