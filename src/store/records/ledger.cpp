// store/records/ledger.cpp - a record's rows and its act, in one transaction.
#include "store/records/ledger.h"

#include <string>
#include <utility>

namespace regie {

Result<Done> Ledger::replace(const char* table, const char* key, Act act, const std::vector<TableRow>& rows) {
  act.content_sha256 = content_sha256(rows);
  return database->transaction([&]() -> Result<Done> {
    TRY_DONE(
        database->run(std::string("DELETE FROM ") + table + " WHERE " + key + " = ?", {rows[0].values[0]}));
    TRY_DONE(insert(*database, rows));
    return write_act(*database, std::move(act));
  });
}

Result<bool> Ledger::take_back(const char* table, Act act) {
  act.content_sha256 = taken_back;
  bool was_there = false;
  TRY_DONE(database->transaction([&]() -> Result<Done> {
    TRY_DONE(database->run(std::string("DELETE FROM ") + table + " WHERE id = ?", {act.subject}));
    TRY(const std::int64_t gone, database->number("SELECT changes()"));
    was_there = gone > 0;
    return was_there ? write_act(*database, std::move(act)) : Done{};
  }));
  return was_there;
}

Result<Done> Ledger::append(Act act, const std::vector<TableRow>& rows) {
  act.content_sha256 = content_sha256(rows);
  return database->transaction([&]() -> Result<Done> {
    TRY(const std::int64_t had,
        database->number("SELECT count(*) FROM journal WHERE kind = ? AND subject = ?",
                         {act.kind, act.subject}));
    if (had > 0)
      return fail("records.exists", "There is a " + act.kind + " " + act.subject + " already.",
                  "It was left as it is: what was signed is never replaced.", "Write a new one.");
    TRY_DONE(insert(*database, rows));
    return write_act(*database, std::move(act));
  });
}

}  // namespace regie
