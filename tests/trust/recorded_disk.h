// tests/trust/recorded_disk.h - a disk in memory behind SQLite: it notes each write, sync, creation and
// removal in the order they were asked for, so that any moment of a power cut can be put together again.
#pragma once

#include <sqlite3.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace regie::trust {

struct Operation {
  enum class Kind { create, write, truncate, sync, remove };
  Kind kind = Kind::write;
  std::string name;               // of the file: create, remove
  int node = 0;                   // which file; a name can be given to another one later
  std::size_t offset = 0;         // write; truncate: the new size
  std::string bytes;              // write
  bool folder_is_synced = false;  // sync, remove: names given and taken before are on the disk too
};

/// What one process sees of it: bytes by file, files by name. Ends with the process; `log` tells how it came
/// about.
struct Disk {
  struct Node {
    int number = 0;
    std::string bytes;
    std::vector<std::unique_ptr<std::string>> shared_memory;  // of the WAL's index; lost with the power
    bool overwriting_is_trusted = true;                       // as on Unix, unless the program says otherwise
    bool folder_waits =
        false;  // its name is synced with its first sync, as SQLite's own VFS does for journals
  };
  std::map<std::string, std::shared_ptr<Node>> files;
  std::vector<Operation> log;
  bool is_noting = false;
  int nodes = 0;

  void note(Operation operation) {
    if (is_noting) log.push_back(std::move(operation));
  }
};

/// The disk that SQLite's default VFS speaks to on this thread.
inline thread_local Disk* disk_here = nullptr;
/// The connection opened last on this thread: a proof lowers its limits to reach what takes long otherwise.
inline thread_local sqlite3* connection_here = nullptr;

namespace recorded {

struct Handle {
  sqlite3_file base;
  std::shared_ptr<Disk::Node>* node;
  Disk* disk;
};
inline Disk::Node& node_of(sqlite3_file* file) { return **reinterpret_cast<Handle*>(file)->node; }
inline void note(sqlite3_file* file, Operation operation) {
  operation.node = node_of(file).number;
  if (operation.node > 0) reinterpret_cast<Handle*>(file)->disk->note(std::move(operation));
}

inline int close(sqlite3_file* file) {
  delete reinterpret_cast<Handle*>(file)->node;
  return SQLITE_OK;
}
inline int read(sqlite3_file* file, void* to, int size, sqlite3_int64 offset) {
  const std::string& bytes = node_of(file).bytes;
  const auto from = std::min(static_cast<std::size_t>(offset), bytes.size());
  const auto found = std::min(static_cast<std::size_t>(size), bytes.size() - from);
  std::memcpy(to, bytes.data() + from, found);
  if (found == static_cast<std::size_t>(size)) return SQLITE_OK;
  std::memset(static_cast<char*>(to) + found, 0, static_cast<std::size_t>(size) - found);
  return SQLITE_IOERR_SHORT_READ;
}
inline int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset) {
  std::string& bytes = node_of(file).bytes;
  const auto at = static_cast<std::size_t>(offset);
  const auto count = static_cast<std::size_t>(size);
  if (bytes.size() < at + count) bytes.resize(at + count);
  std::memcpy(bytes.data() + at, from, count);
  note(file, {Operation::Kind::write, {}, 0, at, std::string(bytes, at, count), false});
  return SQLITE_OK;
}
inline int truncate(sqlite3_file* file, sqlite3_int64 size) {
  node_of(file).bytes.resize(static_cast<std::size_t>(size));
  note(file, {Operation::Kind::truncate, {}, 0, static_cast<std::size_t>(size), {}, false});
  return SQLITE_OK;
}
inline int sync(sqlite3_file* file, int) {
  note(file, {Operation::Kind::sync, {}, 0, 0, {}, std::exchange(node_of(file).folder_waits, false)});
  return SQLITE_OK;
}
inline int size(sqlite3_file* file, sqlite3_int64* size) {
  return *size = static_cast<sqlite3_int64>(node_of(file).bytes.size()), SQLITE_OK;
}
inline int lock(sqlite3_file*, int) { return SQLITE_OK; }  // there is one connection at a time
inline int reserved(sqlite3_file*, int* is_reserved) { return *is_reserved = 0, SQLITE_OK; }
inline int control(sqlite3_file* file, int what, void* with) {
  if (what != SQLITE_FCNTL_POWERSAFE_OVERWRITE) return SQLITE_NOTFOUND;
  int& wanted = *static_cast<int*>(with);  // negative asks
  bool& is_trusted = node_of(file).overwriting_is_trusted;
  if (wanted < 0) wanted = is_trusted ? 1 : 0;
  is_trusted = wanted != 0;
  return SQLITE_OK;
}
inline int sector_size(sqlite3_file*) { return 4096; }  // as on Unix
inline int traits(sqlite3_file* file) {
  return node_of(file).overwriting_is_trusted ? SQLITE_IOCAP_POWERSAFE_OVERWRITE : 0;
}
inline int map_shared(sqlite3_file* file, int region, int size, int extend, void volatile** at) {
  auto& memory = node_of(file).shared_memory;
  const auto wanted = static_cast<std::size_t>(region);
  while (memory.size() <= wanted && extend != 0)
    memory.push_back(std::make_unique<std::string>(static_cast<std::size_t>(size), '\0'));
  *at = memory.size() > wanted ? memory[wanted]->data() : nullptr;
  return SQLITE_OK;
}
inline int lock_shared(sqlite3_file*, int, int, int) { return SQLITE_OK; }
inline void barrier(sqlite3_file*) {}
inline int unmap_shared(sqlite3_file* file, int) { return node_of(file).shared_memory.clear(), SQLITE_OK; }

