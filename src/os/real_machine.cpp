// os/real_machine.cpp - this machine, as Linux tells of it: statvfs, stat, /proc.
#include "os/real_machine.h"

#include <curl/curl.h>
#include <date/tz.h>
#include <microhttpd.h>
#include <openssl/crypto.h>
#include <sodium.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <exception>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace regie {
namespace {

struct KnownKind {
  std::uint32_t magic;
  const char* name;
  bool is_network;
};
// statfs(2). Network file systems promise locks and syncs that another machine has to keep.
constexpr std::array<KnownKind, 18> known_kinds{{
    {0xEF53, "ext4", false},
    {0x58465342, "xfs", false},
    {0x9123683E, "btrfs", false},
    {0x01021994, "tmpfs", false},
    {0x2FC12FC1, "zfs", false},
    {0x794C7630, "overlayfs", false},
    {0xF2F52010, "f2fs", false},
    {0xCA451A4E, "bcachefs", false},
    {0x4D44, "vfat", false},
    {0x5346544E, "ntfs", false},
    {0x6969, "nfs", true},
    {0xFF534D42, "cifs", true},
    {0xFE534D42, "smb2", true},
    {0x517B, "smb", true},
    {0x01021997, "9p", true},
    {0x65735546, "fuse", true},
    {0x00C36400, "ceph", true},
    {0x47504653, "gpfs", true},
}};

std::string hexadecimal(std::uint32_t number) {
  std::array<char, 8> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 16).ptr;
  return "0x" + std::string(digits.data(), end);
}

std::int64_t whole(std::string_view text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// "VmRSS:   12345 kB" of /proc/self/status.
std::int64_t status_line(const std::string& name) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (!line.starts_with(name + ":")) continue;
    const std::size_t at = line.find_first_of("0123456789");
    return at == line.npos ? 0 : whole(std::string_view(line).substr(at));
  }
  return 0;
}

/// Field 22 of /proc/self/stat counts ticks since the machine started.
std::int64_t started_at() {
  std::ifstream stat("/proc/self/stat");
  std::string text((std::istreambuf_iterator<char>(stat)), {});
  std::istringstream fields(text.substr(std::min(text.rfind(')') + 1, text.size())));
  std::string field;
  for (int number = 3; number <= 22; ++number) fields >> field;
  timespec now{};
  timespec since_boot{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  ::clock_gettime(CLOCK_BOOTTIME, &since_boot);
  return now.tv_sec - since_boot.tv_sec + whole(field) / std::max(1L, ::sysconf(_SC_CLK_TCK));
}

std::string program_of(int process) {
  std::ifstream name("/proc/" + std::to_string(process) + "/comm");
  std::string text;
  std::getline(name, text);
  return text;
}

}  // namespace

DiskState RealMachine::disk(const std::string& path) const {
  DiskState state;
  struct statvfs space{};
  if (::statvfs(path.c_str(), &space) != 0) return state;
  const auto block = static_cast<std::int64_t>(space.f_frsize);
  state.bytes_free = static_cast<std::int64_t>(space.f_bavail) * block;
  state.bytes = static_cast<std::int64_t>(space.f_blocks) * block;
  state.files_free = static_cast<std::int64_t>(space.f_favail);
  state.files = static_cast<std::int64_t>(space.f_files);
  state.is_read_only = (space.f_flag & ST_RDONLY) != 0;
  struct statfs about{};
  if (::statfs(path.c_str(), &about) != 0) return state;
  const auto magic = static_cast<std::uint32_t>(about.f_type);
  state.kind = hexadecimal(magic);
  for (const KnownKind& known : known_kinds)
    if (known.magic == magic) {
      state.kind = known.name;
      state.is_network = known.is_network;
    }
  return state;
}

FileState RealMachine::file(const std::string& path) const {
  struct stat about{};
  if (::stat(path.c_str(), &about) != 0) return {};
  FileState state;
  state.exists = true;
  state.mode = about.st_mode & 0777U;
  state.is_own = about.st_uid == ::geteuid();
  state.can_write = ::access(path.c_str(), W_OK) == 0;
  state.bytes = about.st_size;
  state.changed_at = about.st_mtime;
  return state;
}

ProcessState RealMachine::process() const {
  ProcessState state;
  state.resident_bytes = status_line("VmRSS") * 1024;
  state.virtual_bytes = status_line("VmSize") * 1024;
  state.threads = status_line("Threads");
  struct rusage used{};
  if (::getrusage(RUSAGE_SELF, &used) == 0)
    state.cpu_seconds = static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                        static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
  struct rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) == 0)
    state.files_open_max = static_cast<std::int64_t>(files.rlim_cur);
  std::error_code error;
  for (std::filesystem::directory_iterator open("/proc/self/fd", error), end; !error && open != end;
       open.increment(error))
    ++state.files_open;
  state.started_at = started_at();
  return state;
}

std::optional<LockHolder> RealMachine::lock_holder(const std::string& path) const {
  struct stat about{};
  if (::stat(path.c_str(), &about) != 0) return std::nullopt;
  // "1: FLOCK  ADVISORY  WRITE 4242 08:01:131123 0 EOF"
  std::array<char, 64> place{};
  std::snprintf(place.data(), place.size(), "%02x:%02x:%lu", major(about.st_dev), minor(about.st_dev),
                static_cast<unsigned long>(about.st_ino));
  std::ifstream locks("/proc/locks");
  for (std::string line; std::getline(locks, line);) {
    std::istringstream fields(line);
    std::string number, kind, way, what, process, where;
    fields >> number >> kind >> way >> what >> process >> where;
    if (kind != "FLOCK" || where != place.data()) continue;
    const int holder = static_cast<int>(whole(process));
    return LockHolder{holder, program_of(holder)};
  }
  return std::nullopt;
}

std::vector<Library> RealMachine::libraries() const {
  const curl_version_info_data* curl = curl_version_info(CURLVERSION_NOW);
  const bool has_tls = (curl->features & CURL_VERSION_SSL) != 0;
  bool has_mail = false;
  for (const char* const* name = curl->protocols; name != nullptr && *name != nullptr; ++name)
    has_mail = has_mail || std::string_view(*name) == "smtps";
  return {{"libcurl",
           std::string(curl->version) + (has_tls ? std::string(" ") + curl->ssl_version : std::string()),
           !has_tls    ? "TLS"
           : !has_mail ? "SMTPS"
                       : ""},
          {"libmicrohttpd", MHD_get_version(),
           MHD_is_feature_supported(MHD_FEATURE_EPOLL) == MHD_YES ? "" : "epoll"},
          {"libcrypto", OpenSSL_version(OPENSSL_VERSION_STRING)},
          {"libsodium", sodium_version_string()}};
}

bool RealMachine::has_zone(const std::string& zone) const {
  try {
    return date::locate_zone(zone) != nullptr;
  } catch (const std::exception&) {  // how that library says that it has none
    return false;
  }
}

bool RealMachine::has_program_beside(const std::string& name) const {
  std::error_code error;
  const auto own = std::filesystem::read_symlink("/proc/self/exe", error);
  return !error && ::access((own.parent_path() / name).c_str(), X_OK) == 0;
}

}  // namespace regie
