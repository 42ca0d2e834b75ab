// store/backup/backup_file.cpp - parts kept once, and which generation is made of which.
#include "store/backup/backup_file.h"

#include <zstd.h>

#include <utility>

#include "base/ensure.h"
#include "base/sha256.h"
#include "store/records/layout.h"
#include "store/records/sqlite.h"

namespace regie {
namespace {

using sqlite::Row;

// Bytes are bound as text and cast: a text of SQLite may hold any byte, and its length is told.
constexpr std::string_view first_layout = R"sql(
CREATE TABLE parts (
  id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL,
  packed INTEGER NOT NULL CHECK (packed IN (0, 1)), bytes BLOB NOT NULL
) STRICT;
CREATE TABLE generations (
  number INTEGER PRIMARY KEY, at_seconds INTEGER NOT NULL, workspace TEXT NOT NULL, chain TEXT NOT NULL,
  root TEXT NOT NULL, acts INTEGER NOT NULL, code_version TEXT NOT NULL
) STRICT;
CREATE TABLE files (
  id INTEGER PRIMARY KEY, generation INTEGER NOT NULL REFERENCES generations(number) ON DELETE CASCADE,
  path TEXT NOT NULL, UNIQUE (generation, path)
) STRICT;
CREATE TABLE pieces (
  file INTEGER NOT NULL REFERENCES files(id) ON DELETE CASCADE, position INTEGER NOT NULL,
  part INTEGER NOT NULL REFERENCES parts(id), PRIMARY KEY (file, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX pieces_by_part ON pieces (part);
CREATE INDEX files_by_path ON files (path, generation);
)sql";

Layout layout() { return {0x52656742, {first_layout}, Waiting::within}; }  // "RegB"

constexpr int zstd_level = 3;  // records shrink to a fifth; higher levels win little

std::string packed(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), zstd_level);
  ENSURE(ZSTD_isError(size) == 0U);  // the room is enough, and the level exists
  out.resize(size);
  return out;
}

/// A part as a row holds it.
struct StoredPart {
  std::string sha256;
  std::int64_t size = 0;
  bool is_packed = false;
  std::string bytes;
};

/// Nothing where the bytes are not those that were kept.
bool append_part(const StoredPart& part, std::string& file) {
  if (part.size < 0 || part.size > static_cast<std::int64_t>(part_bytes_max)) return false;
  std::string out = part.bytes;
  if (part.is_packed) {
    out.assign(static_cast<std::size_t>(part.size), '\0');
    const std::size_t size = ZSTD_decompress(out.data(), out.size(), part.bytes.data(), part.bytes.size());
    if (ZSTD_isError(size) != 0U || size != out.size()) return false;
  }
  if (sha256_hex(out) != part.sha256) return false;
  file += out;
  return true;
}

/// What SQLite says of records, said of a backup.
Problem of_backup(Problem problem) {
  if (problem.code == "records.foreign")
    return {"backup.foreign", problem.say, problem.kept, "Name a file that  regie backup  made."};
  if (problem.code == "records.damaged")
    return {"backup.damaged", problem.say, "The workspace itself is as it was.",
            "Make a new backup into another file; take an older copy of this one to restore from."};
  return problem;
}

Result<std::unique_ptr<sqlite::Database>> told_of_backup(Result<std::unique_ptr<sqlite::Database>> opened) {
  if (!opened) return tl::unexpected(of_backup(std::move(opened).error()));
  return opened;
}

}  // namespace

BackupFile::BackupFile(std::unique_ptr<sqlite::Database> database) : database_(std::move(database)) {}
BackupFile::~BackupFile() = default;

Result<std::unique_ptr<BackupFile>> BackupFile::open(const std::string& path) {
  TRY(auto database, told_of_backup(open_with_layout(path, layout())));
  TRY_DONE(database->script("PRAGMA secure_delete = ON"));  // what was dropped is not left in free pages
  return std::unique_ptr<BackupFile>(new BackupFile(std::move(database)));
}

Result<std::unique_ptr<BackupFile>> BackupFile::open_to_read(const std::string& path) {
  TRY(auto database, told_of_backup(open_as_it_is(path, layout())));
  TRY(const std::int64_t version, database->number("PRAGMA user_version"));
  if (version == 0)
    return fail("backup.foreign", path + " holds no backup.", "Nothing was changed.",
                "Name a file that  regie backup  made.");
  return std::unique_ptr<BackupFile>(new BackupFile(std::move(database)));
}

Result<std::vector<BackupGeneration>> BackupFile::generations() const {
  std::vector<BackupGeneration> all;
  const auto read = database_->each(
      "SELECT number, at_seconds, workspace, chain, root, acts, code_version, count(p.id), "
      "coalesce(sum(p.size), 0) FROM generations g LEFT JOIN files f ON f.generation = g.number LEFT JOIN "
      "pieces e ON e.file = f.id LEFT JOIN parts p ON p.id = e.part GROUP BY g.number ORDER BY g.number",
      {}, [&](const Row& row) {
        all.push_back({row.whole(0), row.whole(1), row.text(2), row.text(3), row.text(4), row.whole(5),
                       row.text(6), row.whole(7), row.whole(8)});
      });
  if (!read) return tl::unexpected(of_backup(read.error()));
  return all;
}

