// cli/commands_doctor.cpp - what is wrong with an installation, and what mends it.
#include "app/doctor.h"
#include "cli/internal/options.h"
#include "cli/internal/run.h"
#include "wording/doctor_words.h"

namespace regie {

Exit run_doctor(World& world, const Shell& shell, const Options& options) {
  const std::string folder =
      options.workspaces.empty() ? workspace_folder(shell, options) : options.workspaces;
  const auto doctored = doctor(world, shell.outgoing, {folder, options.mail});
  if (!doctored) return show_problem(shell, options, doctored.error());
  shell.out(options.json ? json_of(*doctored) : text_of(document_of(*doctored), {shell.colour}));
  return doctored->is_broken() ? Exit::failed : Exit::done;
}

}  // namespace regie
