// api/answers_settings.cpp - charter, report, links, settings, people and webhooks of a workspace.
#include <algorithm>

#include "api/internal/answer.h"
#include "app/accounts.h"
#include "app/change_settings.h"
#include "app/charter.h"
#include "app/passwords.h"
#include "app/report.h"
#include "app/share.h"
#include "app/trials.h"
#include "app/webhooks.h"
#include "wording/charter_words.h"
#include "wording/documents.h"

namespace regie {
namespace {

std::string workspace_id(const Asked& asked) { return asked.path.at("workspace"); }

Json trials_value(const TrialSetting& trials) { return {{"on", trials.on}, {"one_in", trials.one_in}}; }

Result<HttpReply> answer_charter(Asked& asked) {
  TRY(const Charter page, charter(asked.desk.world, *asked.workspace, asked.as_of));
  TRY(const Telling telling, asked.telling());
  Json json{{"activities", Json::array()},
            {"human_share", json_value(page.human_share)},
            {"human_share_say", human_share_sentence(page.human_share, telling.reader)},
            {"reliance", json_value(page.reliance)},
            {"reliance_say", reliance_sentence(page.reliance, telling.reader)},
            {"trials", trials_value(page.trials)},
            {"history", Json::array()},
            {"rules_version", page.rules_version}};
  for (const Activity& activity : activities) {
    const ActivityWords words = activity_words(activity, telling.reader.language);
    json["activities"].push_back({{"name", activity.name},
                                  {"label", words.label},
                                  {"holder", holder_name(activity.holder)},
                                  {"say", words.say}});
  }
  for (const CharterChange& change : page.history)
    json["history"].push_back({{"at_seconds", change.at_seconds},
                               {"account", change.account},
                               {"say", charter_change_sentence(change, telling.reader)}});
  return json_reply(json);
}

Result<HttpReply> answer_trials(Asked& asked) {
  TrialsRequest request;
  request.on = asked.body.at("on").get<bool>();
  request.one_in = asked.whole("one_in", TrialsRequest{}.one_in);
  request.by = asked.account;
  TRY(const TrialSetting setting, switch_trials(asked.desk.world, *asked.workspace, request));
  return json_reply(trials_value(setting));
}

const char* block_name(Block::Kind kind) {
  static constexpr const char* names[] = {"title", "heading", "line", "quiet", "item", "table", "quote"};
  return names[static_cast<int>(kind)];
}

std::string last_month(Day today) {
  const Day::Parts parts = today.parts();
  const int month = parts.month == 1 ? 12 : parts.month - 1;
  const int year = parts.month == 1 ? parts.year - 1 : parts.year;
  return Day::of({year, month, 1}).iso().substr(0, 7);
}

Result<HttpReply> answer_report(Asked& asked) {
  const std::string month = asked.query("month").empty() ? last_month(asked.today()) : asked.query("month");
  TRY(const Report page, report(asked.desk.world, *asked.workspace, {month, asked.as_of}));
  const Reader reads{language_of(asked.language), page.currency, page.as_of};
  Json json{{"month", month}, {"language", asked.language}, {"blocks", Json::array()}};
  for (const Block& block : document_of(page, reads).blocks)
    json["blocks"].push_back({{"kind", block_name(block.kind)}, {"text", block.text}, {"rows", block.rows}});
  return json_reply(json);
}

Json share_value(const ShareLink& link) {
  return {{"id", link.id},
          {"what", link.what},
          {"of", link.of},
          {"account", link.account},
          {"created_at", link.made_at},
          {"expires_at", link.expires_at ? Json(*link.expires_at) : Json(nullptr)}};
}

Result<HttpReply> answer_shares(Asked& asked) {
  TRY(const auto links, list_shares(asked.desk.door(), workspace_id(asked)));
  Json json{{"shares", Json::array()}};
  for (const ShareLink& link : links) json["shares"].push_back(share_value(link));
  return json_reply(json);
}

Result<HttpReply> answer_share(Asked& asked) {
  ShareRequest request;
  request.workspace = workspace_id(asked);
  request.account = asked.account;
  request.what = asked.text("what");
  request.of = asked.text("of");
  if (asked.body.contains("days")) request.days = asked.whole("days");
  TRY(const MadeShare made, make_share(asked.desk.door(), request));
  Json json = share_value(made.link);
  json["path"] = made.link.what == "reviews" ? "/calendar/" + made.token + ".ics" : "/share/" + made.token;
  return json_reply(json, 201);
}

Result<HttpReply> answer_end_share(Asked& asked) {
  TRY_DONE(end_share(asked.desk.door(), workspace_id(asked), asked.id()));
  return done_reply();
}

Json settings_value(const WorkspaceSettings& settings) {
  return {{"name", settings.name},
          {"currency", settings.currency},
          {"time_zone", settings.time_zone},
          {"language", settings.language}};
}

Result<HttpReply> answer_settings(Asked& asked) {
  WorkspaceSettings settings = asked.workspace->settings;
  settings.language = asked.own_language;
  return json_reply(settings_value(settings));
}

Result<HttpReply> answer_change_settings(Asked& asked) {
  TRY(const WorkspaceSettings settings,
      change_settings(asked.desk.world, *asked.workspace,
                      {asked.text("name"), asked.text("currency"), asked.text("time_zone"),
                       asked.text("language"), asked.account}));
  asked.own_language = settings.language;
  return json_reply(settings_value(settings));
}

Json account_value(const Account& account) {
  return {{"name", account.name},
          {"full_name", text_or_null(account.full_name)},
          {"role", role_name(account.role)},
          {"closed", account.closed}};
}

Json code_value(const ResetCode& made) {
  return {{"name", made.name}, {"code", made.code}, {"path", made.path}, {"expires_at", made.expires_at}};
}

Result<HttpReply> answer_accounts(Asked& asked) {
  TRY(const auto accounts, list_accounts(*asked.workspace));
  TRY(const auto people, asked.desk.access->sign_ins());
  Json json{{"accounts", Json::array()}};
  for (const Account& account : accounts) {
    Json value = account_value(account);
    value["can_sign_in"] = std::any_of(people.begin(), people.end(), [&](const SignIn& one) {
      return one.name == account.name && !one.password_hash.empty();
    });
    json["accounts"].push_back(value);
  }
  return json_reply(json);
}

AccountRequest account_request(const Asked& asked, const std::string& name) {
  return {name, asked.text("full_name"), asked.text("role"), asked.account};
}

Result<HttpReply> answer_add_account(Asked& asked) {
  TRY(const Account account,
      add_account(asked.desk.world, *asked.workspace, account_request(asked, asked.text("name"))));
  TRY(const auto known, asked.desk.access->find_sign_in(account.name));
  // Whoever signs in here already keeps their password: a code would open their other workspaces too.
  if (known && !known->password_hash.empty())
    return json_reply(code_value({account.name, {}, "/sign-in", 0}), 201);
  TRY(const ResetCode code, make_reset_code(asked.desk.door(), account.name));
  return json_reply(code_value(code), 201);
}

Result<HttpReply> answer_change_account(Asked& asked) {
  TRY(const Account account,
      change_account(asked.desk.world, *asked.workspace, account_request(asked, asked.id())));
  return json_reply(account_value(account));
}

Result<HttpReply> answer_close_account(Asked& asked) {
  TRY(const Account account,
      close_account(asked.desk.world, *asked.workspace, {asked.id(), {}, {}, asked.account}));
  TRY_DONE(sign_out_everywhere(asked.desk.door(), account.name));
  return json_reply(account_value(account));
}

/// The account of the path, where whoever asks may open or shut the door for that person.
Result<Done> check_hands_on(Asked& asked) {
  TRY(const auto accounts, list_accounts(*asked.workspace));
  if (!open_account(accounts, asked.id()))
    return fail("account.unknown", "There is no account " + asked.id() + ".", "Nothing was changed.",
                "See those there are in the settings.");
  if (!may_hand_out_code(asked.desk, asked.who->person, asked.id()))
    return fail("access.no_right", asked.id() + " can enter workspaces that you do not own.",
                "Nothing was changed.", "Ask whoever keeps this desk.");
  return Done{};
}

Result<HttpReply> answer_sign_out_account(Asked& asked) {
  TRY_DONE(check_hands_on(asked));
  TRY_DONE(sign_out_everywhere(asked.desk.door(), asked.id()));
  return done_reply();
}

Result<HttpReply> answer_reset_account(Asked& asked) {
  TRY_DONE(check_hands_on(asked));
  TRY(const ResetCode code, make_reset_code(asked.desk.door(), asked.id()));
  return json_reply(code_value(code), 201);
}

Json webhook_value(const Webhook& webhook, int waiting) {
  return {{"id", webhook.id},
          {"url", webhook.url},
          {"events", webhook.events},
          {"account", webhook.account},
          {"created_at", webhook.made_at},
          {"last_status", webhook.last_status},
          {"waiting", waiting}};
}

Result<HttpReply> answer_webhooks(Asked& asked) {
  TRY(const auto all, list_webhooks(asked.desk.door(), workspace_id(asked)));
  Json json{{"webhooks", Json::array()}};
  for (const WaitingWebhook& one : all) json["webhooks"].push_back(webhook_value(one.webhook, one.waiting));
  return json_reply(json);
}

Result<HttpReply> answer_add_webhook(Asked& asked) {
  TRY(const Webhook webhook,
      add_webhook(asked.desk.door(), {workspace_id(asked), asked.account, asked.text("url"),
                                      asked.body.at("events").get<std::vector<std::string>>()}));
  Json json = webhook_value(webhook, 0);
  json["secret"] = secret_text(webhook);
  return json_reply(json, 201);
}

Result<HttpReply> answer_remove_webhook(Asked& asked) {
  TRY_DONE(remove_webhook(asked.desk.door(), workspace_id(asked), asked.id()));
  return done_reply();
}

}  // namespace

std::vector<Route> settings_routes() {
  using enum Keep;
  constexpr Right manage = may_do(Deed::manage_accounts);
  constexpr Right share = may_do(Deed::share);
  return {
      {"charter", "GET", "/api/v1/w/{workspace}/charter", for_reader, "", "", "Charter",
       "Who does what, human share, reliance, what changed", until_act, answer_charter},
      {"switch_trials", "PUT", "/api/v1/w/{workspace}/trials", may_do(Deed::switch_trials), "",
       "TrialsChange", "Trials", "Catch trials on or off", until_act, answer_trials},
      {"report", "GET", "/api/v1/w/{workspace}/report", for_reader, "month", "", "Report",
       "A month looked back on", until_act, answer_report},
      {"shares", "GET", "/api/v1/w/{workspace}/shares", share, "", "", "Shares",
       "Links that show a page without signing in", never, answer_shares},
      {"share", "POST", "/api/v1/w/{workspace}/shares", share, "", "NewShare", "Share", "Make a link", never,
       answer_share},
      {"end_share", "DELETE", "/api/v1/w/{workspace}/shares/{id}", share, "", "", "Done", "End a link", never,
       answer_end_share},
      {"settings", "GET", "/api/v1/w/{workspace}/settings", for_reader, "", "", "Settings",
       "Name, currency, time zone, language", until_act, answer_settings},
      {"change_settings", "PUT", "/api/v1/w/{workspace}/settings", may_do(Deed::change_settings), "",
       "Settings", "Settings", "Change them", until_act, answer_change_settings},
      {"accounts", "GET", "/api/v1/w/{workspace}/accounts", for_reader, "", "", "Accounts",
       "People of this workspace", never, answer_accounts},
      {"add_account", "POST", "/api/v1/w/{workspace}/accounts", manage, "", "NewAccount", "ResetCode",
       "Add a person; the code sets a first password", never, answer_add_account},
      {"change_account", "PUT", "/api/v1/w/{workspace}/accounts/{id}", manage, "", "AccountChange", "Account",
       "Change role or name", until_act, answer_change_account},
      {"close_account", "DELETE", "/api/v1/w/{workspace}/accounts/{id}", manage, "", "", "Account",
       "Close an account; what it signed stays", until_act, answer_close_account},
      {"reset_account", "POST", "/api/v1/w/{workspace}/accounts/{id}/reset", manage, "", "", "ResetCode",
       "A code to set a new password", never, answer_reset_account},
      {"sign_out_account", "POST", "/api/v1/w/{workspace}/accounts/{id}/sign-out", manage, "", "", "Done",
       "End every session of a person", never, answer_sign_out_account},
      {"webhooks", "GET", "/api/v1/w/{workspace}/webhooks", manage, "", "", "Webhooks", "Where notices go",
       never, answer_webhooks},
      {"add_webhook", "POST", "/api/v1/w/{workspace}/webhooks", manage, "", "NewWebhook", "Webhook",
       "Send signed notices to an address", never, answer_add_webhook},
      {"remove_webhook", "DELETE", "/api/v1/w/{workspace}/webhooks/{id}", manage, "", "", "Done",
       "Send none there any more", never, answer_remove_webhook},
  };
}

}  // namespace regie
