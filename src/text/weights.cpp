// text/weights.cpp - several blocks of learnt weights in one file, each under its name.
#include "text/weights.h"

#include <cstdint>
#include <cstring>

namespace regie::text {
namespace {

constexpr std::string_view magic = "RGW1";
constexpr std::size_t alignment = 64;  // a line of the processor's cache
constexpr std::uint32_t blocks_max = 64;
constexpr std::uint32_t name_max = 64;

void put(std::string& out, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>((value >> shift) & 0xFFU);
}

std::size_t aligned(std::size_t at) { return (at + alignment - 1) / alignment * alignment; }

class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] bool has(std::size_t count) const { return bytes_.size() - at_ >= count; }
  std::string_view take(std::size_t count) {
    const auto part = bytes_.substr(at_, count);
    at_ += count;
    return part;
  }
  std::uint32_t number() {
    const auto part = take(4);
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
      value |= static_cast<std::uint32_t>(static_cast<unsigned char>(part[i])) << (8 * i);
    return value;
  }
  [[nodiscard]] std::size_t at() const { return at_; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::string packed(const std::vector<WeightBlock>& blocks) {
  std::string out(magic);
  put(out, static_cast<std::uint32_t>(blocks.size()));
  for (const auto& [name, bytes] : blocks) {
    put(out, static_cast<std::uint32_t>(name.size()));
    out += name;
    put(out, static_cast<std::uint32_t>(bytes.size()));
  }
  for (const auto& block : blocks) {
    out.resize(aligned(out.size()));
    out += block.bytes;
  }
  return out;
}

Result<std::vector<WeightBlock>> weight_blocks(std::string_view bytes) {
  const auto refuse = [] {
    return fail("text.weights_unreadable", "The file of language weights is cut off or is not one.",
                "Nothing was read with it.", "Install the program again.");
  };
  Cursor cursor(bytes);
  if (!cursor.has(8) || cursor.take(4) != magic) return refuse();
  const auto count = cursor.number();
  if (count > blocks_max) return refuse();
  struct Entry {
    std::string name;
    std::uint32_t size;
  };
  std::vector<Entry> entries;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!cursor.has(4)) return refuse();
    const auto length = cursor.number();
    if (length > name_max || !cursor.has(length + 4U)) return refuse();
    const std::string name(cursor.take(length));
    entries.push_back({name, cursor.number()});
  }
  std::vector<WeightBlock> blocks;
  std::size_t at = cursor.at();
  for (const auto& [name, size] : entries) {
    at = aligned(at);
    if (at > bytes.size() || bytes.size() - at < size) return refuse();
    blocks.push_back({name, bytes.substr(at, size)});
    at += size;
  }
  return blocks;
}

std::string_view block_named(const std::vector<WeightBlock>& blocks, std::string_view name) {
  for (const auto& block : blocks)
    if (block.name == name) return block.bytes;
  return {};
}

}  // namespace regie::text
