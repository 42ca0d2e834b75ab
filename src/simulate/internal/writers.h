// simulate/internal/writers.h - a world, or what happened in it, as the files a marketer would download.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "simulate/internal/world.h"

namespace regie::sim {

enum class Segment { none, device };
/// Campaign report by day: title, date range, rows, totals of campaigns, account and each type.
[[nodiscard]] SimulatedFile google_ads_report(const World& world, Segment segment,
                                              bool keep_zero_rows = true);

struct Change {
  Day day;
  std::string time_of_day;  // "10:04:11 AM"
  std::string user;         // an address, or "Google Ads (auto-applied)"
  std::string campaign;
  std::string ad_group;
  std::string text;
};
inline constexpr const char* automation = "Google Ads (auto-applied)";
[[nodiscard]] std::string budget_change_text(std::int64_t from_cents, std::int64_t to_cents);
[[nodiscard]] SimulatedFile google_ads_changes(const World& world, std::vector<Change> changes);

[[nodiscard]] SimulatedFile meta_ads_report(const World& world);
[[nodiscard]] SimulatedFile linkedin_report(const World& world);

enum class Ga4By { device, country };
[[nodiscard]] SimulatedFile ga4_report(const World& world, Ga4By by);
[[nodiscard]] SimulatedFile search_console_dates(Random& random, const Frame& frame, double clicks);
[[nodiscard]] SimulatedFile mailchimp_report(Random& random, const Frame& frame);

/// One row an attendee. `per_day[event][day]` registrations.
struct Registrations {
  std::vector<std::string> events;
  std::vector<std::vector<std::int64_t>> per_day;
};
[[nodiscard]] SimulatedFile eventbrite_attendees(Random& random, const Frame& frame,
                                                 const Registrations& all);
/// One row a contact; `per_day` contacts.
[[nodiscard]] SimulatedFile hubspot_contacts(Random& random, const Frame& frame,
                                             const std::vector<std::int64_t>& per_day);

struct Dated {
  Day from;
  std::optional<Day> to;
  std::string title;
  std::string kind;   // outside, own, platform
  std::string where;  // "campaign=Spring Summit"
  std::string moves;  // "registrations:down"
};
enum class EventsAs { csv, ics };
[[nodiscard]] SimulatedFile events_file(const Frame& frame, std::vector<Dated> events, EventsAs as);

}  // namespace regie::sim
