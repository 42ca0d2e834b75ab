// bench/text/text.cpp - how well texts are read, on sets whose answers are known.
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <string>

#include "bench/text/data.h"
#include "bench/text/inboxes.h"
#include "bench/text/measures.h"
#include "bench/text/questions.h"
#include "inbox/tone.h"
#include "inbox/tone_scores.h"
#include "text/linear_head.h"
#include "text/weights.h"

namespace {

using namespace regie;
using bench::Labelled;

constexpr int head_bits = 18;          // of the heads that are learnt here and not kept
constexpr float vector_value = 0.35F;  // how much a sentence's numbers weigh beside its n-grams of length 1

struct Readers {
  text::LinearHead english;
  text::LinearHead dutch;
  text::LinearHead language;
  inbox::ReadingChances chances;
  inbox::ToneEncoder encoder;
};

Result<Readers> readers(const inbox::ToneWeights& weights) {
  TRY(const auto blocks, text::weight_blocks(weights.reading));
  TRY(auto english, text::LinearHead::make(text::block_named(blocks, "en")));
  TRY(auto dutch, text::LinearHead::make(text::block_named(blocks, "nl")));
  TRY(auto language, text::LinearHead::make(text::block_named(blocks, "language")));
  TRY(auto chances, inbox::reading_chances(text::block_named(blocks, "chances")));
  TRY(auto encoder, inbox::ToneEncoder::make(weights.encoder));
  return Readers{std::move(english), std::move(dutch), std::move(language), std::move(chances),
                 std::move(encoder)};
}

void row(const char* what, const char* measured_on, double figure, const char* bar, bool reached) {
  std::printf("| %s | %s | %.3f | %s | %s |\n", what, measured_on, figure, bar, reached ? "yes" : "no");
}

std::vector<text::Said> said_of(const std::vector<bench::Ranked>& ranked, const inbox::Sureness& sureness) {
  std::vector<text::Said> said;
  for (const auto& [best, second, right] : ranked) said.push_back({sureness.of(best, second), right});
  return said;
}

/// What the bar of the development part gives on the test part: the share answered and the precision of it.
text::Coverage at_bar(const std::vector<text::Said>& said, double bar, double& precision) {
  double answered = 0;
  double right = 0;
  for (const auto& [chance, is_right] : said) {
    if (chance < bar) continue;
    answered += 1;
    right += is_right ? 1 : 0;
  }
  precision = answered > 0 ? right / answered : 0;
  return {answered / static_cast<double>(said.size()), bar};
}

void english_rows(const char* name, const std::vector<std::vector<std::vector<double>>>& scores,
                  const std::vector<Labelled>& test, const inbox::ToneChances& chances, bool bars) {
  const auto found = bench::chances_of(scores, chances, bench::tones);
  const auto four = bench::chances_of(scores, chances, bench::groups);
  const std::vector<double> group_bars(chances.thresholds.begin(),
                                       chances.thresholds.begin() + bench::groups);
  const std::vector<double> seven_bars(chances.thresholds.begin() + bench::groups, chances.thresholds.end());
  const double groups = bench::macro_f1(found, test, group_bars);
  const double seven = bench::macro_f1(found, test, seven_bars, bench::groups);
  const auto said = said_of(bench::ranked(four, test), chances.sureness);
  const double error = text::calibration_error(said);
  const double share = text::answered_at(said, 0.8).share;
  double precision = 0;
  const auto kept = at_bar(said, chances.sureness.bar, precision);
  const std::string on = std::string("GoEmotions test, ") + name;
  row("four groups, macro-F1", on.c_str(), groups, bars ? ".67" : "", groups >= 0.67);
  row("seven classes, macro-F1", on.c_str(), seven, bars ? ".58" : "", seven >= 0.58);
  row("calibration error of the first group", on.c_str(), error, bars ? "<= .04" : "", error <= 0.04);
  row("share answered at 80 % precision", on.c_str(), share, bars ? ".66" : "", share >= 0.66);
  row("share answered at the bar in the program", on.c_str(), kept.share, "", kept.share >= 0.66);
  row("precision of those", on.c_str(), precision, bars ? ".80" : "", precision >= 0.8);
}

void english(const Readers& readers) {
  const auto test = bench::goemotions(std::string(REGIE_TEXT_DATA), "test");
  std::vector<std::vector<std::vector<double>>> both;
  std::vector<std::vector<std::vector<double>>> alone;
  for (const auto& line : test) {
    const auto grams = readers.english.scores(line.text);
    const auto sentence = readers.encoder.scores(line.text);
    both.emplace_back();
    alone.emplace_back();
    for (std::size_t k = 0; k < bench::tones; ++k) {
      both.back().push_back({grams[k], sentence[k]});
      alone.back().push_back({grams[k]});
    }
  }
  english_rows("both heads", both, test, readers.chances.english, true);
  english_rows("n-grams alone", alone, test, readers.chances.english_alone, false);
}

void dutch(const Readers& readers) {
  std::vector<Labelled> test;
  std::vector<std::vector<std::vector<double>>> scores;
  for (const auto& [line, fold] : bench::xed_nl(REGIE_TEXT_DATA)) {
    if (fold != 0) continue;
    test.push_back(line);
    scores.emplace_back();
    for (const double score : readers.dutch.scores(line.text)) scores.back().push_back({score});
  }
  const auto ranked = bench::polar(bench::chances_of(scores, readers.chances.dutch, bench::groups), test);
  double right = 0;
  for (const auto& one : ranked) right += one.right ? 1 : 0;
  right /= static_cast<double>(ranked.size());
  const double f1 = bench::polar_f1(bench::chances_of(scores, readers.chances.dutch, bench::groups), test);
  const auto said = said_of(ranked, readers.chances.dutch.sureness);
  const double share = text::answered_at(said, 0.9).share;
  double precision = 0;
  const auto kept = at_bar(said, readers.chances.dutch.sureness.bar, precision);
  const std::string on = "XED-nl fold 0, " + std::to_string(ranked.size()) + " lines";
  row("polarity, accuracy", on.c_str(), right, "", right >= 0.78);
  row("polarity, macro-F1", on.c_str(), f1, ".78", f1 >= 0.78);
  row("calibration error", on.c_str(), text::calibration_error(said), "", true);
  row("share answered at 90 % precision", on.c_str(), share, ".24", share >= 0.24);
  row("share answered at the bar in the program", on.c_str(), kept.share, "", kept.share >= 0.24);
  row("precision of those", on.c_str(), precision, ".90", precision >= 0.9);
}

/// What is answered in the end: surely read, and nobody in it upset or of two minds.
void in_the_end(const inbox::ToneReader& reader, const std::string& part, std::size_t each) {
  struct Seen {
    double lines = 0;
    double upset = 0;
    [[nodiscard]] double share() const { return upset / lines; }
  };
  double answered = 0;
  std::array<Seen, 2> seen;  // not negative, negative
  const auto lines = bench::goemotions(REGIE_TEXT_DATA, part);
  for (std::size_t i = 0; i < lines.size(); i += each) {
    const auto reading = reader.read(lines[i].text);
    answered += reading.verdict == inbox::Verdict::answer ? 1 : 0;
    Seen& kind = seen.at(lines[i].labels[0] > 0 ? 1 : 0);
    kind.lines += 1;
    kind.upset += reading.upset ? 1 : 0;
  }
  const double share = answered / (seen[0].lines + seen[1].lines);
  const std::string on = "GoEmotions " + part + ", whole reader";
  row("share answered in the end, the upset left to a person", on.c_str(), share, ".66", share >= 0.66);
  row("lines that are not negative and count as upset", on.c_str(), seen[0].share(), "<= .10",
      seen[0].share() <= 0.1);
  row("negative lines that count as upset", on.c_str(), seen[1].share(), "", true);
}

std::size_t label_of(const Labelled& line) {
  return static_cast<std::size_t>(std::max_element(line.labels.begin(), line.labels.end()) -
                                  line.labels.begin());
}

/// The share that is right, or the mean of the F1 of each class.
double figure_of(const std::vector<std::vector<double>>& scores, const std::vector<Labelled>& test,
                 bool by_accuracy) {
  const std::size_t classes = test.front().labels.size();
  std::vector<bench::Counts> counts(classes);
  double right = 0;
  for (std::size_t i = 0; i < test.size(); ++i) {
    const auto top = std::max_element(scores[i].begin(), scores[i].end()) - scores[i].begin();
    const auto said = static_cast<std::size_t>(top);
    const auto truth = label_of(test[i]);
    right += said == truth ? 1 : 0;
    counts[truth].wanted += 1;
    counts[said].said += 1;
    counts[said].both += said == truth ? 1 : 0;
  }
  double f1 = 0;
  for (const auto& count : counts) f1 += count.f1() / static_cast<double>(classes);
  return by_accuracy ? right / static_cast<double>(test.size()) : f1;
}

/// A head on n-grams and the sentence's numbers together, learnt on the train part and measured on the test
/// part.
void learnt_here(const Readers& readers, const std::string& task, const char* bar, double wanted) {
  const auto train = bench::tweet_eval(REGIE_TEXT_DATA, task, "train");
  const auto test = bench::tweet_eval(REGIE_TEXT_DATA, task, "test");
  const auto features = [&](const std::string& line) {
    auto found = text::ngrams(line, head_bits);
    const auto numbers = readers.encoder.sentences().vector_of(line);
    for (std::size_t k = 0; k < numbers.size(); ++k)
      found.push_back({(1U << head_bits) + static_cast<std::uint32_t>(k), numbers[k] * vector_value});
    return found;
  };
  std::vector<text::Example> examples;
  for (const auto& line : train) examples.push_back({features(line.text), line.labels});
  const auto head = learn_head(examples, {.features = (std::size_t{1} << head_bits) + text::sentence_numbers,
                                          .outputs = train.front().labels.size(),
                                          .loss = text::Loss::one_of_all,
                                          .rounds = 10,
                                          .rate = 0.15,
                                          .shrink = 1e-5});
  std::vector<std::vector<double>> scores;
  for (const auto& line : test) scores.push_back(head.scores(features(line.text)));
  const double figure = figure_of(scores, test, false);
  row("macro-F1", ("TweetEval " + task + " test").c_str(), figure, bar, figure >= wanted);
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void speed(const Readers& readers) {
  const auto texts = bench::goemotions(REGIE_TEXT_DATA, "test");
  double sink = 0;
  auto start = std::chrono::steady_clock::now();
  for (const auto& line : texts) sink += readers.english.scores(line.text)[0];
  const double each_second = static_cast<double>(texts.size()) / seconds_since(start);
  std::string sixteen = "where";
  while (readers.encoder.sentences().pieces_of(sixteen).size() < 16) sixteen += " is it";
  while (readers.encoder.sentences().pieces_of(sixteen).size() > 16) sixteen.pop_back();
  constexpr int runs = 200;
  double best_ms = 1e9;
  for (int run = 0; run < runs; ++run) {
    start = std::chrono::steady_clock::now();
    sink += readers.encoder.scores(sixteen)[0];
    best_ms = std::min(best_ms, seconds_since(start) * 1e3);
  }
  row("texts a second, n-gram head, one core", "GoEmotions test", each_second, "20000", each_second >= 20000);
  row("milliseconds for 16 pieces, encoder, one core, best of 200", "one sentence", best_ms, "<= 4",
      best_ms <= 4);
  if (sink == 0.123) std::printf("\n");  // keeps the work from being left out
}

}  // namespace

int main(int count, char** words) {
  const std::string data = REGIE_TEXT_DATA;
  if (bench::lines_of(data + "/goemotions/test.tsv").empty()) {
    std::printf("skipped: no shared data\n");
    return 0;
  }
  std::string reading;
  std::string encoder;
  auto weights = inbox::embedded_tone_weights();
  const std::string_view part = count == 4 ? words[3] : "";
  const bool upset_alone = part == "upset" || part == "upset-sealed";  // not the rows of the other heads
  if (count == 3 || upset_alone) {  // files in place of what is built in, to try others
    reading = bench::bytes_of(words[1]);
    encoder = bench::bytes_of(words[2]);
    weights = {reading, encoder};
  }
  const auto found = readers(weights);
  if (!found) {
    std::printf("%s\n", found.error().say.c_str());
    return 1;
  }
  std::setvbuf(stdout, nullptr, _IOLBF, 1 << 12);  // each row as it is known
  std::printf("| figure | measured on | value | bar | reached |\n|---|---|---|---|---|\n");
  const auto reader = inbox::ToneReader::make(weights);
  if (!reader) return 1;
  if (upset_alone) {
    const bool is_work = part == "upset";  // nothing that counts in the end is looked at
    in_the_end(*reader, is_work ? "dev" : "test", is_work ? 8 : 1);
    if (!is_work) dutch(*found);
    bench::inbox_table(weights, !is_work);
    return 0;
  }
  english(*found);
  in_the_end(*reader, "test", 1);
  dutch(*found);
  learnt_here(*found, "emotion", ".65", 0.65);
  learnt_here(*found, "offensive", ".74", 0.74);
  const auto questions = bench::banking77(data, "test");
  const double right = figure_of(
      bench::question_scores(found->encoder.sentences(), bench::banking77(data, "train"), questions),
      questions, true);
  row("accuracy", "banking77 test", right, ".914", right >= 0.914);
  speed(*found);
  bench::inbox_table(weights, true);
  return 0;
}
