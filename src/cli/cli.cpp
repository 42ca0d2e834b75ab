// cli/cli.cpp - the commands, their words and their help.
#include "cli/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <vector>

#include "cli/internal/hours_command.h"
#include "cli/internal/options.h"
#include "cli/internal/paint.h"
#include "cli/internal/sending_commands.h"
#include "cli/internal/voice_commands.h"

namespace regie {
namespace {

const std::vector<std::string> platforms{
    "google_ads",   "google_ads_changes", "microsoft_ads", "meta_ads",       "meta_insights",
    "linkedin_ads", "tiktok_ads",         "ga4",           "search_console", "mailchimp",
    "hubspot",      "salesforce",         "pipedrive",     "shopify",        "woocommerce",
    "stripe",       "eventbrite",         "calendly",      "events",         "table"};

/// The tree of commands; `chosen` is set by the one that is parsed.
class Tree {
 public:
  explicit Tree(Options& options) : options_(options) {
    root_.name("regie");
    root_.require_subcommand(1);
    root_.fallthrough();
    root_.set_version_flag("--version", std::string("regie ") + code_version);
    root_.add_option("--workspace", options_.workspace,
                     "The workspace's folder (default: $REGIE_WORKSPACE, else ./regie-workspace)");
    root_.add_flag("--json", options_.json, "One JSON document on stdout, nothing else");
    root_.add_option("--as-of", options_.as_of, "Take this day as today (YYYY-MM-DD)");
    const AddCommand add = [this](CLI::App& parent, const char* name, const char* help, Command run) {
      return command(parent, name, help, run);
    };
    add_workspace_commands();
    add_measuring_commands();
    add_hours_command(root_, options_, add);
    add_event_commands();
    add_account_commands();
    add_reason_commands();
    add_deciding_commands();
    add_rule_commands();
    add_keeping_commands();
    add_inbox_commands();
    add_sending_commands(root_, options_, add);
    add_voice_commands(root_, options_, add);
    add_running_commands();
  }

  CLI::App& root() { return root_; }
  [[nodiscard]] Command chosen() const { return chosen_; }

 private:
  CLI::App* command(CLI::App& parent, const char* name, const char* help, Command run) {
    CLI::App* added = parent.add_subcommand(name, help);
    added->fallthrough();
    // A command inside another is complete first, and is the one that was asked for.
    added->parse_complete_callback([this, run] {
      if (chosen_ == nullptr) chosen_ = run;
    });
    return added;
  }

  void add_workspace_commands() {
    CLI::App* init = command(root_, "init",
                             "Make a workspace: one client, one folder.\n"
                             "Example:  regie init acme --name \"Acme\" --currency EUR --language nl",
                             run_init);
    init->add_option("dir", options_.folder, "Folder to make")->required();
    init->add_option("--name", options_.name, "The client's name")->required();
    init->add_option("--currency", options_.currency, "Three capitals, ISO 4217 (default: EUR)");
    init->add_option("--time-zone", options_.time_zone, "IANA name (default: Europe/Amsterdam)");
    init->add_option("--language", options_.language, "Of the brief: nl or en (default: nl)");

    CLI::App* import = command(root_, "import",
                               "Read exports as they are: files, folders or zips.\n"
                               "Example:  regie import ~/Downloads/exports",
                               run_import);
    import->add_option("paths", options_.paths, "Files, folders or zips")->required();
    import->add_option("--as", options_.platform, "Say which platform it is from")
        ->check(CLI::IsMember(platforms));
    import->add_option("--decimal", options_.decimal, "Decimal sign of the numbers")
        ->check(CLI::IsMember(std::vector<std::string>{"comma", "point"}));
    import->add_option("--dates", options_.dates, "Order of day and month")
        ->check(CLI::IsMember(std::vector<std::string>{"dmy", "mdy"}));
    import->add_option("--map", options_.maps, "Say what a column is: \"HEADER=measure\"");
    import->add_flag("--dry-run", options_.dry_run, "Show how each column would be understood; keep nothing");

    CLI::App* verify = command(root_, "verify",
                               "Is everything still as it was signed, saved and imported?\n"
                               "Example:  regie verify",
                               run_verify);
    verify->add_option("--root", options_.root, "A root noted earlier: is it still part of the history?");
    verify->add_flag("--without-figures", options_.without_figures,
                     "Leave out reading all imports again to compare the figures");
    command(root_, "rebuild", "Make the figures again from the archived exports.\nExample:  regie rebuild",
            run_rebuild);
  }

