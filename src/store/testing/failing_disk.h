// store/testing/failing_disk.h - SQLite's own disk that fails where a test says: before the bytes are there,
// or after.
#pragma once

#include <sqlite3.h>

#include <string>
#include <string_view>

namespace regie {

struct DiskFailure {
  enum class Call { write, sync };
  enum class How { before, half, after };  // half: of a write; of a sync as before
  Call call = Call::write;
  How how = How::before;
  int at = 1;           // the n-th such call from now on
  bool sticks = false;  // so do all after it, of any file
};

/// While it lives, databases are opened through it. One at a time; for one thread.
class FailingDisk {
 public:
  using Plan = DiskFailure;
  using Call = DiskFailure::Call;
  using How = DiskFailure::How;

  FailingDisk() {
    disk = sqlite3_vfs_find(nullptr);
    vfs = *disk;
    vfs.zName = "failing";
    vfs.szOsFile = static_cast<int>(sizeof(File)) + disk->szOsFile;
    vfs.xOpen = open;
    sqlite3_vfs_register(&vfs, 1);
    repair();
  }
  FailingDisk(const FailingDisk&) = delete;
  FailingDisk& operator=(const FailingDisk&) = delete;
  ~FailingDisk() { sqlite3_vfs_unregister(&vfs); }

  /// Of files whose name ends so: "-wal".
  void fail(const Plan& asked, std::string_view ending = "-wal") {
    plan = asked;
    of_files = ending;
    left = asked.at;
    has_failed = false;
  }
  void repair() {
    left = 0;
    has_failed = false;
  }
  /// Was there such a call?
  [[nodiscard]] static bool failed() { return has_failed; }

 private:
  struct File {
    sqlite3_file base;
    const char* name;  // SQLite keeps it while the file is open
    sqlite3_file* real;
  };
  static sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real; }
  static const sqlite3_io_methods& of(sqlite3_file* file) { return *real(file)->pMethods; }

  static bool fails_now(sqlite3_file* file, Call call) {
    if (has_failed && plan.sticks) return true;
    const char* name = reinterpret_cast<File*>(file)->name;
    if (left == 0 || call != plan.call || name == nullptr || !std::string_view(name).ends_with(of_files))
      return false;
    has_failed = --left == 0;
    return has_failed;
  }

  static int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset) {
    if (!fails_now(file, Call::write)) return of(file).xWrite(real(file), from, size, offset);
    if (plan.how == How::half) of(file).xWrite(real(file), from, size / 2, offset);
    if (plan.how == How::after) of(file).xWrite(real(file), from, size, offset);
    return SQLITE_IOERR_WRITE;
  }
  static int sync(sqlite3_file* file, int flags) {
    if (!fails_now(file, Call::sync)) return of(file).xSync(real(file), flags);
    if (plan.how == How::after) of(file).xSync(real(file), flags);
    return SQLITE_IOERR_FSYNC;
  }
  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    return has_failed && plan.sticks ? SQLITE_IOERR_TRUNCATE : of(file).xTruncate(real(file), size);
  }

  static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* given) {
    auto* mine = reinterpret_cast<File*>(file);
    mine->name = name;
    mine->real = reinterpret_cast<sqlite3_file*>(mine + 1);
    const int code = disk->xOpen(disk, name, mine->real, flags, given);
    file->pMethods = mine->real->pMethods == nullptr ? nullptr : &methods;
    return code;
  }

  inline static const sqlite3_io_methods methods{
      2,
      [](sqlite3_file* file) { return of(file).xClose(real(file)); },
      [](sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
        return of(file).xRead(real(file), to, size, at);
      },
      write,
      truncate,
      sync,
      [](sqlite3_file* file, sqlite3_int64* size) { return of(file).xFileSize(real(file), size); },
      [](sqlite3_file* file, int level) { return of(file).xLock(real(file), level); },
      [](sqlite3_file* file, int level) { return of(file).xUnlock(real(file), level); },
      [](sqlite3_file* file, int* is_held) { return of(file).xCheckReservedLock(real(file), is_held); },
      [](sqlite3_file* file, int what, void* with) { return of(file).xFileControl(real(file), what, with); },
      [](sqlite3_file* file) { return of(file).xSectorSize(real(file)); },
      [](sqlite3_file* file) { return of(file).xDeviceCharacteristics(real(file)); },
      [](sqlite3_file* file, int region, int size, int extend, void volatile** at) {
        return of(file).xShmMap(real(file), region, size, extend, at);
      },
      [](sqlite3_file* file, int from, int count, int flags) {
        return of(file).xShmLock(real(file), from, count, flags);
      },
      [](sqlite3_file* file) { of(file).xShmBarrier(real(file)); },
      [](sqlite3_file* file, int remove) { return of(file).xShmUnmap(real(file), remove); },
      nullptr,
      nullptr};

  inline static sqlite3_vfs* disk = nullptr;
  inline static sqlite3_vfs vfs{};
  inline static Plan plan;
  inline static std::string of_files;
  inline static int left = 0;  // 0 = none is planned
  inline static bool has_failed = false;
};

/// Every way in which one save can fail on the disk, for tests that go through all of them.
template <class Try>
void with_every_failure(FailingDisk& disk, int calls, Try attempt) {
  for (const auto call : {FailingDisk::Call::write, FailingDisk::Call::sync})
    for (const auto how : {FailingDisk::How::before, FailingDisk::How::half, FailingDisk::How::after})
      for (const bool sticks : {false, true})
        for (int at = 1; at <= (call == FailingDisk::Call::sync ? 1 : calls); ++at) {
          attempt(FailingDisk::Plan{call, how, at, sticks});
          disk.repair();
        }
}

}  // namespace regie
