// stats/internal/structural_posterior.cpp - which ratios of variances and which models, with what weight?
#include "stats/internal/structural_posterior.h"

#include <algorithm>
#include <cmath>

#include "stats/internal/student_mixture.h"

namespace regie {

namespace {

using Cell = RatioLattice::Cell;
using Weighed = RatioLattice::Weighed;

constexpr std::size_t parts_max = 1000;  // that forecasts are made of; fewer than that are exact
constexpr double level_step_max = 0.5;
constexpr double season_step_max = 0.7;  // its law is flat over many e-folds, with edges of about one
constexpr double step_min = 0.02;
constexpr double spacing = 0.75;  // of the sd
constexpr double unseen = 16;     // nats below the best: a model in a cell that far off is left out

struct Mass {
  double log_sum = 0;
  std::vector<double> weight;  // of each cell
};

Mass mass_of(const std::vector<Weighed>& cells) {
  LogSum sum;
  for (const Weighed& cell : cells) sum.add(cell.log_density);
  Mass mass;
  mass.log_sum = sum.value();
  for (const Weighed& cell : cells) mass.weight.push_back(std::exp(cell.log_density - mass.log_sum));
  return mass;
}

RatioLatticeShape coarse_shape(const StructuralDesign& design) {
  const double noise = design.noise.scale / design.noise.shape;
  RatioLatticeShape shape;
  shape.level = std::log(design.level.scale / (design.level.shape * noise));
  shape.season = shape.level;
  shape.start = 1 / noise;
  return shape;
}

/// Centred on the mass, spaced by its sd.
RatioLatticeShape finer(const StructuralDesign& design, RatioLatticeShape shape,
                        const std::vector<Weighed>& cells, double noise) {
  const Mass mass = mass_of(cells);
  const auto fit = [&](double& centre, double& step, double step_max, auto coordinate) {
    double mean = 0;
    double square = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const double at = coordinate(cells[i].cell) * step;
      mean += mass.weight[i] * at;
      square += mass.weight[i] * at * at;
    }
    const double sd = std::sqrt(std::max(square - mean * mean, 0.0));
    centre += mean;
    step = std::clamp(spacing * sd, step_min, step_max);
  };
  fit(shape.level, shape.level_step, level_step_max, [](Cell cell) { return cell.first; });
  if (design.season != 0)
    fit(shape.season, shape.season_step, season_step_max, [](Cell cell) { return cell.second; });
  shape.start = 1 / noise;
  return shape;
}

StateVariances mean_variances(const std::vector<StructuralPart>& parts) {
  double level = 0;
  double season = 0;
  for (const StructuralPart& part : parts) {
    level += part.weight * std::log(part.point->variances.level);
    season += part.weight * std::log(std::max(part.point->variances.season, 1e-300));
  }
  return {std::exp(level), std::exp(season), parts.front().point->variances.start};
}

void by_point(std::vector<StructuralPart>& parts) {
  std::stable_sort(parts.begin(), parts.end(), [](const StructuralPart& a, const StructuralPart& b) {
    const StateVariances& x = a.point->variances;
    const StateVariances& y = b.point->variances;
    return std::pair{x.level, x.season} < std::pair{y.level, y.season};
  });
}

/// All models at each cell: densities, and what is left of them once the improbable are dropped.
struct Survey {
  struct Item {
    Cell cell;
    std::size_t bits;
    double log_density;
  };
  std::vector<Weighed> cells;
  std::vector<double> noise;  // of each cell
  std::vector<Item> items;
};

Survey survey(const ModelTree& tree, RatioLattice& lattice) {
  Survey out;
  double best = -std::numeric_limits<double>::infinity();
  out.cells = lattice.flood({0, 0}, [&](Cell cell) {
    const Enumerated all = tree.at(lattice.point(cell));
    for (const double density : all.log_density) best = std::max(best, density);
    for (std::size_t bits = 0; bits < all.log_density.size(); ++bits)
      if (all.log_density[bits] > best - unseen) out.items.push_back({cell, bits, all.log_density[bits]});
    out.noise.push_back(all.noise_variance);
    return all.log_sum;
  });
  std::erase_if(out.items, [&](const Survey::Item& item) { return item.log_density <= best - unseen; });
  return out;
}

double mean_noise(const Survey& seen) {
  const Mass mass = mass_of(seen.cells);
  double noise = 0;
  for (std::size_t i = 0; i < seen.noise.size(); ++i) noise += mass.weight[i] * seen.noise[i];
  return noise;
}

/// The model that no single flip makes better.
Included best_model(const StructuralDesign& design, const StructuralPoint& point) {
  Included in = always_included(design);
  double here = structural_regression(design, point, in).log_density;
  for (bool better = true; better;) {
    better = false;
    Included best = in;
    for (std::size_t j = 0; j < design.regressors(); ++j) {
      Included other = in;
      const auto at = std::lower_bound(other.begin(), other.end(), j);
      if (at != other.end() && *at == j)
        other.erase(at);
      else
        other.insert(at, j);
      const double there = structural_regression(design, point, other).log_density;
      if (there <= here) continue;
      here = there;
      best = std::move(other);
      better = true;
    }
    in = std::move(best);
  }
  return in;
}

Cell drawn(const std::vector<Weighed>& cells, Random& random) {
  const Mass mass = mass_of(cells);
  double left = random.unit();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    left -= mass.weight[i];
    if (left < 0) return cells[i].cell;
  }
  return cells.back().cell;
}

