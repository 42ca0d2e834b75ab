// tests/trust/bit_rot_proof.cpp - single bits flip in records, kept files and figures: each flip that changes
// data is found when the file is opened or verified.
#include <fmt/format.h>

#include <map>
#include <string>

#include "base/random.h"
#include "store/facts/internal/duck.h"
#include "tests/trust/apart.h"
#include "tests/trust/proof.h"
#include "tests/trust/raw_sqlite.h"
#include "tests/trust/whole_workspace.h"

namespace regie {
namespace {

struct Count {
  std::int64_t flips = 0;
  std::int64_t changing = 0;        // flips after which some data reads otherwise, or not at all
  std::int64_t found = 0;           // of those
  std::int64_t found_by_check = 0;  // of those, by PRAGMA integrity_check alone
};

std::string flipped(Random& random, std::string bytes) {
  const std::size_t at = random.below(bytes.size());
  bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
  return bytes;
}

// --- records
// ------------------------------------------------------------------------------------------------

std::vector<std::string> table_names(const std::string& path) {
  return trust::RawSqlite(path).list(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
}

/// All rows of all tables, and what the header says of whose file this is.
std::string all_rows(const trust::RawSqlite& file, const std::vector<std::string>& tables) {
  std::string text =
      file.all("PRAGMA application_id") + file.all("PRAGMA user_version") + file.all("PRAGMA encoding");
  for (const std::string& table : tables) text += file.all("SELECT * FROM " + table);
  return text;
}

void flip_records(Random& random, std::int64_t flips, int records_of_each, Count& count) {
  const Scratch scratch;
  const std::string path = scratch.file("records.sqlite");
  {
    const auto records = Records::open(path).value();
    if (!records->save_settings({"Acme", "EUR", "Europe/Amsterdam", "nl", 7}) ||
        !trust::save_many_of_each(*records, records_of_each))
      std::abort();
  }
  const std::string good = slurp(path);
  const auto tables = table_names(path);
  const std::string rows = all_rows(trust::RawSqlite(path), tables);
  for (std::int64_t i = 0; i < flips; ++i) {
    for (const char* ending : {"-wal", "-shm"}) std::filesystem::remove(path + ending);
    spill(path, flipped(random, good));
    ++count.flips;
    bool is_changed = false;
    bool by_check = false;
    {
      const trust::RawSqlite file(path);
      is_changed = all_rows(file, tables) != rows;
      if (is_changed) by_check = file.list("PRAGMA integrity_check") != std::vector<std::string>{"ok"};
    }
    if (!is_changed) continue;
    ++count.changing;
    count.found_by_check += by_check ? 1 : 0;
    const auto records = Records::open(path);
    const auto report = records ? (*records)->verify() : tl::unexpected(records.error());
    const bool is_found = !report || !report->whole();
    count.found += is_found ? 1 : 0;
    if (!is_found) std::fprintf(stderr, "records: flip %lld was not found\n", static_cast<long long>(i));
  }
}

// --- kept files
// ---------------------------------------------------------------------------------------------

void flip_archive(Random& random, std::int64_t flips, Count& count) {
  TestDesk desk;
  Workspace workspace = desk.open();
  trust::import_six(desk, workspace);
  const auto paths = desk.files.list(desk.folder + "/archive").value();
  const auto imports = workspace.records->imports().value();
  std::map<std::string, std::string> sound;  // by hash
  for (const ImportRecord& import : imports)
    sound[import.sha256] = workspace.archive->bytes_of(import.sha256).value();
  for (std::int64_t i = 0; i < flips; ++i) {
    const std::string& path = paths[random.below(paths.size())];
    const std::string good = slurp(path);
    spill(path, flipped(random, good));
    ++count.flips;
    bool is_found = false;
    bool is_changed = false;
    for (const auto& [sha256, bytes] : sound) {
      const auto now = workspace.archive->bytes_of(sha256);
      is_found |= !now;
      is_changed |= !now || *now != bytes;
    }
    count.changing += is_changed ? 1 : 0;
    count.found += is_changed && is_found ? 1 : 0;
    spill(path, good);
  }
}

// --- figures
// ------------------------------------------------------------------------------------------------

struct Figures {
  std::string verified;  // what `regie verify` compares with the archive
  std::string raw;       // every row of every table
};

Figures figures_of(const std::string& folder) {
  Figures figures;
  {
    const auto facts = open_facts(folder);
    if (!facts) return {facts.error().code, facts.error().code};
    const auto parts = (*facts)->parts();
    const auto reports = (*facts)->reports();
    const auto loads = (*facts)->loads();
    if (!parts || !reports || !loads) return {"facts.damaged", "facts.damaged"};
    for (const FactPart& part : *parts)
      figures.verified += fmt::format("{} {} {} {}\n", part.report, part.import.text, part.rows, part.mark);
    for (const ReportInfo& report : *reports)
      figures.verified += fmt::format("{} {} {} {}\n", report.report, report.rows,
                                      report.shape.measures.size(), report.shape.dimensions.size());
    for (const LoadedImport& load : *loads)
      figures.verified += fmt::format("{} {} {}\n", load.import.text, load.is_lost, load.replaced);
  }
  const auto database = duck::Database::open(folder);
  if (!database) return {figures.verified, "cannot be opened"};
  const auto connection = (*database)->connect().value();
  for (const char* table : {"names", "reports", "report_columns", "words", "facts", "loads"}) {
    auto rows = connection->run(fmt::format(
        "SELECT CAST(count(*) AS VARCHAR) || ' ' || CAST(sum(hash(t)) AS VARCHAR) FROM {} t", table));
    figures.raw += rows && rows->next_chunk() ? std::string(rows->text(0, 0)) + "\n" : "cannot be read\n";
  }
  return figures;
}

Figures figures_apart(const std::string& folder) {
  const auto said = trust::said_apart(128, [&] {
    const Figures figures = figures_of(folder);
    return sha256_hex(figures.verified) + sha256_hex(figures.raw);
  });
  if (!said) return {"", "ended badly"};
  return {said->substr(0, 64), said->substr(64)};
}

void flip_facts(Random& random, std::int64_t flips, Count& count) {
  TestDesk desk;
  {
    Workspace workspace = desk.open();
    trust::import_six(desk, workspace);
  }
  const Scratch scratch;
  const std::string path = scratch.file("facts.duckdb");
  const std::string good = slurp(desk.folder + "/facts.duckdb");
  spill(path, good);
  const Figures before = figures_apart(scratch.folder());
  for (std::int64_t i = 0; i < flips; ++i) {
    std::filesystem::remove(path + ".wal");
    spill(path, flipped(random, good));
    ++count.flips;
    const Figures now = figures_apart(scratch.folder());
    const bool is_found = !now.verified.empty() && now.verified != before.verified;
    const bool is_changed = now.raw != before.raw;
    count.changing += is_changed ? 1 : 0;
    count.found += is_changed && is_found ? 1 : 0;
    if (is_changed && !is_found)
      std::fprintf(stderr, "facts: flip %lld was not found\n", static_cast<long long>(i));
  }
}

}  // namespace
}  // namespace regie

int main(int count, char** words) {
  using namespace regie;
  const auto asked = trust::asked(count, words);
  trust::work_in_memory();
  constexpr int records_of_each = 12;
  Random random(20'261'127);
  Count records;
  Count kept;
  Count figures;
  flip_records(random, asked.size / 2, records_of_each, records);
  std::fprintf(stderr, "records: %lld of %lld flips that change data found\n",
               static_cast<long long>(records.found), static_cast<long long>(records.changing));
  flip_archive(random, asked.size - asked.size / 2 - asked.size / 5, kept);
  flip_facts(random, asked.size / 5, figures);
  const std::int64_t changing = records.changing + kept.changing + figures.changing;
  const std::int64_t found = records.found + kept.found + figures.found;
  return trust::tell(
      found == changing && records.changing > 0 && kept.changing > 0 && figures.changing > 0,
      fmt::format(
          "{} flips, {} change data, {} of them found (records {}/{}, kept files {}/{}, figures {}/{}); "
          "PRAGMA integrity_check alone: {} of {} in the records",
          records.flips + kept.flips + figures.flips, changing, found, records.found, records.changing,
          kept.found, kept.changing, figures.found, figures.changing, records.found_by_check,
          records.changing));
}