inline const sqlite3_io_methods methods{
    2,       close,       read,   write,      truncate,    sync,    size,         lock,    lock,   reserved,
    control, sector_size, traits, map_shared, lock_shared, barrier, unmap_shared, nullptr, nullptr};

inline int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* given) {
  auto* handle = reinterpret_cast<Handle*>(file);
  handle->base.pMethods = nullptr;
  Disk& disk = *disk_here;
  std::shared_ptr<Disk::Node> node;
  const auto found = name == nullptr ? disk.files.end() : disk.files.find(name);
  if (found != disk.files.end()) {
    node = found->second;
  } else {
    if ((flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
    node = std::make_shared<Disk::Node>();
    if (name != nullptr) {  // one without a name is for this process alone
      node->number = ++disk.nodes;
      node->folder_waits = (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
      disk.files[name] = node;
      disk.note({Operation::Kind::create, name, node->number, 0, {}, false});
    }
  }
  handle->node = new std::shared_ptr<Disk::Node>(std::move(node));
  handle->disk = &disk;
  handle->base.pMethods = &methods;
  if (given != nullptr) *given = flags;
  return SQLITE_OK;
}
inline int remove(sqlite3_vfs*, const char* name, int folder_too) {
  Disk& disk = *disk_here;
  const auto found = disk.files.find(name);
  if (found == disk.files.end()) return SQLITE_IOERR_DELETE_NOENT;
  disk.note({Operation::Kind::remove, name, found->second->number, 0, {}, folder_too != 0});
  disk.files.erase(found);
  return SQLITE_OK;
}
inline int access(sqlite3_vfs*, const char* name, int, int* is_there) {
  return *is_there = disk_here->files.contains(name) ? 1 : 0, SQLITE_OK;
}
inline int full_name(sqlite3_vfs*, const char* name, int room, char* to) {
  return sqlite3_snprintf(room, to, "%s", name), SQLITE_OK;
}
inline int randomness(sqlite3_vfs*, int size, char* to) {  // the same log each time
  return std::memset(to, 7, static_cast<std::size_t>(size)), size;
}
inline int sleep(sqlite3_vfs*, int microseconds) { return microseconds; }
inline int now(sqlite3_vfs*, double* day) { return *day = 2'461'000.5, SQLITE_OK; }
inline int last_error(sqlite3_vfs*, int, char*) { return 0; }
inline int note_connection(sqlite3* connection, char**, const void*) {
  return connection_here = connection, SQLITE_OK;
}

}  // namespace recorded

/// From here on each database of this program lies on `disk_here`.
inline void use_recorded_disks() {
  static sqlite3_vfs vfs{};
  vfs.iVersion = 1;
  vfs.szOsFile = sizeof(recorded::Handle);
  vfs.mxPathname = 512;
  vfs.zName = "recorded";
  vfs.xOpen = recorded::open;
  vfs.xDelete = recorded::remove;
  vfs.xAccess = recorded::access;
  vfs.xFullPathname = recorded::full_name;
  vfs.xRandomness = recorded::randomness;
  vfs.xSleep = recorded::sleep;
  vfs.xCurrentTime = recorded::now;
  vfs.xGetLastError = recorded::last_error;
  sqlite3_vfs_register(&vfs, 1);
  sqlite3_auto_extension(reinterpret_cast<void (*)()>(recorded::note_connection));
}

}  // namespace regie::trust
