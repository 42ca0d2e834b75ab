// app/troubles.cpp - one entry a part and workspace.
#include "app/troubles.h"

#include <algorithm>

namespace regie {

void Troubles::raise(Trouble trouble) {
  const std::lock_guard held(guard_);
  const std::pair key(trouble.part, trouble.workspace);
  if (const auto known = troubles_.find(key); known != troubles_.end())
    trouble.since_seconds = known->second.since_seconds;
  troubles_.insert_or_assign(key, std::move(trouble));
}

void Troubles::clear(const std::string& part, const std::string& workspace) {
  const std::lock_guard held(guard_);
  troubles_.erase({part, workspace});
}

std::vector<Trouble> Troubles::all() const {
  const std::lock_guard held(guard_);
  std::vector<Trouble> all;
  for (const auto& [key, trouble] : troubles_) all.push_back(trouble);
  std::stable_sort(all.begin(), all.end(),
                   [](const Trouble& a, const Trouble& b) { return a.since_seconds < b.since_seconds; });
  return all;
}

}  // namespace regie
