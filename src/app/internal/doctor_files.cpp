// app/internal/doctor_files.cpp - rights, owner and leftovers of what lies in a workspace.
#include <algorithm>

#include "app/internal/doctor_checks.h"

namespace regie {
namespace {

constexpr unsigned of_others = 0007;

void add_rights(DoctorFindings& found, const Machine& machine, const std::string& path) {
  const FileState state = machine.file(path);
  if (!state.exists) return;
  if (!state.is_own)
    found.push_back(
        {Verdict::look, "other_owner", {{"path", path}}, "chown -R \"$(id -un)\" '" + path + "'"});
  if (!state.can_write) found.push_back({Verdict::broken, "not_writable", {{"path", path}}});
  if ((state.mode & of_others) != 0)
    found.push_back({Verdict::look, "read_by_others", {{"path", path}}, "chmod o= '" + path + "'"});
}

/// What a program that was killed while it wrote left behind. A desk at work may be writing one now.
void add_leftovers(DoctorFindings& found, const World& world, const std::string& folder) {
  constexpr std::int64_t old_seconds = 3600;
  const auto files = world.files.list(folder);
  if (!files) {
    found.push_back({Verdict::broken, "not_readable", {{"path", folder}, {"say", files.error().say}}});
    return;
  }
  const std::int64_t now = world.clock.now_seconds();
  const auto count = std::count_if(files->begin(), files->end(), [&](const std::string& file) {
    return file.ends_with(".part") && now - world.machine->file(file).changed_at > old_seconds;
  });
  if (count > 0)
    found.push_back({Verdict::look,
                     "leftovers",
                     {{"path", folder}, {"count", std::to_string(count)}},
                     "find '" + folder + "' -name '*.part' -mmin +60 -delete"});
}

}  // namespace

DoctorFindings doctor_files(const World& world, const std::string& folder) {
  DoctorFindings found;
  if (world.machine == nullptr) return found;
  add_rights(found, *world.machine, folder);
  // A folder that others cannot enter hides what lies in it.
  if ((world.machine->file(folder).mode & of_others) != 0)
    add_rights(found, *world.machine, folder + "/records.sqlite");
  add_leftovers(found, world, folder);
  if (found.empty()) found.push_back({Verdict::ok, "rights", {{"path", folder}}});
  return found;
}

}  // namespace regie
