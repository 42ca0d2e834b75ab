// app/doctor.cpp - each group of checks in its turn.
#include "app/doctor.h"

#include <algorithm>

#include "app/desk_access.h"
#include "app/internal/doctor_checks.h"

namespace regie {
namespace {

/// A workspace, or the workspaces right below a folder.
std::vector<std::string> workspaces_in(const World& world, const std::string& folder) {
  if (world.files.kind(folder + "/records.sqlite") == FileKind::file) return {folder};
  std::vector<std::string> found;
  const auto files = world.files.list(folder);
  if (!files) return found;
  constexpr std::string_view name = "/records.sqlite";
  for (const std::string& file : *files)
    if (file.ends_with(name) && file.rfind('/', file.size() - name.size() - 1) == folder.size())
      found.push_back(file.substr(0, file.size() - name.size()));
  return found;
}

void add(DoctorFindings& all, DoctorFindings some) {
  std::move(some.begin(), some.end(), std::back_inserter(all));
}

}  // namespace

bool Doctored::is_broken() const {
  return std::any_of(findings.begin(), findings.end(),
                     [](const DoctorFinding& finding) { return finding.verdict == Verdict::broken; });
}

Result<Doctored> doctor(World& world, Outgoing& outgoing, const DoctorRequest& request) {
  std::string folder = request.folder;
  while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
  const std::vector<std::string> workspaces = workspaces_in(world, folder);
  if (workspaces.empty() && world.files.kind(desk_file_of(folder)) != FileKind::file)
    return fail("workspace.missing", "There is no workspace in " + folder + ".", "Nothing was looked at.",
                "Name one with --workspace, or the folder of several with --workspaces.");
  Doctored doctored;
  DoctorFindings of_workspaces;
  std::vector<std::string> zones;
  for (const std::string& workspace : workspaces) {
    DoctoredWorkspace one = doctor_workspace(world, workspace);
    if (zones.empty() && !one.language.empty()) doctored.language = one.language;
    if (!one.zone.empty()) zones.push_back(one.zone);
    add(of_workspaces, std::move(one.findings));
  }
  add(doctored.findings, doctor_program(world));
  add(doctored.findings, doctor_machine(world, folder, zones));
  for (const std::string& workspace : workspaces) add(doctored.findings, doctor_files(world, workspace));
  add(doctored.findings, std::move(of_workspaces));
  add(doctored.findings, doctor_desk(world, outgoing, {folder, request.asks_mail}));
  return doctored;
}

}  // namespace regie
