// measure/explain/fit_precedents.cpp - a like reason, signed before, moves the odds a little.
#include "measure/explain/fit_precedents.h"

#include <array>
#include <cmath>

namespace regie::explaining {
namespace {

// One that is wholly alike doubles the odds: less than a date that fits, less than one neighbour that stood.
// Only the most alike counts, so that signing often does not outweigh looking.
const double precedent_max = std::log(2.0);
// Less alike than this is another story: most of the metrics, directions or dimensions differ.
constexpr double alike_min = 0.5;

std::string day_in_words(Day day, bool nl) {
  static constexpr std::array english{"January", "February", "March",     "April",   "May",      "June",
                                      "July",    "August",   "September", "October", "November", "December"};
  static constexpr std::array dutch{"januari", "februari", "maart",     "april",   "mei",      "juni",
                                    "juli",    "augustus", "september", "oktober", "november", "december"};
  const Day::Parts parts = day.parts();
  const auto month = static_cast<std::size_t>(parts.month - 1);
  return std::to_string(parts.day) + " " + (nl ? dutch[month] : english[month]) + " " +
         std::to_string(parts.year);
}

}  // namespace

Fit fit_precedents(const Scene& scene, const Candidate& candidate) {
  const Change& change = scene.input().change;
  Precedent query;
  query.kind = candidate.kind;
  query.footprint = candidate.footprint;
  query.metric = change.metric;
  query.slice = change.slice;
  query.direction = change.direction;
  std::vector<Precedent> of_kind;
  for (const Precedent& precedent : scene.input().precedents)
    if (precedent.kind == candidate.kind && precedent.verdict != "does_not_fit" &&
        precedent.day < change.window.to + 1)
      of_kind.push_back(precedent);
  Fit fit;
  const auto alike = find_precedents(query, of_kind, 1);
  if (alike.empty() || alike.front().likeness < alike_min) return fit;
  fit.weight = precedent_max * alike.front().likeness;
  const Precedent& precedent = alike.front().precedent;
  const bool nl = scene.input().language == "nl";
  // The title names what it was about; the person's own words may claim a cause, which is theirs to do.
  const std::string day = day_in_words(precedent.day, nl);
  fit.says_for.push_back(
      (nl ? "een soortgelijke reden is getekend op " + day : "a like reason was signed on " + day) +
      (precedent.title.empty() ? "" : ": \"" + precedent.title + "\""));
  return fit;
}

}  // namespace regie::explaining
