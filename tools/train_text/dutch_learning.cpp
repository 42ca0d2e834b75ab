// tools/train_text/dutch_learning.cpp - learns the head of tone for Dutch, and tells what each fold left out
// gives.
#include "tools/train_text/dutch_learning.h"

#include <cstdio>

#include "base/ensure.h"
#include "bench/text/data.h"
#include "bench/text/measures.h"
#include "text/calibration.h"
#include "text/linear_head.h"
#include "tools/train_text/fitting.h"

namespace regie::train {
namespace {

using bench::Labelled;
using Examples = std::vector<text::Example>;

constexpr int bits = 17;
constexpr std::size_t folds = 5;
constexpr std::size_t test_fold = 0;         // never learnt from
constexpr std::size_t calibration_fold = 1;  // chances are fitted on it by a head that has not seen it
constexpr double precision = 0.90;

Examples beside_xed(const DutchSources& sources) {
  auto examples = examples_of(bench::lexicon(sources.data, "nl"), bits, bench::groups);
  for (int time = 0; time < 3; ++time)  // few, and of the kind that is read: each three times
    add(examples, examples_of(bench::own_phrases(sources.phrases, "nl"), bits, bench::groups));
  return examples;
}

using Scores = std::vector<std::vector<std::vector<double>>>;

Scores scores_of(const std::string& head_bytes, const std::vector<Labelled>& rows) {
  const auto head = text::LinearHead::make(head_bytes);
  ENSURE(head.has_value());
  Scores scores;
  for (const auto& row : rows) {
    scores.emplace_back();
    for (const double score : head->scores(row.text)) scores.back().push_back({score});
  }
  return scores;
}

std::vector<Labelled> of_fold(const std::vector<bench::XedLine>& lines, std::size_t fold) {
  std::vector<Labelled> rows;
  for (const auto& [line, where] : lines)
    if (where == fold) rows.push_back(line);
  return rows;
}

std::string head_without(const std::vector<bench::XedLine>& lines, const Examples& beside, std::size_t one,
                         std::size_t other) {
  std::vector<Labelled> rows;
  for (const auto& [line, fold] : lines)
    if (fold != one && fold != other) rows.push_back(line);
  auto examples = examples_of(rows, bits, bench::groups);
  add(examples, beside);
  const text::Training training{
      .features = std::size_t{1} << bits, .outputs = bench::groups, .rounds = 6, .rate = 0.3, .shrink = 2e-5};
  return packed(learn_head(examples, training), bits);
}

inbox::ToneChances fitted(const std::string& head, const std::vector<Labelled>& rows) {
  const auto scores = scores_of(head, rows);
  auto chances = chances_of(scores, rows, bench::groups);
  fit_sureness(chances, bench::polar(bench::chances_of(scores, chances, bench::groups), rows), precision);
  return chances;
}

struct Figures {
  double accuracy = 0;
  double f1 = 0;
  double answered = 0;
};

Figures figures_of(const std::string& head, const inbox::ToneChances& chances,
                   const std::vector<Labelled>& rows) {
  const auto found = bench::chances_of(scores_of(head, rows), chances, bench::groups);
  std::vector<text::Said> said;
  double right_count = 0;
  for (const auto& [best, second, right] : bench::polar(found, rows)) {
    said.push_back({chances.sureness.of(best, second), right});
    right_count += right ? 1 : 0;
  }
  return {right_count / static_cast<double>(said.size()), bench::polar_f1(found, rows),
          text::answered_at(said, precision).share};
}

}  // namespace

DutchTone learn_dutch(const DutchSources& sources) {
  const auto lines = bench::xed_nl(sources.data);
  const auto beside = beside_xed(sources);
  DutchTone tone;
  Figures mean;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    const std::size_t next = (fold + 1) % folds;
    const auto chances = fitted(head_without(lines, beside, fold, next), of_fold(lines, next));
    auto head = head_without(lines, beside, fold, fold);
    const auto figures = figures_of(head, chances, of_fold(lines, fold));
    std::printf("Dutch, fold %zu: accuracy %.3f, macro-F1 %.3f, answered at %.2f %.3f\n", fold,
                figures.accuracy, figures.f1, precision, figures.answered);
    mean.accuracy += figures.accuracy / folds;
    mean.f1 += figures.f1 / folds;
    mean.answered += figures.answered / folds;
    if (fold != test_fold) continue;
    static_assert(calibration_fold == test_fold + 1);
    tone = {std::move(head), chances};
  }
  std::printf("Dutch, mean of the folds: accuracy %.3f, macro-F1 %.3f, answered %.3f\n", mean.accuracy,
              mean.f1, mean.answered);
  return tone;
}

}  // namespace regie::train