Result<std::vector<std::string>> BackupFile::paths(std::int64_t generation) const {
  std::vector<std::string> paths;
  const auto read = database_->each("SELECT path FROM files WHERE generation = ? ORDER BY id", {generation},
                                    [&](const Row& row) { paths.push_back(row.text(0)); });
  if (!read) return tl::unexpected(of_backup(read.error()));
  return paths;
}

Result<std::string> BackupFile::bytes_of(std::int64_t generation, const std::string& path) const {
  std::string bytes;
  bool whole = true;
  std::int64_t pieces = 0;
  const auto read = database_->each(
      "SELECT p.sha256, p.size, p.packed, p.bytes, e.position FROM files f JOIN pieces e ON e.file = f.id "
      "LEFT JOIN parts p ON p.id = e.part WHERE f.generation = ? AND f.path = ? ORDER BY e.position",
      {generation, path}, [&](const Row& row) {
        const StoredPart part{row.text(0), row.whole(1), row.whole(2) != 0, row.text(3)};
        whole = whole && row.whole(4) == pieces && append_part(part, bytes);
        ++pieces;
      });
  const bool is_damage = !read && read.error().code == "records.damaged";
  if (!read && !is_damage) return tl::unexpected(of_backup(read.error()));
  if (whole && !is_damage && pieces > 0) return bytes;
  return fail(
      "backup.part_damaged",
      "A part of " + path + " in generation " + std::to_string(generation) + " is damaged.",
      "What does not rest on it is whole.",
      "Back up again while the workspace is whole: the part heals. To restore, take another generation.");
}

Result<Done> BackupFile::together(const std::function<Result<Done>()>& writes) {
  auto written = database_->transaction(writes);
  if (!written) return tl::unexpected(of_backup(std::move(written).error()));
  return written;
}

Result<std::int64_t> BackupFile::add(const BackupGeneration& generation) {
  TRY(const std::int64_t last, database_->number("SELECT max(number) FROM generations"));
  TRY_DONE(database_->run("INSERT INTO generations VALUES (?, ?, ?, ?, ?, ?, ?)",
                          {last + 1, generation.at_seconds, generation.workspace, generation.chain,
                           generation.root, generation.acts, generation.code_version}));
  return last + 1;
}

Result<PartsKept> BackupFile::keep(const FileToKeep& file) {
  TRY_DONE(
      database_->run("INSERT INTO files (generation, path) VALUES (?, ?)", {file.generation, file.path}));
  TRY(const std::int64_t id, database_->number("SELECT last_insert_rowid()"));
  PartsKept kept;
  for (const std::string_view piece : file.pieces) {
    ENSURE(piece.size() <= part_bytes_max);
    const std::string sha256 = sha256_hex(piece);
    TRY(std::int64_t part, database_->number("SELECT id FROM parts WHERE sha256 = ?", {sha256}));
    if (part == 0) {
      const std::string smaller = file.packs ? packed(piece) : std::string();
      const std::string_view bytes = file.packs ? std::string_view(smaller) : piece;
      TRY_DONE(
          database_->run("INSERT INTO parts (sha256, size, packed, bytes) VALUES (?, ?, ?, CAST(? AS BLOB))",
                         {sha256, piece.size(), file.packs, bytes}));
      TRY(part, database_->number("SELECT last_insert_rowid()"));
      ++kept.fresh;
      kept.fresh_bytes += static_cast<std::int64_t>(bytes.size());
    }
    TRY_DONE(database_->run("INSERT INTO pieces VALUES (?, ?, ?)", {id, kept.parts++, part}));
  }
  return kept;
}

Result<PartsKept> BackupFile::keep_as_before(std::int64_t generation, const std::string& path) {
  TRY(const std::int64_t before,
      database_->number(
          "SELECT id FROM files WHERE path = ? AND generation < ? ORDER BY generation DESC LIMIT 1",
          {path, generation}));
  if (before == 0) return PartsKept{};
  TRY_DONE(database_->run("INSERT INTO files (generation, path) VALUES (?, ?)", {generation, path}));
  TRY(const std::int64_t id, database_->number("SELECT last_insert_rowid()"));
  TRY_DONE(
      database_->run("INSERT INTO pieces SELECT ?, position, part FROM pieces WHERE file = ?", {id, before}));
  TRY(const std::int64_t parts, database_->number("SELECT changes()"));
  return PartsKept{parts, 0, 0};
}

Result<Done> BackupFile::mend(const FileToKeep& file) {
  for (const std::string_view piece : file.pieces) {
    const std::string smaller = file.packs ? packed(piece) : std::string();
    TRY_DONE(database_->run(
        "UPDATE parts SET size = ?, packed = ?, bytes = CAST(? AS BLOB) WHERE sha256 = ?",
        {piece.size(), file.packs, file.packs ? std::string_view(smaller) : piece, sha256_hex(piece)}));
  }
  return Done{};
}

Result<Done> BackupFile::drop(const std::vector<std::int64_t>& generations) {
  if (generations.empty()) return Done{};
  return together([&]() -> Result<Done> {
    for (const std::int64_t number : generations)
      TRY_DONE(database_->run("DELETE FROM generations WHERE number = ?", {number}));
    return database_->run("DELETE FROM parts WHERE id NOT IN (SELECT part FROM pieces)");
  });
}

}  // namespace regie
