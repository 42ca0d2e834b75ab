// bench/detect/nab_scorer.cpp - windows, the sigmoid of position, thresholds over a corpus.
#include "bench/detect/nab_scorer.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace regie::bench {

namespace {

double sigmoid(double position) { return position >= 3 ? -1 : 2 / (1 + std::exp(5 * position)) - 1; }

/// What a detection at a record brings, and in which window that is; -1 = in none.
struct Reward {
  double points;
  std::ptrdiff_t window;
};

std::vector<Reward> rewards(const NabFile& file, const NabProfile& profile) {
  std::vector<Reward> all;
  std::size_t next = 0;  // the window the record is in or before
  for (std::size_t i = 0; i < file.values.size(); ++i) {
    if (next < file.windows.size() && i > file.windows[next].last) ++next;
    if (next < file.windows.size() && i >= file.windows[next].first) {
      const auto [first, last] = file.windows[next];
      const double left = static_cast<double>(last - i + 1);
      const double width = static_cast<double>(last - first + 1);
      all.push_back(
          {profile.true_positive * sigmoid(-left / width) / sigmoid(-1), static_cast<std::ptrdiff_t>(next)});
    } else {
      double position = 3;
      if (next > 0) {
        const auto [first, last] = file.windows[next - 1];
        position = static_cast<double>(i - last) / static_cast<double>(last - first);
      }
      all.push_back({profile.false_positive * sigmoid(position), -1});
    }
  }
  return all;
}

double normalised(std::span<const NabFile> files, double points, const NabProfile& profile) {
  double windows = 0;
  for (const NabFile& file : files) windows += static_cast<double>(file.windows.size());
  const double missed = windows * profile.false_negative;
  return 100 * (points + missed) / (windows * profile.true_positive + missed);
}

}  // namespace

std::size_t nab_probation(std::size_t records) {
  return static_cast<std::size_t>(std::min(std::floor(0.15 * static_cast<double>(records)), 0.15 * 5000));
}

NabResult nab_score(const NabFile& file, const NabScores& scores, double threshold,
                    const NabProfile& profile) {
  NabResult result;
  result.rewards.assign(file.values.size(), 0);
  const std::vector<Reward> reward = rewards(file, profile);
  std::vector<double> best(file.windows.size(), -profile.false_negative);
  for (std::size_t i = nab_probation(file.values.size()); i < file.values.size(); ++i) {
    const bool detected = scores[i] >= threshold;
    const auto [points, window] = reward[i];
    if (window >= 0) {
      ++(detected ? result.true_positives : result.false_negatives);
      if (detected)
        best[static_cast<std::size_t>(window)] = std::max(best[static_cast<std::size_t>(window)], points);
    } else {
      ++(detected ? result.false_positives : result.true_negatives);
      if (detected) result.rewards[i] = points;
    }
  }
  for (std::size_t w = 0; w < best.size(); ++w) {
    result.rewards[file.windows[w].first] = best[w];
    if (best[w] > -profile.false_negative) ++result.windows_hit;
  }
  for (const double points : result.rewards) result.score += points;
  return result;
}

NabCorpusScore nab_corpus_score(std::span<const NabFile> files, std::span<const NabScores> scores,
                                double threshold, const NabProfile& profile) {
  NabCorpusScore corpus{threshold, 0, 0};
  for (std::size_t f = 0; f < files.size(); ++f)
    corpus.points += nab_score(files[f], scores[f], threshold, profile).score;
  corpus.normalised = normalised(files, corpus.points, profile);
  return corpus;
}

NabCorpusScore nab_best_score(std::span<const NabFile> files, std::span<const NabScores> scores,
                              const NabProfile& profile) {
  struct Record {
    double score;
    std::size_t file;
    Reward reward;
  };
  std::vector<Record> records;
  std::vector<std::vector<double>> best;  // [file][window] so far
  double points = 0;
  for (std::size_t f = 0; f < files.size(); ++f) {
    const std::vector<Reward> reward = rewards(files[f], profile);
    best.emplace_back(files[f].windows.size(), -profile.false_negative);
    points -= profile.false_negative * static_cast<double>(files[f].windows.size());
    for (std::size_t i = nab_probation(reward.size()); i < reward.size(); ++i)
      records.push_back({scores[f][i], f, reward[i]});
  }
  std::ranges::sort(records, std::greater{}, &Record::score);
  NabCorpusScore found{1.1, points, 0};  // above every score: nothing is detected
  for (std::size_t at = 0; at < records.size();) {
    const double threshold = records[at].score;
    for (; at < records.size() && records[at].score == threshold; ++at) {
      const auto& [score, file, reward] = records[at];
      if (reward.window < 0) {
        points += reward.points;
        continue;
      }
      double& so_far = best[file][static_cast<std::size_t>(reward.window)];
      points += std::max(0.0, reward.points - so_far);
      so_far = std::max(so_far, reward.points);
    }
    if (points > found.points) found = {threshold, points, 0};
  }
  found.normalised = normalised(files, found.points, profile);
  return found;
}

}  // namespace regie::bench
