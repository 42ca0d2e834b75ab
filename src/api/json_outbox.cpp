// api/json_outbox.cpp - the outbox as JSON, the call list as CSV, and the shapes a model is asked in.
#include "api/json_outbox.h"

#include "api/csv.h"
#include "api/internal/outbox_values.h"

namespace regie {
namespace {

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json sentence_value(const Sentence& sentence) {
  return {{"text", sentence.text},
          {"author", author_name(sentence.author)},
          {"source", or_null(sentence.source)},
          {"touched", is_touched(sentence)},
          {"was", sentence.was ? Json(author_name(*sentence.was)) : Json(nullptr)},
          {"was_source", or_null(sentence.was_source)}};
}

}  // namespace

Json letter_value(const LetterNow& letter) {
  return {{"id", letter.id},
          {"of", letter.of},
          {"line", letter.line == 0 ? Json(nullptr) : Json(letter.line)},
          {"state", letter_state_name(letter.state)},
          {"tries", letter.tries},
          {"next_at_seconds", letter.next_at == 0 ? Json(nullptr) : Json(letter.next_at)},
          {"say", or_null(letter.say)},
          {"by", or_null(letter.account)},
          {"at_seconds", letter.at_seconds == 0 ? Json(nullptr) : Json(letter.at_seconds)},
          {"content_sha256", letter.content_sha256}};
}

Json letter_value(const LetterRow& row) {
  Json letter = letter_value(row.letter);
  letter["to"] = row.address;
  letter["subject"] = row.subject;
  return letter;
}

Json draft_value(const DraftView& view) {
  const Draft& draft = view.version.draft;
  Json json{{"id", draft.id},
            {"version", view.version.version},
            {"thread", or_null(draft.thread)},
            {"to", draft.to},
            {"subject", draft.subject},
            {"question", or_null(draft.question)},
            {"by", view.version.signature.account},
            {"untouched", is_untouched(draft)},
            {"sentences", Json::array()},
            {"from", Json::array()},
            {"letters", Json::array()}};
  for (const Sentence& sentence : draft.sentences) json["sentences"].push_back(sentence_value(sentence));
  for (const Found& found : view.from)
    json["from"].push_back({{"source", found.source}, {"score", found.score}, {"share", found.share}});
  for (const LetterNow& letter : view.letters) json["letters"].push_back(letter_value(letter));
  return json;
}

namespace {

Json counts_value(const MailingCounts& counts) {
  return {{"list", counts.list},           {"not_approved", counts.to_approve},
          {"waiting", counts.waiting},     {"under_way", counts.under_way},
          {"sent", counts.sent},           {"in_doubt", counts.in_doubt},
          {"refused", counts.refused},     {"suppressed", counts.suppressed},
          {"withdrawn", counts.withdrawn}, {"set_aside", counts.set_aside}};
}

}  // namespace

Json draft_told(const DraftView& view, const DraftTelling& telling) {
  Json json = draft_value(view);
  const Draft& draft = view.version.draft;
  for (std::size_t i = 0; i < draft.sentences.size(); ++i)
    json["sentences"][i]["author_say"] = author_words(draft.sentences[i], telling.reader);
  const Content content = content_of(draft, telling.sender);
  json["content_sha256"] = content_sha256(content);
  json["sender"] = content.from;
  json["machine_words"] = has_machine_words(draft.sentences);
  return json;
}

Json mailing_value(const MailingView& view) {
  Json json{{"id", view.record.id},
            {"subject", view.record.text.subject},
            {"text", view.record.text.text},
            {"content_sha256", view.content_sha256},
            {"approved_by", view.approved ? Json(view.approved->account) : Json(nullptr)},
            {"counts", counts_value(view.counts)},
            {"set_aside", Json::array()}};
  for (const SetAside& aside : view.aside)
    json["set_aside"].push_back({{"line", aside.line},
                                 {"address", aside.address},
                                 {"why", aside_name(aside.reason)},
                                 {"column", or_null(aside.about)}});
  return json;
}

namespace {

Json suppression_value(const Suppression& one) {
  return {{"address_sha256", one.address_sha256},
          {"lifted", one.lifted},
          {"why", one.reason},
          {"by", or_null(one.signature.account)},
          {"at_seconds", one.signature.at_seconds}};
}

}  // namespace

std::string json_of(const DraftView& view) { return dumped(draft_value(view)); }

std::string json_of(const std::vector<DraftView>& drafts) {
  Json json{{"drafts", Json::array()}};
  for (const DraftView& view : drafts) json["drafts"].push_back(draft_value(view));
  return dumped(json);
}

std::string json_of(const Approved& approved) {
  return dumped({{"of", approved.of},
                 {"content_sha256", approved.content_sha256},
                 {"letters", approved.letters},
                 {"by", approved.signature.account},
                 {"at_seconds", approved.signature.at_seconds}});
}

std::string json_of(const std::vector<LetterRow>& letters) {
  Json json{{"letters", Json::array()}};
  for (const LetterRow& row : letters) json["letters"].push_back(letter_value(row));
  return dumped(json);
}

std::string json_of(const LetterNow& settled) { return dumped(letter_value(settled)); }

std::string json_of(const SendOutcome& outcome) {
  Json json{{"sent", outcome.sent},       {"in_doubt", outcome.in_doubt},
            {"refused", outcome.refused}, {"suppressed", outcome.suppressed},
            {"put_off", outcome.put_off}, {"waiting", outcome.waiting},
            {"paused", nullptr},          {"kept_back", Json::array()}};
  if (outcome.paused) json["paused"] = {{"code", outcome.paused->code}, {"say", outcome.paused->say}};
  for (const KeptBack& kept : outcome.kept_back)
    json["kept_back"].push_back({{"letter", kept.letter}, {"code", kept.why.code}, {"say", kept.why.say}});
  return dumped(json);
}

std::string json_of(const MailingView& view) { return dumped(mailing_value(view)); }

std::string json_of(const std::vector<MailingView>& mailings) {
  Json json{{"mailings", Json::array()}};
  for (const MailingView& view : mailings) json["mailings"].push_back(mailing_value(view));
  return dumped(json);
}

std::string json_of(const CallList& list) {
  Json json{{"mailing", list.mailing.record.id}, {"rows", Json::array()}};
  for (const CallRow& row : list.rows) {
    Json values = Json::object();
    for (const auto& [column, value] : row.values) values[column] = value;
    json["rows"].push_back({{"address", row.address},
                            {"state", letter_state_name(row.letter.state)},
                            {"letter", row.letter.id},
                            {"values", std::move(values)}});
  }
  return dumped(json);
}

std::string json_of(const Suppression& one) { return dumped(suppression_value(one)); }

std::string json_of(const std::vector<Suppression>& all) {
  Json json{{"suppressions", Json::array()}};
  for (const Suppression& one : all) json["suppressions"].push_back(suppression_value(one));
  return dumped(json);
}

std::string json_of(const OutboxSettings& settings) {
  const SendingLimits& limits = settings.limits;
  return dumped({{"quiet", quiet_text(limits)},
                 {"quiet_sundays", limits.quiet_sundays},
                 {"quiet_replies", limits.quiet_replies},
                 {"per_minute", limits.per_minute},
                 {"per_day", limits.per_day},
                 {"reply_to", or_null(settings.reply_to)},
                 {"link_base", or_null(settings.link_base)},
                 {"model_url", or_null(settings.model_url)},
                 {"model", or_null(settings.model)}});
}

std::string json_of(const MailServer& server) {
  return dumped({{"host", or_null(server.host)},
                 {"port", server.port},
                 {"security", server.security},
                 {"user", or_null(server.user)},
                 {"has_password", !server.password.empty()},
                 {"sender", or_null(server.sender)}});
}

std::string csv_of(const CallList& list) {
  std::vector<std::string> head{"address"};
  head.insert(head.end(), list.columns.begin(), list.columns.end());
  head.emplace_back("state");
  std::vector<std::vector<std::string>> rows{std::move(head)};
  for (const CallRow& row : list.rows) {
    std::vector<std::string> cells{row.address};
    for (const std::string& column : list.columns) {
      const auto value = row.values.find(column);
      cells.push_back(value == row.values.end() ? "" : value->second);
    }
    cells.emplace_back(letter_state_name(row.letter.state));
    rows.push_back(std::move(cells));
  }
  return csv_text(rows, CsvDialect::plain);
}

ModelWords model_words() {
  const auto body_of = [](const std::string& model, const std::string& question) {
    const Json message{{"role", "user"},
                       {"content",
                        "Draft a short, plain answer to this message, in its own language. Promise "
                        "nothing that is not in it.\n\n" +
                            question}};
    return Json{{"model", model}, {"messages", Json::array({message})}, {"stream", false}}.dump(
        -1, ' ', false, Json::error_handler_t::replace);
  };
  const auto text_of = [](const std::string& answer) -> Result<std::string> {
    const Json json = Json::parse(answer, nullptr, false);
    const Json::json_pointer place("/choices/0/message/content");
    const bool is_there = !json.is_discarded() && json.contains(place) && json.at(place).is_string();
    std::string text = is_there ? json.at(place).get<std::string>() : "";
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
      return fail("draft.model_answer", "The model's answer holds no text.", "No draft was made.",
                  "See whether its address ends with /v1/chat/completions.");
    return text;
  };
  return {body_of, text_of};
}

}  // namespace regie
