// app/import_files.cpp - files to archive, facts and records, one file a transaction.
#include "app/import_files.h"

#include <algorithm>
#include <array>
#include <functional>
#include <future>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "app/disk.h"
#include "app/internal/own_changes.h"

namespace regie {
namespace {

/// Where rows go when nobody keeps them.
class NoSink : public FactSink {
 public:
  void begin_table(const FactShape&) override {}
  void rows(const FactBatch&) override {}
  void end_table() override {}
};

FileOutcome refused(const std::string& path, Problem why) {
  FileOutcome outcome;
  outcome.fate = FileFate::refused;
  outcome.reading.path = path;
  outcome.why_refused = std::move(why);
  return outcome;
}

/// The name of an import: the same bytes read in the same way are the same import.
ImportId import_id(const std::string& sha256, const ReadOptions& options) {
  std::string content = sha256 + '|' + options.platform + '|' +
                        std::to_string(static_cast<int>(options.decimal)) + '|' +
                        std::to_string(static_cast<int>(options.dates));
  for (const auto& [header, as] : options.map) content += '|' + header + '=' + as;
  return {short_id("i", content)};
}

FactShape shape_of(const TableReading& table) {
  FactShape shape;
  shape.platform = table.platform;
  shape.grain = table.grain;
  shape.dimensions = table.dimensions;
  return shape;
}

bool share_a_measure(const TableReading& a, const TableReading& b) {
  return std::any_of(a.sums.begin(), a.sums.end(), [&](const MeasureSum& left) {
    return std::any_of(b.sums.begin(), b.sums.end(),
                       [&](const MeasureSum& right) { return left.measure == right.measure; });
  });
}

bool replaces(const FileReading& later, const FileReading& earlier) {
  for (const TableReading& a : later.tables)
    for (const TableReading& b : earlier.tables)
      if (a.days && b.days && a.days->overlaps(*b.days) && share_a_measure(a, b) &&
          report_name(shape_of(a)) == report_name(shape_of(b)))
        return true;
  return false;
}

/// Is this import in place with no later one over it? Then importing it again changes nothing.
bool is_in_place(const std::vector<ImportRecord>& imports, const ImportId& id) {
  const auto same = [&](const ImportRecord& import) { return import.id == id; };
  const auto found = std::find_if(imports.begin(), imports.end(), same);
  if (found == imports.end()) return false;
  return std::none_of(imports.begin(), imports.end(), [&](const ImportRecord& other) {
    return other.sequence > found->sequence && replaces(other.reading, found->reading);
  });
}

bool tells_states(const TableReading& table) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [](const ColumnReading& column) { return column.why == why_compared; });
}

/// The states an earlier export told, read from the archive again: {} where it is gone.
std::vector<CampaignState> states_of(World& world, const Workspace& workspace, const ImportRecord& import,
                                     const std::string& platform) {
  const auto bytes = workspace.archive->bytes_of(import.sha256);
  if (!bytes) return {};
  NoSink sink;
  const auto reading = world.readers.read({import.reading.path, *bytes}, import.options, sink);
  std::vector<CampaignState> states;
  if (reading)
    for (const TableReading& table : reading->tables)
      if (table.platform == platform) states.insert(states.end(), table.states.begin(), table.states.end());
  return states;
}

bool is_known(const std::vector<ImportRecord>& imports, const ImportId& but, const OwnChange& change) {
  for (const ImportRecord& import : imports)
    for (const TableReading& table : import.reading.tables)
      for (const OwnChange& known : table.changes)
        if (import.id != but && known.day == change.day && known.where == change.where &&
            known.text == change.text)
          return true;
  return false;
}

/// Budgets and statuses that differ from the export before: own changes of the later one.
void add_differences(World& world, const Workspace& workspace, const std::vector<ImportRecord>& imports,
                     const ImportId& id, TableReading& table) {
  constexpr std::size_t looked_at_max = 4;  // exports of other accounts in between; each is read again
  std::vector<const ImportRecord*> before;
  std::map<const ImportRecord*, Day> ends;
  for (const ImportRecord& import : imports)
    for (const TableReading& one : import.reading.tables)
      if (import.id != id && one.platform == table.platform && one.days && tells_states(one) &&
          one.days->to < table.states.front().as_of) {
        if (ends.emplace(&import, one.days->to).second) before.push_back(&import);
      }
  std::stable_sort(before.begin(), before.end(), [&](const ImportRecord* a, const ImportRecord* b) {
    return ends.at(a) != ends.at(b) ? ends.at(b) < ends.at(a) : a->sequence > b->sequence;
  });
  for (std::size_t i = 0; i < std::min(before.size(), looked_at_max); ++i) {
    const auto earlier = states_of(world, workspace, *before[i], table.platform);
    if (!share_a_place(earlier, table.states)) continue;
    for (OwnChange& change : changes_between(earlier, table.states))
      if (!is_known(imports, id, change)) table.changes.push_back(std::move(change));
    return;
  }
}

