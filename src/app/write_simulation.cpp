// app/write_simulation.cpp - simulated files to disk.
#include "app/write_simulation.h"

namespace regie {

Result<Done> write_simulation(World& world, const Simulation& simulation, const std::string& folder,
                              std::string_view truth_text) {
  const std::string truth_path = folder + "/truth.json";
  if (world.files.kind(folder) == FileKind::folder) {
    TRY(const auto there, world.files.list(folder));
    // A folder simulated before may be written again; anything else is not ours to mix with.
    if (!there.empty() && world.files.kind(truth_path) != FileKind::file)
      return fail("simulate.folder_in_use", "The folder " + folder + " holds other files.",
                  "Nothing was written.", "Take a new folder:  --out DIR");
  }
  TRY_DONE(world.files.make_folder(folder));
  for (const SimulatedFile& file : simulation.files) {
    const std::string path = folder + "/" + file.path;
    TRY_DONE(world.files.make_folder(path.substr(0, path.rfind('/'))));
    TRY_DONE(world.files.write(path, file.bytes));
  }
  return world.files.write(truth_path, truth_text);
}

}  // namespace regie
