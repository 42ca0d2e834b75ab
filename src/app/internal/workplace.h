// app/internal/workplace.h - a folder that is put together beside its place, and named when all of it is
// there.
#pragma once

#include <string>
#include <utility>

#include "app/world.h"

namespace regie {

/// Gone where it was not named. Its name begins with a dot: a desk that starts meanwhile takes it for no
/// workspace.
class Workplace {
 public:
  /// `end` tells it from others: ".acme.restoring".
  Workplace(World& world, std::string folder, const std::string& end)
      : world_(world), target_(without_slash(std::move(folder))), path_(hidden(target_) + end) {}
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  ~Workplace() { clear(); }

  /// Fails: `code`, where something is there already: an empty folder is nothing.
  Result<Done> check_nothing_is_there(const std::string& code) const {
    const FileKind kind = world_.files.kind(target_);
    if (kind == FileKind::missing) return Done{};
    if (kind == FileKind::folder) {
      TRY(const auto files, world_.files.list(target_));
      if (files.empty()) return Done{};
    }
    return fail(code, "There is something in " + target_ + " already.", "It was left as it is.",
                "Take a new folder, or move this one away first.");
  }
  Result<Done> make() {
    clear();  // of one that was cut off
    return world_.files.make_folder(path_);
  }
  [[nodiscard]] const std::string& path() const { return path_; }
  Result<Done> name_it() { return world_.files.move(path_, target_); }

 private:
  static std::string without_slash(std::string folder) {
    while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
    return folder;
  }
  static std::string hidden(std::string path) {
    const std::size_t slash = path.rfind('/');
    return path.insert(slash == path.npos ? 0 : slash + 1, ".");
  }
  void clear() {
    if (world_.files.kind(path_) == FileKind::folder) static_cast<void>(world_.files.remove(path_));
  }

  World& world_;
  std::string target_;
  std::string path_;
};

}  // namespace regie
