// tools/train_text/upset_learning.cpp - learns the head for upset messages from our own phrases.
#include "tools/train_text/upset_learning.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <map>

#include "bench/text/data.h"
#include "inbox/upset_head.h"
#include "text/encoder.h"
#include "text/weights.h"
#include "tools/train_text/upset_corpus.h"

namespace regie::train {
namespace {

constexpr int bits = 16;
constexpr std::size_t folds = 5;
constexpr double calm_held = 0.08;                // of calm customers, by the bar
constexpr float number_length = 0.05F;            // how much one number of the layers weighs in learning
constexpr std::size_t first_talk_line = 1000000;  // beyond the lines of upset.tsv
constexpr std::size_t each_comment = 20;
constexpr std::size_t each_negative_film_line = 40;  // anger of others: a little of it
constexpr std::size_t each_other_film_line = 8;
constexpr std::size_t test_fold = 0;  // of XED: never learnt from
constexpr std::array way_names{"English, both", "English, n-grams alone", "Dutch"};

struct Row {
  UpsetSentence sentence;
  std::vector<float> layers;                                    // English alone
  std::array<std::array<double, 2>, inbox::upset_ways> tone{};  // negative, positive
  inbox::UpsetSigns signs;
};

struct Parts {
  std::string grams;
  std::string layers;
};

// Every so many lines a comment (English) or a line of a film (Dutch): anger against pleasure and plain talk.
std::vector<UpsetSentence> talk(const std::string& data, bool dutch) {
  std::vector<UpsetSentence> found;
  const auto take = [&](const std::string& text, bool upset) {
    found.push_back({text, upset, "talk", first_talk_line + found.size()});
  };
  if (dutch) {
    std::array<std::size_t, 2> at{};
    for (const auto& [line, fold] : bench::xed_nl(data)) {
      const bool negative = line.labels[0] > 0;
      if (fold == test_fold || negative == (line.labels[1] > 0)) continue;
      const std::size_t each = negative ? each_negative_film_line : each_other_film_line;
      if (++at.at(negative ? 1 : 0) % each == 0) take(line.text, negative);
    }
    return found;
  }
  const auto comments = bench::goemotions(data, "train");
  for (std::size_t i = 0; i < comments.size(); i += each_comment) {
    const auto& labels = comments[i].labels;
    const bool angry = labels[bench::groups] > 0 || labels[bench::groups + 1] > 0;
    if (angry || labels[0] == 0) take(comments[i].text, angry);
  }
  return found;
}

std::vector<Row> rows_of(const UpsetSources& sources, const ToneHeads& tone, bool dutch) {
  std::vector<Row> rows;
  auto sentences = upset_sentences(sources.phrases, dutch ? "nl" : "en");
  for (auto& sentence : talk(sources.data, dutch)) sentences.push_back(std::move(sentence));
  for (auto& sentence : sentences) {
    Row row;
    const auto grams = (dutch ? tone.dutch : tone.english).scores(sentence.text);
    if (!dutch) row.layers = tone.encoder.sentences().layers_of(sentence.text);
    const auto scores = dutch ? std::vector<double>() : tone.encoder.scores_of(row.layers);
    for (std::size_t k = 0; k < 2; ++k) {
      using Scores = std::vector<double>;
      if (!dutch) row.tone[0][k] = tone.chances.english.outputs[k].of(Scores{grams[k], scores[k]});
      if (!dutch) row.tone[1][k] = tone.chances.english_alone.outputs[k].of(Scores{grams[k]});
      if (dutch) row.tone[2][k] = tone.chances.dutch.outputs[k].of(Scores{grams[k]});
    }
    row.signs = inbox::upset_signs_of(sentence.text);
    row.sentence = std::move(sentence);
    rows.push_back(std::move(row));
  }
  return rows;
}

// Lines that stand together are alike: they are held out together. Composed lines share their slots, so none
// of them can be held out.
constexpr std::size_t lines_together = 12;
constexpr std::size_t no_fold = folds + 1;

std::size_t fold_of(const Row& row) {
  if (row.sentence.kind == composed) return no_fold;
  return (row.sentence.line / lines_together * 7919 % 10007) % folds;
}

std::string learnt_grams(const std::vector<const Row*>& rows) {
  std::vector<text::Example> examples;
  for (const Row* row : rows)
    examples.push_back({text::ngrams(row->sentence.text, bits), {row->sentence.upset ? 1.0F : 0.0F}});
  const text::Training training{
      .features = std::size_t{1} << bits, .outputs = 1, .rounds = 12, .rate = 0.3, .shrink = 1e-5};
  return packed(learn_head(examples, training), bits);
}

// Each number is brought to mean 0 and spread 1 for learning; the weights that are kept take it as it comes.
std::string learnt_layers(const std::vector<const Row*>& rows) {
  const auto count = static_cast<float>(rows.size());
  std::vector<float> mean(text::layer_numbers);
  std::vector<float> spread(text::layer_numbers);
  for (const Row* row : rows)
    for (std::size_t k = 0; k < mean.size(); ++k) mean[k] += row->layers[k] / count;
  for (const Row* row : rows)
    for (std::size_t k = 0; k < mean.size(); ++k)
      spread[k] += (row->layers[k] - mean[k]) * (row->layers[k] - mean[k]) / count;
  for (float& value : spread) value = std::sqrt(value) + 1e-4F;
  std::vector<text::Example> examples;
  for (const Row* row : rows) {
    examples.push_back({{}, {row->sentence.upset ? 1.0F : 0.0F}});
    for (std::size_t k = 0; k < mean.size(); ++k)
      examples.back().features.push_back(
          {static_cast<std::uint32_t>(k), number_length * (row->layers[k] - mean[k]) / spread[k]});
  }
  const text::Training training{
      .features = text::layer_numbers, .outputs = 1, .rounds = 8, .rate = 0.03, .shrink = 1e-4};
  const auto head = learn_head(examples, training);
  std::vector<float> kept(text::layer_numbers + 1);
  kept.back() = head.bias[0];
  for (std::size_t k = 0; k < mean.size(); ++k) {
    kept[k] = head.weights[k] * number_length / spread[k];
    kept.back() -= kept[k] * mean[k];
  }
  std::string bytes(kept.size() * sizeof(float), '\0');
  std::memcpy(bytes.data(), kept.data(), bytes.size());
  return bytes;
}

Parts learnt(const std::vector<Row>& rows, std::size_t left_out, bool dutch) {
  std::vector<const Row*> seen;
  for (const Row& row : rows)
    if (fold_of(row) != left_out) seen.push_back(&row);
  return {learnt_grams(seen), dutch ? std::string() : learnt_layers(seen)};
}

inbox::UpsetChances no_chances() {
  inbox::UpsetChances chances;
  for (std::size_t way = 0; way < inbox::upset_ways; ++way)
    chances.chances.at(way).weights.assign(way == 0 ? 7 : 6, 0);
  return chances;
}

inbox::UpsetEvidence evidence_of(const Row& row, std::size_t way) {
  return {static_cast<inbox::UpsetWay>(way),
          row.sentence.text,
          row.layers,
          row.tone.at(way)[0],
          row.tone.at(way)[1],
          &row.signs};
}

// Scores of every row by heads that have not seen its line.
std::vector<std::vector<double>> unseen_scores(const std::vector<Row>& rows, std::size_t way) {
  const bool dutch = way == static_cast<std::size_t>(inbox::UpsetWay::dutch);
  std::vector<std::vector<double>> scores(rows.size());
  const auto chances = packed(no_chances());
  for (std::size_t fold = 0; fold < folds; ++fold) {
    const auto parts = learnt(rows, fold, dutch);
    const std::string layers =
        dutch ? std::string((text::layer_numbers + 1) * sizeof(float), '\0') : parts.layers;
    const auto bytes = text::packed({{"upset.en", parts.grams},
                                     {"upset.nl", parts.grams},
                                     {"upset.layers", layers},
                                     {"upset.chances", chances}});
    const auto head = inbox::UpsetHead::make(bytes);
    for (std::size_t i = 0; head && i < rows.size(); ++i)
      if (fold_of(rows[i]) == fold) scores[i] = head->scores(evidence_of(rows[i], way));
  }
  return scores;
}

double share_from(const std::vector<double>& sorted, double bar) {
  const auto at = std::lower_bound(sorted.begin(), sorted.end(), bar);
  return static_cast<double>(sorted.end() - at) / static_cast<double>(sorted.size());
}

double at_share(const std::vector<double>& sorted, double below) {
  return sorted[static_cast<std::size_t>(below * static_cast<double>(sorted.size() - 1))];
}

void tell(std::size_t way, const std::vector<Row>& rows, const std::vector<double>& chances, double bar) {
  std::vector<double> upset;
  std::vector<double> calm;
  std::map<std::string, std::pair<double, double>> kinds;
  std::vector<double> talk_calm;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool talk = rows[i].sentence.kind == "talk";
    if (!talk) (rows[i].sentence.upset ? upset : calm).push_back(chances[i]);
    if (talk && !rows[i].sentence.upset) talk_calm.push_back(chances[i]);
  }
  std::sort(talk_calm.begin(), talk_calm.end());
  std::sort(upset.begin(), upset.end());
  std::sort(calm.begin(), calm.end());
  const double strict = at_share(calm, 0.95);
  double before = 0;
  for (const double chance : upset) before += 1 - share_from(calm, chance);
  std::printf(
      "upset, %s: %zu sentences unseen, AUC %.3f; bar %.3f: recall %.3f, false alarms %.3f, in talk %.3f; at "
      "5 %% false alarms recall %.3f (",
      way_names.at(way), rows.size(), before / static_cast<double>(upset.size()), bar, share_from(upset, bar),
      share_from(calm, bar), share_from(talk_calm, bar), share_from(upset, strict));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].sentence.upset) continue;
    kinds[rows[i].sentence.kind].first += chances[i] >= strict ? 1 : 0;
    kinds[rows[i].sentence.kind].second += 1;
  }
  for (const auto& [kind, both] : kinds) std::printf(" %s %.2f", kind.c_str(), both.first / both.second);
  std::printf(" )\n");
}