  void add_measuring_commands() {
    command(root_, "sources", "What is here, up to when, what is missing.\nExample:  regie sources",
            run_sources);
    CLI::App* metrics =
        command(root_, "metrics",
                "The definitions in force; add one of your own.\n"
                "Example:  regie metrics add lead_rate --numerator leads --denominator clicks --better up",
                run_metrics);
    CLI::App* add = command(*metrics, "add", "Add a metric", run_metrics_add);
    add->add_option("name", options_.metric, "Its name: small letters, digits and _")->required();
    add->add_option("--numerator", options_.numerator, "Measure that is counted")->required();
    add->add_option("--denominator", options_.denominator, "Measure it is a share of");
    add->add_option("--better", options_.better, "Which way is better: up, down or neither (default: up)");

    CLI::App* brief = command(root_, "brief",
                              "The Monday page: what changed, since when, where, how much, how sure.\n"
                              "Example:  regie brief --as-of 2026-03-16",
                              run_brief);
    brief->add_option("--window", options_.window_days, "Days before today to judge (default: 7)");
    brief->add_option("--format", options_.format, "text, json, md or html (default: text)")
        ->check(CLI::IsMember(std::vector<std::string>{"text", "json", "md", "html"}));

    CLI::App* explain = command(root_, "explain",
                                "One metric looked at closely, whether or not it made the brief.\n"
                                "Example:  regie explain clicks --where campaign=\"Spring Summit\"",
                                run_explain);
    explain->add_option("metric", options_.metric, "See `regie metrics`")->required();
    explain->add_option("--where", options_.where, "Slice: dim=value,dim=value");
    explain->add_option("--since", options_.since, "Look for a change from this day on");
  }

  void add_event_commands() {
    CLI::App* event = command(root_, "event",
                              "Dated things outside and inside that may be a reason.\n"
                              "Example:  regie event add --title \"Trade fair\" --from 2026-03-10",
                              run_events);
    CLI::App* add = command(*event, "add", "Write down an event", run_event_add);
    add->add_option("--title", options_.title, "What it is")->required();
    add->add_option("--from", options_.from, "First day")->required();
    add->add_option("--to", options_.to, "Last day (default: the first)");
    add->add_option("--where", options_.where, "Its scope: dim=value,dim=value (default: everything)");
    add->add_option("--kind", options_.kind, "government, competitor, own, platform, ...");
    add->add_option("--moves", options_.moves, "What it should move: \"metric:down,metric:up\"");
    CLI::App* import = command(*event, "import", "Read events from a calendar: ICS or CSV", run_import);
    import->add_option("file", options_.paths, "FILE.ics or FILE.csv")->required();

    CLI::App* note = command(root_, "note",
                             "A line of what you heard or saw.\n"
                             "Example:  regie note \"three prospects cancelled travel\" --from 2026-03-10",
                             run_note);
    note->add_option("text", options_.text, "The note")->required();
    note->add_option("--from", options_.from, "The day it is about (default: today)");
    note->add_option("--where", options_.where, "Slice: dim=value,dim=value");
    command(root_, "notes", "The notes written so far.\nExample:  regie notes", run_notes);
  }

  void add_by(CLI::App* added) {
    added->add_option("--by", options_.by, "The account that signs")->required();
  }

  void add_account_commands() {
    CLI::App* account = command(root_, "account",
                                "The people of this workspace and what each may do.\n"
                                "Example:  regie account add maud --role marketer --by eva",
                                run_accounts);
    CLI::App* add = command(*account, "add", "Add a person; the first is the owner", run_account_add);
    CLI::App* change = command(*account, "change", "Give a person another role or name", run_account_change);
    CLI::App* close = command(*account, "close", "This person signs no more", run_account_close);
    CLI::App* reset = command(*account, "reset",
                              "A code that sets a new password in the browser, for whoever holds the folder",
                              run_account_reset);
    reset->add_option("name", options_.text, "The account")->required();
    reset->add_flag("--without-app", options_.without_app,
                    "Their authenticator app is lost: it is asked for no more");
    command(*account, "list", "The same as `regie account`", run_accounts);
    for (CLI::App* one : {add, change, close}) {
      one->add_option("name", options_.text, "What is typed after --by: small letters, digits, - . _")
          ->required();
      one->add_option("--by", options_.by, "The owner who does this");
    }
    for (CLI::App* one : {add, change}) {
      one->add_option("--role", options_.role, "owner, marketer or viewer");
      one->add_option("--full-name", options_.full_name, "As it is shown");
    }
  }

