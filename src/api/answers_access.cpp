// api/answers_access.cpp - who comes in: setting the desk up, signing in and out, one's own details; the
// desk's mail.
#include "api/internal/answer.h"
#include "api/internal/cookie.h"
#include "api/internal/qr.h"
#include "app/accounts.h"
#include "app/mail.h"
#include "app/passwords.h"
#include "app/sessions.h"
#include "app/totp.h"
#include "charter/mail_address.h"

namespace regie {
namespace {

Json card_value(const WorkspaceCard& card, const Account& account) {
  return {{"id", card.id},
          {"name", card.settings.name},
          {"role", role_name(account.role)},
          {"currency", card.settings.currency},
          {"language", card.settings.language}};
}

Result<Json> me_value(Desk& desk, const std::optional<SignedIn>& who) {
  Json json{{"state", "signed_out"}, {"version", code_version}};
  if (!who) {
    TRY(const bool somebody_is, is_set_up(desk.door()));
    if (!somebody_is) json["state"] = "set_up";
    return json;
  }
  const SignIn& person = who->person;
  json["state"] = "signed_in";
  json["token"] = who->session.write_token;
  json["name"] = person.name;
  if (!person.language.empty()) json["language"] = person.language;
  json["is_keeper"] = person.is_keeper;
  json["has_totp"] = has_totp(person);
  json["email"] = text_or_null(person.email);
  json["brief_weekday"] = person.brief_weekday;
  TRY(const MailServer server, mail_server(desk.door()));
  json["mail_is_set"] = !server.host.empty();
  json["workspaces"] = Json::array();
  for (const auto& [card, account] : workspaces_of(desk, person.name)) {
    json["workspaces"].push_back(card_value(card, account));
    if (!account.full_name.empty()) json["full_name"] = account.full_name;
  }
  return json;
}

Result<HttpReply> answer_me(Asked& asked) {
  TRY(const Json json, me_value(asked.desk, asked.who));
  return json_reply(json);
}

/// What a person sees right after a new session was made; the one they came with ends.
Result<HttpReply> let_in_reply(Asked& asked, const NewSession& made) {
  if (asked.who) TRY_DONE(sign_out(asked.desk.door(), asked.who->session));
  TRY(const Json json, me_value(asked.desk, made.who));
  HttpReply reply = json_reply(json);
  reply.headers.emplace_back("Set-Cookie", session_cookie(asked.request, made.token));
  return reply;
}

/// Whoever holds the code from the terminal holds the files: in workspaces without people they are the owner.
void own_what_nobody_owns(Desk& desk, const AccountRequest& owner) {
  for (const std::string& id : desk.workspaces.ids())
    static_cast<void>(desk.workspaces.use(id, [&](Workspace& workspace) -> Result<Done> {
      TRY(const auto accounts, list_accounts(workspace));
      if (accounts.empty()) TRY_DONE(add_account(desk.world, workspace, owner));
      return refresh_card(desk, id, workspace);
    }));
}

Result<HttpReply> answer_set_up(Asked& asked) {
  const std::string name = asked.text("name");
  TRY_DONE(check_account_name(name));
  SetUpRequest request;
  request.code = asked.text("code");
  request.name = name;
  request.password = asked.text("password");
  request.language = asked.text("language");
  TRY(const NewSession made, set_up(asked.desk.door(), request));
  own_what_nobody_owns(asked.desk, {name, asked.text("full_name"), "owner", {}});
  return let_in_reply(asked, made);
}

Result<HttpReply> answer_sign_in(Asked& asked) {
  TRY(const NewSession made, sign_in(asked.desk.door(), {asked.text("name"), asked.text("password"),
                                                         asked.text("totp"), asked.request.peer}));
  return let_in_reply(asked, made);
}

Result<HttpReply> answer_reset_password(Asked& asked) {
  TRY_DONE(
      reset_password(asked.desk.door(), {asked.text("code"), asked.text("password"), asked.request.peer}));
  return done_reply();
}

/// Whoever sits down here next finds nothing of the one before.
HttpReply signed_out_reply(const Asked& asked) {
  HttpReply reply = done_reply();
  reply.headers.emplace_back("Set-Cookie", ended_cookie(asked.request));
  reply.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
  return reply;
}

Result<HttpReply> answer_sign_out(Asked& asked) {
  TRY_DONE(sign_out(asked.desk.door(), asked.who->session));
  return signed_out_reply(asked);
}

Result<HttpReply> answer_sign_out_everywhere(Asked& asked) {
  TRY_DONE(sign_out_everywhere(asked.desk.door(), asked.account));
  return signed_out_reply(asked);
}

Result<HttpReply> answer_sessions(Asked& asked) {
  TRY(const auto cards, list_sessions(asked.desk.door(), *asked.who));
  Json json{{"sessions", Json::array()}};
  for (const SessionCard& card : cards)
    json["sessions"].push_back(
        {{"id", card.id}, {"made_at", card.made_at}, {"seen_at", card.seen_at}, {"is_this", card.is_this}});
  return json_reply(json);
}

Result<HttpReply> answer_end_session(Asked& asked) {
  TRY_DONE(
      end_session(asked.desk.door(), *asked.who, {asked.id(), asked.text("password"), asked.request.peer}));
  return done_reply();
}

Result<HttpReply> answer_change_password(Asked& asked) {
  TRY(const NewSession made, change_password(asked.desk.door(), {asked.account, asked.text("old"),
                                                                 asked.text("new"), asked.request.peer}));
  return let_in_reply(asked, made);
}

Result<HttpReply> answer_change_me(Asked& asked) {
  MyDetails details;
  if (asked.body.contains("language")) details.language = asked.text("language");
  if (asked.body.contains("email")) details.email = asked.text("email");
  if (asked.body.contains("brief_weekday")) details.brief_weekday = asked.whole("brief_weekday");
  if (details.email && !details.email->empty() && !is_mail_address(*details.email))
    return fail("mail.bad_address", "\"" + *details.email + "\" is not an address.", "Nothing was changed.",
                "For example:  maud@acme.example");
  details.password = asked.text("password");
  details.peer = asked.request.peer;
  TRY(asked.who->person, change_me(asked.desk.door(), asked.account, details));
  return answer_me(asked);
}

Result<HttpReply> answer_offer_totp(Asked& asked) {
  TRY(const TotpOffer offer,
      offer_totp(asked.desk.door(), {asked.account, asked.text("password"), asked.request.peer}));
  return json_reply({{"secret", offer.secret}, {"uri", offer.uri}, {"qr", qr_rows(offer.uri)}});
}

Result<HttpReply> answer_confirm_totp(Asked& asked) {
  TRY(const NewSession made,
      confirm_totp(asked.desk.door(), {asked.account, asked.text("totp"), asked.request.peer}));
  return let_in_reply(asked, made);
}

Result<HttpReply> answer_end_totp(Asked& asked) {
  TRY(const NewSession made, end_totp(asked.desk.door(), {asked.account, asked.text("totp"),
                                                          asked.request.peer, asked.text("password")}));
  return let_in_reply(asked, made);
}

Result<HttpReply> answer_add_workspace(Asked& asked) {
  WorkspaceSettings settings;
  settings.name = asked.text("name");
  settings.currency = asked.text("currency");
  settings.time_zone = asked.text("time_zone");
  settings.language = asked.text("language");
  TRY(const std::string id, asked.desk.workspaces.add(settings));
  Json card;
  TRY_DONE(asked.desk.workspaces.use(id, [&](Workspace& workspace) -> Result<Done> {
    TRY(const Account owner, add_account(asked.desk.world, workspace, {asked.account, {}, "owner", {}}));
    card = card_value({id, workspace.settings, {}}, owner);
    return refresh_card(asked.desk, id, workspace);
  }));
  return json_reply(card, 201);
}

Json mail_value(const MailServer& server) {
  return {{"host", server.host},
          {"port", server.port},
          {"security", server.security},
          {"user", server.user},
          {"has_password", !server.password.empty()},
          {"sender", server.sender}};
}

Result<HttpReply> answer_mail(Asked& asked) {
  TRY(const MailServer server, mail_server(asked.desk.door()));
  return json_reply(mail_value(server));
}

Result<HttpReply> answer_change_mail(Asked& asked) {
  MailServer server;
  server.host = asked.text("host");
  server.port = asked.whole("port");
  server.security = asked.text("security");
  server.user = asked.text("user");
  server.password = asked.text("password");
  server.sender = asked.text("sender");
  TRY(const MailServer kept, change_mail_server(asked.desk.door(), server));
  asked.desk.troubles.clear("mail");  // that was another server
  return json_reply(mail_value(kept));
}

Result<HttpReply> answer_test_mail(Asked& asked) {
  const bool nl = asked.language == "nl";
  Letter letter;
  letter.to = asked.text("to");
  letter.subject = nl ? "Regie: proefbrief" : "Regie: a test letter";
  letter.text = nl ? "Deze brief is gestuurd om te zien of de mailserver werkt. Dat doet hij.\n"
                   : "This letter was sent to see whether the mail server works. It does.\n";
  letter.message_id = "<test-" + std::to_string(asked.desk.world.clock.now_seconds()) + "@regie>";
  TRY_DONE(send_letter(asked.desk, std::move(letter)));
  return done_reply();
}

}  // namespace

std::vector<Route> access_routes() {
  using enum Keep;
  return {
      {"me", "GET", "/api/v1/me", for_anyone, "", "", "Me", "Who is signed in, and to which workspaces",
       never, answer_me},
      {"set_up", "POST", "/api/v1/set-up", for_anyone, "", "SetUp", "Me",
       "Make the first person, who keeps this desk", never, answer_set_up},
      {"sign_in", "POST", "/api/v1/sign-in", for_anyone, "", "SignIn", "Me", "Sign in", never,
       answer_sign_in},
      {"reset_password", "POST", "/api/v1/password/reset", for_anyone, "", "PasswordReset", "Done",
       "Set a password with a code", never, answer_reset_password},
      {"sign_out", "POST", "/api/v1/sign-out", for_person, "", "", "Done", "Sign out", never,
       answer_sign_out},
      {"sign_out_everywhere", "POST", "/api/v1/sign-out-everywhere", for_person, "", "", "Done",
       "End every session of this person", never, answer_sign_out_everywhere},
      {"sessions", "GET", "/api/v1/sessions", for_person, "", "", "Sessions", "One's own open sessions",
       never, answer_sessions},
      {"end_session", "POST", "/api/v1/sessions/{id}/end", for_person, "", "PasswordAsk", "Done",
       "End one of them", never, answer_end_session},
      {"change_password", "POST", "/api/v1/password", for_person, "", "PasswordChange", "Me",
       "Change the password; every other session ends", never, answer_change_password},
      {"change_me", "PUT", "/api/v1/me", for_person, "", "MyDetails", "Me",
       "Language, address and weekly mail of this person", never, answer_change_me},
      {"offer_totp", "POST", "/api/v1/totp", for_person, "", "PasswordAsk", "TotpOffer",
       "A new secret for an authenticator app; in force once confirmed", never, answer_offer_totp},
      {"confirm_totp", "POST", "/api/v1/totp/confirm", for_person, "", "TotpConfirm", "Me",
       "Put the offered secret in force", never, answer_confirm_totp},
      {"end_totp", "POST", "/api/v1/totp/off", for_person, "", "TotpEnd", "Me",
       "Sign in without an authenticator app again", never, answer_end_totp},
      {"add_workspace", "POST", "/api/v1/workspaces", for_keeper, "", "NewWorkspace", "WorkspaceCard",
       "Make a workspace beside the others", never, answer_add_workspace},
      {"mail_settings", "GET", "/api/v1/mail", for_keeper, "", "", "MailSettings", "The mail server", never,
       answer_mail},
      {"change_mail_settings", "PUT", "/api/v1/mail", for_keeper, "", "MailSettings", "MailSettings",
       "Set the mail server; an empty host switches mail off", never, answer_change_mail},
      {"test_mail", "POST", "/api/v1/mail/test", for_keeper, "", "MailTest", "Done",
       "Send one letter to see whether it works", never, answer_test_mail},
  };
}

}  // namespace regie
