// measure/explain/precedent.cpp - footprints as vectors.
#include "measure/explain/precedent.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace regie {
namespace {

constexpr double metric_weight = 0.3;
constexpr double dimensions_weight = 0.5;
constexpr double values_weight = 0.2;

using Features = std::map<std::string, double>;

Features features_of(const std::vector<FootprintCell>& cells) {
  Features features;
  for (const FootprintCell& cell : cells) {
    Slice slice = cell.slice;
    slice.erase("platform");
    std::string dimensions;
    for (const auto& [dimension, value] : slice) dimensions += dimension + ",";
    const std::string metric = cell.metric + ":" + cell.expected;
    // Square roots, so that the weights add up in the inner product.
    features[metric] += std::sqrt(metric_weight);
    features[metric + "{" + dimensions] += std::sqrt(dimensions_weight);
    features[metric + "{" + slice_text(slice) + "}"] += std::sqrt(values_weight);
  }
  return features;
}

double inner(const Features& a, const Features& b) {
  double sum = 0;
  for (const auto& [name, weight] : a)
    if (const auto found = b.find(name); found != b.end()) sum += weight * found->second;
  return sum;
}

std::vector<FootprintCell> cells_of(const Precedent& precedent) {
  std::vector<FootprintCell> cells = precedent.footprint;
  const bool there = std::any_of(cells.begin(), cells.end(), [&](const FootprintCell& cell) {
    return cell.metric == precedent.metric && cell.slice == precedent.slice;
  });
  if (!there && !precedent.metric.empty())
    cells.push_back(
        {precedent.metric, precedent.slice, precedent.direction == Direction::down ? "down" : "up", ""});
  return cells;
}

}  // namespace

double likeness(const std::vector<FootprintCell>& a, const std::vector<FootprintCell>& b) {
  const Features left = features_of(a);
  const Features right = features_of(b);
  const double lengths = inner(left, left) * inner(right, right);
  return lengths == 0 ? 0 : std::min(1.0, inner(left, right) / std::sqrt(lengths));
}

std::vector<AlikePrecedent> find_precedents(const Precedent& query, const std::vector<Precedent>& precedents,
                                            std::size_t at_most) {
  std::vector<AlikePrecedent> alike;
  const std::vector<FootprintCell> asked = cells_of(query);
  for (const Precedent& precedent : precedents) {
    const double like = likeness(asked, cells_of(precedent));
    if (like > 0) alike.push_back({precedent, like});
  }
  std::sort(alike.begin(), alike.end(), [](const AlikePrecedent& a, const AlikePrecedent& b) {
    return std::tie(b.likeness, b.precedent.day, a.precedent.id) <
           std::tie(a.likeness, a.precedent.day, b.precedent.id);
  });
  if (alike.size() > at_most) alike.resize(at_most);
  return alike;
}

}  // namespace regie
