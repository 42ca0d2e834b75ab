// intake/internal/campaign_states.cpp - the first row of a campaign tells its state, others may contradict
// it.
#include "intake/internal/campaign_states.h"

#include <utility>

#include "intake/internal/fold.h"
#include "intake/internal/number_reading.h"
#include "intake/internal/plain_values.h"

namespace regie {
namespace {

constexpr std::size_t states_max = 20'000;  // the largest accounts have 10,000 campaigns

std::string_view cell_of(const CsvRecord& record, const std::optional<std::size_t>& column) {
  return column && *column < record.cells.size() ? trim(record.cells[*column]) : std::string_view();
}

}  // namespace

CampaignStates::CampaignStates(const TablePlan& plan) {
  std::optional<std::size_t> campaign;
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    const ColumnPlan& column = plan.columns[i];
    const bool slice = column.role == Role::dimension && column.kind == AliasKind::dimension;
    if (slice && column.name == "campaign") campaign = i;
    if (slice && column.name == "ad_group") ad_group_ = i;
    if (column.role != Role::left_out || column.kind != AliasKind::ignored || column.why == "--map") continue;
    if (column.name == "campaign_status") of_campaign_.status = i;
    if (column.name == "budget") of_campaign_.budget = i;
    if (column.name == "ad_group_status") of_ad_group_.status = i;
    if (column.name == "ad_group_budget") of_ad_group_.budget = i;
  }
  if (of_campaign_.status || of_campaign_.budget || of_ad_group_.status || of_ad_group_.budget)
    campaign_ = campaign;
  if (!plan.decimal.empty()) sign_ = plan.decimal == "comma" ? DecimalSign::comma : DecimalSign::point;
}

void CampaignStates::look_closer(const CsvRecord& record) {
  const std::string_view campaign = cell_of(record, campaign_);
  if (is_blank_value(campaign)) return;
  if (of_campaign_.status || of_campaign_.budget)
    note(record, of_campaign_, std::string(campaign), {{"campaign", std::string(campaign)}});
  const std::string_view group = cell_of(record, ad_group_);
  if (is_blank_value(group) || (!of_ad_group_.status && !of_ad_group_.budget)) return;
  note(record, of_ad_group_, std::string(campaign) + '\n' + std::string(group),
       {{"campaign", std::string(campaign)}, {"ad_group", std::string(group)}});
}

void CampaignStates::note(const CsvRecord& record, const Columns& columns, std::string key, Slice where) {
  const std::string_view status = cell_of(record, columns.status);
  const std::string_view budget = cell_of(record, columns.budget);
  auto found = seen_.find(key);
  if (found == seen_.end()) {
    if (seen_.size() >= states_max) return;
    Seen first;
    first.state.line = record.line;
    first.state.where = std::move(where);
    first.status = status;
    first.budget = budget;
    seen_.emplace(std::move(key), std::move(first));
    return;
  }
  found->second.status_differs = found->second.status_differs || found->second.status != status;
  found->second.budget_differs = found->second.budget_differs || found->second.budget != budget;
}

std::vector<CampaignState> CampaignStates::hand_over(Day as_of) {
  std::vector<CampaignState> states;
  for (auto& [key, seen] : seen_) {
    CampaignState& state = seen.state;
    state.as_of = as_of;
    if (!seen.status_differs && !is_blank_value(seen.status))
      state.status = plain_value("status", seen.status);
    if (!seen.budget_differs)
      if (const auto budget = read_number(seen.budget, sign_); budget && *budget != micros_blank)
        state.budget = units(*budget);
    if (!state.status.empty() || state.budget) states.push_back(std::move(state));
  }
  return states;
}

}  // namespace regie