  void add_reason_commands() {
    CLI::App* reason = command(root_, "reason",
                               "What people say was behind a finding, tested and signed.\n"
                               "Example:  regie reason sign f-2b91c0de --by maud --event e-51fa02c3 \\\n"
                               "            --text \"people put off travelling\"",
                               run_reasons);
    CLI::App* propose =
        command(*reason, "propose", "What a reason would imply, and whether that is so", run_reason_propose);
    CLI::App* sign = command(*reason, "sign", "Sign a reason for a finding", run_reason_sign);
    for (CLI::App* one : {propose, sign}) {
      one->add_option("finding", options_.finding, "Its id, as the brief shows it")->required();
      one->add_option("--event", options_.event, "The event it is about");
      one->add_option("--kind", options_.kind,
                      "A candidate that is no event: tracking, own_change, mix, ...");
      add_by(one);
    }
    sign->add_option("--text", options_.text, "The reason in your own words")->required();
    sign->add_option(
        "--moves", options_.moves,
        "What must have moved: \"registrations{campaign=Spring Summit}:down\", several apart by ;");
    sign->add_option("--still", options_.still, "What must have stood: \"clicks{campaign=Webinars}\"");
    sign->add_option("--proposal", options_.proposal, "The proposal it answers");
    sign->add_option("--supersedes", options_.supersedes, "The reason it takes the place of");
    CLI::App* reject = command(*reason, "reject", "Say no to a proposal", run_reason_reject);
    reject->add_option("proposal", options_.proposal, "Its id")->required();
    add_by(reject);
    CLI::App* withdraw =
        command(*reason, "withdraw", "Take a signed reason back; it stays readable", run_reason_withdraw);
    withdraw->add_option("reason", options_.reason, "Its id")->required();
    withdraw->add_option("--text", options_.text, "Why")->required();
    add_by(withdraw);
    CLI::App* show = command(*reason, "show", "One reason with its footprint", run_reason_show);
    show->add_option("reason", options_.reason, "Its id")->required();

    CLI::App* precedents = command(root_, "precedents",
                                   "Signed reasons whose footprint is like that of a finding.\n"
                                   "Example:  regie precedents f-2b91c0de",
                                   run_precedents);
    precedents->add_option("finding", options_.finding, "Its id, as the brief shows it")->required();
  }

