// app/backup.cpp - a copy of the records, the imported files it names, and reading it all again.
#include "app/backup.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "app/internal/backup_parts.h"
#include "store/backup/page_runs.h"
#include "store/records/copy.h"
#include "store/records/records.h"

namespace regie {
namespace {

Result<std::string> read_file(World& world, const std::string& path) {
  TRY(const auto bytes, world.files.open(path));
  return std::string(bytes->view());
}

/// Everything of the archive that these records rest on: imports by the path they came from, then messages.
Result<std::vector<ArchivedPart>> archived_files(const Records& records) {
  std::vector<ArchivedPart> files;
  TRY(const auto imports, records.imports());
  for (const ImportRecord& import : imports) files.push_back({import.sha256, import.reading.path});
  TRY(auto messages, records.mailbox().archived());
  files.insert(files.end(), std::make_move_iterator(messages.begin()),
               std::make_move_iterator(messages.end()));
  return files;
}

std::vector<std::string_view> pieces_of(std::string_view bytes) {
  std::vector<std::string_view> pieces;
  for (std::size_t at = 0; at < bytes.size(); at += part_bytes_max)
    pieces.push_back(bytes.substr(at, part_bytes_max));
  return pieces;
}

/// One generation on its way into the file.
class Making {
 public:
  Making(World& world, const BackupRequest& request, BackupFile& backup)
      : world_(world), request_(request), backup_(backup), copy_(world, request.file + ".copy") {}

  /// Requires: inside together(): whoever else backs up into this file waits.
  Result<Done> write() {
    TRY_DONE(world_.files.make_private(copy_.path()));
    TRY_DONE(copy_records({request_.workspace + "/" + records_name, copy_.path()}));
    TRY(records_bytes_, read_file(world_, copy_.path()));
    TRY_DONE(look_into_copy());
    TRY_DONE(check_it_is_the_same());
    TRY(generation_.number, backup_.add(generation_));
    TRY(const PartsKept kept,
        backup_.keep({generation_.number, records_name, page_runs(records_bytes_), true}));
    add(kept);
    return keep_imports();
  }
  /// Writes damaged parts anew from what the workspace has.
  Result<Done> mend() {
    return backup_.together([&]() -> Result<Done> {
      TRY_DONE(backup_.mend({generation_.number, records_name, page_runs(records_bytes_), true}));
      for (const ArchivedPart& file : files_) {
        const std::string path = archived_name(file.sha256);
        if (backup_.bytes_of(generation_.number, path)) continue;
        if (const auto bytes = world_.files.open(request_.workspace + "/" + path))
          TRY_DONE(backup_.mend({generation_.number, path, pieces_of((*bytes)->view()), false}));
      }
      return Done{};
    });
  }
  [[nodiscard]] std::int64_t number() const { return generation_.number; }
  [[nodiscard]] const PartsKept& parts() const { return parts_; }

 private:
  Result<Done> look_into_copy();
  Result<Done> check_it_is_the_same();
  Result<Done> keep_imports();
  void add(const PartsKept& kept) {
    parts_.parts += kept.parts;
    parts_.fresh += kept.fresh;
    parts_.fresh_bytes += kept.fresh_bytes;
  }

