// voice/internal/clash_rules.h - how badly two concepts go together, by name or by register.
#pragma once

#include <cstddef>

namespace regie {

/// How a text's concept sits beside a moment's, 0 (well enough) to 1. Named pairs of clashes.table go before
/// the rule: grief and trouble do not bear what is festive, for sale, joking, erotic, luxurious or merry.
[[nodiscard]] double moment_clash(std::size_t moment, std::size_t text);

/// How badly two concepts of one text go together, 0 to 1; the order does not matter. The rule: grief does
/// not bear what is festive, for sale, joking, erotic, luxurious or a game.
[[nodiscard]] double inner_clash(std::size_t one, std::size_t other);

/// How heavily a concept weighs on a moment: 0 for what is no burden at all.
[[nodiscard]] double moment_gravity(std::size_t moment);

}  // namespace regie