  void add_deciding_commands() {
    CLI::App* decide = command(root_, "decide",
                               "Take a decision with a forecast that is graded later.\n"
                               "Example:  regie decide f-2b91c0de --by maud --option \"do nothing\" \\\n"
                               "            --option \"switch to a virtual event\" --choose 2 \\\n"
                               "            --forecast \"registrations +25% within 14 days at 70%\"",
                               run_decide);
    decide->add_option("finding", options_.finding, "The finding it answers");
    decide->add_option("--question", options_.question, "What is decided");
    decide->add_option("--option", options_.decision_options, "An option; give two or more")->required();
    decide->add_option("--choose", options_.choose, "Number of the option chosen")->required();
    decide->add_option("--advised", options_.advised, "Number of the option that was advised");
    decide->add_option("--advised-forecast", options_.advised_forecast,
                       "What was forecast of that option, where you choose another");
    decide->add_option("--forecast", options_.forecast, "\"METRIC +25% within 14 days at 70%\"")->required();
    decide->add_option("--where", options_.where, "Slice of the forecast (default: that of the finding)");
    decide->add_option("--from", options_.from, "First day it can work (default: today)");
    decide->add_option("--review-day", options_.review_day,
                       "When to look back (default: when all days are in)");
    decide->add_option("--stop", options_.stop, "Stop rule: \"cost > 900 over 7 days\"");
    add_by(decide);
    command(root_, "decisions", "Every decision, open and graded.\nExample:  regie decisions", run_decisions);

    CLI::App* review = command(root_, "review",
                               "Look back on a decision: first you say what you think happened.\n"
                               "Example:  regie review d-1c22aa07 --by maud --answer \"more came, online\"",
                               run_review);
    review->add_option("decision", options_.decision,
                       "Its id; with --answer none = the only one due; else a list, and calibration");
    review->add_option("--answer", options_.answer, "What you think happened");
    review->add_option("--thought", options_.thought, "came_true, did_not or cannot_tell")
        ->check(CLI::IsMember(std::vector<std::string>{"came_true", "did_not", "cannot_tell"}));
    review->add_option("--by", options_.by, "The account that signs");

    CLI::App* effect =
        command(root_, "effect",
                "What a dated intervention did, against what would have been.\n"
                "Example:  regie effect clicks --from 2026-03-10 --where campaign=\"Spring Summit\"",
                run_effect);
    effect->add_option("metric", options_.metric, "See `regie metrics`")->required();
    effect->add_option("--from", options_.from, "First day it can have worked")->required();
    effect->add_option("--to", options_.to, "Last day to judge (default: the last that is here)");
    effect->add_option("--where", options_.where, "Slice: dim=value,dim=value");
    effect->add_option("--scope", options_.scope, "What it can have touched (default: as --where)");
    effect->add_option(
        "--controls", options_.controls,
        "Series it cannot have touched: \"x1,x2\" or \"clicks{campaign=Webinars}\" (default: chosen)");
    effect
        ->add_option("--method", options_.method,
                     "bsts: its own days before, and controls (default); against places beside it: sdid "
                     "(synthetic difference-in-differences), sc (synthetic control), did")
        ->check(CLI::IsMember(std::vector<std::string>{"bsts", "sdid", "sc", "did"}));
    effect
        ->add_option("--matters", options_.matters,
                     "Smallest difference that matters, in percent (default: 5)")
        ->check(CLI::Range(0.1, 100.0));

    CLI::App* report = command(root_, "report",
                               "A month looked back on: changes, reasons, decisions and their grades.\n"
                               "Example:  regie report --month 2026-03 --format html",
                               run_report);
    report->add_option("--month", options_.month, "YYYY-MM (default: last month)");
    report->add_option("--format", options_.format, "text, json, md or html (default: text)")
        ->check(CLI::IsMember(std::vector<std::string>{"text", "json", "md", "html"}));
  }

  void add_rule_commands() {
    CLI::App* rules = command(root_, "rules",
                              "The signature table in force: which pattern speaks for which candidate.\n"
                              "Example:  regie rules > my-rules.txt",
                              run_rules);
    CLI::App* adopt = command(*rules, "adopt", "Put a changed table in force", run_rules_adopt);
    adopt->add_option("file", options_.file, "The table; its version must have grown")->required();
    adopt->add_option("--text", options_.text, "Why")->required();
    add_by(adopt);
    CLI::App* replay = command(*rules, "replay", "What a changed table would have said", run_rules_replay);
    replay->add_option("file", options_.file, "The table")->required();
    replay->add_option("--weeks", options_.weeks, "Weekly briefs to look at (default: 26)")
        ->check(CLI::Range(1, 260));

    CLI::App* trials =
        command(root_, "trials",
                "Catch trials: now and then a proposal that is wrong on purpose. Off by default.\n"
                "Example:  regie trials on --by eva",
                run_trials);
    trials->add_option("state", options_.state, "on or off (default: say how it stands)")
        ->check(CLI::IsMember(std::vector<std::string>{"on", "off"}));
    trials->add_option("--one-in", options_.one_in, "One proposal in so many (default: 10)");
    trials->add_option("--by", options_.by, "The owner who does this");
  }

