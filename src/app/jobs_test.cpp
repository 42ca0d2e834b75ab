// app/jobs_test.cpp - long work is told as it goes on, ends with its outcome, and stops when it is not
// wanted.
#include "app/jobs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <future>

#include "app/testing/sign_ins.h"

namespace regie {
namespace {

using Outcome = Result<std::vector<FileOutcome>>;

constexpr auto patience = std::chrono::seconds(30);  // of a loaded machine; a right answer needs none of it

JobState of_maud() {
  JobState named;
  named.workspace = "acme";
  named.account = "maud";
  named.kind = "import";
  return named;
}

/// What a watcher was told, until the end.
struct Watched {
  std::mutex guard;
  std::vector<JobState> told;
  std::promise<JobState> last;
  std::future<JobState> ended = last.get_future();

  Jobs::Watcher watcher() {
    return [this](const JobState& state) {
      const std::lock_guard held(guard);
      told.push_back(state);
      if (state.phase != JobPhase::running) last.set_value(state);
    };
  }
  JobState end() {
    EXPECT_EQ(ended.wait_for(patience), std::future_status::ready);
    return ended.get();
  }
};

Outcome until_not_wanted(Progress& progress) {
  while (progress.at(0, 0, "waits")) std::this_thread::yield();
  return fail("import.cancelled", "It was stopped.");
}

TEST(Jobs, Tell_how_far_they_are_and_then_what_came_of_it) {
  Watched watched;
  std::promise<void> go;
  Jobs jobs;
  const JobState started = jobs.start(of_maud(),
                                      [&](Progress& progress) -> Outcome {
                                        go.get_future().wait();
                                        for (int i = 1; i <= 4; ++i) progress.at(i, 4, "march.csv");
                                        FileOutcome file;
                                        file.reading.path = "march.csv";
                                        return std::vector{file};
                                      })
                               .value();
  EXPECT_EQ(started.phase, JobPhase::running);
  EXPECT_EQ(started.kind, "import");
  ASSERT_TRUE(jobs.watch("acme", started.id, watched.watcher()));
  go.set_value();
  const JobState end = watched.end();
  EXPECT_EQ(end.phase, JobPhase::done);
  ASSERT_EQ(end.files.size(), 1U);
  EXPECT_EQ(end.files[0].reading.path, "march.csv");
  std::vector<std::int64_t> done;
  for (const JobState& state : watched.told) done.push_back(state.done);
  EXPECT_THAT(done, testing::ElementsAre(0, 1, 2, 3, 4, 4));
  EXPECT_EQ(jobs.find("acme", started.id)->phase, JobPhase::done);
}

TEST(Jobs, Tell_a_million_steps_in_about_a_hundred) {
  constexpr int steps = 1'000'000;
  Watched watched;
  std::promise<void> go;
  Jobs jobs;
  const JobState started = jobs.start(of_maud(),
                                      [&](Progress& progress) -> Outcome {
                                        go.get_future().wait();
                                        for (int i = 1; i <= steps; ++i) progress.at(i, steps, "march.csv");
                                        return std::vector<FileOutcome>{};
                                      })
                               .value();
  ASSERT_TRUE(jobs.watch("acme", started.id, watched.watcher()));
  go.set_value();
  EXPECT_EQ(watched.end().done, steps);
  EXPECT_LE(watched.told.size(), 105U);
  EXPECT_GE(watched.told.size(), 100U);
}

TEST(Jobs, That_fail_tell_why) {
  Watched watched;
  Jobs jobs;
  const JobState started =
      jobs.start(of_maud(),
                 [](Progress&) -> Outcome { return fail("facts.disk_full", "The disk is full.", "a", "b"); })
          .value();
  ASSERT_TRUE(jobs.watch("acme", started.id, watched.watcher()));
  const JobState end = watched.end();
  EXPECT_EQ(end.phase, JobPhase::failed);
  EXPECT_EQ(end.problem.code, "facts.disk_full");
  EXPECT_EQ(end.problem.remedy, "b");
}

TEST(Jobs, End_as_cancelled_when_somebody_stops_them) {
  Watched watched;
  Jobs jobs;
  const JobState started = jobs.start(of_maud(), until_not_wanted).value();
  ASSERT_TRUE(jobs.watch("acme", started.id, watched.watcher()));
  ASSERT_TRUE(jobs.cancel("acme", started.id));
  EXPECT_EQ(watched.end().phase, JobPhase::cancelled);
}

TEST(Jobs, That_were_done_before_the_stop_stay_done) {
  Watched watched;
  Jobs jobs;
  const JobState started =
      jobs.start(of_maud(), [](Progress&) -> Outcome { return std::vector<FileOutcome>{}; }).value();
  ASSERT_TRUE(jobs.watch("acme", started.id, watched.watcher()));
  static_cast<void>(watched.end());
  EXPECT_EQ(jobs.cancel("acme", started.id)->phase, JobPhase::done);
  EXPECT_EQ(jobs.find("acme", started.id)->phase, JobPhase::done);
}

TEST(Jobs, Tell_whoever_comes_late_the_end_alone) {
  Watched first;
  Watched late;
  Jobs jobs;
  const JobState started =
      jobs.start(of_maud(), [](Progress&) -> Outcome { return std::vector<FileOutcome>{}; }).value();
  ASSERT_TRUE(jobs.watch("acme", started.id, first.watcher()));
  static_cast<void>(first.end());
  ASSERT_TRUE(jobs.watch("acme", started.id, late.watcher()));
  EXPECT_EQ(late.end().phase, JobPhase::done);
  EXPECT_EQ(late.told.size(), 1U);
}

TEST(Jobs, Of_another_workspace_are_unknown) {
  Jobs jobs;
  const JobState started = jobs.start(of_maud(), until_not_wanted).value();
  EXPECT_EQ(code_of(jobs.find("bruno", started.id)), "job.unknown");
  EXPECT_EQ(code_of(jobs.cancel("bruno", started.id)), "job.unknown");
  EXPECT_EQ(code_of(jobs.watch("bruno", started.id, [](const JobState&) {})), "job.unknown");
  EXPECT_EQ(code_of(jobs.find("acme", "j-none")), "job.unknown");
  EXPECT_EQ(jobs.find("acme", started.id)->phase, JobPhase::running)
      << "nobody of another workspace stopped it";
}

TEST(Jobs, That_run_are_stopped_and_waited_for_at_the_end_of_the_desk) {
  std::atomic<int> ended = 0;
  Watched watched;
  {
    Jobs jobs;
    for (int i = 0; i < 3; ++i) {
      const JobState started = jobs.start(of_maud(),
                                          [&](Progress& progress) -> Outcome {
                                            auto outcome = until_not_wanted(progress);
                                            ++ended;
                                            return outcome;
                                          })
                                   .value();
      if (i == 0) {
        ASSERT_TRUE(jobs.watch("acme", started.id, watched.watcher()));
      }
    }
    EXPECT_EQ(ended, 0);
  }
  EXPECT_EQ(ended, 3);
  EXPECT_EQ(watched.end().phase, JobPhase::cancelled);
}

TEST(Jobs, Stopped_all_at_once_tell_their_watchers_and_what_comes_later_stops_at_its_first_step) {
  Watched watched;
  Watched later;
  Jobs jobs;
  const JobState started = jobs.start(of_maud(), until_not_wanted).value();
  ASSERT_TRUE(jobs.watch("acme", started.id, watched.watcher()));
  EXPECT_EQ(jobs.running(), 1);
  jobs.stop();
  EXPECT_EQ(watched.end().phase, JobPhase::cancelled);
  EXPECT_EQ(jobs.running(), 0);
  ASSERT_TRUE(jobs.watch("acme", jobs.start(of_maud(), until_not_wanted)->id, later.watcher()));
  EXPECT_EQ(later.end().phase, JobPhase::cancelled);
}

TEST(Jobs, That_ended_are_forgotten_when_there_are_many_and_those_that_run_are_not) {
  Jobs jobs;
  const JobState running = jobs.start(of_maud(), until_not_wanted).value();
  std::string first;
  for (std::size_t i = 0; i < jobs_kept_max + 1; ++i) {
    Watched watched;
    const JobState one =
        jobs.start(of_maud(), [](Progress&) -> Outcome { return std::vector<FileOutcome>{}; }).value();
    if (first.empty()) first = one.id;
    ASSERT_TRUE(jobs.watch("acme", one.id, watched.watcher()));
    static_cast<void>(watched.end());
  }
  EXPECT_EQ(code_of(jobs.find("acme", first)), "job.unknown");
  EXPECT_EQ(jobs.find("acme", running.id)->phase, JobPhase::running);
}

TEST(Jobs, Of_one_workspace_no_more_than_four_run_and_others_are_not_kept_waiting) {
  Jobs jobs;
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < jobs_running_max; ++i)
    ids.push_back(jobs.start(of_maud(), until_not_wanted).value().id);
  EXPECT_EQ(jobs.start(of_maud(), until_not_wanted).error().code, "job.too_many");
  JobState elsewhere = of_maud();
  elsewhere.workspace = "bruno";
  EXPECT_TRUE(jobs.start(elsewhere, until_not_wanted));
  for (const std::string& id : ids) static_cast<void>(jobs.cancel(of_maud().workspace, id).value());
}

}  // namespace
}  // namespace regie
