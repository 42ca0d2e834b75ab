// os/mapped_file.cpp - pages that were read are let go again.
#include "os/mapped_file.h"

#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

#include "os/internal/descriptor.h"

namespace regie {
namespace {

// A mapped file counts as memory in use page by page as it is read. A large one is read from one end to the
// other several times; what lies behind the reader is let go at this pace and comes back from the page cache
// where it is read again. At 1 GB/s a reader holds about 50 MB.
constexpr std::size_t large_file_bytes = 64U << 20U;
constexpr std::chrono::milliseconds pages_kept{50};

class MappedFile : public FileBytes {
 public:
  MappedFile(void* start, std::size_t size, Descriptor file)
      : start_(start), size_(size), file_(std::move(file)) {
    if (size_ >= large_file_bytes) letting_go_ = std::jthread([this](std::stop_token end) { let_go(end); });
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile() override {
    letting_go_ = {};  // ends it
    if (size_ > 0) ::munmap(start_, size_);
  }
  [[nodiscard]] std::string_view view() const override { return {static_cast<const char*>(start_), size_}; }
  [[nodiscard]] int descriptor() const override { return file_.number(); }

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
  Descriptor file_;
  std::jthread letting_go_;
};

}  // namespace

std::unique_ptr<FileBytes> map_file(int descriptor) {
  Descriptor file(descriptor);
  struct stat about{};
  if (::fstat(file.number(), &about) != 0) return nullptr;
  if (!S_ISREG(about.st_mode)) {
    errno = EISDIR;
    return nullptr;
  }
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size == 0) return std::make_unique<MappedFile>(nullptr, 0, std::move(file));
  void* start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
  if (start == MAP_FAILED) return nullptr;
  ::madvise(start, size, MADV_SEQUENTIAL);
  return std::make_unique<MappedFile>(start, size, std::move(file));
}

}  // namespace regie
