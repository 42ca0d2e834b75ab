// cli/cli.cpp - the commands, their words and their help.
#include "cli/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <vector>

#include "cli/internal/options.h"

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
    add_workspace_commands();
    add_measuring_commands();
    add_event_commands();
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

  void add_running_commands() {
    CLI::App* serve = command(root_, "serve",
                              "Show the brief in a browser.\n"
                              "Example:  regie serve --address 127.0.0.1:8080",
                              run_serve);
    serve->add_option("--address", options_.address,
                      "Address and port; port 0 takes a free one (default: 127.0.0.1:8080)");

    CLI::App* simulate = command(root_, "simulate",
                                 "Write exports with known truth, to see what Regie would say.\n"
                                 "Example:  regie simulate covid_event --seed 7 --out /tmp/summit",
                                 run_simulate);
    simulate->add_option("scenario", options_.scenario, "Its name; a wrong one lists them all")->required();
    simulate->add_option("--seed", options_.seed, "Same seed, same bytes (default: 1)");
    simulate->add_option("--out", options_.out_folder, "Folder to write to")->required();
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
  return tree.chosen()(world, shell, options);
}

}  // namespace regie
