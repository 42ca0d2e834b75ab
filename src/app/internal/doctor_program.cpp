// app/internal/doctor_program.cpp - the program and what it was put together with.
#include "app/internal/doctor_checks.h"
#include "store/libraries.h"

namespace regie {
namespace {

constexpr const char* reader_program = "regie-reader";

DoctorFinding of_library(const Library& library) {
  const bool is_whole = library.lacks.empty();
  return {is_whole ? Verdict::ok : Verdict::broken,
          is_whole ? "library" : "library_lacks",
          {{"name", library.name}, {"version", library.version}, {"lacks", library.lacks}}};
}

}  // namespace

DoctorFindings doctor_program(const World& world) {
  DoctorFindings found{{Verdict::ok, "program", {{"version", code_version}}}};
  for (const Library& library : store_libraries()) found.push_back(of_library(library));
  if (world.machine == nullptr) return found;
  for (const Library& library : world.machine->libraries()) found.push_back(of_library(library));
  const bool has_reader = world.machine->has_program_beside(reader_program);
  found.push_back({has_reader ? Verdict::ok : Verdict::look,
                   has_reader ? "reader" : "reader_missing",
                   {{"name", reader_program}}});
  return found;
}

}  // namespace regie
