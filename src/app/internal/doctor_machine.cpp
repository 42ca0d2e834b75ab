// app/internal/doctor_machine.cpp - time, time zones and the disk.
#include <set>

#include "app/disk.h"
#include "app/internal/doctor_checks.h"
#include "app/look_around.h"

namespace regie {
namespace {

constexpr std::int64_t program_made_after = 1'767'225'600;  // 2026-01-01: a clock before that was never set
constexpr std::int64_t files_free_low = 10'000;             // an import makes a handful, a backup too
constexpr const char* always_there = "Europe/Amsterdam";

std::string megabytes(std::int64_t bytes) { return std::to_string(bytes / 1'000'000); }

void add_disk(DoctorFindings& found, const DiskState& disk, const std::string& folder) {
  if (disk.bytes == 0) return;  // it cannot be asked
  const std::map<std::string, std::string> with{{"path", folder},
                                                {"free", megabytes(disk.bytes_free)},
                                                {"kind", disk.kind},
                                                {"files", std::to_string(disk.files_free)}};
  if (disk.is_read_only) found.push_back({Verdict::broken, "disk_read_only", with});
  if (disk.bytes_free < disk_bytes_min)
    found.push_back({Verdict::broken, "disk_full", with});
  else if (disk.bytes_free < disk_low_bytes)
    found.push_back({Verdict::look, "disk_low", with});
  else
    found.push_back({Verdict::ok, "disk_space", with});
  if (disk.files > 0 && disk.files_free < files_free_low)
    found.push_back({Verdict::look, "disk_files", with, "df -i '" + folder + "'"});
  found.push_back(
      {disk.is_network ? Verdict::look : Verdict::ok, disk.is_network ? "disk_network" : "disk_kind", with});
}

}  // namespace

DoctorFindings doctor_machine(const World& world, const std::string& folder,
                              const std::vector<std::string>& zones) {
  DoctorFindings found;
  if (world.clock.now_seconds() < program_made_after)
    found.push_back({Verdict::broken, "clock_unset", {}, "timedatectl set-ntp true"});
  if (world.machine == nullptr) return found;
  std::set<std::string> asked(zones.begin(), zones.end());
  asked.insert(always_there);
  for (const std::string& zone : asked)
    if (!world.machine->has_zone(zone))
      found.push_back({Verdict::broken, "zone_missing", {{"zone", zone}}, "apt-get install tzdata"});
  if (found.empty()) found.push_back({Verdict::ok, "time"});
  add_disk(found, world.machine->disk(folder), folder);
  return found;
}

}  // namespace regie