std::vector<Weighed> flood_given(const StructuralDesign& design, RatioLattice& lattice, Cell from,
                                 const Included& model) {
  return lattice.flood(
      from, [&](Cell cell) { return structural_regression(design, lattice.point(cell), model).log_density; });
}

struct Chain {
  std::map<Included, double> models;  // share of draws
  std::vector<double> inclusion;
};

Chain run_chain(const StructuralDesign& design, RatioLattice& lattice, Included model,
                const StructuralInput& input) {
  Random random(input.seed);
  const std::size_t burn = input.draws / 5;
  const double share = 1 / static_cast<double>(input.draws);
  Chain chain;
  chain.inclusion.resize(design.regressors());
  Cell cell{0, 0};
  for (std::size_t draw = 0; draw < burn + input.draws; ++draw) {
    Swept swept = sweep_models(design, lattice.point(cell), std::move(model), random);
    model = std::move(swept.included);
    cell = drawn(flood_given(design, lattice, cell, model), random);
    if (draw < burn) continue;
    chain.models[model] += share;
    for (std::size_t j = 0; j < swept.chance.size(); ++j) chain.inclusion[j] += share * swept.chance[j];
  }
  return chain;
}

}  // namespace

Included always_included(const StructuralDesign& design) {
  Included in;
  for (std::size_t j = 0; j < design.regressors(); ++j)
    if (design.chance[j] >= 1) in.push_back(j);
  return in;
}

StructuralPosterior enumerated_posterior(const StructuralDesign& design) {
  const RatioLatticeShape shape = coarse_shape(design);
  const ModelTree tree(design);
  RatioLattice coarse(design, shape);
  const Survey first = survey(tree, coarse);
  StructuralPosterior out;
  out.lattice = std::make_unique<RatioLattice>(design, finer(design, shape, first.cells, mean_noise(first)));
  const Survey seen = survey(tree, *out.lattice);
  out.noise_variance = mean_noise(seen);
  out.log_evidence = mass_of(seen.cells).log_sum + out.lattice->log_area();
  LogSum sum;
  for (const Survey::Item& item : seen.items) sum.add(item.log_density);
  std::vector<double> weights;
  out.inclusion.resize(design.regressors());
  for (const Survey::Item& item : seen.items) {
    weights.push_back(std::exp(item.log_density - sum.value()));
    for (const std::size_t j : tree.included(item.bits)) out.inclusion[j] += weights.back();
  }
  for (const KeptState& kept : kept_parts(weights, parts_max)) {
    const Survey::Item& item = seen.items[kept.which];
    out.parts.push_back({&out.lattice->point(item.cell), tree.included(item.bits), kept.weight});
  }
  by_point(out.parts);
  out.variances = mean_variances(out.parts);
  return out;
}

StructuralPosterior sampled_posterior(const StructuralDesign& design, const StructuralInput& input) {
  const RatioLatticeShape shape = coarse_shape(design);
  RatioLattice coarse(design, shape);
  const Included start = best_model(design, coarse.point({0, 0}));
  const std::vector<Weighed> cells = flood_given(design, coarse, {0, 0}, start);
  const Weighed peak = *std::max_element(cells.begin(), cells.end(), [](const Weighed& a, const Weighed& b) {
    return a.log_density < b.log_density;
  });
  const double noise =
      structural_regression(design, coarse.point(peak.cell), start).scale / (noise_shape(design) - 1);
  StructuralPosterior out;
  out.lattice = std::make_unique<RatioLattice>(design, finer(design, shape, cells, noise));
  const Chain chain = run_chain(design, *out.lattice, start, input);
  out.inclusion = chain.inclusion;
  std::vector<StructuralPart> all;
  std::vector<double> weights;
  LogSum evidence;
  for (const auto& [model, share] : chain.models) {
    const std::vector<Weighed> given = flood_given(design, *out.lattice, {0, 0}, model);
    const Mass mass = mass_of(given);
    evidence.add(mass.log_sum);
    for (std::size_t i = 0; i < given.size(); ++i) {
      all.push_back({&out.lattice->point(given[i].cell), model, share * mass.weight[i]});
      weights.push_back(all.back().weight);
    }
  }
  out.log_evidence = evidence.value() + out.lattice->log_area();
  for (const KeptState& kept : kept_parts(weights, parts_max)) {
    out.parts.push_back(std::move(all[kept.which]));
    StructuralPart& part = out.parts.back();
    part.weight = kept.weight;
    out.noise_variance += part.weight * structural_regression(design, *part.point, part.included).scale /
                          (noise_shape(design) - 1);
  }
  by_point(out.parts);
  out.variances = mean_variances(out.parts);
  return out;
}

StructuralPosterior structural_posterior(const StructuralDesign& design, const StructuralInput& input) {
  return design.regressors() <= ModelTree::regressors_max ? enumerated_posterior(design)
                                                          : sampled_posterior(design, input);
}

}  // namespace regie
