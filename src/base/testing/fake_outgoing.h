// base/testing/fake_outgoing.h - keeps what would have left the building, for tests to look at.
#pragma once

#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "base/outgoing.h"

namespace regie {

class FakeOutgoing : public Outgoing {
 public:
  struct Sent {
    MailServer server;
    Letter letter;
  };
  [[nodiscard]] Result<int> post(const Notice& notice) override {
    const std::lock_guard held(guard_);
    if (post_problem_) return tl::unexpected(*post_problem_);
    notices_.push_back(notice);
    return status_;
  }
  [[nodiscard]] Result<Done> mail(const MailServer& server, const Letter& letter) override {
    const std::lock_guard held(guard_);
    if (mail_problem_) return tl::unexpected(*mail_problem_);
    letters_.push_back({server, letter});
    return Done{};
  }

  /// Each post after this is answered so.
  void answer_posts_with(int status) {
    const std::lock_guard held(guard_);
    status_ = status;
  }
  /// Each post, each letter after this fails so and is not kept; nothing = it works again.
  void fail_posts_with(std::optional<Problem> problem) {
    const std::lock_guard held(guard_);
    post_problem_ = std::move(problem);
  }
  void fail_mail_with(std::optional<Problem> problem) {
    const std::lock_guard held(guard_);
    mail_problem_ = std::move(problem);
  }
  [[nodiscard]] std::vector<Notice> notices() const {
    const std::lock_guard held(guard_);
    return notices_;
  }
  [[nodiscard]] std::vector<Sent> letters() const {
    const std::lock_guard held(guard_);
    return letters_;
  }

 private:
  mutable std::mutex guard_;
  int status_ = 200;
  std::optional<Problem> post_problem_;
  std::optional<Problem> mail_problem_;
  std::vector<Notice> notices_;
  std::vector<Sent> letters_;
};

}  // namespace regie
