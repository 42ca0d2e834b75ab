// text/encoder.cpp - a sentence as a vector of 512 numbers: a small transformer run here, without a library.
#include "text/encoder.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <span>

#include "text/weights.h"

namespace regie::text {
namespace {

constexpr std::size_t pieces_max = 128;  // what the encoder was made for
constexpr std::size_t heads = 4;
constexpr std::size_t narrow = 256;
constexpr std::size_t wide = sentence_numbers;
constexpr std::size_t inner = 1536;
constexpr float norm_floor = 1e-6F;

std::vector<float> floats(std::string_view bytes) {
  std::vector<float> values(bytes.size() / sizeof(float));
  if (!values.empty()) std::memcpy(values.data(), bytes.data(), values.size() * sizeof(float));
  return values;
}

// Reads the blocks of a file by name and remembers whether one was missing or of another size.
class Shelf {
 public:
  explicit Shelf(std::vector<WeightBlock> blocks) : blocks_(std::move(blocks)) {}

  [[nodiscard]] bool whole() const { return whole_; }
  std::string_view bytes(const std::string& name) {
    const auto found = block_named(blocks_, name);
    whole_ = whole_ && !found.empty();
    return found;
  }
  std::vector<float> numbers(const std::string& name, std::size_t count) {
    auto found = floats(bytes(name));
    whole_ = whole_ && found.size() == count;
    return found;
  }
  Matrix matrix(const std::string& name, std::size_t rows, std::size_t columns) {
    const auto block = bytes(name + ".w");
    if (block.size() != columns * sizeof(float) + rows * columns) {
      whole_ = false;
      return {};
    }
    return {rows, columns, floats(block.substr(0, columns * sizeof(float))), numbers(name + ".b", columns),
            reinterpret_cast<const std::int8_t*>(block.data() + columns * sizeof(float))};
  }

 private:
  std::vector<WeightBlock> blocks_;
  bool whole_ = true;
};

std::vector<float> normed(const std::vector<float>& x, std::size_t count, std::span<const float> scale,
                          std::span<const float> bias) {
  const std::size_t width = scale.size();
  std::vector<float> out(count * width);
  for (std::size_t t = 0; t < count; ++t) {
    const float* row = &x[t * width];
    float mean = 0;
    for (std::size_t k = 0; k < width; ++k) mean += row[k];
    mean /= static_cast<float>(width);
    float spread = 0;
    for (std::size_t k = 0; k < width; ++k) spread += (row[k] - mean) * (row[k] - mean);
    const float shrink = 1.0F / std::sqrt(spread / static_cast<float>(width) + norm_floor);
    for (std::size_t k = 0; k < width; ++k)
      out[t * width + k] = (row[k] - mean) * scale[k] * shrink + bias[k];
  }
  return out;
}

void soft_max(std::vector<float>& scores) {
  const float top = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - top);
  for (float& score : scores) score /= sum;
}

// qkv: [count][3 * width], queries, keys and values beside each other, each of 4 heads.
std::vector<float> attended(const std::vector<float>& qkv, std::size_t count, std::size_t width) {
  const std::size_t size = width / heads;
  const float shrink = 1.0F / std::sqrt(static_cast<float>(size));
  std::vector<float> out(count * width);
  std::vector<float> scores(count);
  for (std::size_t head = 0; head < heads; ++head) {
    for (std::size_t t = 0; t < count; ++t) {
      const float* query = &qkv[t * 3 * width + head * size];
      for (std::size_t s = 0; s < count; ++s) {
        const float* key = &qkv[s * 3 * width + width + head * size];
        float sum = 0;
        for (std::size_t k = 0; k < size; ++k) sum += query[k] * key[k];
        scores[s] = sum * shrink;
      }
      soft_max(scores);
      float* mixed = &out[t * width + head * size];
      for (std::size_t s = 0; s < count; ++s) {
        const float* value = &qkv[s * 3 * width + 2 * width + head * size];
        for (std::size_t k = 0; k < size; ++k) mixed[k] += scores[s] * value[k];
      }
    }
  }
  return out;
}

std::vector<float> mean(const std::vector<float>& x, std::size_t count) {
  std::vector<float> sums(wide);
  for (std::size_t t = 0; t < count; ++t)
    for (std::size_t k = 0; k < wide; ++k) sums[k] += x[t * wide + k];
  for (float& sum : sums) sum /= static_cast<float>(count);
  return sums;
}

}  // namespace

