// text/linear_head.h - a linear model of a few outputs on the features of a text: learnt, packed, scored.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/ngrams.h"

namespace regie::text {

/// What a head is taught from: its features, and for each output 1 or 0.
struct Example {
  std::vector<Feature> features;
  std::vector<float> wanted;
};

enum class Loss {
  each_alone,  // a text may have several outputs: logistic loss for each
  one_of_all,  // a text has exactly one: soft-max loss
};

struct Training {
  std::size_t features;  // how many places there are
  std::size_t outputs;
  Loss loss = Loss::each_alone;
  int rounds = 8;
  double rate = 0.5;
  double shrink = 1e-6;    // of a weight, each time it is touched
  std::uint64_t seed = 1;  // of the order in which examples are seen
};

/// Weights as learnt: [feature][output], then a bias for each output.
struct LearntHead {
  std::size_t outputs = 0;
  std::vector<float> weights;
  std::vector<float> bias;

  [[nodiscard]] std::vector<double> scores(std::span<const Feature> features) const;
};

/// Learns a head.
/// Method:   AdaGrad, Duchi et al. (2011): one pass over the examples a round, in an order given by the seed.
/// Requires: features and outputs above 0; every feature below `features`.
/// Holds:    same examples, order and seed: same weights.
/// Cost:     rounds x features of all examples x outputs.
[[nodiscard]] LearntHead learn_head(std::span<const Example> examples, const Training& training);

/// A head in 8 bits a weight, as it is kept in the program.
class LinearHead {
 public:
  /// Reads what `packed` wrote. `bytes` must outlive the head.
  /// Fails: text.weights_unreadable, when the bytes are not a head.
  [[nodiscard]] static Result<LinearHead> make(std::string_view bytes);

  [[nodiscard]] int bits() const { return bits_; }
  [[nodiscard]] std::size_t outputs() const { return outputs_; }

  /// One score an output: log-odds before calibration. Cost: linear in the text; 20,000 short texts a second.
  [[nodiscard]] std::vector<double> scores(std::string_view text) const;

  /// What one word of the text adds to one output, its pieces included: to say which words carried a reading.
  [[nodiscard]] double word_share(std::string_view folded_word, std::size_t output) const;

 private:
  int bits_ = 0;
  std::size_t outputs_ = 0;
  std::vector<float> scale_;
  std::vector<float> bias_;
  const std::int8_t* weights_ = nullptr;
};

/// Eight bits a weight, one scale an output. Requires: 2^bits features.
[[nodiscard]] std::string packed(const LearntHead& head, int bits);

}  // namespace regie::text
