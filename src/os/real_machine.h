// os/real_machine.h - this machine, as Linux tells of it: statvfs, stat, /proc.
#pragma once

#include "base/machine.h"

namespace regie {

class RealMachine : public Machine {
 public:
  [[nodiscard]] DiskState disk(const std::string& path) const override;
  [[nodiscard]] FileState file(const std::string& path) const override;
  [[nodiscard]] ProcessState process() const override;
  [[nodiscard]] std::optional<LockHolder> lock_holder(const std::string& path) const override;
  [[nodiscard]] std::vector<Library> libraries() const override;
  [[nodiscard]] bool has_zone(const std::string& zone) const override;
  [[nodiscard]] bool has_program_beside(const std::string& name) const override;
};

}  // namespace regie
