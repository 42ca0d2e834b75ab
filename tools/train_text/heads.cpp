// tools/train_text/heads.cpp - learns the n-gram heads and how scores become chances.
#include <algorithm>
#include <cstdio>
#include <fstream>

#include "bench/text/data.h"
#include "bench/text/measures.h"
#include "inbox/tone_scores.h"
#include "inbox/tone_weights.h"
#include "text/linear_head.h"
#include "text/weights.h"
#include "tools/train_text/dutch_learning.h"
#include "tools/train_text/fitting.h"
#include "tools/train_text/upset_learning.h"

namespace {

using namespace regie;
using bench::Labelled;

constexpr int english_bits = 18;
constexpr int language_bits = 14;
constexpr std::size_t test_fold = 0;  // of XED in Dutch: never learnt from
constexpr double english_precision = 0.80;

using train::add;
using train::chances_of;
using train::examples_of;
using train::fit_sureness;

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

struct Paths {
  std::string data;
  std::string phrases;
  std::string upset_phrases;
  std::string encoder;
  std::string out;
  std::string
      before;  // weights whose tone is kept, so that the head for the upset alone is learnt; may be empty
};

/// The heads of tone as they are kept.
struct Tone {
  std::string english;
  std::string dutch;
  std::string language;
  std::string chances;
};

void fit_english(inbox::ReadingChances& chances, const std::string& data, const text::LinearHead& head,
                 const inbox::ToneEncoder& encoder) {
  const auto dev = bench::goemotions(data, "dev");
  std::vector<std::vector<std::vector<double>>> both;
  std::vector<std::vector<std::vector<double>>> alone;
  for (const auto& row : dev) {
    const auto grams = head.scores(row.text);
    const auto sentence = encoder.scores(row.text);
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
}

Tone learnt_tone(const Paths& paths, const inbox::ToneEncoder& encoder) {
  Tone tone{english_head(paths.data, paths.phrases), {}, language_head(paths.data, paths.phrases), {}};
  inbox::ReadingChances chances;
  fit_english(chances, paths.data, *text::LinearHead::make(tone.english), encoder);
  auto dutch = train::learn_dutch({paths.data, paths.phrases});
  tone.dutch = std::move(dutch.head);
  chances.dutch = std::move(dutch.chances);
  tone.chances = packed(chances);
  return tone;
}

Result<Tone> tone_of(std::string_view bytes) {
  TRY(const auto blocks, text::weight_blocks(bytes));
  const auto named = [&](const char* name) { return std::string(text::block_named(blocks, name)); };
  return Tone{named("en"), named("nl"), named("language"), named("chances")};
}

Result<Done> run(const Paths& paths) {
  const auto encoder_bytes = bench::bytes_of(paths.encoder);
  TRY(const auto encoder, inbox::ToneEncoder::make(encoder_bytes));
  Tone tone;
  if (paths.before.empty()) {
    tone = learnt_tone(paths, encoder);
  } else {
    TRY(auto kept, tone_of(bench::bytes_of(paths.before)));
    tone = std::move(kept);
  }
  TRY(const auto english, text::LinearHead::make(tone.english));
  TRY(const auto dutch, text::LinearHead::make(tone.dutch));
  TRY(const auto chances, inbox::reading_chances(tone.chances));
  const auto upset =
      train::learn_upset({paths.data, paths.upset_phrases}, {english, dutch, encoder, chances});
  const auto file = text::packed({{"en", tone.english},
                                  {"nl", tone.dutch},
                                  {"language", tone.language},
                                  {"chances", tone.chances},
                                  {"upset.en", upset.english},
                                  {"upset.nl", upset.dutch},
                                  {"upset.layers", upset.layers},
                                  {"upset.chances", upset.chances}});
  std::ofstream(paths.out, std::ios::binary) << file;
  std::printf("%s: %zu bytes\n", paths.out.c_str(), file.size());
  return Done{};
}

}  // namespace

int main(int count, char** words) {
  std::setvbuf(stdout, nullptr, _IOLBF, 1 << 12);
  if (count == 4 && std::string_view(words[1]) == "--dutch") {  // the five folds of Dutch alone
    (void)train::learn_dutch({words[2], words[3]});
    return 0;
  }
  if (count != 6 && count != 7) {
    std::fprintf(stderr,
                 "train_text_heads DATA PHRASES UPSET ENCODER OUT [WEIGHTS, whose tone is kept]\n"
                 "train_text_heads --dutch DATA PHRASES\n");
    return 2;
  }
  const auto done = run({words[1], words[2], words[3], words[4], words[5], count == 7 ? words[6] : ""});
  if (!done) std::fprintf(stderr, "%s\n", done.error().say.c_str());
  return done ? 0 : 1;
}
