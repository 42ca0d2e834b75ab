// stats/testing/change_point_scores.h - how well do changes found agree with those several people marked?
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>
#include <utility>
#include <vector>

namespace regie {

using Cuts = std::set<std::size_t>;  // first indices of segments; 0 is one whether or not it is named

inline std::vector<std::pair<std::size_t, std::size_t>> segments_of(Cuts cuts, std::size_t n) {
  cuts.insert(0);
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (auto at = cuts.begin(); at != cuts.end(); ++at)
    out.emplace_back(*at, std::next(at) == cuts.end() ? n : *std::next(at));
  return out;
}

/// Mean over the annotators of: each of their segments' best Jaccard index with one of ours, weighted by
/// length. 0..1. Van den Burg & Williams (2020), arXiv 2003.06222, equation 8; Arbelaez et al. (2010).
/// Requires: at least one annotator; cuts below n.
inline double cover(const std::vector<Cuts>& annotators, const Cuts& found, std::size_t n) {
  double sum = 0;
  const auto ours = segments_of(found, n);
  for (const Cuts& annotator : annotators)
    for (const auto& [a, b] : segments_of(annotator, n)) {
      double best = 0;
      for (const auto& [c, d] : ours) {
        const double both = static_cast<double>(std::min(b, d)) - static_cast<double>(std::max(a, c));
        const double either = static_cast<double>(std::max(b, d)) - static_cast<double>(std::min(a, c));
        best = std::max(best, both / either);
      }
      sum += best * static_cast<double>(b - a) / static_cast<double>(n);
    }
  return sum / static_cast<double>(annotators.size());
}

/// How many of `truth` are met by a cut of `found` within five steps, each cut used once.
inline double cuts_met(const Cuts& truth, Cuts found) {
  constexpr double margin = 5;
  double hits = 0;
  for (const std::size_t t : truth) {
    const auto gap = [&](std::size_t x) { return std::abs(static_cast<double>(x) - static_cast<double>(t)); };
    auto best = found.end();
    for (auto at = found.begin(); at != found.end(); ++at)
      if (gap(*at) <= margin && (best == found.end() || gap(*at) < gap(*best))) best = at;
    if (best == found.end()) continue;
    found.erase(best);
    hits += 1;
  }
  return hits;
}

/// Harmonic mean of precision (against the cuts of all annotators together) and recall (mean over
/// annotators). 0..1; the first point counts as a cut of everyone. Same paper, section 4.2.
inline double f1(std::vector<Cuts> annotators, Cuts found) {
  found.insert(0);
  Cuts all;
  double recall = 0;
  for (Cuts& annotator : annotators) {
    annotator.insert(0);
    all.insert(annotator.begin(), annotator.end());
    recall += cuts_met(annotator, found) / static_cast<double>(annotator.size() * annotators.size());
  }
  const double precision = cuts_met(all, found) / static_cast<double>(found.size());
  return 2 * precision * recall / (precision + recall);
}

}  // namespace regie
