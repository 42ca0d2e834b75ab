// bench/simulated_workspace.h - a simulated account, imported as a user would, for as long as a question
// takes.
#pragma once

#include <fmt/format.h>

#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "app/import_files.h"
#include "app/workspace.h"
#include "os/real_clock.h"
#include "os/real_files.h"
#include "simulate/simulate.h"

namespace regie {

class SilentLog : public Log {
 public:
  void line(std::string_view) override {}
};

struct SimulatedPlace {
  std::string scenario;
  std::uint64_t seed = 1;
  std::string root;  // a folder of its own is made here and removed again
};

/// ask(World&, Workspace&, const Truth&) -> Result<T>, of files already made; `folder` is made and removed.
template <class T, class Ask>
Result<T> in_workspace_of(const Simulation& simulation, const std::string& folder, const Ask& ask) {
  RealClock clock;
  RealFiles files;
  RealLocks locks;
  SilentLog log;
  World world{clock, files, locks, log};
  const std::string exports = folder + "/exports";
  for (const SimulatedFile& file : simulation.files) {
    const std::string path = exports + "/" + file.path;
    TRY_DONE(files.make_folder(path.substr(0, path.rfind('/'))));
    TRY_DONE(files.write(path, file.bytes));
  }
  WorkspaceSettings settings;
  settings.name = simulation.truth.scenario;
  settings.currency = simulation.truth.currency;
  settings.time_zone = simulation.truth.time_zone;
  settings.language = simulation.truth.language;
  TRY_DONE(init_workspace(world, folder + "/workspace", settings));
  Result<T> answer = [&]() -> Result<T> {
    TRY(Workspace workspace, open_workspace(world, folder + "/workspace"));
    TRY(const auto outcomes, import_files(world, workspace, {{exports}, {}}));
    for (const FileOutcome& file : outcomes)
      if (file.fate == FileFate::refused) return tl::unexpected(file.why_refused);
    return ask(world, workspace, simulation.truth);
  }();
  TRY_DONE(files.remove(folder));
  return answer;
}

/// The same, of one of simulate()'s scenarios.
template <class T, class Ask>
Result<T> in_simulated_workspace(const SimulatedPlace& place, const Ask& ask) {
  SimulateInput input;
  input.scenario = place.scenario;
  input.seed = place.seed;
  TRY(const Simulation simulation, simulate(input));
  return in_workspace_of<T>(simulation, fmt::format("{}/{}-{}", place.root, place.scenario, place.seed), ask);
}

/// run(scenario, seed, root) -> Result<T> for `count` seeds from `first.seed`, on two threads; ends the
/// program at the first problem.
template <class T, class Run>
std::vector<T> all_worlds(const SimulatedPlace& first, std::size_t count, const Run& run) {
  std::vector<T> answers(count);
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      auto answer = run(first.scenario, first.seed + i, first.root);
      if (!answer) {
        std::fprintf(stderr, "%s seed %zu: %s\n", first.scenario.c_str(),
                     static_cast<std::size_t>(first.seed) + i, answer.error().say.c_str());
        std::exit(1);
      }
      answers[i] = std::move(*answer);
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
  return answers;
}

}  // namespace regie
