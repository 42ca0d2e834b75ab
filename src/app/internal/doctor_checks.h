// app/internal/doctor_checks.h - the groups of checks of the doctor; each looks at one thing and changes
// nothing.
#pragma once

#include <vector>

#include "app/doctor.h"
#include "store/access/access.h"

namespace regie {

using DoctorFindings = std::vector<DoctorFinding>;

/// The program and what it was put together with.
[[nodiscard]] DoctorFindings doctor_program(const World& world);
/// Time, time zones, disk. `zones`: those of the workspaces.
[[nodiscard]] DoctorFindings doctor_machine(const World& world, const std::string& folder,
                                            const std::vector<std::string>& zones);
/// Rights, owner and leftovers of what lies in a folder.
[[nodiscard]] DoctorFindings doctor_files(const World& world, const std::string& folder);
/// One workspace: lock, layout, journal, figures, sources. `language` and `zone` are set where it could be
/// read.
struct DoctoredWorkspace {
  DoctorFindings findings;
  std::string language;
  std::string zone;
};
[[nodiscard]] DoctoredWorkspace doctor_workspace(World& world, const std::string& folder);
/// The desk's own file, what it waits for, and its mail server where that is asked.
[[nodiscard]] DoctorFindings doctor_desk(World& world, Outgoing& outgoing, const DoctorRequest& request);

}  // namespace regie
