// measure/explain/propose_footprint.cpp - scope, moves and rules into cells.
#include "measure/explain/propose_footprint.h"

#include <algorithm>
#include <tuple>

#include "measure/explain/footprint_text.h"
#include "measure/explain/scene.h"
#include "measure/series.h"

namespace regie {
namespace {

using namespace explaining;

// Two places in scope show that it reaches further than the finding, three outside that it ends somewhere.
constexpr std::size_t inside_max = 2;
constexpr std::size_t outside_max = 3;

Slice without_platform(Slice slice) {
  slice.erase("platform");
  return slice;
}

class Proposal {
 public:
  explicit Proposal(const ProposalInput& input)
      : input_(input),
        self_(input.direction == Direction::down ? Moved::down : Moved::up),
        ends_(!speaks_about("platform_change", input.kind)),
        largest_first_(input.available) {
    std::sort(largest_first_.begin(), largest_first_.end(), [](const AvailableCell& a, const auto& b) {
      if (a.counted != b.counted) return a.counted > b.counted;
      return std::tie(a.metric, a.slice) < std::tie(b.metric, b.slice);
    });
  }

  std::vector<FootprintCell> cells() {
    add(input_.metric, input_.slice, self_);
    add_moves();
    add_expected();
    add_places();
    return std::move(cells_);
  }

 private:
  void add(const std::string& metric, const Slice& slice, Moved expected) {
    const bool there = std::any_of(cells_.begin(), cells_.end(), [&](const FootprintCell& old) {
      return old.metric == metric && old.slice == slice;
    });
    if (!there && cells_.size() < footprint_cells_max)
      cells_.push_back({metric, slice, word_of(expected), ""});
  }

  /// The metric at exactly this place, else at the same place on another platform.
  [[nodiscard]] const AvailableCell* at(const std::string& metric, const Slice& place) const {
    const AvailableCell* found = nullptr;
    for (const AvailableCell& one : largest_first_) {
      if (one.metric != metric) continue;
      if (one.slice == place) return &one;
      if (found == nullptr && without_platform(one.slice) == without_platform(place)) found = &one;
    }
    return found;
  }

  [[nodiscard]] bool is_own(const std::string& metric, const Slice& slice) const {
    return metric == input_.metric && without_platform(slice) == without_platform(input_.slice);
  }

  void add_moves() {
    const auto moves = parse_footprint({input_.moves, ""});
    if (!moves) return;
    for (const FootprintCell& move : *moves) {
      const Moved expected = asked(move.expected, self_);
      if (is_own(move.metric, move.slice.empty() ? input_.slice : move.slice)) {
        // The person's word about the finding's own cell stands, also where it goes the other way.
        cells_.front().expected = move.expected;
        continue;
      }
      const AvailableCell* place = move.slice.empty() ? at(move.metric, input_.slice) : nullptr;
      if (place == nullptr) place = at(move.metric, move.slice.empty() ? input_.scope : move.slice);
      if (place == nullptr && move.slice.empty()) place = at(move.metric, {});
      if (place != nullptr) add(place->metric, place->slice, expected);
    }
  }

  void add_expected() {
    const RuleTable& table = input_.rules == nullptr ? rules() : *input_.rules;
    for (const Expectation& expectation : table.expectations) {
      if (!speaks_about(expectation.kind, input_.kind) || expectation.metric == input_.metric) continue;
      const Moved expected = asked(expectation.state, self_);
      const AvailableCell* place = at(expectation.metric, input_.slice);
      // What stands in every place stands in all of them together; a move of one may drown there.
      if (place == nullptr && expected == Moved::still) place = at(expectation.metric, {});
      if (place != nullptr) add(place->metric, place->slice, expected);
    }
  }

  /// Only slices of the finding's own dimensions: their parts would say the same twice.
  void add_places() {
    const Slice scope = in_words_of(input_.slice, input_.scope);
    if (scope.empty()) return;
    std::size_t inside = 0;
    std::size_t outside = 0;
    for (const AvailableCell& one : largest_first_) {
      if (one.metric != input_.metric || !contradicts(input_.slice, one.slice)) continue;
      if (slice_holds(scope, one.slice) && inside < inside_max) {
        ++inside;
        add(one.metric, one.slice, self_);
      } else if (ends_ && contradicts(scope, one.slice) && outside < outside_max) {
        ++outside;
        add(one.metric, one.slice, Moved::still);
      }
    }
  }

  const ProposalInput& input_;
  Moved self_;
  bool ends_;  // a platform that takes here gives elsewhere: nothing beside the place must stand
  std::vector<AvailableCell> largest_first_;
  std::vector<FootprintCell> cells_;
};

}  // namespace

std::vector<FootprintCell> propose_footprint(const ProposalInput& input) { return Proposal(input).cells(); }

}  // namespace regie