  World& world_;
  const BackupRequest& request_;
  BackupFile& backup_;
  Passing copy_;
  std::string records_bytes_;
  BackupGeneration generation_;
  std::vector<ArchivedPart> files_;
  PartsKept parts_;
};

Result<Done> Making::look_into_copy() {
  TRY(const auto records, Records::open(copy_.path()));
  TRY(const WorkspaceSettings settings, records->settings());
  generation_.at_seconds = world_.clock.now_seconds();
  generation_.workspace = settings.name;
  generation_.code_version = code_version;
  TRY(generation_.chain, records->first_seal());
  TRY(generation_.root, records->root());
  TRY(generation_.acts, records->last_act({}));
  TRY(files_, archived_files(*records));
  return Done{};
}

Result<Done> Making::check_it_is_the_same() {
  TRY(const auto before, backup_.generations());
  if (before.empty() || before.back().chain == generation_.chain) return Done{};
  return fail("backup.other_workspace",
              request_.file + " holds another workspace, \"" + before.back().workspace + "\".",
              "It was left as it is.", "Back this one up into a file of its own.");
}

/// What an import brought never changes, so what was taken over once is there already.
Result<Done> Making::keep_imports() {
  std::set<std::string> kept;
  const auto total = static_cast<std::int64_t>(files_.size());
  std::int64_t done = 0;
  for (const ArchivedPart& file : files_) {
    if (request_.progress != nullptr && !request_.progress->at(done++, total, file.path))
      return fail("backup.cancelled", "The backup was stopped.", "The backups before are as they were.",
                  "Back up again when you like.");
    if (!kept.insert(file.sha256).second) continue;
    const std::string path = archived_name(file.sha256);
    TRY(PartsKept parts, backup_.keep_as_before(generation_.number, path));
    if (parts.parts == 0) {
      const auto bytes = world_.files.open(request_.workspace + "/" + path);
      if (!bytes) continue;  // reading it all again says so
      TRY(parts, backup_.keep({generation_.number, path, pieces_of((*bytes)->view()), false}));
    }
    add(parts);
  }
  return Done{};
}

/// Nothing where the file it was can be had as it came.
std::optional<std::string> harm_of(const BackupFile& backup, const BackupGeneration& generation,
                                   const ArchivedPart& file, const std::set<std::string>& paths) {
  const std::string path = archived_name(file.sha256);
  if (!paths.contains(path)) return "It was not in the archive when this backup was made.";
  const auto packed = backup.bytes_of(generation.number, path);
  if (!packed) return packed.error().say;
  const auto bytes = Archive::unpacked(*packed, file.sha256);
  if (!bytes) return "It was damaged in the archive when this backup was made.";
  return std::nullopt;
}

struct ToRead {
  const BackupFile& backup;
  const BackupGeneration& generation;
  std::string file;
};
Result<BackupCheck> read_again(World& world, const ToRead& what) {
  BackupCheck check;
  check.generation = what.generation;
  const auto bytes = what.backup.bytes_of(what.generation.number, records_name);
  if (!bytes && bytes.error().code != "backup.part_damaged") return tl::unexpected(bytes.error());
  if (!bytes) {
    check.unreadable = bytes.error();
    return check;
  }
  const Passing copy(world, what.file + ".check");
  TRY_DONE(world.files.make_private(copy.path()));
  TRY_DONE(world.files.write(copy.path(), *bytes));
  const auto records = Records::open(copy.path());
  if (!records) {
    check.unreadable = records.error();
    return check;
  }
  TRY(check.records, (*records)->verify(what.generation.root));
  TRY(const auto files, archived_files(**records));
  TRY(const auto listed, what.backup.paths(what.generation.number));
  const std::set<std::string> paths(listed.begin(), listed.end());
  for (const ArchivedPart& file : files) {
    ++check.imports;
    if (const auto say = harm_of(what.backup, what.generation, file, paths))
      check.harms.push_back({file.path, *say});
  }
  return check;
}

Result<BackupGeneration> generation_of(const BackupFile& backup, const BackupRead& request) {
  TRY(const auto all, backup.generations());
  for (const BackupGeneration& one : all)
    if (one.number == (request.generation == 0 ? all.back().number : request.generation)) return one;
  return fail("backup.no_generation",
              all.empty() ? "There is no generation in " + request.file + "."
                          : "There is no generation " + std::to_string(request.generation) + " in " +
                                request.file + ".",
              "Nothing was changed.", "See those there are:  regie backup " + request.file + " --list");
}

}  // namespace

bool is_workspace_path(std::string_view path) {
  if (path == records_name) return true;
  constexpr std::string_view start = "archive/";
  constexpr std::size_t hash_digits = 64;
  if (!path.starts_with(start)) return false;
  std::string sha256(path.substr(start.size()));
  std::erase(sha256, '/');
  if (sha256.size() < hash_digits) return false;
  sha256.resize(hash_digits);
  return sha256.find_first_not_of("0123456789abcdef") == sha256.npos && path == archived_name(sha256);
}

Result<OpenedBackup> open_backup(World& world, const BackupRead& request) {
  if (world.files.kind(request.file) != FileKind::file)
    return fail("backup.missing", "There is no backup " + request.file + ".", "Nothing was changed.",
                "Make one:  regie backup " + request.file);
  OpenedBackup opened;
  TRY(opened.file, BackupFile::open_to_read(request.file));
  TRY(opened.generation, generation_of(*opened.file, request));
  return opened;
}

Result<BackupOutcome> back_up(World& world, const BackupRequest& request) {
  if (world.files.kind(request.workspace + "/" + records_name) != FileKind::file)
    return fail("workspace.missing", "There is no workspace in " + request.workspace + ".",
                "Nothing was backed up.", "Name the workspace:  regie --workspace DIR backup FILE");
  const bool is_first = world.files.kind(request.file) == FileKind::missing;
  if (is_first) TRY_DONE(world.files.make_private(request.file));
  TRY(const auto backup, BackupFile::open(request.file));
  Making making(world, request, *backup);
  if (auto written = backup->together([&] { return making.write(); }); !written) {
    TRY(const auto before, backup->generations());
    if (is_first && before.empty()) static_cast<void>(world.files.remove(request.file));
    return tl::unexpected(std::move(written).error());
  }
  BackupOutcome outcome;
  outcome.parts = making.parts();
  TRY(const BackupGeneration made, generation_of(*backup, {request.file, making.number()}));
  TRY(outcome.check, read_again(world, {*backup, made, request.file}));
  if (!outcome.check.whole()) {  // a part of an earlier generation may have gone bad meanwhile
    TRY_DONE(making.mend());
    TRY(outcome.check, read_again(world, {*backup, made, request.file}));
  }
  if (!request.superfluous || !outcome.check.whole()) return outcome;
  TRY(const auto all, backup->generations());
  const std::vector<std::int64_t> gone = request.superfluous(all);
  TRY_DONE(backup->drop(gone));
  outcome.dropped = static_cast<std::int64_t>(gone.size());
  return outcome;
}

Result<std::vector<BackupGeneration>> list_backup(World& world, const std::string& file) {
  if (world.files.kind(file) != FileKind::file)
    return fail("backup.missing", "There is no backup " + file + ".", "Nothing was changed.",
                "Make one:  regie backup " + file);
  TRY(const auto backup, BackupFile::open_to_read(file));
  return backup->generations();
}

Result<BackupCheck> verify_backup(World& world, const BackupRead& request) {
  TRY(const OpenedBackup opened, open_backup(world, request));
  return read_again(world, {*opened.file, opened.generation, request.file});
}

Superfluous all_but_latest(std::size_t keep) {
  return [keep](const std::vector<BackupGeneration>& all) {
    std::vector<std::int64_t> gone;
    for (std::size_t i = 0; i + keep < all.size(); ++i) gone.push_back(all[i].number);
    return gone;
  };
}

}  // namespace regie
