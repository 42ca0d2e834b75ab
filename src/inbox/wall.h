// inbox/wall.h - may this letter leave? Total and pure; what is sent can only be made here.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "inbox/draft.h"

namespace regie {

/// How the thread reads that a letter answers. Where nobody has read it, it is unsure.
struct ThreadMood {
  bool upset = false;
  bool unsure = false;
  bool operator==(const ThreadMood&) const = default;
};

/// Whoever approved, as their account is now: a right that ended since lets nothing more through.
struct Approver {
  std::string account;
  bool has_right = false;
  bool is_closed = false;
};

struct LetterApproval {
  std::string content_sha256;
  Approver approver;
};

/// How it stands with the clock and the counters: neither is a refusal, both pass by themselves.
struct SendingPace {
  bool is_quiet = false;    // quiet hours of the workspace
  bool is_at_rate = false;  // as many left in this minute or day as may
};

/// All that the wall looks at, as it is in the moment before a letter leaves.
struct Leaving {
  Content content;
  std::vector<Sentence> sentences;  // what content.text was made of
  std::optional<LetterApproval> approval = {};
  ThreadMood mood = {};
  bool is_held = false;
  bool is_suppressed = false;
  SendingPace pace = {};
};

/// A letter the wall let through. Nobody else can make one, and senders take nothing else.
class ApprovedLetter {
 public:
  [[nodiscard]] const Content& content() const { return content_; }

 private:
  explicit ApprovedLetter(Content content) : content_(std::move(content)) {}
  friend Result<ApprovedLetter> let_through(const Leaving& leaving);
  Content content_;
};

/// Fails, the first that holds of: wall.held, wall.not_approved, wall.closed_account, wall.no_right,
/// wall.changed_since_approval, wall.suppressed, wall.untouched (no sentence is a person's),
/// wall.machine_words_to_upset (an upset or unsure thread, and a sentence that is no person's),
/// wall.other_words (the sentences are not the text), wall.quiet_hours, wall.rate.
[[nodiscard]] Result<Done> may_leave(const Leaving& leaving);
/// The same, with the letter. Fails: as may_leave.
[[nodiscard]] Result<ApprovedLetter> let_through(const Leaving& leaving);

/// Is there anything to approve? What may_leave refuses of the words alone: whatever is approved, it could
/// not leave. Fails: wall.untouched, wall.machine_words_to_upset, wall.other_words, wall.suppressed.
[[nodiscard]] Result<Done> may_be_approved(const Leaving& leaving);

/// May a model be asked for words on this thread? Never where they could not be sent.
/// Fails: wall.machine_words_to_upset.
[[nodiscard]] Result<Done> may_ask_model(const ThreadMood& mood);

/// Quiet hours and the rate: it waits, and leaves later by itself.
[[nodiscard]] bool is_only_later(const Problem& problem);

}  // namespace regie
