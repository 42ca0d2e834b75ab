// bench/detect/nab_scorer.h - the scoring rules of the Numenta benchmark, written from their description.
// description.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace regie::bench {

/// What a detection, a false alarm and a missed window are worth.
struct NabProfile {
  const char* name;
  double true_positive;
  double false_positive;
  double false_negative;
};
inline constexpr NabProfile nab_profiles[] = {
    {"standard", 1, 0.11, 1}, {"low FP", 1, 0.22, 1}, {"low FN", 1, 0.11, 2}};

/// First and last record of a labelled window, both inside.
struct NabWindow {
  std::size_t first;
  std::size_t last;
};

struct NabFile {
  std::string name;
  std::vector<std::string> times;  // "2011-07-01 00:00:01"
  std::vector<double> values;
  std::vector<NabWindow> windows;  // ascending, apart
};

/// Records: 0 <= score <= 1 each, as long as the file.
using NabScores = std::vector<double>;

struct NabResult {
  double score = 0;
  std::size_t true_positives = 0;  // records, not windows
  std::size_t false_positives = 0;
  std::size_t true_negatives = 0;
  std::size_t false_negatives = 0;
  std::size_t windows_hit = 0;
  std::vector<double> rewards;  // a record: at a window's first record what the window brought, at a false
                                // alarm its price, else 0
};

/// Records that are not scored: 15 %, at most 750.
[[nodiscard]] std::size_t nab_probation(std::size_t records);

/// A file judged at a threshold: a record is detected where its score >= threshold.
///   in a window       the earliest detection alone counts: S(p) / S(-1), p = -(last - i + 1) / width
///   outside           each detection costs S((i - last) / (width - 1)) of the window before it; S(3) where
///   none is missed            -false_negative S(p) = 2 / (1 + exp(5 p)) - 1, and -1 from p = 3 on
/// Rules: Lavin & Ahmad (2015), arXiv 1510.03336, with the divisor S(-1) of the benchmark's present scorer.
[[nodiscard]] NabResult nab_score(const NabFile& file, const NabScores& scores, double threshold,
                                  const NabProfile& profile);

struct NabCorpusScore {
  double threshold = 0;
  double points = 0;  // sum over files
  double normalised =
      0;  // 100 (points + f w) / (w + f w): 0 = says nothing, 100 = all windows at their start
};

/// All files judged at one threshold.
[[nodiscard]] NabCorpusScore nab_corpus_score(std::span<const NabFile> files,
                                              std::span<const NabScores> scores, double threshold,
                                              const NabProfile& profile);
/// ... at the one that is best for them, as the benchmark sets it for each detector and profile.
[[nodiscard]] NabCorpusScore nab_best_score(std::span<const NabFile> files, std::span<const NabScores> scores,
                                            const NabProfile& profile);

}  // namespace regie::bench