Result<Done> save_events(Workspace& workspace, const ImportId& import, const FileReading& reading) {
  for (const TableReading& table : reading.tables)
    for (const EventRow& row : table.events) {
      const std::string content = row.days.from.iso() + row.days.to.iso() + row.title + slice_text(row.where);
      TRY_DONE(workspace.records->save_event(
          {{short_id("e", content)}, row.days, row.title, row.kind, row.where, row.moves, import}));
    }
  return Done{};
}

/// Tells how many rows went by; they go on to the load.
class ToldSink : public FactSink {
 public:
  ToldSink(FactSink& to, Progress& progress, const NamedBytes& file)
      : to_(to), progress_(progress), path_(file.path) {
    const bool is_text =
        !file.bytes.starts_with("PK");  // lines of a packed file are not known before it is read
    if (is_text) lines_ = std::count(file.bytes.begin(), file.bytes.end(), '\n');
  }
  void begin_table(const FactShape& shape) override { to_.begin_table(shape); }
  void rows(const FactBatch& batch) override {
    rows_ += static_cast<std::int64_t>(batch.rows);
    wanted_ = progress_.at(rows_, std::max(lines_, lines_ == 0 ? 0 : rows_), path_) && wanted_;
    if (wanted_) to_.rows(batch);
  }
  void end_table() override { to_.end_table(); }
  [[nodiscard]] bool is_wanted() const override { return wanted_; }

 private:
  FactSink& to_;
  Progress& progress_;
  const std::string& path_;
  std::int64_t lines_ = 0;
  std::int64_t rows_ = 0;
  bool wanted_ = true;
};

/// Nobody watches a command line's import.
class Unwatched : public Progress {
 public:
  bool at(std::int64_t, std::int64_t, std::string_view) override { return true; }
};

/// Bytes that became no import are not kept: they may hold what nobody wanted to bring.
Result<Done> let_go(Workspace& workspace, const std::vector<ImportRecord>& imports,
                    const std::string& sha256) {
  const bool is_needed = std::any_of(imports.begin(), imports.end(),
                                     [&](const ImportRecord& import) { return import.sha256 == sha256; });
  TRY(const bool is_of_a_message, workspace.records->mailbox().rests_on(sha256));
  return is_needed || is_of_a_message ? Done{} : workspace.archive->remove(sha256);
}

/// The parts of an import that must all be there: rows, then record and events together.
Result<FileOutcome> keep(World& world, Workspace& workspace, const BroughtFile& brought, Progress& progress) {
  const auto& [file, options] = brought;
  const std::string sha256 = sha256_hex(file.bytes);
  const ImportId id = import_id(sha256, options);
  TRY_DONE(check_room(world, workspace.folder, static_cast<std::int64_t>(file.bytes.size())));
  const auto is_this = [&](const LostImport& lost) { return lost.id == id; };
  const bool is_lost = std::any_of(workspace.lost.begin(), workspace.lost.end(), is_this);
  // Compressing takes a core of its own while the rows are read.
  auto archived = std::async(
      std::launch::async, [&, bytes = file.bytes] { return workspace.archive->put_hashed(sha256, bytes); });
  TRY(const auto imports, workspace.records->imports());
  if (!is_lost && is_in_place(imports, id)) {
    TRY_DONE(archived.get());
    TRY(auto known, workspace.records->find_import(id));
    FileOutcome outcome{FileFate::unchanged, std::move(known->reading), id, 0, {}};
    outcome.reading.path = file.path;
    return outcome;
  }
  TRY(auto load, workspace.facts->begin_load(id));
  ToldSink told(*load, progress, file);
  auto reading = world.readers.read(file, options, told);
  TRY_DONE(archived.get());
  if (!told.is_wanted() || !reading) TRY_DONE(let_go(workspace, imports, sha256));
  if (!told.is_wanted())
    return fail("import.cancelled", "The import of " + file.path + " was stopped.",
                "Files before it were imported; of this one nothing was kept.",
                "Import it again when you like.");
  if (!reading) return refused(file.path, reading.error());
  for (TableReading& table : reading->tables)
    if (!table.states.empty()) add_differences(world, workspace, imports, id, table);
  TRY(const std::int64_t replaced, load->commit());
  ImportRecord record{id, 0, world.clock.now_seconds(), sha256, options, std::move(*reading), replaced};
  TRY_DONE(workspace.records->together([&]() -> Result<Done> {
    TRY_DONE(workspace.records->save_import(record));
    return save_events(workspace, id, record.reading);
  }));
  std::erase_if(workspace.lost, is_this);
  return FileOutcome{FileFate::imported, std::move(record.reading), id, replaced, {}};
}

