// bench/detect/nab_scorer_test.cpp - the scorer against the benchmark's own result files, digit by digit.
#include "bench/detect/nab_scorer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "base/random.h"
#include "bench/detect/nab_data.h"
#include "bench/detect/windowed_gaussian.h"
#include "stats/stream_surprise.h"

namespace regie::bench {
namespace {

const std::string folder = REGIE_SOURCE_DIR "/../shared/data/causal/nab_adexchange";
constexpr double printed = 1e-12;      // a record's figures have 12 decimals
constexpr double printed_sum = 6e-12;  // a file's score has 12 significant digits

class NabGolden : public testing::Test {
 protected:
  void SetUp() override {
    files = nab_adexchange(folder);
    if (files.empty()) GTEST_SKIP() << "skipped: no shared data";
    for (const NabFile& file : files) {
      rows.push_back(csv_cells(folder + "/scorer_golden/windowedGaussian_" + file.name));
      scores.emplace_back();
      for (std::size_t i = 1; i < rows.back().size(); ++i)
        scores.back().push_back(number_of(rows.back()[i][2]));
      ASSERT_EQ(scores.back().size(), file.values.size());
    }
  }
  std::vector<NabFile> files;
  std::vector<std::vector<std::vector<std::string>>> rows;
  std::vector<NabScores> scores;
};

TEST_F(NabGolden, Every_record_brings_what_the_benchmark_says_it_brings) {
  const std::size_t columns[] = {6, 4, 5};  // standard, low FP, low FN
  for (std::size_t f = 0; f < files.size(); ++f)
    for (std::size_t p = 0; p < 3; ++p) {
      const NabResult result = nab_score(files[f], scores[f], 1.0, nab_profiles[p]);
      for (std::size_t i = 0; i < result.rewards.size(); ++i)
        ASSERT_NEAR(result.rewards[i], number_of(rows[f][i + 1][columns[p]]), printed)
            << files[f].name << ' ' << nab_profiles[p].name << ' ' << i;
    }
}

TEST_F(NabGolden, Every_file_has_its_published_score_and_counts) {
  const auto published = csv_cells(folder + "/scorer_golden/windowedGaussian_standard_scores.csv");
  ASSERT_EQ(published.size(), 7U);
  for (std::size_t row = 1; row < published.size(); ++row) {
    const auto& cells = published[row];
    for (std::size_t f = 0; f < files.size(); ++f) {
      if (cells[2] != "realAdExchange/" + files[f].name) continue;
      const NabResult result = nab_score(files[f], scores[f], number_of(cells[3]), nab_profiles[0]);
      EXPECT_NEAR(result.score, number_of(cells[4]), printed_sum);
      EXPECT_EQ(static_cast<double>(result.true_positives), number_of(cells[5]));
      EXPECT_EQ(static_cast<double>(result.true_negatives), number_of(cells[6]));
      EXPECT_EQ(static_cast<double>(result.false_positives), number_of(cells[7]));
      EXPECT_EQ(static_cast<double>(result.false_negatives), number_of(cells[8]));
    }
  }
}

TEST_F(NabGolden, The_leaderboard_figure_of_the_windowed_Gaussian_is_reached) {
  const double leaderboard = leaderboard_figure(folder + "/leaderboard_by_category_standard.json",
                                                "windowedGaussian", "realAdExchange");
  EXPECT_NEAR(nab_corpus_score(files, scores, 1.0, nab_profiles[0]).normalised, leaderboard, 1e-9);
}

TEST_F(NabGolden, File_scores_of_other_detectors_give_their_leaderboard_figures) {
  for (const std::string detector : {"numenta", "contextOSE", "windowedGaussian"}) {
    const auto published = csv_cells(folder + "/scorer_golden/" + detector + "_standard_scores.csv");
    double points = 0;
    for (std::size_t row = 1; row < published.size(); ++row) points += number_of(published[row][4]);
    const double leaderboard =
        leaderboard_figure(folder + "/leaderboard_by_category_standard.json", detector, "realAdExchange");
    EXPECT_NEAR(100 * (points + 14) / 28, leaderboard, 1e-9) << detector;
  }
}

TEST_F(NabGolden, The_windowed_Gaussian_written_here_is_the_published_one) {
  for (std::size_t f = 0; f < files.size(); ++f) {
    const NabScores ours = windowed_gaussian(files[f].values);
    for (std::size_t i = 0; i < ours.size(); ++i) ASSERT_NEAR(ours[i], scores[f][i], printed) << i;
  }
}

TEST_F(NabGolden, Surprise_in_a_stream_reaches_the_best_published_figure) {
  std::vector<NabScores> ours;
  for (const NabFile& file : files) {
    StreamSurprise stream;
    ours.emplace_back();
    for (std::size_t i = 0; i < file.values.size(); ++i)
      ours.back().push_back(stream.next(file.values[i], hour_of(file.times[i])).score);
  }
  constexpr double hierarchical_temporal_memory = 76.9;  // the best of the leaderboard on these files
  EXPECT_GT(nab_best_score(files, ours, nab_profiles[0]).normalised, hierarchical_temporal_memory);
  const double once_a_week = 1 - 1.0 / 168;
  EXPECT_GT(nab_corpus_score(files, ours, once_a_week, nab_profiles[0]).normalised,
            hierarchical_temporal_memory);
}

NabFile small_world(std::uint64_t seed) {
  Random random(seed);
  NabFile file{"small", {}, {}, {{12, 16}, {22, 29}}};
  for (int i = 0; i < 40; ++i) file.values.push_back(random.unit());
  return file;
}

TEST(NabScorer, The_best_threshold_is_the_best_of_all) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const std::vector<NabFile> files{small_world(seed), small_world(seed + 100)};
    std::vector<NabScores> scores;
    for (const NabFile& file : files) {
      scores.push_back(file.values);
      for (double& score : scores.back()) score = std::floor(score * 20) / 20;  // ties
    }
    for (const NabProfile& profile : nab_profiles) {
      double best = nab_corpus_score(files, scores, 1.1, profile).normalised;
      for (const NabScores& one : scores)
        for (const double threshold : one)
          best = std::max(best, nab_corpus_score(files, scores, threshold, profile).normalised);
      EXPECT_NEAR(nab_best_score(files, scores, profile).normalised, best, 1e-9);
    }
  }
}

