// simulate/internal/ga4.cpp - the traffic report of Google Analytics 4.
#include <algorithm>
#include <map>
#include <tuple>

#include "simulate/internal/writers.h"

namespace regie::sim {
namespace {

const char* channel_of(const Campaign& campaign) {
  if (campaign.type == "search") return "Paid Search";
  if (campaign.type == "display") return "Display";
  if (campaign.type == "video") return "Paid Video";
  return "Paid Social";
}

std::string second(Ga4By by, std::size_t device, const std::string& country) {
  constexpr const char* names[] = {"desktop", "mobile", "tablet"};
  if (by == Ga4By::device) return names[device];
  if (country == "NL") return "Netherlands";
  if (country == "BE") return "Belgium";
  return "Germany";
}

}  // namespace

SimulatedFile ga4_report(const World& world, Ga4By by) {
  const Frame& frame = world.frame;
  Lines lines({',', Ending::crlf});
  const std::string rule = "# ----------------------------------------";
  lines.line(rule)
      .line("# Report CSV Export")
      .line("# Account: Example")
      .line("# Property: www.example.com - GA4");
  lines.line(rule).line("# ").line("# All Users");
  lines.line("# Start date: " + packed_day(frame.days.from)).line("# End date: " + packed_day(frame.days.to));
  lines.cell("Date").cell("Session default channel group");
  lines.cell(by == Ga4By::device ? "Device category" : "Country").cell("Sessions").cell("Key events").end();
  for (int t = frame.count() - 1; t >= 0; --t) {  // newest first
    if (std::ranges::binary_search(frame.missing_ga4, t)) continue;
    std::map<std::pair<std::string, std::string>, Visits> rows;
    const auto add = [&](const char* channel, const std::string& value, Visits more) {
      Visits& sum = rows[{channel, value}];
      sum = {sum.sessions + more.sessions, sum.key_events + more.key_events};
    };
    for (std::size_t d = 0; d < device_count; ++d) {
      for (std::size_t c = 0; c < world.campaigns.size(); ++c) {
        const Cell& cell = world.cell({c, d, t});
        const Campaign& campaign = world.campaigns[c];
        add(channel_of(campaign), second(by, d, campaign.country), {cell.sessions, cell.key_events});
      }
      for (std::size_t s = 0; s < world.site.size(); ++s)
        add(world.site[s].name.c_str(), second(by, d, world.site[s].country), world.visit({s, d, t}));
    }
    for (const auto& [key, visits] : rows)
      if (visits.sessions > 0)  // GA4 leaves out what nobody did
        lines.cell(packed_day(frame.days.from + t))
            .cell(key.first)
            .cell(key.second)
            .whole(visits.sessions)
            .whole(visits.key_events)
            .end();
  }
  return {"ga4/traffic.csv", lines.take()};
}

}  // namespace regie::sim
