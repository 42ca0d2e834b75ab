// app/testing/signed_things.h - one statement of each kind in a workspace, for tests of what becomes of them.
#pragma once

#include "app/workspace.h"
#include "store/testing/statements.h"

namespace regie {

inline Result<Done> sign_one_of_each(Workspace& workspace) {
  TRY_DONE(save_one_of_each(workspace.records->voice()));
  return save_one_of_each(workspace.records->statements());
}

}  // namespace regie
