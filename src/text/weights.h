// text/weights.h - several blocks of learnt weights in one file, each under its name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace regie::text {

/// One block. Its bytes belong to whoever holds the file.
struct WeightBlock {
  std::string name;
  std::string_view bytes;
};

/// Bytes: "RGW1", number of blocks, then name length, name, byte length of each, then the blocks, each at a
/// multiple of 64.
[[nodiscard]] std::string packed(const std::vector<WeightBlock>& blocks);

/// The blocks of a file, in its order. `bytes` must outlive them.
/// Fails: text.weights_unreadable.
[[nodiscard]] Result<std::vector<WeightBlock>> weight_blocks(std::string_view bytes);

/// The block of that name; empty where there is none.
[[nodiscard]] std::string_view block_named(const std::vector<WeightBlock>& blocks, std::string_view name);

}  // namespace regie::text
