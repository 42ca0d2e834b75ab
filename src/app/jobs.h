// app/jobs.h - work that takes longer than a person waits: told as it goes on, and stopped when it is not
// wanted.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "app/import_files.h"
#include "base/progress.h"

namespace regie {

enum class JobPhase { running, done, failed, cancelled };

struct JobState {
  std::string id;  // "j-..."
  std::string workspace;
  std::string account;
  std::string kind;  // "import"
  JobPhase phase = JobPhase::running;
  std::int64_t done = 0;
  std::int64_t total = 0;  // 0 = not known
  std::string say;         // what is at hand: a file's name
  std::vector<FileOutcome> files;
  Problem problem;  // where it failed
};

inline constexpr std::size_t jobs_kept_max = 100;   // ended ones, for those who look later
inline constexpr std::size_t jobs_running_max = 4;  // of a workspace: they wait for each other anyway

/// Safe to call from several threads; each job runs on a thread of its own. The end of this object stops all
/// jobs.
class Jobs {
 public:
  using Work = std::function<Result<std::vector<FileOutcome>>(Progress&)>;
  using Watcher = std::function<void(const JobState&)>;
  Jobs() = default;
  ~Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  /// Fails: job.too_many, where so much runs in this workspace already.
  Result<JobState> start(const JobState& named, Work work);
  /// Of this workspace. Fails: job.unknown.
  [[nodiscard]] Result<JobState> find(const std::string& workspace, const std::string& id) const;
  /// Called with the state as it is, then with each change, on the job's thread; last with one that is not
  /// running.
  Result<Done> watch(const std::string& workspace, const std::string& id, Watcher watcher);
  /// Asks all to stop and waits for them; what is started later is asked at once. Watchers hear how each
  /// ended.
  void stop();
  [[nodiscard]] std::int64_t running() const;
  Result<JobState> cancel(const std::string& workspace, const std::string& id);

 private:
  struct Job;
  [[nodiscard]] Result<std::shared_ptr<Job>> job(const std::string& workspace, const std::string& id) const;

  mutable std::mutex guard_;
  std::map<std::string, std::shared_ptr<Job>> jobs_;
  std::int64_t started_ = 0;
  bool stopped_ = false;
};

}  // namespace regie