  void add_keeping_commands() {
    CLI::App* backup =
        command(root_, "backup",
                "Keep the workspace as it is now in one file, beside earlier ones; read it all again.\n"
                "Example:  regie backup acme.regie-backup --keep 30",
                run_backup);
    backup
        ->add_option("file", options_.file,
                     "The backup: made where it is missing, added to where it is there")
        ->required();
    backup->add_option("--keep", options_.keep, "Let go of all but the latest so many (default: keep all)")
        ->check(CLI::PositiveNumber);
    backup->add_flag("--list", options_.list, "What the file holds; back up nothing");
    backup->add_flag("--verify", options_.verify, "Read the file again; back up nothing");
    backup->add_option("--generation", options_.generation, "The one to verify (default: the latest)");

    CLI::App* restore = command(root_, "restore",
                                "Make a workspace again, in a new folder. What would leave it is held.\n"
                                "Example:  regie restore acme.regie-backup acme-again",
                                run_restore);
    restore->add_option("from", options_.file, "A backup, or a folder that  regie export  wrote")->required();
    restore->add_option("dir", options_.folder, "Folder to make; nothing is ever overwritten")->required();
    restore->add_option("--generation", options_.generation, "Of a backup (default: the latest)");

    CLI::App* pack =
        command(root_, "export",
                "Everything in open formats, useful without Regie: CSV, ICS, Markdown, JSON, originals.\n"
                "Example:  regie export acme-pack",
                run_export);
    pack->add_option("dir", options_.folder, "Folder to make; nothing is ever overwritten")->required();

    CLI::App* hold =
        command(root_, "hold",
                "Nothing leaves this workspace until an owner releases it: no notice, no letter.\n"
                "Example:  regie hold --why \"the figures of March are wrong\"",
                run_hold);
    add_hold_options(*hold, options_);
  }

  void add_inbox_commands() {
    CLI::App* inbox = command(root_, "inbox",
                              "Messages of clients: who waits for an answer, and since when.\n"
                              "Example:  regie inbox import mail.mbox --own info@acme.example",
                              run_inbox_list);
    CLI::App* import =
        command(*inbox, "import", "Read messages: mbox, EML, folders of them, comments as CSV, IMAP",
                run_inbox_import);
    import->add_option("paths", options_.paths, "Files or folders");
    import->add_option(
        "--imap", options_.imap,
        "A mailbox, read and left as it is: imaps://user@host/INBOX (an @ in the user is %40); "
        "imap:// is STARTTLS");
    import->add_option("--password-file", options_.password_file,
                       "Its password, on the first line (default: $REGIE_IMAP_PASSWORD)");
    import->add_option("--certificate", options_.imap_certificate,
                       "Authorities to believe instead of this machine's (PEM)");
    import->add_flag("--plain", options_.imap_plain, "imap:// without TLS, to this machine alone");
    import->add_option("--own", options_.own, "An address of ours; what comes from it went out. Kept");
    import->add_option("--not-own", options_.not_own, "An address that is not ours after all");
    CLI::App* read = command(*inbox, "read",
                             "How a message sounds and what it asks, without keeping anything\n"
                             "Example:  regie inbox read letter.txt",
                             run_inbox_read);
    read->add_option("file", options_.file, "A text, EML or mbox; - reads what is typed")->required();
    read->add_flag("--lines", options_.by_line, "Each line is a message; answers come a line each");
    CLI::App* list = command(
        *inbox, "list", "Threads in which somebody waits, whoever needs a person most first", run_inbox_list);
    for (CLI::App* one : {inbox, list})
      one->add_flag("--all", options_.all, "Also those in which nobody does");
    CLI::App* show = command(*inbox, "show", "One thread: what was written", run_inbox_show);
    CLI::App* correct = command(*inbox, "correct",
                                "Say how a message sounds where the reading is wrong; it learns from it\n"
                                "Example:  regie inbox correct m-1c22aa07 --tone negative --by maud",
                                run_inbox_correct);
    correct->add_option("message", options_.thread, "Its id, as `regie inbox show` has it")->required();
    CLI::Option* tone =
        correct->add_option("--tone", options_.tone, "What it is")
            ->check(CLI::IsMember(std::vector<std::string>{"negative", "positive", "ambiguous", "neutral"}));
    correct->add_flag("--undo", options_.undo, "It was read well after all")->excludes(tone);
    add_by(correct);
    CLI::App* done =
        command(*inbox, "done", "A thread is done with, until somebody writes again", run_inbox_done);
    for (CLI::App* one : {show, done})
      one->add_option("thread", options_.thread, "Its id, as the list shows it")->required();
    add_by(done);
    done->add_option("--why", options_.why, "A word on it");
    done->add_flag("--undo", options_.undo, "It is not done after all");
  }

