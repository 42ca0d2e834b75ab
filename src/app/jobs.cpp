// app/jobs.cpp - one thread a job; whoever watches is told under the job's own guard.
#include "app/jobs.h"

#include <algorithm>
#include <utility>

#include "base/id.h"

namespace regie {

struct Jobs::Job : Progress {
  mutable std::mutex guard;
  JobState state;
  std::vector<Watcher> watchers;
  bool is_wanted = true;
  std::thread thread;

  bool at(std::int64_t done, std::int64_t total, std::string_view what) override {
    const std::lock_guard held(guard);
    // A hundred steps are enough to see; each costs every watcher a message.
    const bool tells = state.say != what || total <= 0 || state.total != total ||
                       done * 100 / total != state.done * 100 / total;
    state.done = done;
    state.total = total;
    state.say = what;
    if (tells) tell();
    return is_wanted;
  }
  void tell() {
    for (const Watcher& watcher : watchers) watcher(state);
  }
  void end(Result<std::vector<FileOutcome>> outcome) {
    const std::lock_guard held(guard);
    if (outcome) {
      state.phase = JobPhase::done;
      state.files = std::move(*outcome);
    } else {
      state.phase = is_wanted ? JobPhase::failed : JobPhase::cancelled;
      state.problem = std::move(outcome).error();
    }
    tell();
    watchers.clear();
  }
};

Jobs::~Jobs() { stop(); }

void Jobs::stop() {
  std::map<std::string, std::shared_ptr<Job>> all;
  {
    const std::lock_guard held(guard_);
    stopped_ = true;
    all = jobs_;
  }
  for (const auto& [id, job] : all) {
    const std::lock_guard held(job->guard);
    job->is_wanted = false;
  }
  for (const auto& [id, job] : all)
    if (job->thread.joinable()) job->thread.join();
}

Result<JobState> Jobs::start(const JobState& named, Work work) {
  auto job = std::make_shared<Job>();
  job->state = named;
  const std::lock_guard held(guard_);
  const auto running = std::count_if(jobs_.begin(), jobs_.end(), [&](const auto& one) {
    const std::lock_guard its(one.second->guard);
    return one.second->state.workspace == named.workspace && one.second->state.phase == JobPhase::running;
  });
  if (static_cast<std::size_t>(running) >= jobs_running_max)
    return fail("job.too_many", "Other work of this workspace is not done yet.", "Nothing was begun.",
                "Wait until it is, or stop it; then ask again.");
  job->is_wanted = !stopped_;
  if (jobs_.size() >= jobs_kept_max)
    std::erase_if(jobs_, [](const auto& one) {
      const std::lock_guard its(one.second->guard);
      const bool has_ended = one.second->state.phase != JobPhase::running;
      if (has_ended && one.second->thread.joinable()) one.second->thread.join();
      return has_ended;
    });
  job->state.id = short_id("j", named.workspace + "/" + named.account + "/" + std::to_string(++started_));
  jobs_[job->state.id] = job;
  JobState state = job->state;
  job->thread = std::thread([job = job.get(), work = std::move(work)] { job->end(work(*job)); });
  return state;
}

std::int64_t Jobs::running() const {
  const std::lock_guard held(guard_);
  return std::count_if(jobs_.begin(), jobs_.end(), [](const auto& one) {
    const std::lock_guard its(one.second->guard);
    return one.second->state.phase == JobPhase::running;
  });
}

Result<std::shared_ptr<Jobs::Job>> Jobs::job(const std::string& workspace, const std::string& id) const {
  const std::lock_guard held(guard_);
  const auto found = jobs_.find(id);
  if (found != jobs_.end() && found->second->state.workspace == workspace) return found->second;
  return fail("job.unknown", "There is no work " + id + " here.", "Nothing was changed.",
              "It may have ended long ago; see what was imported.");
}

Result<JobState> Jobs::find(const std::string& workspace, const std::string& id) const {
  TRY(const auto found, job(workspace, id));
  const std::lock_guard held(found->guard);
  return found->state;
}

Result<Done> Jobs::watch(const std::string& workspace, const std::string& id, Watcher watcher) {
  TRY(const auto found, job(workspace, id));
  const std::lock_guard held(found->guard);
  watcher(found->state);
  if (found->state.phase == JobPhase::running) found->watchers.push_back(std::move(watcher));
  return Done{};
}

Result<JobState> Jobs::cancel(const std::string& workspace, const std::string& id) {
  TRY(const auto found, job(workspace, id));
  const std::lock_guard held(found->guard);
  found->is_wanted = false;
  return found->state;
}

}  // namespace regie
