// inbox/upset_head.h - how likely a message is from somebody upset: a learnt ear beside the rules.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "inbox/intents.h"
#include "text/calibration.h"
#include "text/linear_head.h"

namespace regie::inbox {

/// The three ways of hearing: each has its own chance and bar.
enum class UpsetWay : std::uint8_t {
  english,        // n-grams and the layers of the encoder
  english_alone,  // n-grams; the encoder is not there
  dutch,          // n-grams
};
inline constexpr std::size_t upset_ways = 3;

/// What is known of one message.
struct UpsetEvidence {
  UpsetWay way;
  std::string_view text;
  std::span<const float> layers;  // text::SentenceEncoder::layers_of; empty unless `english`
  double negative = 0;            // chances of the tone
  double positive = 0;
  const UpsetSigns* signs;  // what the rules found
};

/// From scores to a chance, and from which chance on a message counts as upset.
struct UpsetChances {
  std::array<text::Chance, upset_ways> chances;
  std::array<double, upset_ways> bars{};
};
[[nodiscard]] std::string packed(const UpsetChances& chances);

class UpsetHead {
 public:
  /// Reads blocks "upset.en", "upset.nl", "upset.layers", "upset.chances" of the reading weights.
  /// Fails: text.weights_unreadable. `bytes` must outlive it.
  [[nodiscard]] static Result<UpsetHead> make(std::string_view bytes);

  /// How many in a hundred messages like this one are from somebody upset, where half of all are.
  ///   log-odds = weights . (n-grams, log-odds of negative and positive, rule found: outright, cold,
  ///   sarcasm, layers) + bias
  /// Method: logistic heads on our own phrases (tools/train_text/upset.tsv), stacked with the rules on
  /// phrases
  ///         that the heads had not seen. Wolpert (1992), Neural Networks 5.
  /// Requires: layers where the way is `english`. Cost: linear in the text.
  [[nodiscard]] double chance(const UpsetEvidence& evidence) const;

  /// From here on a message counts as upset: chosen so that 8 in 100 unseen phrases of calm customers reach
  /// it.
  [[nodiscard]] double bar(UpsetWay way) const { return chances_.bars.at(static_cast<std::size_t>(way)); }

  /// The scores that `chance` weighs: what tools/train_text fits on.
  [[nodiscard]] std::vector<double> scores(const UpsetEvidence& evidence) const;

 private:
  UpsetHead(text::LinearHead english, text::LinearHead dutch, std::vector<float> layers, UpsetChances chances)
      : english_(std::move(english)),
        dutch_(std::move(dutch)),
        layers_(std::move(layers)),
        chances_(std::move(chances)) {}

  text::LinearHead english_;
  text::LinearHead dutch_;
  std::vector<float> layers_;  // a weight for each number of the layers, then what is added
  UpsetChances chances_;
};

}  // namespace regie::inbox
