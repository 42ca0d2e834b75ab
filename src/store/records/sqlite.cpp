// store/records/sqlite.cpp - binding, stepping, transactions, and what SQLite's failures mean to a person.
#include "store/records/sqlite.h"

#include <sqlite3.h>

#include <utility>

#include "base/ensure.h"

namespace regie::sqlite {
namespace {

constexpr const char* begin = "BEGIN IMMEDIATE";
constexpr int busy_wait_ms = 2'000;  // a writer of another process is done sooner, or it hangs

/// Puts a statement back on its start line whatever happens in between.
class Running {
 public:
  explicit Running(sqlite3_stmt* statement) : statement_(statement) {}
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

 private:
  sqlite3_stmt* statement_;
};

struct Binder {
  sqlite3_stmt* statement;
  int at;
  int operator()(std::monostate) const { return sqlite3_bind_null(statement, at); }
  int operator()(std::int64_t whole) const { return sqlite3_bind_int64(statement, at, whole); }
  int operator()(double real) const { return sqlite3_bind_double(statement, at, real); }
  int operator()(std::string_view text) const {
    const char* bytes = text.data() == nullptr ? "" : text.data();  // a null pointer would bind NULL
    return sqlite3_bind_text64(statement, at, bytes, text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
};

}  // namespace

bool Row::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
std::int64_t Row::whole(int column) const { return sqlite3_column_int64(statement_, column); }
double Row::real(int column) const { return sqlite3_column_double(statement_, column); }
std::string Row::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return bytes == nullptr ? std::string() : std::string(bytes, size);
}

Values Row::values() const {
  Values values;
  for (int column = 0; column < sqlite3_column_count(statement_); ++column) {
    switch (sqlite3_column_type(statement_, column)) {
      case SQLITE_INTEGER:
        values.emplace_back(whole(column));
        break;
      case SQLITE_FLOAT:
        values.emplace_back(real(column));
        break;
      case SQLITE_NULL:
        values.emplace_back(std::nullopt);
        break;
      default: {
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
        values.emplace_back(std::string_view(bytes == nullptr ? "" : bytes, size));
      }
    }
  }
  return values;
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path) {
  return open_as(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX);
}

Result<std::unique_ptr<Database>> Database::open_to_read(const std::string& path) {
  return open_as(path, SQLITE_OPEN_READONLY | SQLITE_OPEN_FULLMUTEX);
}

Result<std::unique_ptr<Database>> Database::open_as(const std::string& path, int flags) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  std::unique_ptr<Database> database(new Database(handle, path.substr(path.rfind('/') + 1)));
  if (code != SQLITE_OK) return database->problem(code);
  sqlite3_busy_timeout(handle, busy_wait_ms);
  // The power may go while a sector is written, and spoil all of it: what was saved before must not share it.
  // Each commit ends on a sector of its own, for the price of a page.
  int overwriting_is_trusted = 0;
  sqlite3_file_control(handle, nullptr, SQLITE_FCNTL_POWERSAFE_OVERWRITE, &overwriting_is_trusted);
  return database;
}

Database::~Database() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(handle_);
}

tl::unexpected<Problem> Database::problem(int code) const {
  const std::string detail = handle_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle_);
  const std::string unchanged = "What was saved before is unchanged.";
  switch (code & 0xff) {  // the low byte is the kind, the rest its detail
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fail("records.locked", name_ + " is in use by another Regie.", "Nothing was changed.",
                  "Wait until the other one is done, or close it, then try again.");
    case SQLITE_FULL:
      return fail("records.disk_full", "The disk is full; this could not be saved.", unchanged,
                  "Make room, then try again.");
    case SQLITE_NOMEM:
      return fail("records.out_of_memory", "There is too little memory to read or save " + name_ + ".",
                  unchanged, "Close other programs, then try again.");
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
      return fail("records.not_writable", name_ + " cannot be opened for writing: " + detail, unchanged,
                  "Check that the folder exists and is yours to write.");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      // SQLite says the same of a disk that cannot be read for a moment.
      return fail("records.damaged", name_ + " is damaged, or cannot be read from the disk: " + detail + ".",
                  "Imported files are safe in the archive.",
                  "Check the disk and try again. If it stays so:  regie verify  says what is whole,  "
                  "regie restore FILE DIR  puts back a backup.");
    case SQLITE_IOERR:
      return fail("records.disk_failed", "The disk failed while " + name_ + " was read or saved: " + detail,
                  unchanged, "Check the disk, open the workspace again, and look whether it was kept.");
    default:
      return fail("records.refused", "This could not be saved: " + detail, unchanged,
                  "This is a fault in Regie; please report it.");
  }
}

