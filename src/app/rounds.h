// app/rounds.h - what a desk does by itself while it runs: keeps pages ready, tells of what happened, sends
// the weekly mail.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "app/desk.h"
#include "app/due.h"
#include "app/mail.h"

namespace regie {

/// How things are said: handed in by whoever knows words and JSON.
struct RoundWords {
  LetterOf letter_of;
  std::function<std::string(const std::string& workspace, const Brief& page, const Finding& finding)>
      finding_appeared;
  std::function<std::string(const std::string& workspace, const Brief& page, const DueItem& item)>
      decision_due;
};

/// One round: looks whether all works, makes the briefs that webhooks ask about, queues what is new, sends
/// what waits.
Result<Done> go_round(Desk& desk, const RoundWords& words);

/// Goes its rounds on a thread of its own, from construction to destruction. What fails is a trouble of the
/// desk until a round goes well.
class Rounds {
 public:
  Rounds(Desk& desk, RoundWords words);
  ~Rounds();
  Rounds(const Rounds&) = delete;
  Rounds& operator=(const Rounds&) = delete;

 private:
  void run();

  Desk& desk_;
  RoundWords words_;
  std::mutex guard_;
  std::condition_variable wake_;
  bool is_wanted_ = true;
  std::thread thread_;  // last: starts when all else is there
};

}  // namespace regie
