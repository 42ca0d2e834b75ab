// tests/trust/analytics_lost_proof.cpp - the facts are deleted, cut, flipped or swapped again and again: the
// figures that come back are the same to the last digit.
#include <fmt/format.h>

#include <array>
#include <map>
#include <string>

#include "app/rebuild.h"
#include "base/random.h"
#include "store/facts/internal/duck.h"
#include "tests/trust/apart.h"
#include "tests/trust/proof.h"
#include "tests/trust/whole_workspace.h"

namespace regie {
namespace {

const std::array<const char*, 10> harms{"deleted",  "cut",         "a bit flipped", "a block overwritten",
                                        "emptied",  "replaced",    "of yesterday",  "of another program",
                                        "with log", "without file"};

/// Everything that can be asked of the facts, as text; doubles in hexadecimal.
std::string all_figures(const Workspace& workspace) {
  const auto reports = workspace.facts->reports();
  if (!reports) return reports.error().code;
  const auto mark = workspace.facts->fingerprint();
  if (!mark) return mark.error().code;
  std::string text = *mark;
  for (const ReportInfo& report : *reports) {
    const auto table = workspace.facts->series(
        {{report.report}, report.shape.measures, report.shape.dimensions, {}, report.days, 0});
    if (!table) return table.error().code;
    text += fmt::format("\n{} {} {}", report.report, report.rows, report.days_seen);
    for (const SeriesTable::Line& line : table->lines) {
      for (const std::string& key : line.key) text += " " + key;
      for (const auto& sums : line.sums)
        for (const double sum : sums) text += fmt::format(" {:a}", sum);
    }
  }
  return text;
}

struct Seen {
  std::string figures;
  bool was_met_late = false;  // the damage showed only when it was read
};

/// As a desk does it: opens, asks, and where it met damage opens once more.
Seen look(TestDesk& desk) {
  Seen seen;
  for (int time = 0; time < 2; ++time) {
    auto workspace = open_workspace(desk.world, desk.folder);
    if (!workspace) return {workspace.error().code, seen.was_met_late};
    seen.figures = all_figures(*workspace);
    if (!let_damaged_facts_go(desk.world, *workspace)) return seen;
    seen.was_met_late = true;
  }
  return seen;
}

Seen look_apart(TestDesk& desk) {
  const auto said = trust::said_apart(65, [&] {
    const Seen seen = look(desk);
    return (seen.was_met_late ? "L" : " ") + sha256_hex(seen.figures);
  });
  if (!said) return {"ended badly", false};
  return {said->substr(1), said->front() == 'L'};
}

struct Stores {
  std::string good;
  std::string yesterday;  // before the last imports
  std::string foreign;    // a sound DuckDB file of another program
};

void harm(Random& random, std::size_t kind, const std::string& path, const Stores& files) {
  std::string bytes = files.good;
  switch (kind) {
    case 0:
      std::filesystem::remove(path);
      return;
    case 1:
      bytes.resize(random.below(bytes.size()));
      break;
    case 2: {
      const std::size_t at = random.below(bytes.size());
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
      break;
    }
    case 3: {
      const std::size_t at = random.below(bytes.size() - 512);
      for (std::size_t i = at; i < at + 512; ++i) bytes[i] = static_cast<char>(random.bits());
      break;
    }
    case 4:
      bytes.clear();
      break;
    case 5:
      bytes.resize(1 + random.below(200'000));
      for (char& byte : bytes) byte = static_cast<char>(random.bits());
      break;
    case 6:
      bytes = files.yesterday;
      break;
    case 7:
      bytes = files.foreign;
      break;
    default: {
      std::string log(1 + random.below(4'000), '\0');
      for (char& byte : log) byte = static_cast<char>(random.bits());
      spill(path + ".wal", log);
      if (kind == 9) std::filesystem::remove(path);
      if (kind == 9) return;
    }
  }
  spill(path, bytes);
}

void clean(const std::string& path) {
  for (const char* ending : {"", ".wal", ".damaged", ".damaged.wal"})
    std::filesystem::remove_all(path + ending);
}

Stores make_files(TestDesk& desk, const std::string& path) {
  Stores files;
  {
    Workspace workspace = desk.open();
    desk.import(workspace, "first.csv", daily_csv(Day::of({2026, 1, 1}), 9, 11));
  }
  files.yesterday = slurp(path);
  {
    Workspace workspace = desk.open();
    trust::import_six(desk, workspace);
  }
  files.good = slurp(path);
  const Scratch other;
  {
    const auto database = duck::Database::open(other.folder()).value();
    const auto connection = database->connect().value();
    static_cast<void>(
        connection->run("CREATE TABLE facts(other VARCHAR); INSERT INTO facts VALUES ('theirs')"));
  }
  files.foreign = slurp(other.file("facts.duckdb"));
  return files;
}

}  // namespace
}  // namespace regie

int main(int count, char** words) {
  using namespace regie;
  const auto asked = trust::asked(count, words);
  trust::work_in_memory();
  TestDesk desk;
  const std::string path = desk.folder + "/facts.duckdb";
  const Stores files = make_files(desk, path);
  const std::string before = sha256_hex(look(desk).figures);
  Random random(20'261'127);
  std::int64_t equal = 0;
  std::int64_t late = 0;
  for (std::int64_t i = 0; i < asked.size; ++i) {
    const std::size_t kind = static_cast<std::size_t>(i) % harms.size();
    clean(path);
    harm(random, kind, path, files);
    const Seen seen = look_apart(desk);
    late += seen.was_met_late ? 1 : 0;
    if (seen.figures == before)
      ++equal;
    else
      std::fprintf(stderr, "%lld: facts %s: %s\n", static_cast<long long>(i), harms[kind],
                   seen.figures.c_str());
  }
  return trust::tell(equal == asked.size,
                     fmt::format("{} times damaged or deleted in {} ways: {} times equal figures ({} of them "
                                 "mended when the damage was read)",
                                 asked.size, harms.size(), equal, late));
}
