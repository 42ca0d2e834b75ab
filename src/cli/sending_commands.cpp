// cli/sending_commands.cpp - the commands about what leaves, their words and their help.
#include "cli/internal/sending_commands.h"

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace regie {
namespace {

const std::vector<std::string> yes_no{"yes", "no"};

void add_draft(CLI::App& inbox, Options& options, const AddCommand& command) {
  SendingOptions& sending = options.sending;
  CLI::App* draft =
      command(inbox, "draft",
              "Begin a text, or change it sentence by sentence; each sentence says who wrote it.\n"
              "Example:  regie inbox draft --to ada@acme.example --subject \"Your delivery\" \\\n"
              "            --text \"It left this morning.\" --by maud",
              run_inbox_draft);
  draft->add_option("draft", sending.id, "Its id; without one a draft is begun, or all are listed");
  draft->add_option("--to", sending.recipient, "Address of the recipient");
  draft->add_option("--subject", sending.subject, "One line");
  draft->add_option("--text", options.text, "Your words: of the draft, or of the sentence");
  draft->add_option("--text-file", sending.text_file, "File with your words");
  draft->add_option("--thread", sending.thread, "The thread it answers");
  draft->add_option("--question", sending.question,
                    "What it answers: without --text a draft is found in what was said before");
  draft->add_option("--facts", sending.facts_file, "File of lines \"name: value\" to find answers in");
  draft->add_option("--replies", sending.replies_file, "CSV of past replies: columns question and answer");
  draft->add_flag("--ask-model", sending.ask_model,
                  "Ask the model of the settings; never for an upset or unsure thread");
  draft->add_option("--edit", sending.edit, "Number of the sentence to rewrite");
  draft->add_option("--insert", sending.insert, "Number the new sentence gets");
  draft->add_option("--remove", sending.remove, "Number of the sentence to take out");
  draft->add_option("--by", options.by, "The account that does it");
}

void add_inbox(CLI::App& root, Options& options, const AddCommand& command) {
  CLI::App* inbox = nullptr;
  for (CLI::App* known : root.get_subcommands([](CLI::App*) { return true; }))
    if (known->get_name() == "inbox") inbox = known;
  if (inbox == nullptr)
    inbox = command(root, "inbox",
                    "Drafts of what answers people, and their approval.\n"
                    "Example:  regie inbox approve w-1c22aa07 --by maud",
                    run_inbox_draft);
  add_draft(*inbox, options, command);
  CLI::App* approve =
      command(*inbox, "approve", "Let exactly this draft leave, under your name", run_inbox_approve);
  approve->add_option("draft", options.sending.id, "Its id")->required();
  approve->add_option("--seen", options.sending.seen,
                      "Hash of the content you looked at; another is refused");
  approve->add_option("--by", options.by, "The account that approves")->required();
  add_hold_options(*command(*inbox, "hold", "The same as `regie hold`", run_hold), options);
}

void add_settings(CLI::App& outbox, Options& options, const AddCommand& command) {
  SendingOptions& sending = options.sending;
  CLI::App* settings =
      command(outbox, "settings", "Quiet hours, the rate, where answers and unsubscribing go, the model",
              run_outbox_settings);
  settings->add_option("--quiet", sending.quiet, "Hours in which no mailing leaves: 20:00-08:00, or none");
  settings->add_option("--sundays", sending.sundays, "Are Sundays quiet?")->check(CLI::IsMember(yes_no));
  settings->add_option("--quiet-replies", sending.replies_too, "Do quiet hours hold for single replies too?")
      ->check(CLI::IsMember(yes_no));
  settings->add_option("--per-minute", sending.per_minute, "Letters a minute at most");
  settings->add_option("--per-day", sending.per_day, "Letters a day at most");
  settings->add_option("--reply-to", sending.reply_to, "Address for answers; none = the sender's");
  settings->add_option("--link-base", sending.link_base,
                       "Where the desk is reached from outside: https://desk.example; none = it is not");
  settings->add_option("--model-url", sending.model_url,
                       "Endpoint of a model (OpenAI's shape); http only on this machine; none = no model");
  settings->add_option("--model", sending.model, "Its name");
  settings->add_option("--by", options.by, "An owner, to change something");
  CLI::App* server = command(outbox, "server", "The mail server of this desk", run_outbox_server);
  server->add_option("--host", sending.host, "Its name; without it: show what is set");
  server->add_option("--port", sending.port, "Its port (default: 587)");
  server->add_option("--security", sending.security, "starttls, tls, or none on this machine")
      ->check(CLI::IsMember(std::vector<std::string>{"starttls", "tls", "none"}));
  server->add_option("--user", sending.user, "Who signs in there");
  server->add_option("--password-file", sending.password_file, "File whose first line is the password");
  server->add_option("--sender", sending.sender, "The address letters come from");
}

void add_outbox(CLI::App& root, Options& options, const AddCommand& command) {
  SendingOptions& sending = options.sending;
  CLI::App* outbox = command(root, "outbox",
                             "What was approved: waiting, in doubt, refused; and sending it.\n"
                             "Example:  regie outbox send",
                             run_outbox_list);
  CLI::App* list = command(*outbox, "list", "The same as `regie outbox`", run_outbox_list);
  for (CLI::App* one : {outbox, list}) one->add_flag("--all", sending.all, "Also what was sent or withdrawn");
  command(*outbox, "send", "Send what waits; stopped at any moment it goes on where it was", run_outbox_send);
  CLI::App* settle = command(
      *outbox, "settle", "Say what became of a letter that is in doubt, under your name", run_outbox_settle);
  settle->add_option("letter", sending.id, "Its id")->required();
  settle->add_flag("--arrived", sending.arrived, "They have it");
  settle->add_flag("--send-again", sending.send_again, "They do not: it waits once more");
  settle->add_flag("--let-be", sending.let_be, "It is not sent any more");
  settle->add_option("--why", options.why, "How you know");
  settle->add_option("--by", options.by, "The account that says so")->required();
  CLI::App* withdraw = command(*outbox, "withdraw", "Take an approval back: what still waits does not leave",
                               run_outbox_withdraw);
  withdraw->add_option("id", sending.id, "The draft or mailing")->required();
  withdraw->add_option("--by", options.by, "The account that does it")->required();
  add_settings(*outbox, options, command);
}

void add_mailing(CLI::App& root, Options& options, const AddCommand& command) {
  SendingOptions& sending = options.sending;
  CLI::App* mailing =
      command(root, "mailing",
              "One text to a list: looked at, approved, sent once to each.\n"
              "Example:  regie mailing new --subject \"News for {{name}}\" --text-file news.txt \\\n"
              "            --list readers.csv --by maud",
              run_mailing_show);
  CLI::App* make =
      command(*mailing, "new", "Keep a text and its list, and show what it would be", run_mailing_new);
  make->add_option("--subject", sending.subject, "One line; {{column}} is filled in")->required();
  make->add_option("--text", options.text, "The text; {{column}} is filled in");
  make->add_option("--text-file", sending.text_file, "File with the text");
  make->add_option("--list", sending.list_file, "CSV with a column address or email")->required();
  make->add_option("--by", options.by, "The account that writes it")->required();
  CLI::App* show =
      command(*mailing, "show", "How it stands; the counts add up to the list", run_mailing_show);
  show->add_option("mailing", sending.id, "Its id; without one: all mailings");
  show->add_flag("--call-list", sending.call_list, "Whom to call: in doubt and refused, to print");
  show->add_flag("--csv", sending.csv, "The call list as CSV");
  CLI::App* approve =
      command(*mailing, "approve", "Let exactly this text leave to exactly this list", run_inbox_approve);
  approve->add_option("mailing", sending.id, "Its id")->required();
  approve->add_option("--seen", sending.seen, "Hash of what you looked at; another is refused");
  approve->add_option("--by", options.by, "The account that approves")->required();
  CLI::App* send = command(*mailing, "send", "Send what waits of it", run_outbox_send);
  send->add_option("mailing", sending.id, "Its id")->required();
}

void add_suppress(CLI::App& root, Options& options, const AddCommand& command) {
  SendingOptions& sending = options.sending;
  CLI::App* suppress =
      command(root, "suppress",
              "Addresses that get no letter any more, kept as hashes.\n"
              "Example:  regie suppress ada@acme.example --why \"asked by telephone\" --by maud",
              run_suppress);
  suppress->add_option("address", sending.recipient, "The address");
  suppress->add_option("--why", options.why, "Why");
  suppress->add_flag("--lift", sending.lift, "They asked for letters again: an owner says so");
  suppress->add_flag("--list", options.list, "All of them");
  suppress->add_option("--by", options.by, "The account that does it");
}

}  // namespace

void add_hold_options(CLI::App& hold, Options& options) {
  hold.add_option("--why", options.why, "Why; a release needs it");
  hold.add_option("--by", options.by, "The account that does it; a release needs an owner's");
  hold.add_flag("--release", options.release, "Let things leave again");
  hold.add_flag("--show", options.show, "How it stands; change nothing");
}

void add_sending_commands(CLI::App& root, Options& options, const AddCommand& command) {
  add_inbox(root, options, command);
  add_outbox(root, options, command);
  add_mailing(root, options, command);
  add_suppress(root, options, command);
}

}  // namespace regie
