// text/linear_head.cpp - a linear model of a few outputs on the features of a text: learnt, packed, scored.
#include "text/linear_head.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numeric>

#include "base/ensure.h"

namespace regie::text {
namespace {

constexpr std::string_view magic = "RGH1";
constexpr std::size_t outputs_max = 256;
constexpr float widest = 127;
constexpr std::size_t head_bytes = 12;  // magic, bits, outputs

std::uint64_t next(std::uint64_t& state) {  // splitmix64: the order must be the same on every machine
  state += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

template <class Number>
void put(std::string& out, Number value) {
  std::array<char, sizeof(Number)> bytes{};
  std::memcpy(bytes.data(), &value, sizeof(Number));
  out.append(bytes.data(), bytes.size());
}

template <class Number>
Number take(std::string_view bytes, std::size_t at) {
  Number value{};
  std::memcpy(&value, bytes.data() + at, sizeof(Number));
  return value;
}

// From scores to slopes of the loss.
void slopes(std::vector<float>& scores, const std::vector<float>& wanted, Loss loss) {
  if (loss == Loss::one_of_all) {
    const float top = *std::max_element(scores.begin(), scores.end());
    float sum = 0;
    for (float& score : scores) sum += score = std::exp(score - top);
    for (std::size_t k = 0; k < scores.size(); ++k) scores[k] = scores[k] / sum - wanted[k];
  } else {
    for (std::size_t k = 0; k < scores.size(); ++k)
      scores[k] = 1.0F / (1.0F + std::exp(-scores[k])) - wanted[k];
  }
}

}  // namespace

std::vector<double> LearntHead::scores(std::span<const Feature> features) const {
  std::vector<double> sums(bias.begin(), bias.end());
  for (const auto& [at, value] : features)
    for (std::size_t k = 0; k < outputs; ++k)
      sums[k] += static_cast<double>(value * weights[at * outputs + k]);
  return sums;
}

LearntHead learn_head(std::span<const Example> examples, const Training& training) {
  ENSURE(training.features > 0 && training.outputs > 0);
  const std::size_t outputs = training.outputs;
  LearntHead head{outputs, std::vector<float>(training.features * outputs), std::vector<float>(outputs)};
  constexpr float first_square = 0.05F;  // keeps the first steps small
  std::vector<float> squares(head.weights.size(), first_square);
  std::vector<float> bias_squares(outputs, 1.0F);
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::uint64_t state = training.seed;
  std::vector<float> slope(outputs);
  const auto rate = static_cast<float>(training.rate);
  const auto keep = static_cast<float>(1.0 - training.shrink);
  for (int round = 0; round < training.rounds; ++round) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[next(state) % i]);
    for (const std::size_t index : order) {
      const Example& example = examples[index];
      slope.assign(head.bias.begin(), head.bias.end());
      for (const auto& [at, value] : example.features)
        for (std::size_t k = 0; k < outputs; ++k) slope[k] += value * head.weights[at * outputs + k];
      slopes(slope, example.wanted, training.loss);
      for (std::size_t k = 0; k < outputs; ++k) {
        bias_squares[k] += slope[k] * slope[k];
        head.bias[k] -= 0.1F * rate * slope[k] / std::sqrt(bias_squares[k]);
      }
      for (const auto& [at, value] : example.features) {
        float* weight = &head.weights[at * outputs];
        float* square = &squares[at * outputs];
        for (std::size_t k = 0; k < outputs; ++k) {
          const float g = slope[k] * value;
          square[k] += g * g;
          weight[k] = keep * weight[k] - rate * g / std::sqrt(square[k]);
        }
      }
    }
  }
  return head;
}

std::string packed(const LearntHead& head, int bits) {
  ENSURE(head.weights.size() == (head.outputs << static_cast<unsigned>(bits)));
  std::vector<float> scale(head.outputs, 1e-9F);
  for (std::size_t i = 0; i < head.weights.size(); ++i)
    scale[i % head.outputs] = std::max(scale[i % head.outputs], std::abs(head.weights[i]) / widest);
  std::string out(magic);
  put(out, static_cast<std::uint32_t>(bits));
  put(out, static_cast<std::uint32_t>(head.outputs));
  for (const float value : scale) put(out, value);
  for (const float value : head.bias) put(out, value);
  for (std::size_t i = 0; i < head.weights.size(); ++i)
    out +=
        static_cast<char>(static_cast<std::int8_t>(std::lround(head.weights[i] / scale[i % head.outputs])));
  return out;
}

Result<LinearHead> LinearHead::make(std::string_view bytes) {
  const auto refuse = [] {
    return fail("text.weights_unreadable",
                "The weights of a language head are not what this version can read.",
                "Nothing was read with them.", "Install the program again.");
  };
  if (bytes.size() < head_bytes || !bytes.starts_with(magic)) return refuse();
  LinearHead head;
  const auto bits = take<std::uint32_t>(bytes, 4);
  head.outputs_ = take<std::uint32_t>(bytes, 8);
  if (bits < 8 || bits > 24 || head.outputs_ == 0 || head.outputs_ > outputs_max) return refuse();
  head.bits_ = static_cast<int>(bits);
  const std::size_t weights_at = head_bytes + 2 * head.outputs_ * sizeof(float);
  if (bytes.size() != weights_at + (head.outputs_ << bits)) return refuse();
  for (std::size_t k = 0; k < head.outputs_; ++k) {
    head.scale_.push_back(take<float>(bytes, head_bytes + k * sizeof(float)));
    head.bias_.push_back(take<float>(bytes, head_bytes + (head.outputs_ + k) * sizeof(float)));
  }
  head.weights_ = reinterpret_cast<const std::int8_t*>(bytes.data() + weights_at);
  return head;
}

std::vector<double> LinearHead::scores(std::string_view text) const {
  std::vector<float> sums(outputs_);
  for (const auto& [at, value] : ngrams(text, bits_)) {
    const std::int8_t* weight = weights_ + at * outputs_;
    for (std::size_t k = 0; k < outputs_; ++k) sums[k] += value * static_cast<float>(weight[k]);
  }
  std::vector<double> scores(outputs_);
  for (std::size_t k = 0; k < outputs_; ++k) scores[k] = static_cast<double>(sums[k] * scale_[k] + bias_[k]);
  return scores;
}

double LinearHead::word_share(std::string_view folded_word, std::size_t output) const {
  ENSURE(output < outputs_);
  const auto features = word_features(folded_word, bits_);
  double word = 0;
  double pieces = 0;
  for (std::size_t i = 0; i < features.size(); ++i)
    (i == 0 ? word : pieces) += static_cast<double>(weights_[features[i] * outputs_ + output]);
  if (features.size() > 1) pieces /= std::sqrt(static_cast<double>(features.size() - 1));
  return (word + pieces) * static_cast<double>(scale_[output]);
}

}  // namespace regie::text
