// app/change_settings.h - the verb behind the settings page: name, currency, time zone and language.
#pragma once

#include <string>

#include "app/workspace.h"

namespace regie {

struct SettingsRequest {
  std::string name;
  std::string currency;
  std::string time_zone;
  std::string language;
  std::string by;  // an owner
};
/// Fails: workspace.bad_setting, workspace.currency_fixed (amounts that were imported are in the one there
/// is), and as sign_as.
Result<WorkspaceSettings> change_settings(World& world, Workspace& workspace, const SettingsRequest& request);

}  // namespace regie
