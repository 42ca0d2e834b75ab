// app/troubles.h - what does not work at this desk now, and since when: said, not hidden.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace regie {

/// Something that does not work. The desk goes on without it.
struct Trouble {
  std::string part;       // "facts", "disk", "mail", "webhooks", "backup", "records", "rules", "reader"
  std::string workspace;  // "" = the whole desk
  Problem problem;
  std::int64_t since_seconds = 0;
};

/// Safe to call from several threads. Kept while the desk runs: each part tells anew after a start.
class Troubles {
 public:
  /// A part that is in trouble already keeps its `since`.
  void raise(Trouble trouble);
  void clear(const std::string& part, const std::string& workspace = {});
  /// The oldest first.
  [[nodiscard]] std::vector<Trouble> all() const;

 private:
  mutable std::mutex guard_;
  std::map<std::pair<std::string, std::string>, Trouble> troubles_;  // by part and workspace
};

}  // namespace regie