Result<SentenceEncoder> SentenceEncoder::make(std::string_view bytes, Arithmetic arithmetic) {
  TRY(auto blocks, weight_blocks(bytes));
  Shelf shelf(std::move(blocks));
  TRY(auto pieces, Pieces::make(shelf.bytes("pieces")));
  SentenceEncoder encoder(std::move(pieces), arithmetic);
  encoder.rates_ = shelf.numbers("rates", narrow / 2);
  for (std::size_t i = 0; i < encoder.layers_.size(); ++i) {
    const std::string n = std::to_string(i);
    const std::size_t width = i == 0 ? narrow : wide;
    Layer& layer = encoder.layers_[i];
    layer.before_attention = {shelf.numbers("norm_a" + n + ".scale", width),
                              shelf.numbers("norm_a" + n + ".bias", width)};
    layer.query_key_value = shelf.matrix("qkv" + n, width, 3 * width);
    layer.mixed = shelf.matrix("out" + n, width, wide);
    layer.before_inner = {shelf.numbers("norm_f" + n + ".scale", wide),
                          shelf.numbers("norm_f" + n + ".bias", wide)};
    layer.inner = shelf.matrix("in" + n, wide, inner);
    layer.outer = shelf.matrix("ffn" + n, inner, wide);
  }
  encoder.widen_ = shelf.matrix("widen", narrow, wide);
  encoder.last_ = shelf.matrix("last", wide, wide);
  encoder.embedding_scale_ = floats(shelf.bytes("embedding.scale"));
  const auto rows = shelf.bytes("embedding");
  encoder.embedding_ = reinterpret_cast<const std::int8_t*>(rows.data());
  const std::size_t known = encoder.embedding_scale_.size();
  if (!shelf.whole() || rows.size() != known * narrow || encoder.pieces_.size() > known)
    return fail("text.weights_unreadable",
                "The weights of the sentence encoder are not those this version reads.",
                "Texts can still be read without it.", "Install the program again.");
  return encoder;
}

std::vector<std::uint32_t> SentenceEncoder::pieces_of(std::string_view text) const {
  return pieces_.of(text, pieces_max);
}

std::vector<float> SentenceEncoder::embedded(const std::vector<std::uint32_t>& pieces) const {
  std::vector<float> x(pieces.size() * narrow);
  for (std::size_t t = 0; t < pieces.size(); ++t) {
    const std::int8_t* row = embedding_ + pieces[t] * narrow;
    const float scale = 2.0F * embedding_scale_[pieces[t]];
    for (std::size_t k = 0; k < narrow; ++k) {
      const float angle = static_cast<float>(t) * rates_[k % (narrow / 2)];
      x[t * narrow + k] =
          scale * static_cast<float>(row[k]) + (k < narrow / 2 ? std::sin(angle) : std::cos(angle));
    }
  }
  return x;
}

void SentenceEncoder::run(const Layer& layer, std::vector<float>& x, std::size_t count,
                          const Matrix* widen) const {
  std::vector<float> residual;
  std::vector<float> between;
  std::vector<float> out;
  if (widen != nullptr) multiply(arithmetic_, x, count, *widen, residual);
  const auto first = normed(x, count, layer.before_attention.scale, layer.before_attention.bias);
  multiply(arithmetic_, first, count, layer.query_key_value, between);
  multiply(arithmetic_, attended(between, count, layer.query_key_value.rows), count, layer.mixed, out);
  if (widen != nullptr) x = std::move(residual);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] += out[i];
  const auto second = normed(x, count, layer.before_inner.scale, layer.before_inner.bias);
  multiply(arithmetic_, second, count, layer.inner, between);
  for (float& value : between) value = std::max(value, 0.0F);
  multiply(arithmetic_, between, count, layer.outer, out);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] += out[i];
}

std::vector<float> SentenceEncoder::vector_of(std::string_view text) const {
  auto numbers = layers_of(text);
  numbers.resize(wide);
  return numbers;
}

std::vector<float> SentenceEncoder::layers_of(std::string_view text) const {
  const auto pieces = pieces_of(text);
  std::vector<float> numbers(layer_numbers);
  if (pieces.empty()) return numbers;
  const std::size_t count = pieces.size();
  auto x = embedded(pieces);
  run(layers_[0], x, count, &widen_);
  const auto first = mean(x, count);
  run(layers_[1], x, count, nullptr);
  const auto last = mean(x, count);
  std::vector<float> vector;
  multiply(arithmetic_, last, 1, last_, vector);
  for (std::size_t k = 0; k < wide; ++k) {
    numbers[k] = std::tanh(vector[k]);
    numbers[wide + k] = last[k];
    float most = x[k];
    for (std::size_t t = 1; t < count; ++t) most = std::max(most, x[t * wide + k]);
    numbers[2 * wide + k] = most;
    numbers[3 * wide + k] = first[k];
  }
  return numbers;
}

}  // namespace regie::text