  void add_running_commands() {
    CLI::App* serve = command(root_, "serve",
                              "The desk in a browser: one workspace, or a folder of them.\n"
                              "Example:  regie serve --workspaces clients --address 127.0.0.1:8080",
                              run_serve);
    serve->add_option("--address", options_.address,
                      "Address and port; port 0 takes a free one (default: 127.0.0.1:8080)");
    serve->add_option("--behind-proxy", options_.behind_proxy,
                      "What people type, where a proxy with TLS on this machine passes requests on: "
                      "https://desk.example");
    serve->add_flag("--require-app", options_.require_app,
                    "Whoever has no authenticator app in force sees nothing until they set one up");
    serve->add_option("--workspaces", options_.workspaces,
                      "Folder with a workspace in each of its folders (default: the one workspace)");
    serve->add_option("--backups", options_.backups,
                      "Folder for a backup of each workspace, made once a day (default: none)");
    serve
        ->add_option(
            "--log", options_.log,
            "json or lines, on standard error (default: $REGIE_LOG, else lines on a terminal and json "
            "elsewhere)")
        ->check(CLI::IsMember(std::vector<std::string>{"json", "lines"}));
    serve
        ->add_option("--log-level", options_.log_level,
                     "debug, info, warn or error (default: info; reads are told at debug)")
        ->check(CLI::IsMember(std::vector<std::string>{"debug", "info", "warn", "error"}));
    serve->add_option("--metrics-token-file", options_.metrics_token_file,
                      "File with a token that opens /metrics from elsewhere (default: this machine alone)");

    CLI::App* doctor = command(root_, "doctor",
                               "What is wrong with this installation, and the command that mends it.\n"
                               "Example:  regie doctor --workspaces clients",
                               run_doctor);
    doctor->add_option("--workspaces", options_.workspaces,
                       "Folder of a desk with several workspaces (default: the one workspace)");
    doctor->add_flag("--mail", options_.mail, "Also see whether the mail server answers: asks that host");

    CLI::App* simulate = command(root_, "simulate",
                                 "Write exports with known truth, to see what Regie would say.\n"
                                 "Example:  regie simulate covid_event --seed 7 --out /tmp/summit",
                                 run_simulate);
    simulate->add_option("scenario", options_.scenario, "Its name; a wrong one lists them all")->required();
    simulate->add_option("--seed", options_.seed, "Same seed, same bytes (default: 1)");
    simulate->add_option("--out", options_.out_folder, "Folder to write to")->required();
    simulate->add_option("--weeks-after", options_.weeks_after,
                         "covid_event: so many weeks more below later/, after a decision on the Monday");
    simulate->add_option("--lift", options_.lift,
                         "Percent that decision adds to registrations (default: 60)");
    simulate->add_option("--size", options_.size, "ordinary or small (default: ordinary)")
        ->check(CLI::IsMember(std::vector<std::string>{"small", "ordinary"}));
  }

  Options& options_;
  CLI::App root_{"Regie: what changed, since when, where and how sure - the reason is yours."};
  Command chosen_ = nullptr;
};

}  // namespace

Exit run_cli(World& world, const Shell& shell, const std::vector<std::string>& arguments) {
  Options options;
  Tree tree(options);
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // as CLI11 wants them
    tree.root().parse(reversed);
  } catch (const CLI::CallForHelp&) {
    CLI::App* asked = &tree.root();
    while (!asked->get_subcommands().empty()) asked = asked->get_subcommands().front();
    shell.out(asked->help());
    return Exit::done;
  } catch (const CLI::CallForVersion& version) {
    shell.out(std::string(version.what()) + "\n");
    return Exit::done;
  } catch (const CLI::ParseError& wrong) {
    shell.err(std::string(wrong.what()) + "\nSee:  regie --help   [use.wrong]\n");
    return Exit::wrong_use;
  }
  Shell shown = shell;
  shown.err = [&shell](std::string_view text) { shell.err(terminal_text(text)); };
  // What a script reads stays as it is: JSON writes such letters as digits where that matters.
  if (!options.json) shown.out = [&shell](std::string_view text) { shell.out(terminal_text(text)); };
  return tree.chosen()(world, shown, options);
}

}  // namespace regie
