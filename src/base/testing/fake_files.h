// base/testing/fake_files.h - a file system in memory for tests; can run out of room on demand.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/files.h"

namespace regie {

class FakeFiles : public Files {
 public:
  /// The next write fails with files.disk_full and leaves what was there.
  void fill_disk_for_next_write() { full_ = true; }
  [[nodiscard]] int writes() const { return writes_; }
  /// What lies at a path, to look at or to spoil. Requires: kind(path) == file.
  [[nodiscard]] std::string& content(const std::string& path) { return files_.at(path); }
  [[nodiscard]] std::size_t count() const { return files_.size(); }

  [[nodiscard]] FileKind kind(const std::string& path) const override {
    if (files_.contains(path)) return FileKind::file;
    return folders_.contains(path) ? FileKind::folder : FileKind::missing;
  }
  [[nodiscard]] Result<std::unique_ptr<FileBytes>> open(const std::string& path) const override {
    const auto found = files_.find(path);
    if (found == files_.end())
      return fail("files.missing", "There is no file " + path + ".", "", "Check the path.");
    return std::make_unique<Held>(found->second);
  }
  [[nodiscard]] Result<std::vector<std::string>> list(const std::string& folder) const override {
    std::vector<std::string> paths;
    const std::string start = folder + "/";
    for (const auto& [path, bytes] : files_)
      if (path.starts_with(start) && path.find("/.", folder.size()) == path.npos) paths.push_back(path);
    return paths;
  }
  Result<Done> make_folder(const std::string& path) override {
    for (std::size_t end = path.find('/', 1); end != path.npos; end = path.find('/', end + 1))
      folders_.insert(path.substr(0, end));
    folders_.insert(path);
    return Done{};
  }
  Result<Done> write(const std::string& path, std::string_view bytes) override {
    if (std::exchange(full_, false))
      return fail("files.disk_full", "The disk is full.", "Nothing was changed.",
                  "Make room, then try again.");
    ++writes_;
    files_[path] = bytes;
    return Done{};
  }
  Result<Done> remove(const std::string& path) override {
    if (files_.erase(path) == 0 && folders_.erase(path) == 0)
      return fail("files.missing", "There is no file " + path + ".", "", "Check the path.");
    return Done{};
  }
  Result<Done> move(const std::string& from, const std::string& to) override {
    const auto found = files_.find(from);
    if (found == files_.end())
      return fail("files.missing", "There is no file " + from + ".", "", "Check the path.");
    files_[to] = std::move(found->second);
    files_.erase(from);
    return Done{};
  }
  Result<Done> make_private(const std::string& path) override {
    files_.try_emplace(path);
    return Done{};
  }
  [[nodiscard]] Result<std::int64_t> free_bytes(const std::string&) const override { return free_; }
  void set_free_bytes(std::int64_t bytes) { free_ = bytes; }

 private:
  class Held : public FileBytes {
   public:
    explicit Held(std::string bytes) : bytes_(std::move(bytes)) {}
    [[nodiscard]] std::string_view view() const override { return bytes_; }

   private:
    std::string bytes_;
  };

  std::map<std::string, std::string> files_;
  std::set<std::string> folders_;
  bool full_ = false;
  std::int64_t free_ = std::int64_t{1} << 40;
  int writes_ = 0;
};

}  // namespace regie
