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

Problem altered_records(const VerifyReport& report) {
  constexpr std::size_t named_max = 5;
  std::string names;
  for (std::size_t i = 0; i < std::min(report.damages.size(), named_max); ++i)
    names += (names.empty() ? "" : ", ") + report.damages[i].kind + " " + report.damages[i].subject;
  if (report.damages.size() > named_max) names += ", ...";
  return {"records.altered",
          std::to_string(report.damages.size()) + " records are not as they were saved: " + names,
          "All others are whole.",
          "See them with  regie verify, then put back a backup:  regie restore FILE DIR"};
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

std::string OpenWorkspaces::folder_of(const std::string& id) const {
  const auto one = find(id);
  return one == nullptr ? std::string() : one->folder;
}

void OpenWorkspaces::Open::close() {
  workspace.reset();
  kept.reset();
}

void OpenWorkspaces::tell_of(const std::string& id, const Open& one, std::vector<PartProblem> problems) {
  if (troubles_ == nullptr) return;
  if (one.altered) problems.push_back({"records", *one.altered});
  for (const char* part : {"records", "facts", "rules"}) {
    const auto found = std::find_if(problems.begin(), problems.end(),
                                    [&](const PartProblem& problem) { return problem.part == part; });
    if (found == problems.end())
      troubles_->clear(part, id);
    else
      troubles_->raise({part, id, found->problem, world_.clock.now_seconds()});
  }
}

Result<Done> OpenWorkspaces::open(const std::string& id, Open& one) {
  auto opened = open_workspace(world_, one.folder);
  if (!opened) {
    if (opened.error().code.starts_with("records.")) tell_of(id, one, {{"records", opened.error()}});
    return tl::unexpected(opened.error());
  }
  one.workspace = std::make_unique<Workspace>(std::move(*opened));
  tell_of(id, one, one.workspace->problems);
  std::string lost;
  for (const LostImport& import : one.workspace->lost) lost += import.id.text + " ";
  // No act tells of figures that came or went with their file.
  if (one.kept != nullptr && one.lost == lost) one.workspace->kept = one.kept;
  one.kept = one.workspace->kept;
  one.lost = lost;
  return Done{};
}

Result<Done> OpenWorkspaces::use(const std::string& id,
                                 const std::function<Result<Done>(Workspace&)>& action) {
  const std::shared_ptr<Open> one = find(id);
  if (one == nullptr)
    return fail("workspace.unknown", "There is no workspace " + id + " at this desk.", "Nothing was changed.",
                "Choose one of those you see when you sign in.");
  const std::lock_guard held(one->guard);
  if (one->workspace == nullptr) TRY_DONE(open(id, *one));
  one->used_at = world_.clock.now_seconds();
  one->workspace->records->set_time(one->used_at);
  try {
    Result<Done> outcome = action(*one->workspace);
    const bool are_figures_gone = let_damaged_facts_go(world_, *one->workspace);
    if (are_figures_gone && !outcome && outcome.error().code == "facts.damaged")
      outcome.error().remedy = "Ask again: the figures are made anew from the archive.";
    if (are_figures_gone || one->workspace->records->are_in_doubt()) one->close();
    return outcome;
  } catch (...) {
    one->close();
    throw;
  }
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

void OpenWorkspaces::check_records() {
  for (const std::string& id : ids())
    static_cast<void>(use(id, [&](Workspace& workspace) -> Result<Done> {
      TRY(const VerifyReport report, workspace.records->verify());
      const auto one = find(id);
      one->altered.reset();
      if (!report.whole()) one->altered = altered_records(report);
      tell_of(id, *one, workspace.problems);
      return Done{};
    }));
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
    if (held.owns_lock() && one->workspace != nullptr &&
        (now - one->used_at >= idle_seconds_max || now < one->used_at))  // or the clock was set back
      one->workspace.reset();
  }
}

}  // namespace regie
