// simulate/internal/context.cpp - what people note down themselves (events), and reports beside the ads.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "simulate/internal/samplers.h"
#include "simulate/internal/writers.h"

namespace regie::sim {
namespace {

std::string calendar_text(std::string text) {
  for (std::size_t at = 0; (at = text.find_first_of(",;\\", at)) != std::string::npos; at += 2)
    text.insert(at, 1, '\\');
  return text;
}

std::string as_calendar(const Frame& frame, const std::vector<Dated>& events) {
  Lines lines({',', Ending::crlf});
  lines.line("BEGIN:VCALENDAR").line("VERSION:2.0").line("PRODID:-//Example//Team calendar//EN");
  int number = 0;
  for (const Dated& event : events) {
    lines.line("BEGIN:VEVENT").line(fmt::format("UID:{}-{}@example.com", frame.seed, ++number));
    lines.line("DTSTAMP:" + packed_day(event.from) + "T080000Z");
    lines.line("DTSTART;VALUE=DATE:" + packed_day(event.from));
    lines.line("DTEND;VALUE=DATE:" + packed_day(event.to.value_or(event.from) + 1));  // exclusive
    lines.line("SUMMARY:" + calendar_text(event.title)).line("CATEGORIES:" + event.kind).line("END:VEVENT");
  }
  lines.line("END:VCALENDAR");
  return lines.take();
}

}  // namespace

SimulatedFile events_file(const Frame& frame, std::vector<Dated> events, EventsAs as) {
  std::ranges::stable_sort(events, [](const Dated& a, const Dated& b) { return a.from < b.from; });
  if (as == EventsAs::ics) return {"events.ics", as_calendar(frame, events)};
  const bool is_dutch = frame.tongue == Tongue::dutch;
  Lines lines({is_dutch ? ';' : ',', Ending::lf});
  lines.line(is_dutch ? "titel;van;tot;soort;waar;beweegt" : "title,from,to,kind,where,moves");
  for (const Dated& event : events) {
    lines.cell(event.title).cell(event.from.iso()).cell(event.to ? event.to->iso() : std::string());
    lines.cell(event.kind).cell(event.where).cell(event.moves).end();
  }
  return {"events.csv", lines.take()};
}

SimulatedFile search_console_dates(Random& random, const Frame& frame, double clicks) {
  const bool is_dutch = frame.tongue == Tongue::dutch;
  Lines lines({',', Ending::lf});
  lines.line(is_dutch ? "Datum,Aantal klikken,Vertoningen,CTR,Positie"
                      : "Date,Clicks,Impressions,CTR,Position");
  const double rate = between(random, 0.01, 0.05);
  const double position = between(random, 8, 25);
  for (int t = frame.count() - 1; t >= 0; --t) {  // newest first
    const double mean = clicks / rate * frame.level[static_cast<std::size_t>(t)];
    const std::int64_t seen = negative_binomial(random, {mean, 1 / (frame.noise * frame.noise)});
    const std::int64_t clicked = binomial(random, {seen, rate});
    lines.cell((frame.days.from + t).iso()).whole(clicked).whole(seen);
    lines.cell(seen > 0 ? percent({clicked, seen}, Decimal::point) : "0%");
    lines.cell(fixed({position * log_normal_noise(random, 0.03), 2}, Decimal::point)).end();
  }
  return {is_dutch ? "search-console/Datums.csv" : "search-console/Dates.csv", lines.take()};
}

SimulatedFile mailchimp_report(Random& random, const Frame& frame) {
  Lines lines({',', Ending::lf});
  lines.line(
      "Title,Subject,Audience,Send Date,Send Weekday,Total Recipients,Successful Deliveries,Total "
      "Bounces,Unique Opens,Open Rate,Unique Clicks,Click Rate,Unsubscribes,Unique Id");
  constexpr const char* weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                      "Friday", "Saturday", "Sunday"};
  double list = log_between(random, 600, 6000);
  const double opens = between(random, 0.22, 0.42);
  for (int t = whole_between(random, 3, 12); t < frame.count(); t += 14) {
    const Day day = frame.days.from + t;
    const std::string written = long_day(day, Tongue::english);
    const auto recipients = static_cast<std::int64_t>(list);
    const std::int64_t bounced = binomial(random, {recipients, 0.008});
    const std::int64_t delivered = recipients - bounced;
    const std::int64_t opened = binomial(random, {delivered, opens * log_normal_noise(random, 0.04)});
    const std::int64_t clicked = binomial(random, {opened, 0.09});
    lines.cell("Newsletter " + packed_day(day)).cell("News of " + written).cell("Newsletter");
    lines.cell(fmt::format("{} {:02}, {} 09:00 am", written.substr(0, 3), day.parts().day, day.parts().year));
    lines.cell(weekdays[static_cast<std::size_t>(day.weekday())]).whole(recipients).whole(delivered);
    lines.whole(bounced).whole(opened).cell(percent({opened, delivered}, Decimal::point)).whole(clicked);
    lines.cell(percent({clicked, delivered}, Decimal::point)).whole(binomial(random, {delivered, 0.002}));
    lines.cell(fmt::format("{:010x}", random.bits() >> 24)).end();
    list *= 1.004;
  }
  return {"mailchimp/campaigns.csv", lines.take()};
}

}  // namespace regie::sim
