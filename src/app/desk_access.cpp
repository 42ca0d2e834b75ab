// app/desk_access.cpp - where desk.sqlite lies, and changing a sign-in with nobody in between.
#include "app/desk_access.h"

#include <utility>

namespace regie {
namespace {

/// 64 bits tell the people of a desk apart; HMAC, since names and addresses are few enough to try them all.
std::string reference(const Secrets& secrets, const std::string& key, const std::string& kind,
                      const std::string& text) {
  if (text.empty()) return {};
  constexpr std::string_view digits = "0123456789abcdef";
  constexpr std::size_t bytes_told = 8;
  std::string told = kind + "-";
  for (const char byte : secrets.hmac_sha256(key, kind + "|" + text).substr(0, bytes_told)) {
    told += digits[static_cast<unsigned char>(byte) >> 4U];
    told += digits[static_cast<unsigned char>(byte) & 15U];
  }
  return told;
}

std::string folder_around(std::string folder) {
  while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
  const std::size_t slash = folder.rfind('/');
  const std::string last = folder.substr(slash == folder.npos ? 0 : slash + 1);
  if (last.empty() || last == "." || last == "..") return folder + "/..";
  if (slash == folder.npos) return ".";
  return slash == 0 ? "/" : folder.substr(0, slash);
}

}  // namespace

DeskAccess::DeskAccess(World& the_world, Access& the_access, Secrets& the_secrets)
    : world(the_world),
      access(the_access),
      secrets(the_secrets),
      nobody_hash(the_secrets.hash_password(the_secrets.token())),
      // Where it cannot be kept, references hold for as long as the desk runs.
      log_key(the_access.log_key(the_secrets.token()).value_or(the_secrets.token())) {}

std::string DeskAccess::account_reference(const std::string& name) const {
  return reference(secrets, log_key, "a", name);
}

std::string DeskAccess::peer_reference(const std::string& address) const {
  return reference(secrets, log_key, "p", address);
}

void DeskAccess::tell(LogLevel level, const std::string& event, std::vector<LogField> fields) {
  vitals.security(event);
  world.log.event({level, event, std::move(fields)});
}

std::string desk_file_of(const std::string& desk_folder) { return desk_folder + "/desk.sqlite"; }

std::string desk_folder_of(const World& world, const std::string& workspace_folder) {
  std::string around = folder_around(workspace_folder);
  return world.files.kind(desk_file_of(around)) == FileKind::file ? around : workspace_folder;
}

Result<std::unique_ptr<Access>> open_access(World& world, const std::string& folder) {
  TRY_DONE(world.files.make_private(desk_file_of(folder)));
  return Access::open(desk_file_of(folder));
}

Result<SignIn> change_sign_in(DeskAccess& desk, const std::string& name,
                              const std::function<Result<Done>(SignIn&)>& change) {
  const std::lock_guard lock(desk.guard);
  TRY(auto person, desk.access.find_sign_in(name));
  if (!person)
    return fail("access.unknown", "Nobody signs in here as " + name + ".", "Nothing was changed.",
                "Let an owner make a code:  regie account reset " + name);
  TRY_DONE(change(*person));
  TRY_DONE(desk.access.save(*person));
  return std::move(*person);
}

}  // namespace regie
