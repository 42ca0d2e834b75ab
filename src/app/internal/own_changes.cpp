// app/internal/own_changes.cpp - states of one place side by side.
#include "app/internal/own_changes.h"

#include <fmt/format.h>

#include <map>
#include <utility>

namespace regie {
namespace {

constexpr std::string_view seen_so = " (seen by comparing two exports)";

std::map<Slice, const CampaignState*> by_place(std::span<const CampaignState> states) {
  std::map<Slice, const CampaignState*> places;
  for (const CampaignState& state : states) places.emplace(state.where, &state);
  return places;
}

OwnChange change_of(const CampaignState& later, std::string kind, std::string what) {
  OwnChange change;
  change.line = later.line;
  change.day = later.as_of;
  change.kind = std::move(kind);
  change.where = later.where;
  change.text = std::move(what) + std::string(seen_so);
  return change;
}

}  // namespace

bool share_a_place(std::span<const CampaignState> earlier, std::span<const CampaignState> later) {
  const auto before = by_place(earlier);
  for (const CampaignState& now : later)
    if (before.contains(now.where)) return true;
  return false;
}

std::vector<OwnChange> changes_between(std::span<const CampaignState> earlier,
                                       std::span<const CampaignState> later) {
  std::vector<OwnChange> changes;
  const auto before = by_place(earlier);
  for (const CampaignState& now : later) {
    const auto found = before.find(now.where);
    if (found == before.end()) continue;
    const CampaignState& was = *found->second;
    // Both are read from two decimals of text, so that equal budgets are equal numbers.
    if (was.budget && now.budget && *was.budget != *now.budget) {
      changes.push_back(change_of(
          now, "budget", fmt::format("Budget changed from {:.2f} to {:.2f}", *was.budget, *now.budget)));
      changes.back().before = was.budget;
      changes.back().after = now.budget;
    }
    if (!was.status.empty() && !now.status.empty() && was.status != now.status)
      changes.push_back(
          change_of(now, "status", fmt::format("Status changed from {} to {}", was.status, now.status)));
  }
  return changes;
}

}  // namespace regie
