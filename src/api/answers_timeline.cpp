// api/answers_timeline.cpp - figures over months, what stands beside them, notes and events.
#include "api/internal/answer.h"
#include "app/events.h"
#include "app/metrics.h"
#include "app/timeline.h"

namespace regie {
namespace {

Json calendar_value(const CalendarEntry& entry, const std::string& language) {
  return {{"from", entry.days.from.iso()},
          {"to", entry.days.to.iso()},
          {"title", name_of(entry, language)},
          {"country", entry.country}};
}

Result<HttpReply> answer_timeline(Asked& asked) {
  TimelineRequest request;
  TRY(request.from, asked.query_day("from"));
  TRY(request.to, asked.query_day("to"));
  request.as_of = asked.as_of;
  TRY(const Timeline page, timeline(asked.desk.world, *asked.workspace, request));
  TRY(const Telling telling, asked.telling());
  Json json{{"from", page.days.from.iso()},
            {"to", page.days.to.iso()},
            {"latest_day", page.latest ? Json(page.latest->iso()) : Json(nullptr)},
            {"metrics", desk_list(page.metrics, telling)},
            {"events", desk_list(page.events, telling)}};
  json["calendar"] = Json::array();
  for (const CalendarEntry& entry : page.calendar)
    json["calendar"].push_back(calendar_value(entry, asked.language));
  json["notes"] = desk_list(page.notes, telling);
  json["decisions"] = Json::array();
  for (const Decision& decision : page.decisions)
    json["decisions"].push_back({{"id", decision.id.text},
                                 {"day", decision.from.iso()},
                                 {"review_day", decision.review_day.iso()},
                                 {"title", decision_sentence(decision, telling.reader)}});
  json["changes"] = desk_list(page.changes, telling);
  return json_reply(json);
}

Result<FiguresRequest> figures_request(const Asked& asked) {
  FiguresRequest request;
  request.metric = asked.query("metric");
  TRY(request.where, parse_slice(asked.query("where")));
  TRY(request.from, asked.query_day("from"));
  TRY(request.to, asked.query_day("to"));
  request.as_of = asked.as_of;
  return request;
}

Result<HttpReply> answer_series(Asked& asked) {
  TRY(const FiguresRequest request, figures_request(asked));
  TRY(const Figures found, figures(asked.desk.world, *asked.workspace, request));
  TRY(const Telling telling, asked.telling());
  return json_reply(desk_value(found, telling));
}

Result<HttpReply> answer_slices(Asked& asked) {
  TRY(const auto slices, slices_of(*asked.workspace, asked.query("metric")));
  Json json = Json::object();
  for (const auto& [dimension, values] : slices) json[dimension] = values;
  return json_reply({{"dimensions", json}});
}

Result<HttpReply> answer_rows(Asked& asked) {
  RowsRequest request;
  TRY(request.figures, figures_request(asked));
  request.rows_max = rows_asked(asked);
  TRY(const FoundRows rows, rows_behind(asked.desk.world, *asked.workspace, request));
  return json_reply(desk_value(rows));
}

Result<HttpReply> answer_metrics(Asked& asked) {
  TRY(const Telling telling, asked.telling());
  return json_reply({{"metrics", desk_list(telling.metrics, telling)}});
}

Result<HttpReply> answer_add_metric(Asked& asked) {
  const std::string name = asked.text("name");
  TRY_DONE(add_metric(*asked.workspace,
                      {name, asked.text("numerator"), asked.text("denominator"), asked.text("better")}));
  TRY(const Telling telling, asked.telling());
  return json_reply(desk_value(*find_metric(telling.metrics, name), telling), 201);
}

Result<HttpReply> answer_notes(Asked& asked) {
  TRY(const auto notes, list_notes(*asked.workspace));
  TRY(const Telling telling, asked.telling());
  return json_reply({{"notes", desk_list(notes, telling)}});
}

Result<HttpReply> answer_add_note(Asked& asked) {
  TRY(const NoteRecord note,
      add_note(asked.desk.world, *asked.workspace,
               {asked.text("text"), asked.day("from").value_or(asked.today()), asked.slice("slice")}));
  TRY(const Telling telling, asked.telling());
  return json_reply(desk_value(note, telling), 201);
}

Result<HttpReply> answer_remove_note(Asked& asked) {
  TRY_DONE(remove_note(*asked.workspace, {asked.id()}));
  return done_reply();
}

Result<HttpReply> answer_events(Asked& asked) {
  TRY(const auto events, list_events(*asked.workspace));
  TRY(const Telling telling, asked.telling());
  return json_reply({{"events", desk_list(events, telling)}});
}

Result<HttpReply> answer_add_event(Asked& asked) {
  const Day from = *asked.day("from");
  TRY(const EventRecord event, add_event(*asked.workspace, {asked.text("title"),
                                                            {from, asked.day("to").value_or(from)},
                                                            asked.slice("slice"),
                                                            asked.text("kind"),
                                                            asked.text("moves")}));
  TRY(const Telling telling, asked.telling());
  return json_reply(desk_value(event, telling), 201);
}

Result<HttpReply> answer_remove_event(Asked& asked) {
  TRY_DONE(remove_event(*asked.workspace, {asked.id()}));
  return done_reply();
}

}  // namespace

std::vector<Route> timeline_routes() {
  using enum Keep;
  constexpr Right write = may_do(Deed::write_note);
  return {
      {"timeline", "GET", "/api/v1/w/{workspace}/timeline", for_reader, "from,to", "", "Timeline",
       "Metrics, events, notes, decisions and changes of some months", until_act, answer_timeline},
      {"series", "GET", "/api/v1/w/{workspace}/series", for_reader, "metric,where,from,to", "", "Series",
       "Daily figures of a metric", until_act, answer_series},
      {"slices", "GET", "/api/v1/w/{workspace}/slices", for_reader, "metric", "", "Slices",
       "Dimensions and their values", until_act, answer_slices},
      {"rows", "GET", "/api/v1/w/{workspace}/rows", for_reader, "metric,where,from,to,limit", "", "Rows",
       "The rows behind any figure", until_act, answer_rows},
      {"metrics", "GET", "/api/v1/w/{workspace}/metrics", for_reader, "", "", "Metrics",
       "Definitions in force", until_act, answer_metrics},
      {"add_metric", "POST", "/api/v1/w/{workspace}/metrics", may_do(Deed::decide), "", "NewMetric",
       "MetricCard", "Define a metric", until_act, answer_add_metric},
      {"notes", "GET", "/api/v1/w/{workspace}/notes", for_reader, "", "", "Notes", "Field notes", until_act,
       answer_notes},
      {"add_note", "POST", "/api/v1/w/{workspace}/notes", write, "", "NewNote", "Note", "Write a field note",
       until_act, answer_add_note},
      {"remove_note", "DELETE", "/api/v1/w/{workspace}/notes/{id}", write, "", "", "Done", "Take a note back",
       until_act, answer_remove_note},
      {"events", "GET", "/api/v1/w/{workspace}/events", for_reader, "", "", "Events", "Events", until_act,
       answer_events},
      {"add_event", "POST", "/api/v1/w/{workspace}/events", write, "", "NewEvent", "Event",
       "Write down an event", until_act, answer_add_event},
      {"remove_event", "DELETE", "/api/v1/w/{workspace}/events/{id}", write, "", "", "Done",
       "Take an event back", until_act, answer_remove_event},
  };
}

}  // namespace regie
