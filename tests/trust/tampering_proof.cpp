// tests/trust/tampering_proof.cpp - somebody edits past records in the SQLite file itself: every edit is
// found, one with a chain computed anew by a root that was noted before.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "base/random.h"
#include "base/sha256.h"
#include "store/records/rows.h"
#include "tests/trust/proof.h"
#include "tests/trust/raw_sqlite.h"
#include "tests/trust/whole_workspace.h"

namespace regie {
namespace {

constexpr int records_of_each = 3;
const std::array<const char*, 7> kinds{"changed", "deleted", "inserted",     "swapped",
                                       "layout",  "cut off", "computed anew"};

struct Column {
  std::string name;
  std::string type;
};
struct Table {
  std::string name;
  std::vector<Column> columns;
};

std::string quoted(const std::string& text) {
  std::string literal = "'";
  for (const char c : text) literal += c == '\'' ? std::string("''") : std::string(1, c);
  return literal + "'";
}

class Tamperer {
 public:
  Tamperer(std::string image, std::uint64_t seed)
      : random_(seed), file_(trust::RawSqlite::InMemory{std::move(image)}) {
    // Answers to requests are no record of the past: they go within a day, and none is missed.
    for (const std::string& name :
         file_.list("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
                    "'sqlite_%' AND name <> 'request_keys'")) {
      Table table{name, {}};
      for (const std::string& column : file_.list("SELECT name FROM pragma_table_info('" + name + "')"))
        table.columns.push_back({column, file_.list("SELECT type FROM pragma_table_info('" + name +
                                                    "') WHERE name = '" + column + "'")[0]});
      tables_.push_back(std::move(table));
    }
    for (const Table& table : tables_) {
      table_ = table.name;
      sound_[table_] = rows_of_table();
    }
  }

  /// The file after one edit; "" where this one could not be made, or changed nothing.
  std::string edited(std::size_t kind) {
    file_.run("BEGIN");
    table_.clear();
    const bool is_made = edit(kind) && (table_.empty() || rows_of_table() != sound_.at(table_));
    std::string image = is_made ? file_.image() : std::string();
    file_.run("ROLLBACK");
    return image;
  }
  [[nodiscard]] const std::string& last() const { return last_; }

