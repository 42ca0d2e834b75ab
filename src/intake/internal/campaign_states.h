// intake/internal/campaign_states.h - budgets and statuses of a campaign report, one of each campaign and ad
// group.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/internal/column_plan.h"
#include "intake/internal/csv_scanner.h"
#include "intake/report.h"

namespace regie {

class CampaignStates {
 public:
  explicit CampaignStates(const TablePlan& plan);
  void look(const CsvRecord& record) {
    if (campaign_) look_closer(record);
  }
  /// Holds: what a file says in two ways about one campaign is not told at all.
  [[nodiscard]] std::vector<CampaignState> hand_over(Day as_of);

 private:
  struct Seen {
    CampaignState state;
    std::string status;  // as written
    std::string budget;
    bool status_differs = false;
    bool budget_differs = false;
  };
  struct Columns {
    std::optional<std::size_t> status;
    std::optional<std::size_t> budget;
  };
  void look_closer(const CsvRecord& record);
  void note(const CsvRecord& record, const Columns& columns, std::string key, Slice where);

  std::optional<std::size_t> campaign_;  // nothing: the report tells no states
  std::optional<std::size_t> ad_group_;
  Columns of_campaign_;
  Columns of_ad_group_;
  DecimalSign sign_ = DecimalSign::sniff;
  std::map<std::string, Seen, std::less<>> seen_;
};

}  // namespace regie
