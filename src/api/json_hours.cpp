// api/json_hours.cpp - hours that stood out as JSON.
#include "api/json_hours.h"

#include "api/internal/json_brief.h"

namespace regie {
namespace {

Json json_of_hour(const ToldHour& hour) {
  return {
      {"day", hour.day.iso()},        {"hour", hour.hour},
      {"hours", hour.hours},          {"observed", hour.observed},
      {"expected", hour.expected},    {"direction", hour.direction == HourDirection::above ? "up" : "down"},
      {"once_in_hours", hour.once_in}};
}

Json json_of_series(const HoursOfSeries& series) {
  Json json;
  json["metric"] = series.metric.name;
  json["slice"] = json_value(series.slice);
  json["from"] = series.judged.from.iso();
  json["to"] = series.judged.to.iso();
  if (!series.told) {
    json["too_few"] = {{"n", series.told.error().n},
                       {"needs_weeks", series.told.error().needs_weeks},
                       {"needs", series.told.error().needs}};
    return json;
  }
  json["method"] = series.told->method;
  json["n"] = series.told->hours_seen;
  json["judged"] = series.told->hours_judged;
  json["hours"] = Json::array();
  for (const ToldHour& hour : series.told->told) json["hours"].push_back(json_of_hour(hour));
  return json;
}

}  // namespace

std::string json_of(const HoursReport& report) {
  Json json;
  json["as_of"] = report.as_of.iso();
  json["alarm_once_in_hours"] = hours_alarm_once_in;
  json["series"] = Json::array();
  for (const HoursOfSeries& series : report.series) json["series"].push_back(json_of_series(series));
  add_provenance(json, report.provenance);
  return dumped(json);
}

}  // namespace regie