 private:
  bool edit(std::size_t kind) {
    switch (kind) {
      case 0:
        return change();
      case 1:
        return remove();
      case 2:
        return insert();
      case 3:
        return swap();
      case 4:
        return alter();
      case 5:
        return cut();
      default:
        return compute_anew();
    }
  }
  bool did(const std::string& sql) {
    last_ = sql;
    return file_.run(sql) && file_.changes() > 0;
  }
  const Table& any_table() { return tables_[random_.below(tables_.size())]; }
  const Table& table_to_edit() {
    const Table& table = any_table();
    table_ = table.name;
    return table;
  }
  /// In an order of their own: two rows that changed places in the file are no edit.
  [[nodiscard]] std::string rows_of_table() const {
    std::string order;
    const auto found = std::find_if(tables_.begin(), tables_.end(),
                                    [&](const Table& table) { return table.name == table_; });
    for (const Column& column : found->columns) order += (order.empty() ? "" : ", ") + column.name;
    return file_.all("SELECT * FROM " + table_ + " ORDER BY " + order);
  }
  const Column& any_column(const Table& table) { return table.columns[random_.below(table.columns.size())]; }
  std::string any_row(const Table& table) {
    const auto rows = file_.list("SELECT rowid FROM " + table.name);
    return rows.empty() ? "0" : rows[random_.below(rows.size())];
  }
  std::string any_char() { return "char(" + std::to_string(32 + random_.below(900)) + ")"; }
  /// A value of the column that differs, near or far.
  std::string other_value(const Column& column) {
    const std::string& name = column.name;
    if (column.type == "REAL") {
      constexpr std::array<const char*, 5> changes{"{0} + 0.5", "-{0} - 1.0", "{0} * (1.0 + 3e-16) + 5e-324",
                                                   "NULL", "1e300"};
      return fmt::format(fmt::runtime(changes[random_.below(changes.size())]), name);
    }
    if (column.type == "INTEGER") {
      constexpr std::array<const char*, 7> changes{"{0} + 1",
                                                   "{0} - 1",
                                                   "-1 - {0}",
                                                   "{0} + 4294967296",
                                                   "coalesce({0}, 0) + 7",
                                                   "NULL",
                                                   "9223372036854775807"};
      return fmt::format(fmt::runtime(changes[random_.below(changes.size())]), name);
    }
    const std::string at = fmt::format("(1 + {} % max(length({}), 1))", random_.below(1'000), name);
    switch (random_.below(5)) {
      case 0:
        return fmt::format("{} || {}", name, any_char());
      case 1:
        return fmt::format("substr({0}, 1, {1} - 1) || {2} || substr({0}, {1} + 1)", name, at, any_char());
      case 2:
        return fmt::format("substr({0}, 1, {1} - 1) || substr({0}, {1} + 1)", name, at);
      case 3:
        return "''";
      default:
        return fmt::format("upper({})", name);
    }
  }
  bool change() {
    const Table& table = table_to_edit();
    const Column& column = any_column(table);
    const std::string value = other_value(column);
    return did(fmt::format("UPDATE {0} SET {1} = {2} WHERE rowid = {3} AND {1} IS NOT ({2})", table.name,
                           column.name, value, any_row(table)));
  }
  bool remove() {
    const Table& table = table_to_edit();
    return did(fmt::format("DELETE FROM {} WHERE rowid = {}", table.name, any_row(table)));
  }
  /// A row like another, but for one column.
  bool insert() {
    const Table& table = table_to_edit();
    const Column& column = any_column(table);
    std::string values;
    for (const Column& one : table.columns)
      values += (values.empty() ? "" : ", ") + (one.name == column.name ? other_value(one) : one.name);
    return did(fmt::format("INSERT INTO {0} SELECT {1} FROM {0} WHERE rowid = {2}", table.name, values,
                           any_row(table)));
  }
  /// One column of two rows.
  bool swap() {
    const Table& table = table_to_edit();
    const Column& column = any_column(table);
    const std::string a = any_row(table);
    const std::string b = any_row(table);
    const std::string value = fmt::format("(SELECT {} FROM {} WHERE rowid = {{}})", column.name, table.name);
    const std::string of_a = fmt::format(fmt::runtime(value), a);
    const std::string of_b = fmt::format(fmt::runtime(value), b);
    return did(fmt::format(
        "UPDATE {0} SET {1} = CASE rowid WHEN {2} THEN {5} ELSE {4} END WHERE rowid IN ({2}, {3}) "
        "AND {4} IS NOT {5}",
        table.name, column.name, a, b, of_a, of_b));
  }
  bool alter() {
    const auto triggers = file_.list("SELECT name FROM sqlite_schema WHERE type = 'trigger'");
    const std::string& name = any_table().name;
    const std::array<std::string, 4> changes{
        "DROP TRIGGER " + triggers[random_.below(triggers.size())], "CREATE TABLE extra(a)",
        "CREATE TRIGGER quiet AFTER INSERT ON " + name + " BEGIN DELETE FROM " + name + "; END",
        "ALTER TABLE " + name + " ADD COLUMN extra TEXT"};
    last_ = changes[random_.below(changes.size())];
    return file_.run(last_);
  }
  /// The last acts and what they saved: only a root noted before tells.
  bool cut() {
    const std::string acts = std::to_string(1 + random_.below(2));
    if (!did("DELETE FROM trials WHERE number = (SELECT max(number) FROM trials)")) return false;
    if (acts == "2" && !did("DELETE FROM rules WHERE version = (SELECT max(version) FROM rules)"))
      return false;
    return did("DELETE FROM journal WHERE number > (SELECT max(number) FROM journal) - " + acts);
  }
  /// A note's words are changed, its hash made to fit, and every seal after it.
  bool compute_anew() {
    const int which = static_cast<int>(random_.below(records_of_each));
    const NoteRecord note{{"n-" + std::to_string(which)},
                          5 + which,
                          Day(20'000),
                          "not what I wrote " + std::to_string(random_.bits()),
                          {{"country", "NL"}}};
    const std::string id = quoted(note.id.text);
    if (!did("UPDATE notes SET text = " + quoted(note.text) + " WHERE id = " + id)) return false;
    return seal_all_again("UPDATE journal SET content_sha256 = " + quoted(content_sha256(rows_of(note))) +
                          " WHERE kind = 'note' AND subject = " + id);
  }
  /// As journal.cpp seals; everything needed stands in the file.
  bool seal_all_again(const std::string& change) {
    if (!did(change)) return false;
    std::string seal;
    for (const std::string& number : file_.list("SELECT number FROM journal ORDER BY number")) {
      const auto part = [&](const char* column) {
        return file_.list(fmt::format("SELECT {} FROM journal WHERE number = {}", column, number))[0];
      };
      seal = sha256_hex(seal + "\n" + number + "\n" + part("at_seconds") + "\n" + part("kind") + "\n" +
                        sha256_hex(part("subject")) + "\n" + part("content_sha256"));
      if (!file_.run(fmt::format("UPDATE journal SET seal = '{}' WHERE number = {}", seal, number)))
        return false;
    }
    return true;
  }

  Random random_;
  trust::RawSqlite file_;
  std::vector<Table> tables_;
  std::map<std::string, std::string> sound_;  // rows of each table before any edit
  std::string table_;                         // the one being edited
  std::string last_;
};

struct Made {
  std::string image;
  std::string root;
};

Made make(const std::string& path) {
  const auto records = Records::open(path).value();
  if (!records->save_settings({"Acme", "EUR", "Europe/Amsterdam", "nl", 7}) ||
      !trust::save_many_of_each(*records, records_of_each))
    std::abort();
  return {{}, records->root().value()};
}

}  // namespace
}  // namespace regie

int main(int count, char** words) {
  using namespace regie;
  const auto asked = trust::asked(count, words);
  trust::work_in_memory();
  const Scratch scratch;
  const std::string path = scratch.file("records.sqlite");
  Made made = make(path);
  made.image = slurp(path);
  Tamperer tamperer(made.image, 20'261'127);
  std::int64_t edits = 0;
  std::int64_t found = 0;
  std::array<std::int64_t, kinds.size()> by_kind{};
  const auto turns_max =
      static_cast<std::size_t>(asked.size) * 20 + 1'000;  // many touch nothing, or break a key
  for (std::size_t turn = 0; edits < asked.size && turn < turns_max; ++turn) {
    // The last two take every seal to be computed again, so they come less often.
    const std::size_t kind = turn % 50 == 0 ? 4 + turn / 50 % 3 : turn % 4;
    const std::string image = tamperer.edited(kind);
    if (image.empty() || image == made.image) continue;
    for (const char* ending : {"-wal", "-shm"}) std::filesystem::remove(path + ending);
    spill(path, image);
    const auto records = Records::open(path);
    // Only what leaves the chain whole needs the root; all else must be found without.
    const auto report =
        records ? (*records)->verify(kind >= 5 ? made.root : "") : tl::unexpected(records.error());
    ++edits;
    ++by_kind[kind];
    if (!report || !report->whole())
      ++found;
    else
      std::fprintf(stderr, "not found: %s: %s\n", kinds[kind], tamperer.last().c_str());
  }
  std::string each;
  for (std::size_t kind = 0; kind < kinds.size(); ++kind)
    each += fmt::format("{}{} {}", each.empty() ? "" : ", ", by_kind[kind], kinds[kind]);
  return trust::tell(found == edits && edits == asked.size,
                     fmt::format("{} edits of past records ({}): {} found", edits, each, found));
}
