// app/doctor.h - the verb `doctor`: what is wrong with an installation, why it matters, and what mends it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/world.h"
#include "base/outgoing.h"
#include "base/secrets.h"

namespace regie {

enum class Verdict {
  ok,
  look,   // works, and will not for ever or not for everybody
  broken  // does not work
};

struct DoctorFinding {
  Verdict verdict = Verdict::ok;
  std::string check;  // "disk_space"; stable, as JSON has it; wording/doctor_words knows it
  std::map<std::string, std::string> with = {};  // "path", "version", "count": what its words name
  std::string command = {};                      // that mends it; "" where no command does
};

struct DoctorRequest {
  std::string folder;      // a workspace, or a folder of them
  bool asks_mail = false;  // Regie speaks to no host of its own accord
};

struct Doctored {
  std::string language = "en";  // of the first workspace that could be read
  std::vector<DoctorFinding> findings;
  [[nodiscard]] bool is_broken() const;
};

/// Changes nothing: a workspace that is in use, or whose records an older Regie wrote, is told so and not
/// opened. Fails: workspace.missing, where there is neither a workspace nor a folder of them.
[[nodiscard]] Result<Doctored> doctor(World& world, Outgoing& outgoing, const DoctorRequest& request);

}  // namespace regie
