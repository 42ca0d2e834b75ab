// simulate/planted_test.cpp - what the truth says was planted is there in the numbers of the files.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "simulate/simulate.h"
#include "simulate/testing/read_back.h"

namespace regie {
namespace {

constexpr std::uint64_t seeds = 50;
// A day all campaigns share moves by up to 6 %, the level wanders 0.4 % a day: over a week of 50 workspaces
// the mean log ratio has a standard error under 0.012; four of them.
constexpr double log_ratio_tolerance = 0.05;

using Daily = std::map<Day, double>;
using Wanted = std::function<bool(const sim::GoogleRow&)>;

Daily daily(const std::vector<sim::GoogleRow>& rows, const std::string& measure, const Wanted& wanted) {
  Daily sums;
  for (const sim::GoogleRow& row : rows) sums[row.day] += wanted(row) ? row.values.at(measure) : 0.0;
  return sums;
}

// Observed over expected since the onset; expected is the mean of the same weekdays in the four weeks before.
double ratio_since(const Daily& sums, const Truth& truth, DaySpan days) {
  double observed = 0;
  double expected = 0;
  for (Day day = days.from; day <= days.to; day = day + 1) {
    double before = 0;
    int weeks = 0;
    for (Day past = day - 7; past >= *truth.onset - 28; past = past - 7) {
      const auto found = sums.find(past);
      if (past >= *truth.onset || found == sums.end()) continue;
      before += found->second;
      ++weeks;
    }
    observed += sums.at(day);
    expected += weeks > 0 ? before / weeks : 0;
  }
  return observed / expected;
}

DaySpan since(const Truth& truth) { return {*truth.onset, truth.as_of - 1}; }

// Mean over seeds of log(seen) - log(planted), each a ratio to what was expected.
void expect_planted(const std::string& scenario,
                    const std::function<std::pair<double, double>(const Simulation&)>& seen_and_planted) {
  double sum = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const auto [seen, planted] = seen_and_planted(*simulate({scenario, seed}));
    ASSERT_GT(seen, 0) << scenario << " " << seed;
    sum += std::log(seen / planted);
  }
  EXPECT_NEAR(sum / static_cast<double>(seeds), 0, log_ratio_tolerance) << scenario;
}

Wanted of_campaign(const Truth& truth) {
  return [name = truth.slice.at("campaign")](const sim::GoogleRow& row) { return row.campaign == name; };
}

bool all(const sim::GoogleRow&) { return true; }
bool of_event(const sim::GoogleRow& row) { return row.campaign.starts_with("Spring Summit"); }
bool of_webinar(const sim::GoogleRow& row) { return !of_event(row); }

TEST(Planted, The_announcement_takes_its_share_of_the_events_clicks) {
  expect_planted("covid_event", [](const Simulation& s) {
    const double seen = ratio_since(daily(sim::google_rows(s), "clicks", of_event), s.truth, since(s.truth));
    return std::pair{seen, 1 + s.truth.relative_effect};
  });
}

TEST(Planted, The_announcement_leaves_impressions_and_webinars_alone) {
  expect_planted("covid_event", [](const Simulation& s) {
    const auto rows = sim::google_rows(s);
    return std::pair{ratio_since(daily(rows, "impressions", of_event), s.truth, since(s.truth)), 1.0};
  });
  expect_planted("covid_event", [](const Simulation& s) {
    const auto rows = sim::google_rows(s);
    return std::pair{ratio_since(daily(rows, "clicks", of_webinar), s.truth, since(s.truth)), 1.0};
  });
}

TEST(Planted, Registrations_of_the_event_fall_by_the_same_share) {
  expect_planted("covid_event", [](const Simulation& s) {
    const sim::ReadTable table = sim::read_table(sim::file_named(s, "eventbrite/")->bytes, "Order #");
    const std::size_t event = table.column({"Event Name"});
    Daily sums;
    for (Day day = *s.truth.onset - 28; day < s.truth.as_of; day = day + 1) sums[day] = 0;
    for (const auto& row : table.rows)
      if (row[event] == "Spring Summit") sums[*Day::parse_iso(row[1].substr(0, 10))] += 1;
    return std::pair{ratio_since(sums, s.truth, since(s.truth)), 1 + s.truth.relative_effect};
  });
}

TEST(Planted, A_broken_tag_takes_conversions_of_its_device_and_no_clicks) {
  const auto of_device = [](const Simulation& s) -> Wanted {
    const bool phones = s.truth.slice.at("device") == "mobile";
    return [phones](const sim::GoogleRow& row) {
      return phones ? row.device == "Mobile phones" || row.device == "Mobiele telefoons"
                    : row.device == "Computers";
    };
  };
  double lost = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const Simulation s = *simulate({"tracking_fault", seed});
    const auto rows = sim::google_rows(s);
    const double kept = ratio_since(daily(rows, "conversions", of_device(s)), s.truth, since(s.truth));
    lost += (1 - kept + s.truth.relative_effect) / static_cast<double>(seeds);
  }
  EXPECT_NEAR(lost, 0, log_ratio_tolerance);
  expect_planted("tracking_fault", [&](const Simulation& s) {
    const auto rows = sim::google_rows(s);
    return std::pair{ratio_since(daily(rows, "clicks", of_device(s)), s.truth, since(s.truth)), 1.0};
  });
}

