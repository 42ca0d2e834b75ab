// app/change_settings.cpp - checked as those of a new workspace; the currency stands once there are amounts.
#include "app/change_settings.h"

#include "app/accounts.h"

namespace regie {

Result<WorkspaceSettings> change_settings(World& world, Workspace& workspace,
                                          const SettingsRequest& request) {
  TRY_DONE(sign_as(world, workspace, request.by, Deed::change_settings));
  WorkspaceSettings changed = workspace.settings;
  changed.name = request.name;
  changed.currency = request.currency;
  changed.time_zone = request.time_zone;
  changed.language = request.language;
  TRY_DONE(check_settings(changed));
  TRY(const auto imports, workspace.records->imports());
  if (changed.currency != workspace.settings.currency && !imports.empty())
    return fail(
        "workspace.currency_fixed",
        "The currency stays " + workspace.settings.currency + ": the amounts that were imported are in it.",
        "Nothing was changed.", "Make another workspace for " + changed.currency + ".");
  TRY_DONE(workspace.records->save_settings(changed));
  workspace.settings = changed;
  return changed;
}

}  // namespace regie
