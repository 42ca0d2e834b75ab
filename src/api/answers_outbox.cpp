// api/answers_outbox.cpp - drafts sentence by sentence, approvals, what stands in the outbox, and mailings.
#include <algorithm>

#include "api/internal/answer.h"
#include "api/internal/outbox_values.h"
#include "api/json_outbox.h"
#include "app/approve.h"
#include "app/mail.h"
#include "app/read_inbox.h"

namespace regie {
namespace {

Reader reader_of(const Asked& asked) {
  return {language_of(asked.language), asked.workspace->settings.currency, asked.today()};
}

Result<HttpReply> told(const Asked& asked, const DraftView& view, int status) {
  TRY(const SenderLine sender, sender_to_show(asked.desk, *asked.workspace));
  return json_reply(draft_told(view, {sender, reader_of(asked)}), status);
}

/// What the person wrote last: what an answer answers.
std::string last_question(const ShownThread& thread) {
  const auto last =
      std::find_if(thread.messages.rbegin(), thread.messages.rend(), [](const ShownMessage& shown) {
        return shown.message.way == MessageWay::in && shown.message.kind == MessageKind::person;
      });
  return last == thread.messages.rend() ? std::string() : last->message.text;
}

std::string answering(const std::string& subject) {
  const bool is_answer = subject.starts_with("Re:") || subject.starts_with("RE:") || subject.empty();
  return is_answer ? subject : "Re: " + subject;
}

Result<HttpReply> answer_draft(Asked& asked) {
  Workspace& workspace = *asked.workspace;
  World& world = asked.desk.world;
  TRY(const ShownThread thread, show_thread(workspace, asked.id()));
  NewDraft request{thread.line.person.address, asked.text("subject"), asked.text("text"), thread.line.id,
                   last_question(thread),      asked.account};
  if (request.subject.empty()) request.subject = answering(thread.line.subject);
  const auto wants = [&](const char* what) { return asked.body.value(what, false); };
  if (wants("ask_model")) {
    TRY(const DraftView view,
        ask_model_draft(world, workspace, request, {asked.desk.outgoing, asked.desk.secrets, model_words()}));
    return told(asked, view, 201);
  }
  if (wants("find")) {
    TRY(const DraftView view, find_draft(world, workspace, request, {}));
    return told(asked, view, 201);
  }
  TRY(const DraftView view, new_draft(world, workspace, request));
  return told(asked, view, 201);
}

Result<HttpReply> answer_change(Asked& asked) {
  const std::string kind = asked.text("kind");
  const ChangeDraft change{asked.id(),
                           kind == "insert"   ? ChangeDraft::Kind::insert
                           : kind == "remove" ? ChangeDraft::Kind::remove
                                              : ChangeDraft::Kind::edit,
                           static_cast<std::size_t>(std::max(asked.whole("place"), 0)), asked.text("text"),
                           asked.account};
  TRY(const DraftView view, change_draft(asked.desk.world, *asked.workspace, change));
  return told(asked, view, 200);
}

Result<SenderLine> sender_to_sign(const Asked& asked) {
  TRY(const MailServer server, mail_server(asked.desk.door()));
  TRY(const OutboxSettings settings, outbox_settings(asked.desk.world, *asked.workspace, asked.desk.secrets));
  return sender_line(server, settings);
}

Result<Approved> approved(const Asked& asked) {
  TRY(const SenderLine sender, sender_to_sign(asked));
  return approve(asked.desk.world, *asked.workspace, {asked.id(), asked.account, asked.text("seen")},
                 {asked.desk.secrets, sender});
}

Result<HttpReply> answer_approve(Asked& asked) {
  TRY_DONE(find_draft(*asked.workspace, asked.id()));
  TRY_DONE(approved(asked));
  TRY(const DraftView view, find_draft(*asked.workspace, asked.id()));
  return told(asked, view, 200);
}

Result<HttpReply> answer_withdraw(Asked& asked) {
  TRY_DONE(find_draft(*asked.workspace, asked.id()));
  TRY_DONE(withdraw(asked.desk.world, *asked.workspace, {asked.id(), asked.account, {}}));
  TRY(const DraftView view, find_draft(*asked.workspace, asked.id()));
  return told(asked, view, 200);
}

/// What is in doubt or was refused waits for a person's word, the rest for the desk.
int needs_a_person(const LetterNow& letter) {
  if (letter.state == LetterState::in_doubt) return 2;
  return letter.state == LetterState::refused ? 1 : 0;
}

Result<HttpReply> answer_outbox(Asked& asked) {
  TRY(auto letters, list_outbox(*asked.workspace, asked.query("all") == "yes"));
  std::stable_sort(letters.begin(), letters.end(), [](const LetterRow& one, const LetterRow& other) {
    return needs_a_person(one.letter) > needs_a_person(other.letter);
  });
  Json json{{"letters", Json::array()}, {"letters_total", letters.size()}};
  const auto most = static_cast<std::size_t>(rows_asked(asked));
  for (std::size_t i = 0; i < std::min(most, letters.size()); ++i)
    json["letters"].push_back(letter_value(letters[i]));
  return json_reply(json);
}

Result<HttpReply> answer_settle(Asked& asked) {
  const std::string as = asked.text("as");
  const Settling settling = as == "arrived"      ? Settling::arrived
                            : as == "send_again" ? Settling::send_again
                                                 : Settling::let_be;
  TRY(const LetterNow letter, settle_letter(asked.desk.world, *asked.workspace,
                                            {asked.id(), settling, asked.account, asked.text("why")}));
  return json_reply(letter_value(letter));
}

Json mailing_told(const MailingView& view, const Reader& reader) {
  Json json = mailing_value(view);
  for (std::size_t i = 0; i < view.aside.size(); ++i)
    json["set_aside"][i]["why_say"] = aside_words(view.aside[i], reader);
  json["together"] = view.counts.together();
  json["example"] = {{"from", view.example.from},
                     {"to", view.example.to},
                     {"subject", view.example.subject},
                     {"text", view.example.text}};
  return json;
}

Result<HttpReply> answer_mailings(Asked& asked) {
  TRY(const SenderLine sender, sender_to_show(asked.desk, *asked.workspace));
  TRY(const auto mailings, list_mailings(*asked.workspace, sender));
  Json json{{"mailings", Json::array()}};
  for (const MailingView& view : mailings) json["mailings"].push_back(mailing_told(view, reader_of(asked)));
  return json_reply(json);
}

Result<HttpReply> mailing_reply(const Asked& asked, const std::string& id, int status) {
  TRY(const SenderLine sender, sender_to_show(asked.desk, *asked.workspace));
  TRY(const MailingView view, find_mailing(*asked.workspace, sender, id));
  return json_reply(mailing_told(view, reader_of(asked)), status);
}

Result<HttpReply> answer_mailing(Asked& asked) { return mailing_reply(asked, asked.id(), 200); }

Result<HttpReply> answer_new_mailing(Asked& asked) {
  TRY(const SenderLine sender, sender_to_show(asked.desk, *asked.workspace));
  TRY(const MailingView view,
      new_mailing(asked.desk.world, *asked.workspace, sender,
                  {{asked.text("subject"), asked.text("text")}, asked.text("list"), asked.account}));
  return json_reply(mailing_told(view, reader_of(asked)), 201);
}

Result<HttpReply> answer_approve_mailing(Asked& asked) {
  TRY(const SenderLine sender, sender_to_show(asked.desk, *asked.workspace));
  TRY_DONE(find_mailing(*asked.workspace, sender, asked.id()));
  TRY_DONE(approved(asked));
  return mailing_reply(asked, asked.id(), 200);
}

Result<HttpReply> answer_call_list(Asked& asked) {
  TRY(const SenderLine sender, sender_to_show(asked.desk, *asked.workspace));
  TRY(const CallList list, call_list(*asked.workspace, sender, asked.id()));
  HttpReply reply{200, "text/csv; charset=utf-8"};
  reply.body = csv_of(list);
  reply.headers.emplace_back("Content-Disposition",
                             "attachment; filename=\"call-list-" + list.mailing.record.id + ".csv\"");
  return reply;
}

}  // namespace

std::vector<Route> outbox_routes() {
  using enum Keep;
  constexpr Right drafts = may_do(Deed::write_draft);
  constexpr Right approves = may_do(Deed::approve_outgoing);
  return {
      {"draft_answer", "POST", "/api/v1/w/{workspace}/inbox/{id}/draft", drafts, "", "NewAnswer",
       "LetterDraft", "Begin an answer: own words, what was said before, or a model's", never, answer_draft},
      {"change_draft", "POST", "/api/v1/w/{workspace}/drafts/{id}/change", drafts, "", "DraftEdit",
       "LetterDraft", "Rewrite, add or take out one sentence", never, answer_change},
      {"approve_draft", "POST", "/api/v1/w/{workspace}/drafts/{id}/approve", approves, "", "Approving",
       "LetterDraft", "Let exactly this content leave", never, answer_approve},
      {"withdraw_draft", "POST", "/api/v1/w/{workspace}/drafts/{id}/withdraw", approves, "", "",
       "LetterDraft", "It does not leave after all", never, answer_withdraw},
      {"outbox", "GET", "/api/v1/w/{workspace}/outbox", for_reader, "all,limit", "", "OutboxPage",
       "What waits, is in doubt or was refused", never, answer_outbox},
      {"settle_letter", "POST", "/api/v1/w/{workspace}/outbox/{id}/settle", approves, "", "SettlingWord",
       "OutLetter", "A person's word on a letter nobody knows the end of", never, answer_settle},
      {"mailings", "GET", "/api/v1/w/{workspace}/mailings", for_reader, "", "", "Mailings",
       "Mailings with counts that add up to their lists", never, answer_mailings},
      {"mailing", "GET", "/api/v1/w/{workspace}/mailings/{id}", for_reader, "", "", "Mailing",
       "One mailing, and its first letter as it would leave", never, answer_mailing},
      {"new_mailing", "POST", "/api/v1/w/{workspace}/mailings", drafts, "", "NewMailing", "Mailing",
       "One text to a list; nothing leaves yet", never, answer_new_mailing},
      {"approve_mailing", "POST", "/api/v1/w/{workspace}/mailings/{id}/approve", approves, "", "Approving",
       "Mailing", "Let exactly this mailing leave", never, answer_approve_mailing},
      {"call_list", "GET", "/api/v1/w/{workspace}/mailings/{id}/call-list", for_reader, "", "", "csv",
       "Whom to call: in doubt or refused", never, answer_call_list},
  };
}

}  // namespace regie
