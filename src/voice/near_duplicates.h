// voice/near_duplicates.h - has this been said before, nearly in the same words?
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

struct OwnPiece {
  std::string id;
  std::string text;
};

struct NearDuplicate {
  std::string id;          // of the earlier piece
  double share = 0;        // of the draft's shingles that stand in it, 0..1
  double jaccard = 0;      // shared by either, 0..1
  std::string same_words;  // the longest run of words both have
};

/// From this share of the draft on an earlier piece is named: half of what is new has been said.
inline constexpr double duplicate_share_min = 0.5;
/// A draft of fewer words has too few shingles to tell repetition from chance; it gives no duplicates.
inline constexpr std::size_t duplicate_words_min = 8;

/// Earlier pieces that a draft repeats, most first.
/// Method: exact overlap of folded word shingles of three (Broder, 1997, without sampling: a desk has
///         thousands of pieces, not billions).
/// Cost: linear in the words of the draft and the pieces; memory of the draft's shingles only.
[[nodiscard]] std::vector<NearDuplicate> near_duplicates(std::string_view draft,
                                                         std::span<const OwnPiece> pieces);

}  // namespace regie
