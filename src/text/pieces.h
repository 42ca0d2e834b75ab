// text/pieces.h - the pieces of words a sentence encoder reads: SentencePiece unigram, best path.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace regie::text {

class Pieces {
 public:
  /// Bytes: for each piece in the order of its number: one byte length, its UTF-8, a float score. A piece of
  /// length 0 is a control piece: it has a number, and no text is ever it. `bytes` must outlive this. Fails:
  /// text.weights_unreadable.
  [[nodiscard]] static Result<Pieces> make(std::string_view bytes);

  /// The numbers of the pieces of a text, at most `most`.
  ///   the split with the greatest sum of scores; a letter in no piece is 0, several in a row are one 0.
  /// Method: unigram language model, Kudo (2018), Viterbi; text in NFKC, white space as one U+2581 before
  /// each word. Cost:   linear in the text times the longest piece.
  [[nodiscard]] std::vector<std::uint32_t> of(std::string_view text, std::size_t most) const;

  [[nodiscard]] std::size_t size() const { return count_; }

 private:
  struct Known {
    std::uint32_t number;
    float score;
  };
  std::unordered_map<std::string_view, Known> known_;
  std::size_t longest_ = 0;  // bytes
  std::size_t count_ = 0;
};

}  // namespace regie::text
