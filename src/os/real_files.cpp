// os/real_files.cpp - POSIX files: mapped reading, atomic durable writing, advisory locks.
#include "os/real_files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <stop_token>
#include <system_error>
#include <thread>
#include <utility>

namespace regie {
namespace {

namespace fs = std::filesystem;

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool open() const { return number_ >= 0; }

 private:
  int number_;
};

// A mapped file counts as memory in use page by page as it is read. A large one is read from one end to the
// other several times; what lies behind the reader is let go at this pace and comes back from the page cache
// where it is read again. At 1 GB/s a reader holds about 50 MB.
constexpr std::size_t large_file_bytes = 64U << 20U;
constexpr std::chrono::milliseconds pages_kept{50};

class MappedFile : public FileBytes {
 public:
  MappedFile(void* start, std::size_t size) : start_(start), size_(size) {
    if (size_ >= large_file_bytes) letting_go_ = std::jthread([this](std::stop_token end) { let_go(end); });
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile() override {
    letting_go_ = {};  // ends it
    if (size_ > 0) ::munmap(start_, size_);
  }
  [[nodiscard]] std::string_view view() const override { return {static_cast<const char*>(start_), size_}; }

 private:
  void let_go(const std::stop_token& end) {
    std::mutex sleeping;
    std::unique_lock lock(sleeping);
    std::condition_variable_any woken;
    while (!woken.wait_for(lock, end, pages_kept, [] { return false; }) && !end.stop_requested())
      ::madvise(start_, size_,
                MADV_DONTNEED);  // nothing is written to the pages: they only leave this process
  }

  void* start_;
  std::size_t size_;
  std::jthread letting_go_;
};

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

}  // namespace

FileKind RealFiles::kind(const std::string& path) const {
  struct stat about{};
  if (::stat(path.c_str(), &about) != 0) return FileKind::missing;
  if (S_ISREG(about.st_mode)) return FileKind::file;
  return S_ISDIR(about.st_mode) ? FileKind::folder : FileKind::other;
}

Result<std::unique_ptr<FileBytes>> RealFiles::open(const std::string& path) const {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.open()) return not_readable(path, errno);
  struct stat about{};
  if (::fstat(file.number(), &about) != 0) return not_readable(path, errno);
  if (!S_ISREG(about.st_mode)) return not_readable(path, EISDIR);
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size == 0) return std::make_unique<MappedFile>(nullptr, 0);
  void* start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
  if (start == MAP_FAILED) return not_readable(path, errno);
  ::madvise(start, size, MADV_SEQUENTIAL);
  return std::make_unique<MappedFile>(start, size);
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
  fs::create_directories(path, error);
  if (error) return not_writable(path, error.value());
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
  if (::rename(temporary.c_str(), path.c_str()) != 0) return not_writable(path, errno);
  // The rename itself is durable only once the folder is.
  const Descriptor folder(::open(fs::path(path).parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.open() && ::fsync(folder.number()) != 0) return not_writable(path, errno);
  return Done{};
}

Result<Done> RealFiles::remove(const std::string& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) return not_writable(path, error.value());
  return Done{};
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
