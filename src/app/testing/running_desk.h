// app/testing/running_desk.h - a desk over a folder of two workspaces, with a clock that a test moves.
#pragma once

#include <memory>
#include <string>

#include "app/accounts.h"
#include "app/desk.h"
#include "app/testing/sign_ins.h"
#include "base/testing/fake_outgoing.h"

namespace regie {

/// On Monday 16 March 2026, six in the morning.
struct RunningDesk : TestWorld<MovingClock> {
  FakeSecrets secrets;
  FakeOutgoing outgoing;
  std::unique_ptr<Desk> desk;

  RunningDesk() {
    make("acme");
    make("bruno");
    desk = open_desk(world, secrets, outgoing, scratch.folder()).value();
  }
  void make(const std::string& name) {
    WorkspaceSettings settings;
    settings.name = name;
    settings.language = "en";
    static_cast<void>(init_workspace(world, scratch.file(name), settings));
  }
  /// With one workspace, opened where it is not.
  template <class Act>
  Result<Done> in(const std::string& id, Act act) {
    return desk->workspaces.use(id, [&](Workspace& workspace) -> Result<Done> {
      act(workspace);
      return Done{};
    });
  }
  void import(const std::string& id, const std::string& csv) {
    static_cast<void>(files.write(scratch.file(id + ".csv"), csv));
    static_cast<void>(in(id, [&](Workspace& workspace) {
      static_cast<void>(import_files(world, workspace, {{scratch.file(id + ".csv")}, {}}).value());
    }));
  }
  /// A person with an account in a workspace, who wants its brief on Mondays.
  void add_reader(const std::string& name, const std::string& id) {
    static_cast<void>(in(id, [&](Workspace& workspace) {
      const bool is_first = list_accounts(workspace)->empty();
      static_cast<void>(
          add_account(world, workspace, {name, "", is_first ? "owner" : "marketer", is_first ? "" : "maud"})
              .value());
    }));
    SignIn person;
    person.name = name;
    person.email = name + "@acme.example";
    person.brief_weekday = 1;
    static_cast<void>(desk->access->save(person));
  }
};

}  // namespace regie
