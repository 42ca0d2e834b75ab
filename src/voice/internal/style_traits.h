// voice/internal/style_traits.h - the countable traits of a text's style.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "voice/brand.h"

namespace regie {

inline constexpr std::size_t style_trait_count = 11;
using StyleTraits = std::array<double, style_trait_count>;

/// Cost: linear.
[[nodiscard]] StyleTraits style_traits(std::string_view text);

/// The traits in which a draft lies outside the middle four fifths of the own texts by more than their width,
/// each with the sentence that shows it and an own example. At most `style_flags_max`, furthest first.
[[nodiscard]] std::vector<StyleFlag> style_flags(std::string_view draft, std::span<const std::string> own,
                                                 TextTongue tongue);

inline constexpr std::size_t style_flags_max = 5;  // more is a wall of remarks that nobody reads

}  // namespace regie
