// api/assets.h - the browser's own files, put into the program at build time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/http.h"

namespace regie {

struct Asset {
  std::string_view path;   // "/assets/index-1f3a.js"
  std::string_view bytes;  // gzipped
};
/// Empty where the program was built without its front end.
[[nodiscard]] const std::vector<Asset>& assets();

/// A file of the front end; any other path is a page of it, which its script tells apart.
[[nodiscard]] HttpReply asset_reply(const HttpRequest& request);

}  // namespace regie