using Take = std::function<Result<FileOutcome>(const NamedBytes&)>;

Result<Done> take_bytes(World& world, const NamedBytes& file, const Take& take,
                        std::vector<FileOutcome>& outcomes) {
  const auto unpacked = world.readers.unpack(file);
  if (!unpacked) {
    outcomes.push_back(refused(file.path, unpacked.error()));
    return Done{};
  }
  if (!*unpacked) {
    TRY(auto outcome, take(file));
    outcomes.push_back(std::move(outcome));
    return Done{};
  }
  const auto& [entries, left_out] = **unpacked;
  for (const ReadingProblem& problem : left_out)
    outcomes.push_back(refused(file.path + "/" + problem.value, {problem.code, problem.say, "", ""}));
  for (const ZipEntry& entry : entries) {
    TRY(auto outcome, take(NamedBytes{file.path + "/" + entry.path, entry.bytes}));
    outcomes.push_back(std::move(outcome));
  }
  return Done{};
}

Result<FileOutcome> preview(World& world, const BroughtFile& brought) {
  NoSink sink;
  auto reading = world.readers.read(brought.file, brought.options, sink);
  if (!reading) return refused(brought.file.path, reading.error());
  return FileOutcome{FileFate::previewed, std::move(*reading), {}, 0, {}};
}

/// In a folder, files of other kinds are left alone; a file that is named is tried whatever its ending.
bool may_be_export(const std::string& path) {
  constexpr std::array<std::string_view, 7> endings{".csv", ".tsv", ".tab", ".txt", ".xlsx", ".zip", ".ics"};
  std::string ending = path.substr(std::min(path.rfind('.'), path.size()));
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

Result<std::vector<std::string>> files_below(World& world, const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    switch (world.files.kind(path)) {
      case FileKind::folder: {
        TRY(const auto below, world.files.list(path));
        std::copy_if(below.begin(), below.end(), std::back_inserter(files), may_be_export);
        break;
      }
      case FileKind::missing:
        return fail("files.missing", "There is no file or folder " + path + ".", "Nothing was imported.",
                    "Check the path.");
      default:
        files.push_back(path);
    }
  }
  if (files.empty())
    return fail("import.nothing_found", "There are no exports in " + paths.front() + ".",
                "Nothing was imported.",
                "Put the exports of your platforms there, then run the command again.");
  return files;
}

Result<std::vector<FileOutcome>> walk(World& world, const ImportRequest& request, const Take& take) {
  TRY(const auto files, files_below(world, request.paths));
  std::vector<FileOutcome> outcomes;
  for (const std::string& path : files) {
    const auto bytes = world.files.open(path);
    if (!bytes) {
      outcomes.push_back(refused(path, bytes.error()));
      continue;
    }
    TRY_DONE(take_bytes(world, NamedBytes{path, (*bytes)->view(), bytes->get()}, take, outcomes));
  }
  return outcomes;
}

}  // namespace

Result<std::vector<FileOutcome>> import_files(World& world, Workspace& workspace,
                                              const ImportRequest& request) {
  Unwatched unwatched;
  return walk(world, request, [&](const NamedBytes& file) {
    return keep(world, workspace, {file, request.options}, unwatched);
  });
}

Result<std::vector<FileOutcome>> preview_files(World& world, const ImportRequest& request) {
  return walk(world, request,
              [&](const NamedBytes& file) { return preview(world, {file, request.options}); });
}

Result<std::vector<FileOutcome>> import_bytes(World& world, Workspace& workspace, const BroughtFile& brought,
                                              Progress& progress) {
  std::vector<FileOutcome> outcomes;
  const auto take = [&](const NamedBytes& file) {
    return keep(world, workspace, {file, brought.options}, progress);
  };
  TRY_DONE(take_bytes(world, brought.file, take, outcomes));
  return outcomes;
}

Result<std::vector<FileOutcome>> preview_bytes(World& world, const BroughtFile& brought) {
  std::vector<FileOutcome> outcomes;
  const auto take = [&](const NamedBytes& file) { return preview(world, {file, brought.options}); };
  TRY_DONE(take_bytes(world, brought.file, take, outcomes));
  return outcomes;
}

Result<std::vector<ImportRecord>> list_imports(const Workspace& workspace) {
  return workspace.records->imports();
}

Result<ImportRecord> find_import(const Workspace& workspace, const ImportId& id) {
  TRY(auto import, workspace.records->find_import(id));
  if (import) return std::move(*import);
  return fail("import.unknown", "There is no import " + id.text + ".", "Nothing was changed.",
              "See those there are at /imports");
}

}  // namespace regie
