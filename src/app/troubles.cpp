// app/troubles.cpp - one entry a part and workspace.
#include "app/troubles.h"

#include <algorithm>
#include <utility>

namespace regie {

void Troubles::on_change(Changed changed) {
  const std::lock_guard held(guard_);
  changed_ = std::move(changed);
}

void Troubles::raise(Trouble trouble) {
  const std::lock_guard held(guard_);
  const std::pair key(trouble.part, trouble.workspace);
  const auto known = troubles_.find(key);
  const bool is_news = known == troubles_.end() || known->second.problem.code != trouble.problem.code;
  if (known != troubles_.end()) trouble.since_seconds = known->second.since_seconds;
  if (is_news && changed_) changed_(trouble, false);
  troubles_.insert_or_assign(key, std::move(trouble));
}

void Troubles::clear(const std::string& part, const std::string& workspace) {
  const std::lock_guard held(guard_);
  const auto known = troubles_.find({part, workspace});
  if (known == troubles_.end()) return;
  if (changed_) changed_(known->second, true);
  troubles_.erase(known);
}

bool Troubles::has(const std::string& part, const std::string& workspace) const {
  const std::lock_guard held(guard_);
  return troubles_.contains({part, workspace});
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
