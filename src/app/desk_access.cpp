// app/desk_access.cpp - where desk.sqlite lies, and changing a sign-in with nobody in between.
#include "app/desk_access.h"

#include <utility>

namespace regie {
namespace {

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
      nobody_hash(the_secrets.hash_password(the_secrets.token())) {}

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
