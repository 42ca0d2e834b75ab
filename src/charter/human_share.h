// charter/human_share.h - how much people decided, by count and by money; cutting one decision in ten changes
// nothing.
#pragma once

#include <string>
#include <vector>

#include "base/day.h"
#include "base/slice.h"

namespace regie {

/// One act of deciding, by a person or by a machine.
struct DecidedThing {
  bool by_person = true;
  std::string question;  // "Move budget?"; of a machine's change: what sort it was
  Slice where;
  Day day;
  double money = 0;  // at stake, in the workspace's currency; 0 = not known
};

struct HumanShare {
  int decisions = 0;    // after linking
  int by_people = 0;    // those that were a person's for more than half
  double by_count = 0;  // of one; 0 where there are no decisions
  double by_money = 0;  // of one; by count where no money is known
  double money = 0;
};

/// Things with the same question (letter case and spaces aside), slice and ISO week are one decision; its
/// money is the sum, and it is a person's as far as its money was. Where none of its things has money, it is
/// a person's, a machine's, or half of each where both had a part: counting parts would reward cutting.
///   by_count = mean of the parts that were people's; by_money = the same, weighted by money
/// Holds:    cutting a thing in parts whose money adds up to its own changes nothing; order does not matter.
/// Requires: money of one thing and its parts has one sign; only its size counts.
/// Cost:     n log n.
[[nodiscard]] HumanShare human_share(const std::vector<DecidedThing>& things);

}  // namespace regie
