// charter/human_share.cpp - how much people decided; things that belong together are linked first.
#include "charter/human_share.h"

#include <cmath>
#include <map>
#include <tuple>

namespace regie {
namespace {

/// Small letters, single spaces: "Move  budget?" and "move budget?" are one question.
std::string plain(const std::string& question) {
  std::string text;
  for (const char c : question) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space)
      text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!text.empty() && text.back() != ' ')
      text += ' ';
  }
  if (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

Day monday_of(Day day) { return day - static_cast<int>(day.weekday()); }

struct Linked {
  double money_of_people = 0;
  double money_of_machines = 0;
  bool people = false;
  bool machines = false;
  [[nodiscard]] double money() const { return money_of_people + money_of_machines; }
  [[nodiscard]] double share_of_people() const {
    if (money() > 0) return money_of_people / money();
    if (people && machines) return 0.5;
    return people ? 1 : 0;
  }
};

}  // namespace

HumanShare human_share(const std::vector<DecidedThing>& things) {
  std::map<std::tuple<std::string, Slice, Day>, Linked> decisions;
  for (const DecidedThing& thing : things) {
    Linked& linked = decisions[{plain(thing.question), thing.where, monday_of(thing.day)}];
    (thing.by_person ? linked.people : linked.machines) = true;
    (thing.by_person ? linked.money_of_people : linked.money_of_machines) += std::abs(thing.money);
  }
  HumanShare share;
  double money_of_people = 0;
  for (const auto& [key, linked] : decisions) {
    ++share.decisions;
    if (linked.share_of_people() > 0.5) ++share.by_people;
    share.by_count += linked.share_of_people();
    share.money += linked.money();
    money_of_people += linked.money_of_people;
  }
  if (share.decisions > 0) share.by_count /= share.decisions;
  share.by_money = share.money > 0 ? money_of_people / share.money : share.by_count;
  return share;
}

}  // namespace regie
