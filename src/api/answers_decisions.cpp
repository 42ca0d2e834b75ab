// api/answers_decisions.cpp - decisions: taken, listed, looked back on.
#include "api/internal/answer.h"
#include "app/decide.h"
#include "app/review_decision.h"

namespace regie {
namespace {

Json all_decisions(const ReviewList& list, const Telling& telling) {
  Json json{{"as_of", list.as_of.iso()}, {"due", desk_list(list.due, telling)}};
  json["open"] = desk_list(list.open, telling);
  json["graded"] = desk_list(list.graded, telling);
  json["calibration"] = {
      {"people", list_of(list.people)}, {"topics", list_of(list.topics)}, {"regie", json_value(list.regie)}};
  return json;
}

/// Before the first import nothing can be due, and decisions are listed all the same.
Result<ReviewList> reviews(const Asked& asked) {
  auto list = list_reviews(asked.desk.world, *asked.workspace, asked.as_of);
  if (list || list.error().code != "brief.no_imports") return list;
  ReviewList empty;
  empty.as_of = asked.today();
  TRY(empty.open, open_decisions(*asked.workspace));
  return empty;
}

Result<HttpReply> answer_decisions(Asked& asked) {
  TRY(const ReviewList list, reviews(asked));
  TRY(const Telling telling, asked.telling());
  return json_reply(all_decisions(list, telling));
}

Result<HttpReply> answer_decision(Asked& asked) {
  TRY(const Telling telling, asked.telling());
  TRY(const auto graded, graded_decisions(*asked.workspace));
  for (const GradedDecision& one : graded)
    if (one.decision.id.text == asked.id()) return json_reply(desk_value(one, telling));
  TRY(const auto decisions, list_decisions(*asked.workspace));
  for (const Decision& decision : decisions)
    if (decision.id.text == asked.id()) return json_reply(desk_value(decision, telling));
  return fail("decision.unknown", "There is no decision " + asked.id() + ".", "Nothing was changed.",
              "See those there are at /decisions");
}

Result<HttpReply> answer_decide(Asked& asked) {
  DecideRequest request;
  request.finding = {asked.text("finding")};
  request.by = asked.account;
  request.question = asked.text("question");
  request.options = asked.body.at("options").get<std::vector<std::string>>();
  request.choose = asked.whole("choose");
  request.advised = asked.whole("advised");
  request.advised_forecast = asked.text("advised_forecast");
  request.forecast = asked.text("forecast");
  if (asked.body.contains("where")) request.where = asked.slice("where");
  request.stop_rule = asked.text("stop_rule");
  request.from = asked.day("from");
  request.review_day = asked.day("review_day");
  request.as_of = asked.as_of;
  TRY(const Decided decided, decide(asked.desk.world, *asked.workspace, request));
  TRY(const Telling telling, asked.telling());
  return json_reply(desk_value(decided.decision, telling), 201);
}

Result<HttpReply> answer_review(Asked& asked) {
  TRY(const GradedDecision graded,
      review_decision(
          asked.desk.world, *asked.workspace,
          {{asked.id()}, asked.account, asked.text("answer"), asked.text("thought"), asked.as_of}));
  TRY(const Telling telling, asked.telling());
  return json_reply(desk_value(graded, telling), 201);
}

}  // namespace

std::vector<Route> decision_routes() {
  using enum Keep;
  return {
      {"decisions", "GET", "/api/v1/w/{workspace}/decisions", for_reader, "", "", "Decisions",
       "Due, open and graded decisions, calibration", until_act, answer_decisions},
      {"decide", "POST", "/api/v1/w/{workspace}/decisions", may_do(Deed::decide), "", "Decide", "Decision",
       "Take a decision; Regie seals its own forecast first", until_act, answer_decide},
      {"decision", "GET", "/api/v1/w/{workspace}/decisions/{id}", for_reader, "", "", "Decision",
       "One decision", until_act, answer_decision},
      {"review", "POST", "/api/v1/w/{workspace}/decisions/{id}/review", may_do(Deed::review), "",
       "GiveReview", "Decision", "Say what happened, then see it graded", until_act, answer_review},
  };
}

}  // namespace regie