TEST(NabScorer, Silence_is_0_and_every_window_at_its_first_record_is_100) {
  const std::vector<NabFile> files{small_world(3)};
  std::vector<NabScores> scores{NabScores(40, 0.0)};
  for (const NabProfile& profile : nab_profiles) {
    EXPECT_NEAR(nab_corpus_score(files, scores, 0.5, profile).normalised, 0, 1e-12);
    scores[0][12] = scores[0][22] = 1;
    EXPECT_NEAR(nab_corpus_score(files, scores, 0.5, profile).normalised, 100, 1e-12);
    scores[0][12] = scores[0][22] = 0;
  }
}

TEST(NabScorer, The_probationary_period_is_fifteen_percent_and_never_more_than_750) {
  EXPECT_EQ(nab_probation(1538), 230U);
  EXPECT_EQ(nab_probation(1643), 246U);
  EXPECT_EQ(nab_probation(22695), 750U);
}

TEST(NabScorer, A_false_alarm_right_after_a_window_costs_less_than_one_far_from_it) {
  const NabFile file = small_world(5);
  NabScores near(40, 0.0);
  NabScores far(40, 0.0);
  near[17] = 1;
  far[38] = 1;
  EXPECT_GT(nab_score(file, near, 0.5, nab_profiles[0]).score,
            nab_score(file, far, 0.5, nab_profiles[0]).score);
}

}  // namespace
}  // namespace regie::bench
