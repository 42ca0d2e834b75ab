// simulate/internal/people.cpp - files of one row a person: attendees and contacts. Everybody is "guest N".
#include <fmt/format.h>

#include <algorithm>

#include "simulate/internal/samplers.h"
#include "simulate/internal/writers.h"

namespace regie::sim {
namespace {

std::string minute_of(Random& random) {
  return fmt::format("{:02}:{:02}", whole_between(random, 7, 22), whole_between(random, 0, 59));
}

}  // namespace

SimulatedFile eventbrite_attendees(Random& random, const Frame& frame, const Registrations& all) {
  Lines lines({',', Ending::lf});
  // The columns somebody keeps who picks them; the full report has eighteen.
  lines.line(
      "Order #,Order Date,Email,Quantity,Ticket Type,Attendee #,Attendee Status,Event "
      "Name");
  int order = 1000;
  for (int t = 0; t < frame.count(); ++t) {
    const std::string day = (frame.days.from + t).iso();
    for (std::size_t e = 0; e < all.events.size(); ++e) {
      for (std::int64_t i = 0; i < all.per_day[e][static_cast<std::size_t>(t)]; ++i) {
        const std::string number = std::to_string(++order);
        lines.cell(number).cell(day + " " + minute_of(random));
        lines.cell("g" + number + "@example.com").whole(1).cell("Standard").whole(order).cell("Attending");
        lines.cell(all.events[e]).end();
      }
    }
  }
  return {"eventbrite/attendees.csv", lines.take()};
}

SimulatedFile hubspot_contacts(Random& random, const Frame& frame, const std::vector<std::int64_t>& per_day) {
  constexpr const char* states[] = {"NEW", "OPEN", "IN_PROGRESS", "CONNECTED", ""};
  Lines lines({',', Ending::lf});
  lines.line(
      "Record ID,First Name,Last Name,Email,Phone Number,Lead Status,Create Date,Associated Company,"
      "Country/Region,Contact owner");
  int record = 100;
  for (int t = 0; t < frame.count(); ++t) {
    for (std::int64_t i = 0; i < per_day[static_cast<std::size_t>(t)]; ++i) {
      const std::string number = std::to_string(++record);
      lines.cell(number).cell("Contact").cell(number).cell("contact" + number + "@example.com").cell("");
      lines.cell(states[random.below(5)]).cell((frame.days.from + t).iso() + " " + minute_of(random));
      lines.cell("Company " + number).cell("Netherlands").cell("owner@example.com").end();
    }
  }
  return {"hubspot/contacts.csv", lines.take()};
}

}  // namespace regie::sim
