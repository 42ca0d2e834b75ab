// cli/internal/options.h - what was asked on the command line, as text; commands.cpp makes sense of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/world.h"
#include "base/slice.h"
#include "cli/cli.h"

namespace regie {

/// voice, plan, news.
struct VoiceOptions {
  std::string brand, industry, day, time, channel;
  std::vector<std::string> contexts;
  bool by_line = false, take = false, leave = false, let_go = false, stop = false, all = false;
};

/// inbox draft and approve, outbox, mailing, suppress.
struct SendingOptions {
  std::string id, recipient, subject, question, thread, text_file, facts_file, replies_file, seen, list_file;
  int edit = 0, insert = 0, remove = 0;  // numbers of sentences, from 1
  bool ask_model = false, all = false, call_list = false, csv = false, lift = false;
  bool arrived = false, send_again = false, let_be = false;
  std::string quiet, sundays, replies_too, reply_to, link_base, model_url, model;
  int per_minute = 0, per_day = 0;  // 0 = as it is
  std::string host, security = "starttls", user, password_file, sender;
  int port = 587;
};

struct Options {
  // every command
  std::string workspace;
  bool json = false;
  std::string as_of;
  // init
  std::string folder, name, currency = "EUR", time_zone = "Europe/Amsterdam", language = "nl";
  // import
  std::vector<std::string> paths, maps;
  std::string platform, decimal, dates;
  bool dry_run = false;
  // brief, explain, hours, event, note, metrics
  int window_days = 7;
  std::string format, metric, where, since, day;
  std::string title, from, to, kind, moves, text;
  std::string numerator, denominator, better = "up";
  // account, reason, decide, review, effect, rules, trials, report
  std::string by, full_name, role, finding, event, proposal, supersedes, still, reason;
  std::vector<std::string> decision_options;
  int choose = 0, advised = 0;
  std::string question, forecast, advised_forecast, stop, review_day, decision, answer, thought;
  std::string controls, scope, month, file, state, root, method;
  bool without_figures = false;
  double matters = 5;  // percent
  int weeks = 26, one_in = 10;
  // backup, restore, export, hold
  int keep = 0;  // generations; 0 = all
  bool list = false, verify = false, release = false, show = false;
  std::int64_t generation = 0;  // 0 = the latest
  std::string why, backups;
  // serve, doctor, simulate
  bool mail = false;
  std::string address = "127.0.0.1:8080", behind_proxy, workspaces, scenario, out_folder, size = "ordinary";
  std::string log, log_level = "info", metrics_token_file;
  bool require_app = false, without_app = false;
  std::uint64_t seed = 1;
  int weeks_after = 0;
  double lift = 60;  // percent
  VoiceOptions voice;
  // inbox
  std::vector<std::string> own, not_own;
  std::string imap, password_file, imap_certificate, thread;
  bool imap_plain = false, all = false, undo = false, by_line = false;
  std::string tone;
  SendingOptions sending;
};

/// One command; writes its answer through the shell.
using Command = Exit (*)(World&, const Shell&, const Options&);

Exit run_init(World& world, const Shell& shell, const Options& options);
Exit run_import(World& world, const Shell& shell, const Options& options);
Exit run_sources(World& world, const Shell& shell, const Options& options);
Exit run_metrics(World& world, const Shell& shell, const Options& options);
Exit run_metrics_add(World& world, const Shell& shell, const Options& options);
Exit run_brief(World& world, const Shell& shell, const Options& options);
Exit run_explain(World& world, const Shell& shell, const Options& options);
Exit run_events(World& world, const Shell& shell, const Options& options);
Exit run_event_add(World& world, const Shell& shell, const Options& options);
Exit run_note(World& world, const Shell& shell, const Options& options);
Exit run_notes(World& world, const Shell& shell, const Options& options);
Exit run_accounts(World& world, const Shell& shell, const Options& options);
Exit run_account_add(World& world, const Shell& shell, const Options& options);
Exit run_account_change(World& world, const Shell& shell, const Options& options);
Exit run_account_close(World& world, const Shell& shell, const Options& options);
Exit run_account_reset(World& world, const Shell& shell, const Options& options);
Exit run_reasons(World& world, const Shell& shell, const Options& options);
Exit run_reason_show(World& world, const Shell& shell, const Options& options);
Exit run_reason_propose(World& world, const Shell& shell, const Options& options);
Exit run_reason_reject(World& world, const Shell& shell, const Options& options);
Exit run_reason_sign(World& world, const Shell& shell, const Options& options);
Exit run_reason_withdraw(World& world, const Shell& shell, const Options& options);
Exit run_precedents(World& world, const Shell& shell, const Options& options);
Exit run_rules(World& world, const Shell& shell, const Options& options);
Exit run_rules_adopt(World& world, const Shell& shell, const Options& options);
Exit run_rules_replay(World& world, const Shell& shell, const Options& options);
Exit run_trials(World& world, const Shell& shell, const Options& options);
Exit run_decide(World& world, const Shell& shell, const Options& options);
Exit run_decisions(World& world, const Shell& shell, const Options& options);
Exit run_review(World& world, const Shell& shell, const Options& options);
Exit run_effect(World& world, const Shell& shell, const Options& options);
Exit run_report(World& world, const Shell& shell, const Options& options);
Exit run_verify(World& world, const Shell& shell, const Options& options);
Exit run_rebuild(World& world, const Shell& shell, const Options& options);
Exit run_backup(World& world, const Shell& shell, const Options& options);
Exit run_restore(World& world, const Shell& shell, const Options& options);
Exit run_export(World& world, const Shell& shell, const Options& options);
Exit run_hold(World& world, const Shell& shell, const Options& options);
Exit run_inbox_import(World& world, const Shell& shell, const Options& options);
Exit run_inbox_list(World& world, const Shell& shell, const Options& options);
Exit run_inbox_show(World& world, const Shell& shell, const Options& options);
Exit run_inbox_read(World& world, const Shell& shell, const Options& options);
Exit run_inbox_correct(World& world, const Shell& shell, const Options& options);
Exit run_inbox_done(World& world, const Shell& shell, const Options& options);
Exit run_doctor(World& world, const Shell& shell, const Options& options);
Exit run_serve(World& world, const Shell& shell, const Options& options);
Exit run_simulate(World& world, const Shell& shell, const Options& options);

}  // namespace regie
