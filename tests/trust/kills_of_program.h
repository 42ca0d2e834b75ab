// tests/trust/kills_of_program.h - the program itself killed, as it is called from a command line.
#pragma once

#include <sys/prctl.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/trust/kills_of_workspaces.h"

namespace regie::trust {

/// One command a round. A verb that writes more (a backup) gets a line
/// here.
class ProgramRounds {
 public:
  explicit ProgramRounds(std::string regie) : regie_(std::move(regie)) {}

  void once(Random& random, Counted& counted) {
    if (round_++ % 12 == 0) desk_ = desk_with_exports();
    const int number = static_cast<int>(random.below(exports));
    const std::string note = "note-" + std::to_string(round_);
    const std::vector<std::vector<std::string>> all{
        {"import", desk_->scratch.file(export_of(number))}, {"note", note}, {"rebuild"}};
    std::vector<std::string> words = all[random.below(all.size())];
    const std::string tells = words[0] == "import" ? export_of(number) : words[0] == "note" ? note : "";
    words.insert(words.begin(), regie_);
    words.insert(words.end(), {"--workspace", desk_->folder});
    const Ended ended = killed(random, 150'000, [&](const Telling& telling) { run(words, tells, telling); });
    count_round(counted, "the program", ended, checked(*desk_, "the program", figures_, counted));
  }

 private:
  /// The child starts the program as a child of its own: both are killed, the program first.
  static void run(const std::vector<std::string>& words, const std::string& tells, const Telling& telling) {
    const pid_t parent = ::getpid();
    const pid_t program = ::fork();
    if (program == 0) {
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      if (::getppid() != parent) ::_exit(0);
      const int nothing = ::open("/dev/null", O_WRONLY);
      ::dup2(nothing, 1);
      ::dup2(nothing, 2);
      std::vector<char*> arguments;
      for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
      arguments.push_back(nullptr);
      ::execv(arguments[0], arguments.data());
      ::_exit(9);
    }
    int status = 0;
    ::waitpid(program, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) ::_exit(3);
    if (!tells.empty()) telling.done(tells);
  }

  std::string regie_;
  std::unique_ptr<TestDesk> desk_;
  Figures figures_;
  std::int64_t round_ = 0;
};

}  // namespace regie::trust
