// tests/trust/whole_workspace.h - a workspace with records of every kind, kept files and figures, for proofs
// that spoil it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/testing/desk.h"
#include "store/testing/outbox.h"
#include "store/testing/statements.h"

namespace regie::trust {

/// Scratch folders lie in memory where that can be: a proof writes some hundred thousand files.
inline void work_in_memory() {
  if (std::filesystem::is_directory("/dev/shm")) setenv("TMPDIR", "/dev/shm", 1);
}

/// `count` records of each kind that people make; every table has rows, and awkward texts.
inline Result<Done> save_many_of_each(Records& records, int count) {
  return records.together([&]() -> Result<Done> {
    Statements& statements = records.statements();
    for (int i = 0; i < count; ++i) {
      const std::string n = std::to_string(i);
      TRY_DONE(records.save_import(rich_import("i-" + n)));
      TRY_DONE(records.save_event(
          {{"e-" + n}, {Day(20'000), Day(20'001 + i)}, awkward, "own", {{"a", n}}, "", {}}));
      TRY_DONE(records.save_note({{"n-" + n}, 5 + i, Day(20'000), awkward, {{"country", "NL"}}}));
      TRY_DONE(records.save_metric({"m" + n, MetricKind::ratio, "cost", "leads", "currency", Better::down}));
      TRY_DONE(records.save_reply(
          {"k-" + n, "maud", std::string(64, 'b'), 200, R"({"id": "n-)" + n + R"("})", 9}));
      TRY_DONE(statements.save_account(rich_account("maud" + n)));
      TRY_DONE(statements.save_told(rich_told("f-" + n)));
      TRY_DONE(statements.save_proposal(rich_proposal("p-" + n)));
      TRY_DONE(statements.save_answer(rich_answer("p-" + n)));
      TRY_DONE(statements.save_reason(rich_reason("r-" + n)));
      TRY_DONE(statements.save_reason_end(rich_reason_end("r-" + n)));
      TRY_DONE(statements.save_decision(rich_decision("d-" + n)));
      TRY_DONE(statements.save_review(rich_review("d-" + n)));
      TRY_DONE(statements.save_hold(rich_hold()));
      TRY_DONE(statements.save_dismissal(rich_dismissal("f-" + n)));
      TRY_DONE(statements.save_rules(rich_rules(i + 1)));
      TRY_DONE(statements.save_trials(rich_trials()));
    }
    return save_one_of_each(records.outbox());
  });
}

inline std::string meta_csv(Day from, int days, int clicks) {
  std::string csv = "Day,Campaign name,Impressions,Link clicks,Amount spent (EUR)\n";
  for (int i = 0; i < days; ++i)
    csv += (from + i).iso() + ",Spring," + std::to_string(clicks * 9 + i) + "," +
           std::to_string(clicks + i % 7) + "," + std::to_string(clicks / 3) + ".25\n";
  return csv;
}

/// Six files of two platforms; some replace days of earlier ones.
inline void import_six(TestDesk& desk, Workspace& workspace) {
  const Day first = Day::of({2026, 1, 5});
  desk.import(workspace, "a.csv", daily_csv(first, 30, 30));
  desk.import(workspace, "b.csv", daily_csv(first + 20, 30, 41));
  desk.import(workspace, "c.csv", meta_csv(first, 40, 12));
  desk.import(workspace, "d.csv", daily_csv(first + 45, 10, 35, "Caf\xC3\xA9"));
  desk.import(workspace, "e.csv", meta_csv(first + 30, 20, 19));
  desk.import(workspace, "f.csv", daily_csv(first + 5, 3, 77));
}

}  // namespace regie::trust
