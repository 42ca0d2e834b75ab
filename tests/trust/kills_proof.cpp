// tests/trust/kills_proof.cpp - SIGKILL at random moments of everything that writes: what was told to be done
// is there, all is whole, the figures are those of the imports.
#include <fmt/format.h>

#include <thread>

#include "tests/trust/kills_of_backup.h"
#include "tests/trust/kills_of_desk.h"
#include "tests/trust/kills_of_program.h"
#include "tests/trust/kills_of_records.h"
#include "tests/trust/kills_of_workspaces.h"
#include "tests/trust/proof.h"

namespace regie::trust {
namespace {

/// Some of each hundred kills: what is quick is tried most often.
Counted kill_times(std::int64_t times, std::uint64_t seed, const std::string& regie) {
  Random random(seed);
  Counted counted;
  SavingRounds saving;
  MigrationRounds migrating;
  ImportRounds importing;
  SigningRounds signing;
  BackupRounds backing_up;
  ProgramRounds program(regie);
  DeskRounds desk(regie);
  while (counted.kills < times && counted.broken < 50) {
    const std::uint64_t which = random.below(100);
    if (which < 55)
      saving.once(random, counted);
    else if (which < 75)
      migrating.once(random, counted);
    else if (which < 90)
      importing.once(random, counted);
    else if (which < 93)
      signing.once(random, counted);
    else if (which < 95)
      backing_up.once(random, counted);
    else if (which < 98)
      program.once(random, counted);
    else
      desk.once(random, counted);
    if (counted.kills % 500 == 0) std::fprintf(stderr, "%lld kills\n", static_cast<long long>(counted.kills));
  }
  return counted;
}

/// A process a core: threads of the figures' store must not be forked along.
Counted share(std::int64_t times, const std::string& regie) {
  const auto cores = std::max(1U, std::thread::hardware_concurrency());
  std::vector<int> reports;
  for (unsigned core = 0; core < cores; ++core) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) std::abort();
    const std::int64_t part = times / cores + (core < times % cores ? 1 : 0);
    if (::fork() == 0) {
      const Counted counted = kill_times(part, 20'261'127 + core, regie);
      ::_exit(::write(ends[1], &counted, sizeof counted) == sizeof counted ? 0 : 1);
    }
    ::close(ends[1]);
    reports.push_back(ends[0]);
  }
  Counted sum;
  for (const int report : reports) {
    Counted counted;
    if (::read(report, &counted, sizeof counted) != sizeof counted) ++sum.broken;  // it ended without a word
    sum.kills += counted.kills;
    sum.acknowledged += counted.acknowledged;
    sum.lost += counted.lost;
    sum.broken += counted.broken;
  }
  while (::wait(nullptr) > 0) {
  }
  return sum;
}

}  // namespace
}  // namespace regie::trust

int main(int count, char** words) {
  using namespace regie::trust;
  const Asked asked = regie::trust::asked(count, words);
  const Counted sum = share(asked.size, asked.regie);
  return tell(
      sum.kills >= asked.size && sum.acknowledged > 0 && sum.lost == 0 && sum.broken == 0,
      fmt::format("{} kills, {} saves acknowledged before them: {} lost; {} workspaces half done, damaged or "
                  "with other figures",
                  sum.kills, sum.acknowledged, sum.lost, sum.broken));
}
