// api/answers_voice.cpp - a draft held against brand and moment; the brand's own texts; planned pieces; news.
#include "api/internal/answer.h"
#include "api/internal/voice_values.h"
#include "wording/voice_words.h"

namespace regie {
namespace {

Json fitting_told(const Fitting& fitting, const Asked& asked) {
  const Language language = language_of(asked.language);
  Json json = fitting_value(fitting);
  json["say"] = fitting_sentence(fitting, language);
  json["context_say"] = context_sentence(fitting, language);
  for (std::size_t i = 0; i < fitting.clashes.size(); ++i)
    json["clashes"][i]["say"] = clash_sentence(fitting.clashes[i], language);
  return json;
}

Json piece_told(const CheckedPiece& piece, const Asked& asked) {
  Json json = piece_value(piece);
  json["fitting"] = fitting_told(piece.fitting, asked);
  return json;
}

/// The flags of a draft under one roof: what it is, where, and what the brand itself would say.
Json checked_told(const CheckedDraft& checked, const Asked& asked) {
  const Language language = language_of(asked.language);
  const bool nl = language == Language::nl;
  Json json = checked_value(checked);
  json["fitting"] = fitting_told(checked.check.fitting, asked);
  Json& voice = json["voice"];
  const auto& near = checked.check.voice;
  voice["say"] = voice_sentence(checked.check.voice, language);
  if (near)
    for (std::size_t i = 0; i < near->flags.size(); ++i)
      voice["flags"][i]["say"] = style_sentence(near->flags[i], language);
  json["readability"]["say"] = readability_sentence(checked.check.readability, language);
  for (std::size_t i = 0; i < checked.check.claims.size(); ++i) {
    Json& claim = json["claims"][i];
    claim["check"] = claim["check"][nl ? "nl" : "en"];
    claim["rule"] = claim["rule"][nl ? "nl" : "en"];
  }
  return json;
}

Result<HttpReply> answer_check(Asked& asked) {
  CheckRequest request{asked.text("text"), asked.text("brand"), asked.text("industry"), asked.day("day"), {}};
  if (asked.body.contains("context") && asked.body["context"].is_array())
    for (const Json& line : asked.body["context"]) request.context.push_back(line.get<std::string>());
  TRY(const CheckedDraft checked, check_draft(*asked.workspace, request));
  return json_reply(checked_told(checked, asked));
}

Result<HttpReply> answer_texts(Asked& asked) {
  TRY(const auto texts, list_texts(*asked.workspace));
  Json json{{"texts", Json::array()},
            {"texts_needed", brand_texts_min},
            {"words_needed", brand_words_min},
            {"industries", generic_industries()}};
  for (const KeptText& kept : texts) json["texts"].push_back(kept_text_value(kept));
  return json_reply(json);
}

Result<HttpReply> answer_keep_text(Asked& asked) {
  TRY(const KeptText kept,
      keep_text(asked.desk.world, *asked.workspace,
                {{"", asked.text("brand"), asked.text("title"), asked.text("text")}, asked.account}));
  return json_reply(kept_text_value(kept), 201);
}

Result<HttpReply> answer_forget_text(Asked& asked) {
  TRY_DONE(forget_text(asked.desk.world, *asked.workspace, {asked.id(), asked.account}));
  return done_reply();
}

Result<HttpReply> answer_choose(Asked& asked) {
  TRY_DONE(choose_on_flag(asked.desk.world, *asked.workspace,
                          {asked.text("flag"), asked.body.at("taken").get<bool>(), asked.account}));
  return done_reply();
}

template <class Outcome>
Json outcome_value(const Outcome& outcome, const Asked& asked) {
  Json json{{"read", outcome.read},
            {"kept", outcome.kept},
            {"known", outcome.known},
            {"problems", problems_value(outcome.problems)}};
  for (std::size_t i = 0; i < outcome.problems.size(); ++i)
    json["problems"][i]["say"] = row_problem_sentence(outcome.problems[i], language_of(asked.language));
  return json;
}

Result<HttpReply> answer_plan(Asked& asked) {
  PlanRequest request;
  request.as_of = asked.today();
  request.all = asked.query("all") == "yes";
  TRY(const auto plan, checked_plan(asked.desk.world, *asked.workspace, request));
  Json json{{"pieces", Json::array()}};
  for (const CheckedPiece& piece : plan) json["pieces"].push_back(piece_told(piece, asked));
  return json_reply(json);
}

Result<HttpReply> answer_import_plan(Asked& asked) {
  TRY(const PlanOutcome outcome, import_plan(*asked.workspace, {asked.query("path"), asked.request.body}));
  return json_reply(outcome_value(outcome, asked), 201);
}

Result<HttpReply> answer_add_piece(Asked& asked) {
  Piece piece{"",
              *asked.day("day"),
              {},
              asked.text("channel"),
              asked.text("title"),
              asked.text("text"),
              asked.text("source")};
  constexpr int last_minute = 24 * 60 - 1;
  const bool has_minute = asked.body.contains("minute") && !asked.body["minute"].is_null();
  const int minute = has_minute ? asked.whole("minute") : -1;
  if (minute > last_minute)
    return fail("http.bad_body", "There is no minute " + std::to_string(minute) + " of a day.",
                "Nothing was changed.", "Give `minute` as 0 to 1439, or leave it out.");
  if (minute >= 0) piece.minute = minute;
  TRY(const CheckedPiece kept, add_piece(*asked.workspace, piece));
  return json_reply(piece_told(kept, asked), 201);
}

Result<HttpReply> answer_rule(Asked& asked) {
  TRY(const CheckedPiece piece,
      rule_on_piece(asked.desk.world, *asked.workspace,
                    {asked.id(), asked.body.at("let_go").get<bool>(), asked.text("why"), asked.account}));
  return json_reply(piece_told(piece, asked));
}

Result<HttpReply> answer_remove_piece(Asked& asked) {
  TRY_DONE(remove_piece(*asked.workspace, asked.id()));
  return done_reply();
}

Result<HttpReply> answer_news(Asked& asked) {
  TRY(const auto news, list_news(*asked.workspace));
  Json json{{"news", Json::array()}};
  for (const NewsLine& line : news) json["news"].push_back(news_value(line));
  return json_reply(json);
}

Result<HttpReply> answer_add_news(Asked& asked) {
  TRY(const NewsLine line,
      add_news(*asked.workspace, {"", asked.day("day").value_or(asked.today()), asked.text("text"), ""}));
  return json_reply(news_value(line), 201);
}

Result<HttpReply> answer_import_news(Asked& asked) {
  TRY(const NewsOutcome outcome, import_news(*asked.workspace, {asked.query("path"), asked.request.body}));
  return json_reply(outcome_value(outcome, asked), 201);
}

Result<HttpReply> answer_remove_news(Asked& asked) {
  TRY_DONE(remove_news(*asked.workspace, asked.id()));
  return done_reply();
}

}  // namespace

std::vector<Route> voice_routes() {
  using enum Keep;
  const Right keeps = may_do(Deed::keep_voice);
  return {
      {"check_voice", "POST", "/api/v1/w/{workspace}/voice/check", keeps, "", "DraftToCheck", "CheckedDraft",
       "A draft, held against brand, moment and what everybody writes", never, answer_check},
      {"voice_texts", "GET", "/api/v1/w/{workspace}/voice/texts", for_reader, "", "", "VoiceTexts",
       "The brand's own texts", until_act, answer_texts},
      {"keep_voice_text", "POST", "/api/v1/w/{workspace}/voice/texts", keeps, "", "NewVoiceText", "VoiceText",
       "A text the brand itself let out", until_act, answer_keep_text},
      {"forget_voice_text", "DELETE", "/api/v1/w/{workspace}/voice/texts/{id}", keeps, "", "", "Done",
       "This text is not the brand's own", until_act, answer_forget_text},
      {"choose_on_flag", "POST", "/api/v1/w/{workspace}/voice/choices", keeps, "", "FlagChoice", "Done",
       "A flag taken to heart, or left", until_act, answer_choose},
      {"plan", "GET", "/api/v1/w/{workspace}/plan", for_reader, "all", "", "Plan",
       "What is planned, and what stands against it now", never, answer_plan},
      {"add_piece", "POST", "/api/v1/w/{workspace}/plan", may_do(Deed::rule_on_piece), "", "NewPiece",
       "Piece", "Plan a piece, or put one back", until_act, answer_add_piece},
      {"import_plan", "POST", "/api/v1/w/{workspace}/plan/files", may_do(Deed::rule_on_piece), "path",
       "bytes", "RowsRead", "A plan as CSV or ICS", until_act, answer_import_plan},
      {"rule_on_piece", "POST", "/api/v1/w/{workspace}/plan/{id}/ruling", may_do(Deed::rule_on_piece), "",
       "NewRuling", "Piece", "A person's word on a planned piece", until_act, answer_rule},
      {"remove_piece", "DELETE", "/api/v1/w/{workspace}/plan/{id}", may_do(Deed::rule_on_piece), "", "",
       "Done", "Take a piece out of the plan", until_act, answer_remove_piece},
      {"news", "GET", "/api/v1/w/{workspace}/news", for_reader, "", "", "News", "What goes on outside",
       until_act, answer_news},
      {"add_news", "POST", "/api/v1/w/{workspace}/news", may_do(Deed::write_note), "", "NewNewsLine",
       "NewsLine", "Write down a line of news", until_act, answer_add_news},
      {"import_news", "POST", "/api/v1/w/{workspace}/news/files", may_do(Deed::write_note), "path", "bytes",
       "RowsRead", "News as RSS, Atom, ICS or CSV", until_act, answer_import_news},
      {"remove_news", "DELETE", "/api/v1/w/{workspace}/news/{id}", may_do(Deed::write_note), "", "", "Done",
       "Take a line of news back", until_act, answer_remove_news},
  };
}

}  // namespace regie