TEST(Planted, A_shift_of_devices_lowers_the_rate_and_not_the_clicks) {
  expect_planted("mix_shift", [](const Simulation& s) {
    const auto rows = sim::google_rows(s);
    const double conversions = ratio_since(daily(rows, "conversions", all), s.truth, since(s.truth));
    const double clicks = ratio_since(daily(rows, "clicks", all), s.truth, since(s.truth));
    return std::pair{conversions / clicks, 1 + s.truth.relative_effect};
  });
  expect_planted("mix_shift", [](const Simulation& s) {
    const auto rows = sim::google_rows(s);
    return std::pair{ratio_since(daily(rows, "clicks", all), s.truth, since(s.truth)), 1.0};
  });
}

TEST(Planted, A_budget_moves_the_cost_of_its_campaign) {
  for (const char* scenario : {"budget_change", "automation"})
    expect_planted(scenario, [](const Simulation& s) {
      const auto rows = sim::google_rows(s);
      const double seen = ratio_since(daily(rows, "cost", of_campaign(s.truth)), s.truth, since(s.truth));
      return std::pair{seen, 1 + s.truth.relative_effect};
    });
}

TEST(Planted, Automation_leaves_the_cost_of_the_account) {
  expect_planted("automation", [](const Simulation& s) {
    const auto rows = sim::google_rows(s);
    return std::pair{ratio_since(daily(rows, "cost", all), s.truth, since(s.truth)), 1.0};
  });
}

TEST(Planted, A_stopped_campaign_has_nothing_left) {
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const Simulation s = *simulate({"stopped_campaign", seed});
    const Daily clicks = daily(sim::google_rows(s), "clicks", of_campaign(s.truth));
    for (Day day = *s.truth.onset; day < s.truth.as_of; day = day + 1) EXPECT_EQ(clicks.at(day), 0);
    EXPECT_GT(clicks.at(*s.truth.onset - 7), 0);
  }
}

TEST(Planted, A_holiday_empties_its_day_and_not_the_week) {
  expect_planted("holiday_dip", [](const Simulation& s) {
    const auto rows = sim::google_rows(s);
    const double seen = ratio_since(daily(rows, "clicks", all), s.truth, {*s.truth.onset, *s.truth.onset});
    return std::pair{seen, 1 + s.truth.relative_effect};
  });
}

TEST(Planted, Fatigue_wears_the_click_through_rate_of_its_last_week) {
  expect_planted("slow_fatigue", [](const Simulation& s) {
    const sim::ReadTable table = sim::read_table(sim::file_named(s, "meta-ads/")->bytes, "Campa");
    const std::size_t day = table.column({"Reporting starts", "Start rapportage"});
    double clicks[2]{};
    double shown[2]{};
    for (const auto& row : table.rows) {
      const Day on = *Day::parse_iso(row[day]);
      const bool last = s.truth.window.holds(on);
      if (row[0] != s.truth.slice.at("campaign") || (!last && on >= *s.truth.onset)) continue;
      clicks[last] += std::stod(row[table.column({"Link clicks", "Klikken op link"})]);
      shown[last] += std::stod(row[table.column({"Impressions", "Weergaven"})]);
    }
    return std::pair{clicks[1] / shown[1] / (clicks[0] / shown[0]), 1 + s.truth.relative_effect};
  });
}

TEST(Planted, Nothing_means_no_step_on_average) {
  expect_planted("nothing", [](const Simulation& s) {
    Truth at = s.truth;
    at.onset = at.as_of - 7;
    return std::pair{ratio_since(daily(sim::google_rows(s), "clicks", all), at, since(at)), 1.0};
  });
}

TEST(Planted, Few_leads_are_about_fourteen_a_month) {
  double leads = 0;
  double days = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const Simulation s = *simulate({"few_leads", seed});
    const sim::ReadTable contacts = sim::read_table(sim::file_named(s, "hubspot/")->bytes, "Record ID");
    const auto rows = sim::google_rows(s);
    leads += static_cast<double>(contacts.rows.size());
    days += rows.back().day - rows.front().day + 1;
  }
  EXPECT_NEAR(leads / days * 365.25 / 12, 14, 0.8);  // holidays take a little
}

}  // namespace
}  // namespace regie
