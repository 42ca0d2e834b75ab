// os/real_files.cpp - POSIX files: mapped reading, atomic durable writing, advisory locks.
#include "os/real_files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "os/internal/descriptor.h"
#include "os/mapped_file.h"

namespace regie {
namespace {

namespace fs = std::filesystem;

class HeldLock : public FileLock {
 public:
  explicit HeldLock(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}

 private:
  Descriptor descriptor_;  // flock ends when it closes
};

tl::unexpected<Problem> not_readable(const std::string& path, int error) {
  if (error == ENOENT)
    return fail("files.missing", "There is no file or folder " + path + ".", "Nothing was changed.",
                "Check the path.");
  return fail("files.not_readable", path + " cannot be read: " + std::strerror(error) + ".",
              "Nothing was changed.", "Check that you may read it.");
}

tl::unexpected<Problem> not_writable(const std::string& path, int error) {
  if (error == ENOSPC || error == EDQUOT)
    return fail("files.disk_full", "The disk is full: " + path + " could not be written.",
                "What was there before is unchanged.", "Free some space and run the command again.");
  return fail("files.not_writable", path + " cannot be written: " + std::strerror(error) + ".",
              "What was there before is unchanged.", "Check that you may write there.");
}

Result<Done> write_all(const Descriptor& file, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return not_writable(path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file.number()) != 0) return not_writable(path, errno);
  return Done{};
}

/// A name given in a folder is durable only once the folder itself is.
Result<Done> sync_folder_of(const std::string& path) {
  const fs::path around = fs::path(path).parent_path();
  const Descriptor folder(::open(around.empty() ? "." : around.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.open() && errno == EACCES)
    return Done{};  // one may write there and not look: as durable as can be
  if (!folder.open() || (::fsync(folder.number()) != 0 && errno != EINVAL)) return not_writable(path, errno);
  return Done{};
}

}  // namespace

FileKind RealFiles::kind(const std::string& path) const {
  struct stat about{};
  if (::stat(path.c_str(), &about) != 0) return FileKind::missing;
  if (S_ISREG(about.st_mode)) return FileKind::file;
  return S_ISDIR(about.st_mode) ? FileKind::folder : FileKind::other;
}

Result<std::unique_ptr<FileBytes>> RealFiles::open(const std::string& path) const {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return not_readable(path, errno);
  auto bytes = map_file(file);
  if (!bytes) return not_readable(path, errno);
  return bytes;
}

Result<std::vector<std::string>> RealFiles::list(const std::string& folder) const {
  std::vector<std::string> paths;
  std::error_code error;
  fs::recursive_directory_iterator walk(folder, fs::directory_options::skip_permission_denied, error);
  if (error) return not_readable(folder, error.value());
  for (const fs::recursive_directory_iterator end; walk != end;) {
    const bool hidden = walk->path().filename().string().starts_with('.');
    if (hidden && walk->is_directory(error)) walk.disable_recursion_pending();
    if (!hidden && walk->is_regular_file(error)) paths.push_back(walk->path().string());
    walk.increment(error);
    if (error) return not_readable(folder, error.value());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

Result<Done> RealFiles::make_folder(const std::string& path) {
  std::error_code error;
  std::vector<fs::path> made;
  for (fs::path here = path; !here.empty() && !fs::exists(here, error); here = here.parent_path())
    made.push_back(here);
  fs::create_directories(path, error);
  if (error) return not_writable(path, error.value());
  for (const fs::path& one : made) TRY_DONE(sync_folder_of(one.string()));
  return Done{};
}

Result<Done> RealFiles::write(const std::string& path, std::string_view bytes) {
  const std::string temporary = path + ".part";
  {
    const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (!file.open()) return not_writable(path, errno);
    if (auto written = write_all(file, bytes, path); !written) {
      ::unlink(temporary.c_str());
      return written;
    }
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0) {
    const int error = errno;
    ::unlink(temporary.c_str());
    return not_writable(path, error);
  }
  return sync_folder_of(path);
}

Result<Done> RealFiles::remove(const std::string& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) return not_writable(path, error.value());
  return Done{};
}

Result<Done> RealFiles::move(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0)
    return errno == ENOENT ? not_readable(from, errno) : not_writable(to, errno);
  TRY_DONE(sync_folder_of(to));
  return fs::path(from).parent_path() == fs::path(to).parent_path() ? Done{} : sync_folder_of(from);
}

Result<std::int64_t> RealFiles::free_bytes(const std::string& path) const {
  struct statvfs about{};
  if (::statvfs(path.c_str(), &about) != 0) return not_readable(path, errno);
  return static_cast<std::int64_t>(about.f_bavail) * static_cast<std::int64_t>(about.f_frsize);
}

Result<Done> RealFiles::make_private(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  if (!file.open() || ::fchmod(file.number(), 0600) != 0) return not_writable(path, errno);
  return Done{};
}

Result<std::unique_ptr<FileLock>> RealLocks::lock(const std::string& path) {
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (!file.open()) return not_writable(path, errno);
  constexpr int step_ms = 50;
  for (int waited_ms = 0; ::flock(file.number(), LOCK_EX | LOCK_NB) != 0; waited_ms += step_ms) {
    if (errno != EWOULDBLOCK) return not_writable(path, errno);
    if (waited_ms < patience_ms_) {
      ::usleep(step_ms * 1000);
      continue;
    }
    return fail("files.locked", path + " is held by another program.", "Nothing was changed.",
                "Wait for it to finish, then run the command again.");
  }
  return std::make_unique<HeldLock>(std::move(file));
}

}  // namespace regie
