// cli/internal/sending_commands.h - commands about what leaves: inbox draft, approve, hold; outbox; mailing;
// suppress.
#pragma once

#include "cli/internal/add_command.h"

namespace regie {

/// `inbox` is made where it is not there yet.
void add_sending_commands(CLI::App& root, Options& options, const AddCommand& command);

/// `regie hold` and `regie inbox hold` are one.
void add_hold_options(CLI::App& hold, Options& options);

Exit run_inbox_draft(World& world, const Shell& shell, const Options& options);
Exit run_inbox_approve(World& world, const Shell& shell, const Options& options);
Exit run_outbox_list(World& world, const Shell& shell, const Options& options);
Exit run_outbox_send(World& world, const Shell& shell, const Options& options);
Exit run_outbox_settle(World& world, const Shell& shell, const Options& options);
Exit run_outbox_withdraw(World& world, const Shell& shell, const Options& options);
Exit run_outbox_settings(World& world, const Shell& shell, const Options& options);
Exit run_outbox_server(World& world, const Shell& shell, const Options& options);
Exit run_mailing_new(World& world, const Shell& shell, const Options& options);
Exit run_mailing_show(World& world, const Shell& shell, const Options& options);
Exit run_suppress(World& world, const Shell& shell, const Options& options);

}  // namespace regie
