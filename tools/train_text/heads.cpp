// tools/train_text/heads.cpp - learns the n-gram heads and how scores become chances.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <numeric>

#include "bench/text/data.h"
#include "bench/text/measures.h"
#include "inbox/tone_scores.h"
#include "inbox/tone_weights.h"
#include "text/linear_head.h"
#include "text/weights.h"
#include "tools/train_text/upset_learning.h"

namespace {

using namespace regie;
using bench::Labelled;

constexpr int english_bits = 18;
constexpr int dutch_bits = 17;
constexpr int language_bits = 14;
constexpr std::size_t test_fold = 0;         // of XED in Dutch: never learnt from
constexpr std::size_t calibration_fold = 1;  // chances are fitted on it by a head that has not seen it
constexpr double english_precision = 0.80;
constexpr double dutch_precision = 0.90;

std::vector<text::Example> examples_of(const std::vector<Labelled>& rows, int bits, std::size_t outputs) {
  std::vector<text::Example> found;
  for (const auto& [text, labels] : rows) {
    found.push_back({text::ngrams(text, bits), labels});
    found.back().wanted.resize(outputs);
  }
  return found;
}

// The lexicon and our own phrases know groups alone; as seven classes positive is joy and neutral neutral.
std::vector<Labelled> with_seven(std::vector<Labelled> rows) {
  for (auto& row : rows) {
    row.labels.resize(bench::tones);
    row.labels[bench::groups + 0] = row.labels[0];
    row.labels[bench::groups + 3] = row.labels[1];
    row.labels[bench::groups + 5] = row.labels[2];
    row.labels[bench::groups + 6] = row.labels[3];
  }
  return rows;
}

void add(std::vector<text::Example>& to, std::vector<text::Example> more) {
  std::move(more.begin(), more.end(), std::back_inserter(to));
}

std::string english_head(const std::string& data, const std::string& phrases) {
  auto examples = examples_of(bench::goemotions(data, "train"), english_bits, bench::tones);
  add(examples, examples_of(with_seven(bench::lexicon(data, "en")), english_bits, bench::tones));
  add(examples, examples_of(with_seven(bench::own_phrases(phrases, "en")), english_bits, bench::tones));
  const text::Training training{.features = std::size_t{1} << english_bits,
                                .outputs = bench::tones,
                                .rounds = 6,
                                .rate = 0.35,
                                .shrink = 2e-5};
  return packed(learn_head(examples, training), english_bits);
}

std::string dutch_head(const std::string& data, const std::string& phrases, bool without_calibration_fold) {
  std::vector<Labelled> rows;
  for (const auto& [line, fold] : bench::xed_nl(data))
    if (fold != test_fold && !(without_calibration_fold && fold == calibration_fold)) rows.push_back(line);
  auto examples = examples_of(rows, dutch_bits, bench::groups);
  add(examples, examples_of(bench::lexicon(data, "nl"), dutch_bits, bench::groups));
  for (int time = 0; time < 3; ++time)  // few, and of the kind that is read: each three times
    add(examples, examples_of(bench::own_phrases(phrases, "nl"), dutch_bits, bench::groups));
  const text::Training training{.features = std::size_t{1} << dutch_bits,
                                .outputs = bench::groups,
                                .rounds = 6,
                                .rate = 0.3,
                                .shrink = 2e-5};
  return packed(learn_head(examples, training), dutch_bits);
}

std::string language_head(const std::string& data, const std::string& phrases) {
  std::vector<Labelled> rows;
  const auto take = [&](const std::vector<std::string>& texts, std::size_t language) {
    for (const auto& text : texts) {
      rows.push_back({text, std::vector<float>(3)});
      rows.back().labels[language] = 1;
    }
  };
  std::vector<std::string> dutch;
  for (const auto& [line, fold] : bench::xed_nl(data))
    if (fold != test_fold) dutch.push_back(line.text);
  for (const auto& row : bench::own_phrases(phrases, "nl")) dutch.push_back(row.text);
  std::vector<std::string> english = bench::xed_texts(data, "en-annotated.tsv");
  english.resize(std::min(english.size(), dutch.size()));
  for (const auto& row : bench::goemotions(data, "dev")) english.push_back(row.text);
  for (const auto& row : bench::own_phrases(phrases, "en")) english.push_back(row.text);
  std::vector<std::string> other = bench::xed_texts(data, "de-projections.tsv");
  for (int time = 0; time < 20; ++time)  // a line each for twenty languages, against thousands in German
    for (const auto& row : bench::own_phrases(phrases, "other")) other.push_back(row.text);
  take(dutch, 0);
  take(english, 1);
  take(other, 2);
  const text::Training training{.features = std::size_t{1} << language_bits,
                                .outputs = 3,
                                .loss = text::Loss::one_of_all,
                                .rounds = 6,
                                .rate = 0.3,
                                .shrink = 1e-5};
  return packed(learn_head(examples_of(rows, language_bits, 3), training), language_bits);
}

inbox::ToneChances chances_of(const std::vector<std::vector<std::vector<double>>>& scores,
                              const std::vector<Labelled>& rows, std::size_t outputs) {
  inbox::ToneChances chances;
  for (std::size_t k = 0; k < outputs; ++k) {
    std::vector<text::Scored> examples;
    for (std::size_t i = 0; i < rows.size(); ++i) examples.push_back({scores[i][k], rows[i].labels[k] > 0});
    chances.outputs[k] = text::fit_chance(examples);
    std::vector<text::Said> said;
    for (const auto& example : examples) said.push_back({chances.outputs[k].of(example.scores), example.yes});
    chances.thresholds[k] = bench::best_threshold(said);
  }
  return chances;
}

void fit_sureness(inbox::ToneChances& chances, const std::vector<bench::Ranked>& ranked, double precision) {
  std::vector<text::Scored> examples;
  for (const auto& [best, second, right] : ranked) {
    const auto odds = [](double chance) {
      const double p = std::clamp(chance, 1e-6, 1 - 1e-6);
      return std::log(p / (1 - p));
    };
    examples.push_back({{odds(best), odds(second)}, right});
  }
  chances.sureness.chance = text::fit_chance(examples);
  std::vector<text::Said> said;
  for (const auto& [best, second, right] : ranked) said.push_back({chances.sureness.of(best, second), right});
  chances.sureness.bar = text::answered_at(said, precision).bar;
  std::printf("sureness: %.3f answered at %.2f, calibration error %.3f\n",
              text::answered_at(said, precision).share, precision, text::calibration_error(said));
}

struct Paths {
  std::string data;
  std::string phrases;
  std::string upset_phrases;
  std::string encoder;
  std::string out;
};

int run(const Paths& paths) {
  const auto& [data, phrases, upset_phrases, encoder_path, out] = paths;
  const auto english = english_head(data, phrases);
  const auto dutch = dutch_head(data, phrases, false);
  const auto dutch_before = dutch_head(data, phrases, true);
  const auto language = language_head(data, phrases);
  std::printf("heads learnt\n");
  const auto encoder_bytes = bench::bytes_of(encoder_path);
  const auto head = text::LinearHead::make(english);
  const auto before = text::LinearHead::make(dutch_before);
  const auto encoder = inbox::ToneEncoder::make(encoder_bytes);
  if (!encoder) {
    std::fprintf(stderr, "%s\n", encoder.error().say.c_str());
    return 1;
  }
  inbox::ReadingChances chances;

  const auto dev = bench::goemotions(data, "dev");
  std::vector<std::vector<std::vector<double>>> both;
  std::vector<std::vector<std::vector<double>>> alone;
  for (const auto& row : dev) {
    const auto grams = head->scores(row.text);
    const auto sentence = encoder->scores(row.text);
    both.emplace_back();
    alone.emplace_back();
    for (std::size_t k = 0; k < bench::tones; ++k) {
      both.back().push_back({grams[k], sentence[k]});
      alone.back().push_back({grams[k]});
    }
  }
  chances.english = chances_of(both, dev, bench::tones);
  fit_sureness(chances.english, bench::ranked(bench::chances_of(both, chances.english, bench::groups), dev),
               english_precision);
  chances.english_alone = chances_of(alone, dev, bench::tones);
  fit_sureness(chances.english_alone,
               bench::ranked(bench::chances_of(alone, chances.english_alone, bench::groups), dev),
               english_precision);

  std::vector<Labelled> rows;
  std::vector<std::vector<std::vector<double>>> dutch_scores;
  for (const auto& [line, fold] : bench::xed_nl(data)) {
    if (fold != calibration_fold) continue;
    rows.push_back(line);
    dutch_scores.emplace_back();
    for (const double score : before->scores(line.text)) dutch_scores.back().push_back({score});
  }
  chances.dutch = chances_of(dutch_scores, rows, bench::groups);
  fit_sureness(chances.dutch,
               bench::polar(bench::chances_of(dutch_scores, chances.dutch, bench::groups), rows),
               dutch_precision);

  const auto dutch_tone = text::LinearHead::make(dutch);
  const auto upset = train::learn_upset({data, upset_phrases}, {*head, *dutch_tone, *encoder, chances});
  const auto fitted = packed(chances);
  const auto file = text::packed({{"en", english},
                                  {"nl", dutch},
                                  {"language", language},
                                  {"chances", fitted},
                                  {"upset.en", upset.english},
                                  {"upset.nl", upset.dutch},
                                  {"upset.layers", upset.layers},
                                  {"upset.chances", upset.chances}});
  std::ofstream(out, std::ios::binary) << file;
  std::printf("%s: %zu bytes\n", out.c_str(), file.size());
  return 0;
}

}  // namespace

int main(int count, char** words) {
  if (count != 6) {
    std::fprintf(stderr, "train_text_heads DATA PHRASES UPSET ENCODER OUT\n");
    return 2;
  }
  return run({words[1], words[2], words[3], words[4], words[5]});
}
