// cli/voice_commands.cpp - the commands about what a brand writes, their words and their help.
#include "cli/internal/voice_commands.h"

#include <CLI/CLI.hpp>

namespace regie {
namespace {

void add_voice(CLI::App& root, Options& options, const AddCommand& command) {
  VoiceOptions& voice_options = options.voice;
  CLI::App* voice = command(root, "voice",
                            "How this brand writes, and whether a draft sounds like it and fits its moment.\n"
                            "Example:  regie voice check draft.txt --day 2027-05-04",
                            run_voice_texts);
  CLI::App* learn = command(*voice, "learn",
                            "Learn the brand from its own approved texts: plain files, folders of them, CSV\n"
                            "Example:  regie voice learn newsletters/ --by maud",
                            run_voice_learn);
  learn->add_option("paths", options.paths, "Files or folders; of a CSV the column `text`")->required();
  learn->add_flag("--lines", voice_options.by_line, "Each line of a plain file is a text of its own");
  CLI::App* check = command(*voice, "check",
                            "Hold a draft against itself, its moment, the brand, what everybody writes\n"
                            "Example:  regie voice check draft.txt --context \"Flood in Limburg\"",
                            run_voice_check);
  check->add_option("draft", options.file, "A file; - reads what is typed")->required();
  check->add_option("--context", voice_options.contexts, "What is going on, in a line; can be given again");
  check->add_option("--day", voice_options.day, "The day it is to be out (YYYY-MM-DD)");
  check->add_option("--industry", voice_options.industry,
                    "Also what this industry writes, e.g. care, travel");
  check->add_flag("--lines", voice_options.by_line, "Each line is a draft; answers come a line each");
  for (CLI::App* one : {learn, check})
    one->add_option("--brand", voice_options.brand, "Which brand, where a workspace has several");
  command(*voice, "texts", "The texts it learned from, with their ids", run_voice_texts);
  CLI::App* forget = command(*voice, "forget", "This text is not the brand's own", run_voice_forget);
  forget->add_option("text", options.text, "Its id, as `regie voice texts` shows it")->required();
  CLI::App* choose = command(*voice, "choose",
                             "Take a flag to heart, or leave it: kinds that are mostly left come no more\n"
                             "Example:  regie voice choose \"generic:next level\" --leave --by maud",
                             run_voice_choose);
  choose->add_option("flag", options.text, "Its key, as  regie voice check --json  tells")->required();
  CLI::Option_group* which = choose->add_option_group("one of");
  which->add_flag("--take", voice_options.take, "It was right: the text was changed");
  which->add_flag("--leave", voice_options.leave, "It was not: the text stays");
  which->require_option(1);
  for (CLI::App* one : {learn, forget, choose})
    one->add_option("--by", options.by, "The account that says so")->required();
}

void add_plan(CLI::App& root, Options& options, const AddCommand& command) {
  CLI::App* plan = command(root, "plan",
                           "Posts that are planned, held against their day as it is known now.\n"
                           "Example:  regie plan import plan.csv && regie plan check",
                           run_plan_check);
  CLI::App* import = command(
      *plan, "import", "Read a plan: CSV with day and text (time, channel, title), or ICS", run_plan_import);
  import->add_option("file", options.file, "FILE.csv or FILE.ics")->required();
  CLI::App* add = command(*plan, "add",
                          "Plan one post\n"
                          "Example:  regie plan add \"Open day on Saturday\" --day 2027-05-04",
                          run_plan_add);
  add->add_option("text", options.text, "What it says")->required();
  add->add_option("--day", options.voice.day, "The day it is to be out (default: today)");
  add->add_option("--time", options.voice.time, "The time of that day, as 09:30");
  add->add_option("--channel", options.voice.channel, "Where, e.g. LinkedIn");
  add->add_option("--title", options.title, "What you call it");
  CLI::App* check =
      command(*plan, "check", "What is planned from today on, and what stands against it", run_plan_check);
  for (CLI::App* one : {plan, check}) {
    one->add_option("--context", options.voice.contexts, "What is going on besides, in a line");
    one->add_flag("--all", options.voice.all, "Also what was planned for days that are over");
  }
  CLI::App* rule = command(*plan, "rule",
                           "A person's word on a piece: it goes, or it does not\n"
                           "Example:  regie plan rule q-1c22aa07 --let-go --why \"we asked them\" --by maud",
                           run_plan_rule);
  CLI::Option_group* which = rule->add_option_group("one of");
  which->add_flag("--let-go", options.voice.let_go, "It may go as it is; needs a reason");
  which->add_flag("--stop", options.voice.stop, "It does not go");
  which->require_option(1);
  rule->add_option("--why", options.why, "Why");
  rule->add_option("--by", options.by, "The account that signs")->required();
  CLI::App* remove =
      command(*plan, "remove", "Take a piece out of the plan; it says how to put it back", run_plan_remove);
  for (CLI::App* one : {rule, remove})
    one->add_option("piece", options.text, "Its id, as `regie plan check` shows it")->required();
}

void add_news(CLI::App& root, Options& options, const AddCommand& command) {
  CLI::App* news = command(root, "news",
                           "What goes on outside, as planned posts are held against it.\n"
                           "Example:  regie news add \"Flood in Limburg\" --from 2026-03-10",
                           run_news);
  CLI::App* add = command(*news, "add", "Write down a line of news", run_news_add);
  add->add_option("text", options.text, "The line")->required();
  add->add_option("--from", options.from, "The day it is of (default: today)");
  CLI::App* import = command(*news, "import", "Read lines of news: RSS, Atom, ICS, or CSV with day and title",
                             run_news_import);
  import->add_option("file", options.file, "The file, as you saved it: Regie fetches nothing")->required();
  CLI::App* remove = command(*news, "remove", "Take a line back", run_news_remove);
  remove->add_option("line", options.text, "Its id, as `regie news` shows it")->required();
}

}  // namespace

void add_voice_commands(CLI::App& root, Options& options, const AddCommand& command) {
  add_voice(root, options, command);
  add_plan(root, options, command);
  add_news(root, options, command);
}

}  // namespace regie