Result<Done> Database::script(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return problem(code);
  return Done{};
}

Result<sqlite3_stmt*> Database::prepared(const std::string& sql, const Values& values) {
  // A full disk makes SQLite undo the whole transaction at once; what follows must not be saved piecemeal.
  if (depth_ > 0 && sqlite3_get_autocommit(handle_) != 0)
    return fail("records.undone", "An earlier part of this could not be saved, so none of it was.",
                "What was saved before is unchanged.", "Make room on the disk, then try again.");
  sqlite3_stmt*& statement = statements_[sql];
  if (statement == nullptr) {
    const int code = sqlite3_prepare_v3(handle_, sql.c_str(), static_cast<int>(sql.size() + 1),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return problem(code);
  }
  ENSURE(sqlite3_bind_parameter_count(statement) == static_cast<int>(values.size()));
  int at = 0;
  for (const auto& value : values) {
    const int code = std::visit(Binder{statement, ++at}, value.kinds());
    if (code != SQLITE_OK) return problem(code);
  }
  return statement;
}

Result<Done> Database::each(const std::string& sql, const Values& values,
                            const std::function<void(const Row&)>& row) {
  TRY(sqlite3_stmt * statement, prepared(sql, values));
  const Running running(statement);
  int code = sqlite3_step(statement);
  for (; code == SQLITE_ROW; code = sqlite3_step(statement)) row(Row(statement));
  if (code == SQLITE_DONE) return Done{};
  // Alone it is its own commit. BEGIN writes nothing yet.
  const bool commits = depth_ == 0 && sqlite3_stmt_readonly(statement) == 0 && sql != begin;
  return commits ? failed_commit(code) : problem(code);
}

Result<Done> Database::run(const std::string& sql, const Values& values) {
  return each(sql, values, [](const Row&) {});
}

Result<std::int64_t> Database::number(const std::string& sql, const Values& values, std::int64_t otherwise) {
  std::int64_t answer = otherwise;
  TRY_DONE(each(sql, values, [&](const Row& row) { answer = row.whole(0); }));
  return answer;
}

Result<Done> Database::commit() {
  TRY(sqlite3_stmt * statement, prepared("COMMIT", {}));
  const Running running(statement);
  const int code = sqlite3_step(statement);
  if (code == SQLITE_DONE) return Done{};
  return failed_commit(code);
}

tl::unexpected<Problem> Database::failed_commit(int code) {
  const int kind = code & 0xff;
  if (kind != SQLITE_IOERR && kind != SQLITE_NOMEM)
    return problem(code);  // refused before a byte was written
  // The bytes may have reached the disk before the failure: claiming either way could be a lie.
  is_in_doubt_ = true;
  return fail("records.unknown",
              std::string("It is not known whether this was saved: ") + sqlite3_errmsg(handle_) + ".",
              "What was saved before is unchanged.",
              "Check the disk, then look whether it is there; do it again if it is not.");
}

Result<Done> Database::transaction(const std::function<Result<Done>()>& writes) {
  const bool outer = depth_ == 0;
  TRY_DONE(run(outer ? begin : "SAVEPOINT part"));
  ++depth_;
  Result<Done> outcome = writes();
  if (outcome) outcome = outer ? commit() : run("RELEASE part");
  if (!outcome && sqlite3_get_autocommit(handle_) == 0) {
    static_cast<void>(run(outer ? "ROLLBACK" : "ROLLBACK TO part"));
    if (!outer) static_cast<void>(run("RELEASE part"));
  }
  --depth_;
  return outcome;
}

}  // namespace regie::sqlite
