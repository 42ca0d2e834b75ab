// cli/internal/voice_commands.h - commands about what a brand writes and is about to post: voice, plan, news.
#pragma once

#include "cli/internal/add_command.h"

namespace regie {

void add_voice_commands(CLI::App& root, Options& options, const AddCommand& command);

Exit run_voice_learn(World& world, const Shell& shell, const Options& options);
Exit run_voice_texts(World& world, const Shell& shell, const Options& options);
Exit run_voice_forget(World& world, const Shell& shell, const Options& options);
Exit run_voice_check(World& world, const Shell& shell, const Options& options);
Exit run_voice_choose(World& world, const Shell& shell, const Options& options);
Exit run_plan_import(World& world, const Shell& shell, const Options& options);
Exit run_plan_add(World& world, const Shell& shell, const Options& options);
Exit run_plan_check(World& world, const Shell& shell, const Options& options);
Exit run_plan_rule(World& world, const Shell& shell, const Options& options);
Exit run_plan_remove(World& world, const Shell& shell, const Options& options);
Exit run_news(World& world, const Shell& shell, const Options& options);
Exit run_news_add(World& world, const Shell& shell, const Options& options);
Exit run_news_import(World& world, const Shell& shell, const Options& options);
Exit run_news_remove(World& world, const Shell& shell, const Options& options);

}  // namespace regie
