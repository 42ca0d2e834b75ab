// base/machine.h - what a program can see of the machine it runs on, as something handed in: disks, file
// rights, locks, itself. `os` has the real one, tests a fake.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace regie {

/// The file system a path lies on. Zeros where it cannot be asked.
struct DiskState {
  std::int64_t bytes_free = 0;  // for this user
  std::int64_t bytes = 0;
  std::int64_t files_free = 0;  // inodes; 0 of 0 where the file system counts none
  std::int64_t files = 0;
  std::string kind;         // "ext4", "nfs"; a number in hexadecimal where its name is not known
  bool is_network = false;  // locks and syncs are another machine's promise
  bool is_read_only = false;
};

struct FileState {
  bool exists = false;
  unsigned mode = 0;       // the nine bits of rights
  bool is_own = false;     // belongs to the user this program runs as
  bool can_write = false;  // for this user
  std::int64_t bytes = 0;
  std::int64_t changed_at = 0;
};

struct ProcessState {
  std::int64_t resident_bytes = 0;
  std::int64_t virtual_bytes = 0;
  double cpu_seconds = 0;
  std::int64_t files_open = 0;
  std::int64_t files_open_max = 0;
  std::int64_t threads = 0;
  std::int64_t started_at = 0;
};

struct LockHolder {
  int process = 0;
  std::string program;  // "regie"; "" where it may not be seen
};

struct Library {
  std::string name;
  std::string version;
  std::string lacks = {};  // what Regie needs of it and this one has not; "" = nothing
};

class Machine {
 public:
  virtual ~Machine() = default;
  [[nodiscard]] virtual DiskState disk(const std::string& path) const = 0;
  [[nodiscard]] virtual FileState file(const std::string& path) const = 0;
  [[nodiscard]] virtual ProcessState process() const = 0;
  /// Who holds the lock of Locks on that file; nothing where nobody does.
  [[nodiscard]] virtual std::optional<LockHolder> lock_holder(const std::string& path) const = 0;
  /// Those that only `os` speaks to.
  [[nodiscard]] virtual std::vector<Library> libraries() const = 0;
  /// Is there such a time zone in the machine's data?
  [[nodiscard]] virtual bool has_zone(const std::string& zone) const = 0;
  /// A program that lies beside this one and may be run: "regie-reader".
  [[nodiscard]] virtual bool has_program_beside(const std::string& name) const = 0;
};

}  // namespace regie
