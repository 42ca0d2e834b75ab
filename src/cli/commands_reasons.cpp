// cli/commands_reasons.cpp - people, reasons, precedents, rules and trials.
#include "app/accounts.h"
#include "app/passwords.h"
#include "app/propose_reason.h"
#include "app/rules.h"
#include "app/sessions.h"
#include "app/sign_reason.h"
#include "app/trials.h"
#include "cli/internal/run.h"

namespace regie {
namespace {

using AccountVerb = Result<Account> (*)(World&, Workspace&, const AccountRequest&);

Exit with_account(World& world, const Shell& shell, const Options& options, AccountVerb verb) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const Account account,
        verb(world, workspace, {options.text, options.full_name, options.role, options.by}));
    TRY(const Reader reader, reader_of(world, workspace, options));
    show_as_document(shell, options, std::vector<Account>{account}, reader);
    return Exit::done;
  });
}

/// Opens the workspace, asks `answer`, shows it as a document.
template <class Ask>
Exit show_answer(World& world, const Shell& shell, const Options& options, Ask ask) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const Reader reader, reader_of(world, workspace, options));
    TRY(const auto answer, ask(workspace, reader.now));
    show_as_document(shell, options, answer, reader);
    return Exit::done;
  });
}

}  // namespace

Exit run_accounts(World& world, const Shell& shell, const Options& options) {
  return show_answer(world, shell, options,
                     [](Workspace& workspace, Day) { return list_accounts(workspace); });
}

Exit run_account_add(World& world, const Shell& shell, const Options& options) {
  return with_account(world, shell, options, add_account);
}

Exit run_account_change(World& world, const Shell& shell, const Options& options) {
  return with_account(world, shell, options, change_account);
}

Exit run_account_close(World& world, const Shell& shell, const Options& options) {
  const Exit closed = with_account(world, shell, options, close_account);
  if (closed != Exit::done) return closed;
  const auto ended = end_sessions_at(world, {workspace_folder(shell, options), options.text});
  return ended ? closed : show_problem(shell, options, ended.error());
}

Exit run_account_reset(World& world, const Shell& shell, const Options& options) {
  const auto code = make_reset_code_at(world, shell.secrets,
                                       {workspace_folder(shell, options), options.text, options.without_app});
  if (!code) return show_problem(shell, options, code.error());
  show(shell, options, *code);
  return Exit::done;
}

Exit run_reasons(World& world, const Shell& shell, const Options& options) {
  return show_answer(world, shell, options,
                     [](Workspace& workspace, Day) { return list_reasons(workspace); });
}

Exit run_reason_show(World& world, const Shell& shell, const Options& options) {
  return show_answer(world, shell, options, [&](Workspace& workspace, Day) {
    return find_reason(workspace, ReasonId{options.reason});
  });
}

Exit run_reason_propose(World& world, const Shell& shell, const Options& options) {
  return show_answer(world, shell, options, [&](Workspace& workspace, Day now) {
    return propose_reason(
        world, workspace,
        {FindingId{options.finding}, options.by, EventId{options.event}, options.kind, now});
  });
}

Exit run_reason_reject(World& world, const Shell& shell, const Options& options) {
  return show_answer(world, shell, options, [&](Workspace& workspace, Day) {
    return reject_proposal(world, workspace, {ProposalId{options.proposal}, options.by});
  });
}

Exit run_reason_sign(World& world, const Shell& shell, const Options& options) {
  return show_answer(world, shell, options, [&](Workspace& workspace, Day now) {
    SignRequest request;
    request.finding = FindingId{options.finding};
    request.by = options.by;
    request.text = options.text;
    request.event = EventId{options.event};
    request.kind = options.kind;
    request.moves = options.moves;
    request.still = options.still;
    request.proposal = ProposalId{options.proposal};
    request.supersedes = ReasonId{options.supersedes};
    request.as_of = now;
    return sign_reason(world, workspace, request);
  });
}

Exit run_reason_withdraw(World& world, const Shell& shell, const Options& options) {
  return show_answer(world, shell, options, [&](Workspace& workspace, Day) {
    return withdraw_reason(world, workspace, {ReasonId{options.reason}, options.by, options.text});
  });
}

Exit run_precedents(World& world, const Shell& shell, const Options& options) {
  return show_answer(
      world, shell, options, [&](Workspace& workspace, Day now) -> Result<std::vector<LikeReason>> {
        TRY(const FoundFinding found, find_finding(world, workspace, FindingId{options.finding}, now));
        return like_reasons(workspace, found.finding);
      });
}

Exit run_rules(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const std::string text, rules_in_force(workspace));
    shell.out(options.json ? json_of_rules(text) : text);
    return Exit::done;
  });
}

Exit run_rules_adopt(World& world, const Shell& shell, const Options& options) {
  return show_answer(world, shell, options, [&](Workspace& workspace, Day) {
    return adopt_rules(world, workspace, {options.file, options.by, options.text});
  });
}

Exit run_rules_replay(World& world, const Shell& shell, const Options& options) {
  return show_answer(world, shell, options, [&](Workspace& workspace, Day now) {
    return replay_rules(world, workspace, {options.file, options.weeks, now});
  });
}

Exit run_trials(World& world, const Shell& shell, const Options& options) {
  return show_answer(world, shell, options, [&](Workspace& workspace, Day) -> Result<TrialsState> {
    if (!options.state.empty())
      TRY_DONE(switch_trials(world, workspace, {options.state == "on", options.one_in, options.by}));
    return trials_state(workspace);
  });
}

}  // namespace regie
