// os/child_program.h - a program beside this one, started with nothing but what it is handed.
#pragma once

#include <string>

#include "base/child.h"

namespace regie {

/// Holds: it has an empty environment and three descriptors: its request, its answer, its file; a file that
/// is open is handed over, bytes in memory are copied into memory it can only read.
class RealChildProgram : public ChildProgram {
 public:
  explicit RealChildProgram(std::string path) : path_(std::move(path)) {}
  Result<ChildEnd> run(const ChildTask& task, const std::function<bool(std::string_view)>& take) override;

 private:
  std::string path_;
};

/// The path of a program that lies in the folder of the one that runs.
[[nodiscard]] std::string beside_this_program(const std::string& name);

}  // namespace regie