void fit(inbox::UpsetChances& chances, std::size_t way, const std::vector<Row>& all) {
  const auto scores = unseen_scores(all, way);
  std::vector<Row> rows;
  std::vector<text::Scored> examples;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (fold_of(all[i]) == no_fold) continue;
    rows.push_back(all[i]);
    examples.push_back({scores[i], all[i].sentence.upset});
  }
  chances.chances.at(way) = text::fit_chance(examples);
  std::vector<double> found;
  std::vector<double> calm;
  for (const auto& example : examples) {
    found.push_back(chances.chances.at(way).of(example.scores));
    if (!example.yes && rows[found.size() - 1].sentence.kind != "talk") calm.push_back(found.back());
  }
  std::sort(calm.begin(), calm.end());
  chances.bars.at(way) = at_share(calm, 1 - calm_held);
  tell(way, rows, found, chances.bars.at(way));
  for (const double weight : chances.chances.at(way).weights) std::printf(" %.2f", weight);
  std::printf(" + %.2f\n", chances.chances.at(way).bias);
}

}  // namespace

UpsetBlocks learn_upset(const UpsetSources& sources, const ToneHeads& tone) {
  auto chances = no_chances();
  const auto english = rows_of(sources, tone, false);
  fit(chances, 0, english);
  fit(chances, 1, english);
  const auto dutch = rows_of(sources, tone, true);
  fit(chances, 2, dutch);
  auto whole = learnt(english, folds, false);
  return {std::move(whole.grams), learnt(dutch, folds, true).grams, std::move(whole.layers), packed(chances)};
}

}  // namespace regie::train
