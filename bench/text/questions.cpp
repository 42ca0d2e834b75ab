// bench/text/questions.cpp - which of many questions is asked: learnt in the benchmark and thrown away.
#include "bench/text/questions.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "text/linear_head.h"

namespace regie::bench {
namespace {

constexpr int bits = 18;
constexpr float number_length = 0.05F;

using Features = std::vector<text::Feature>;

struct Recipe {
  std::size_t features;
  int rounds;
  double rate;
  double shrink;
  std::uint64_t seeds;
};
constexpr Recipe of_grams{std::size_t{1} << bits, 20, 0.3, 1e-5, 2};
constexpr Recipe of_layers{text::layer_numbers, 6, 0.05, 1e-5, 1};  // minutes a seed

// Each n-gram once, by how few texts hold it, the whole brought to length 1.
class Weighed {
 public:
  explicit Weighed(const std::vector<Labelled>& lines) : texts_(static_cast<double>(lines.size())) {
    for (const auto& line : lines)
      for (const auto& [at, value] : once(line.text)) holding_[at] += 1;
  }

  [[nodiscard]] Features of(const std::string& line) const {
    Features found;
    double squares = 0;
    for (const auto& [at, value] : once(line)) {
      const auto holding = holding_.find(at);
      if (holding == holding_.end()) continue;
      const double weight = value * (1 + std::log(texts_ / holding->second));
      found.push_back({at, static_cast<float>(weight)});
      squares += weight * weight;
    }
    for (auto& feature : found) feature.value *= static_cast<float>(length / std::sqrt(squares));
    return found;
  }

 private:
  static constexpr double length = 1.4;  // as long as words and pieces of length 1 each
  static std::map<std::uint32_t, double> once(const std::string& line) {
    std::map<std::uint32_t, double> found;
    for (const auto& [at, value] : text::ngrams(line, bits)) found[at] = static_cast<double>(value);
    return found;
  }
  double texts_;
  std::map<std::uint32_t, double> holding_;
};

std::vector<Features> layers_of(const text::SentenceEncoder& encoder, const std::vector<Labelled>& lines) {
  std::vector<Features> found;
  for (const auto& line : lines) {
    found.emplace_back();
    const auto numbers = encoder.layers_of(line.text);
    for (std::size_t k = 0; k < numbers.size(); ++k)
      found.back().push_back({static_cast<std::uint32_t>(k), numbers[k]});
  }
  return found;
}

// Mean 0 and one spread for each number, by the train part.
void brought_to_spread(std::vector<Features>& train, std::vector<Features>& test) {
  for (std::size_t k = 0; k < text::layer_numbers; ++k) {
    double sum = 0;
    double squares = 0;
    for (const auto& line : train) {
      sum += static_cast<double>(line[k].value);
      squares += static_cast<double>(line[k].value * line[k].value);
    }
    const double mean = sum / static_cast<double>(train.size());
    const double spread =
        std::sqrt(std::max(squares / static_cast<double>(train.size()) - mean * mean, 1e-9));
    for (auto* lines : {&train, &test})
      for (auto& line : *lines)
        line[k].value =
            number_length * (line[k].value - static_cast<float>(mean)) / static_cast<float>(spread);
  }
}

void add_log_chances(std::vector<std::vector<double>>& to, const std::vector<Features>& train,
                     const std::vector<Labelled>& labels, const std::vector<Features>& test,
                     const Recipe& recipe) {
  std::vector<text::Example> examples;
  for (std::size_t i = 0; i < train.size(); ++i) examples.push_back({train[i], labels[i].labels});
  for (std::uint64_t seed = 1; seed <= recipe.seeds; ++seed) {
    const auto head = learn_head(examples, {.features = recipe.features,
                                            .outputs = labels.front().labels.size(),
                                            .loss = text::Loss::one_of_all,
                                            .rounds = recipe.rounds,
                                            .rate = recipe.rate,
                                            .shrink = recipe.shrink,
                                            .seed = seed});
    for (std::size_t i = 0; i < test.size(); ++i) {
      const auto scores = head.scores(test[i]);
      double sum = 0;
      for (const double score : scores) sum += std::exp(score);
      for (std::size_t k = 0; k < scores.size(); ++k)
        to[i][k] += (scores[k] - std::log(sum)) / static_cast<double>(recipe.seeds);
    }
  }
}

}  // namespace

std::vector<std::vector<double>> question_scores(const text::SentenceEncoder& encoder,
                                                 const std::vector<Labelled>& train,
                                                 const std::vector<Labelled>& test) {
  std::vector<std::vector<double>> scores(test.size(), std::vector<double>(train.front().labels.size()));
  const Weighed weighed(train);
  std::vector<Features> seen;
  std::vector<Features> asked;
  for (const auto& line : train) seen.push_back(weighed.of(line.text));
  for (const auto& line : test) asked.push_back(weighed.of(line.text));
  add_log_chances(scores, seen, train, asked, of_grams);
  seen = layers_of(encoder, train);
  asked = layers_of(encoder, test);
  brought_to_spread(seen, asked);
  add_log_chances(scores, seen, train, asked, of_layers);
  return scores;
}

}  // namespace regie::bench
