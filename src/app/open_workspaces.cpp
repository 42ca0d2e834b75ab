// app/open_workspaces.cpp - opened on demand, kept open while used, closed when idle.
#include "app/open_workspaces.h"

#include <algorithm>

namespace regie {
namespace {

std::string last_name(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path.substr(path.rfind('/') + 1);
}

bool is_workspace(const World& world, const std::string& folder) {
  return world.files.kind(folder + "/records.sqlite") == FileKind::file;
}

/// "Acme & Sons" -> "acme-sons": what an address can hold.
std::string id_of(const std::string& name) {
  std::string id;
  for (const char c : name) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9'))
      id += small;
    else if (!id.empty() && id.back() != '-')
      id += '-';
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id.empty() ? "workspace" : id.substr(0, 40);
}

}  // namespace

OpenWorkspaces::OpenWorkspaces(World& world, std::string folder)
    : world_(world), folder_(std::move(folder)), is_one_(is_workspace(world, folder_)) {
  find_folders();
}

void OpenWorkspaces::find_folders() {
  std::vector<std::pair<std::string, std::string>> found;
  if (is_one_) {
    found.emplace_back(last_name(folder_), folder_);
  } else if (const auto files = world_.files.list(folder_)) {
    for (const std::string& file : *files) {
      constexpr std::string_view name = "/records.sqlite";
      if (!file.ends_with(name)) continue;
      const std::string folder = file.substr(0, file.size() - name.size());
      if (folder.rfind('/') == folder_.size()) found.emplace_back(last_name(folder), folder);
    }
  }
  for (const auto& [id, folder] : found) {
    if (open_.contains(id)) continue;
    auto one = std::make_shared<Open>();
    one->folder = folder;
    open_.emplace(id, std::move(one));
  }
}

std::vector<std::string> OpenWorkspaces::ids() const {
  const std::lock_guard held(guard_);
  std::vector<std::string> ids;
  for (const auto& [id, one] : open_) ids.push_back(id);
  return ids;
}

std::shared_ptr<OpenWorkspaces::Open> OpenWorkspaces::find(const std::string& id) const {
  const std::lock_guard held(guard_);
  const auto found = open_.find(id);
  return found == open_.end() ? nullptr : found->second;
}

Result<Done> OpenWorkspaces::use(const std::string& id,
                                 const std::function<Result<Done>(Workspace&)>& action) {
  const std::shared_ptr<Open> one = find(id);
  if (one == nullptr)
    return fail("workspace.unknown", "There is no workspace " + id + " at this desk.", "Nothing was changed.",
                "Choose one of those you see when you sign in.");
  const std::lock_guard held(one->guard);
  if (one->workspace == nullptr) {
    TRY(Workspace workspace, open_workspace(world_, one->folder));
    one->workspace = std::make_unique<Workspace>(std::move(workspace));
    if (one->kept != nullptr) one->workspace->kept = one->kept;
    one->kept = one->workspace->kept;
  }
  one->used_at = world_.clock.now_seconds();
  one->workspace->records->set_time(one->used_at);
  return action(*one->workspace);
}

Result<std::string> OpenWorkspaces::add(const WorkspaceSettings& settings) {
  if (is_one_)
    return fail("workspace.one_only", "This desk was started for one workspace.", "Nothing was made.",
                "Start it for a folder of workspaces:  regie serve --workspaces DIR");
  const std::lock_guard held(guard_);
  std::string id = id_of(settings.name);
  const std::string base = id;
  for (int number = 2; open_.contains(id); ++number) id = base + "-" + std::to_string(number);
  const std::string folder = folder_ + "/" + id;
  TRY_DONE(init_workspace(world_, folder, settings));
  auto one = std::make_shared<Open>();
  one->folder = folder;
  open_.emplace(id, std::move(one));
  return id;
}

void OpenWorkspaces::close_idle() {
  std::vector<std::shared_ptr<Open>> all;
  {
    const std::lock_guard held(guard_);
    for (const auto& [id, one] : open_) all.push_back(one);
  }
  const std::int64_t now = world_.clock.now_seconds();
  for (const auto& one : all) {
    const std::unique_lock held(one->guard, std::try_to_lock);
    if (held.owns_lock() && one->workspace != nullptr && now - one->used_at >= idle_seconds_max)
      one->workspace.reset();
  }
}

}  // namespace regie
