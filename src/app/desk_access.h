// app/desk_access.h - the desk's own file of sign-ins, links and notices: where it lies, and what its verbs
// need.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/sign_in_throttle.h"
#include "app/vitals.h"
#include "app/world.h"
#include "base/secrets.h"
#include "store/access/access.h"

namespace regie {

/// One for as long as the desk is open; its verbs may be called from several threads.
struct DeskAccess {
  DeskAccess(World& the_world, Access& the_access, Secrets& the_secrets);

  World& world;
  Access& access;
  Secrets& secrets;
  SignInThrottle throttle;
  std::mutex guard;           // from reading a sign-in until it is saved changed
  bool asks_for_app = false;  // of everybody: without one in force nothing is seen
  std::function<std::vector<std::string>()> names_around =
      {};  // of workspaces: no passwords are made of them
  const std::string
      nobody_hash;  // of a password nobody has, so that an unknown name takes as long as a known one
  const std::string log_key;  // what references in the log are made with: unknown outside this desk

  /// Who or where it is, as the log may tell it: "a-" (an account) or "p-" (an address of the network) and
  /// 16 hex digits, the same at this desk for ever, nothing without its key. "" of "".
  [[nodiscard]] std::string account_reference(const std::string& name) const;
  [[nodiscard]] std::string peer_reference(const std::string& address) const;
  /// What concerns who may come in and what was refused: counted, and written to the log.
  void tell(LogLevel level, const std::string& event, std::vector<LogField> fields);
  Vitals vitals;
};

/// Where desk.sqlite lies: in the folder around the workspace if it is there (a desk with several), else in
/// the workspace itself.
[[nodiscard]] std::string desk_folder_of(const World& world, const std::string& workspace_folder);

[[nodiscard]] std::string desk_file_of(const std::string& desk_folder);

/// Opens desk.sqlite in that folder, or makes it; only its owner can read it. Fails: as Access and Files.
[[nodiscard]] Result<std::unique_ptr<Access>> open_access(World& world, const std::string& folder);

/// Reads a sign-in, lets `change` change it and saves it, with nobody in between.
/// Fails: access.unknown, and as `change`: then nothing is saved.
Result<SignIn> change_sign_in(DeskAccess& desk, const std::string& name,
                              const std::function<Result<Done>(SignIn&)>& change);

}  // namespace regie
