// text/encoder.h - a sentence as a vector of 512 numbers: a small transformer run here, without a library.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/internal/matrix.h"
#include "text/pieces.h"

namespace regie::text {

inline constexpr std::size_t sentence_numbers = 512;
inline constexpr std::size_t layer_numbers = 4 * sentence_numbers;

class SentenceEncoder {
 public:
  /// Reads the file that tools/train_text writes. `bytes` must outlive the encoder; weights stay where they
  /// are. Fails: text.weights_unreadable.
  [[nodiscard]] static Result<SentenceEncoder> make(std::string_view bytes,
                                                    Arithmetic arithmetic = best_arithmetic());

  /// The vector of a text: each number within -1 and 1; all 0 where there is no piece.
  ///   x = 2 E[piece] + timing; two layers of attention (4 heads) and a ReLU of 1536; the mean; tanh of a
  ///   dense layer
  /// Method: Universal Sentence Encoder, Cer et al. (2018), the "lite" graph; its first 128 pieces.
  /// Holds:  same text and arithmetic: same numbers. AVX2 and plain agree within 1e-3 in each number.
  /// Cost:   4.7 million multiplications a piece; a few milliseconds for 16.
  [[nodiscard]] std::vector<float> vector_of(std::string_view text) const;

  /// What the layers say, for heads that want more than the vector: the vector itself, then of the last layer
  /// the mean and the greatest of each number over the pieces, then the mean of the first layer. 2048
  /// numbers. Holds: begins with vector_of(text). Cost: as vector_of.
  [[nodiscard]] std::vector<float> layers_of(std::string_view text) const;

  [[nodiscard]] std::vector<std::uint32_t> pieces_of(std::string_view text) const;

 private:
  struct Norm {
    std::vector<float> scale;
    std::vector<float> bias;
  };
  struct Layer {
    Norm before_attention;
    Matrix query_key_value;
    Matrix mixed;
    Norm before_inner;
    Matrix inner;
    Matrix outer;
  };
  SentenceEncoder(Pieces pieces, Arithmetic arithmetic)
      : pieces_(std::move(pieces)), arithmetic_(arithmetic) {}
  [[nodiscard]] std::vector<float> embedded(const std::vector<std::uint32_t>& pieces) const;
  void run(const Layer& layer, std::vector<float>& x, std::size_t count, const Matrix* widen) const;

  Pieces pieces_;
  Arithmetic arithmetic_;
  std::vector<float> rates_;
  std::vector<float> embedding_scale_;
  const std::int8_t* embedding_ = nullptr;
  std::array<Layer, 2> layers_;
  Matrix widen_;
  Matrix last_;
};

}  // namespace regie::text
