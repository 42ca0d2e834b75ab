// app/troubles.h - what does not work at this desk now, and since when: said, not hidden.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace regie {

/// Something that does not work. The desk goes on without it.
struct Trouble {
  // "facts", "disk", "mail", "letters", "webhooks", "backup", "records" (it cannot be opened), "rounds",
  // "rules", "reader"
  std::string part;
  std::string workspace;  // "" = the whole desk
  Problem problem;
  std::int64_t since_seconds = 0;
};

/// Safe to call from several threads. Kept while the desk runs: each part tells anew after a start.
class Troubles {
 public:
  /// Called where a part gets into trouble or another one than before, and where it is out of it.
  using Changed = std::function<void(const Trouble& trouble, bool is_over)>;
  void on_change(Changed changed);
  /// A part that is in trouble already keeps its `since`.
  void raise(Trouble trouble);
  void clear(const std::string& part, const std::string& workspace = {});
  [[nodiscard]] bool has(const std::string& part, const std::string& workspace = {}) const;
  /// The oldest first.
  [[nodiscard]] std::vector<Trouble> all() const;

 private:
  Changed changed_;
  mutable std::mutex guard_;
  std::map<std::pair<std::string, std::string>, Trouble> troubles_;  // by part and workspace
};

}  // namespace regie
