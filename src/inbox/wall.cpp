// inbox/wall.cpp - each refusal with its own code, in the order a person would mend them.
#include "inbox/wall.h"

#include <algorithm>

namespace regie {
namespace {

constexpr const char* nothing_left = "Nothing was sent.";

tl::unexpected<Problem> machine_words() {
  return fail("wall.machine_words_to_upset",
              "This thread reads as upset, or nobody is sure how it reads: no machine-written sentence may "
              "answer it.",
              nothing_left, "Write the marked sentences in your own words, or take them out.");
}

Result<Done> check_approval(const Leaving& leaving) {
  if (!leaving.approval)
    return fail("wall.not_approved", "Nobody has approved this letter.", nothing_left,
                "Read it and approve it:  regie inbox approve ID --by NAME");
  const LetterApproval& approval = *leaving.approval;
  const std::string& who = approval.approver.account;
  if (approval.approver.is_closed)
    return fail("wall.closed_account", "The account " + who + ", which approved this, is closed.",
                nothing_left, "Let somebody with an open account approve it.");
  if (!approval.approver.has_right)
    return fail("wall.no_right", "The account " + who + " may not approve what leaves, or no longer.",
                nothing_left, "Let somebody who may approve it.");
  if (approval.content_sha256 != content_sha256(leaving.content))
    return fail("wall.changed_since_approval", "The letter is not the one that was approved.", nothing_left,
                "Read it as it is now and approve it again.");
  return Done{};
}

/// A letter in which machine words stand hidden behind other sentences is no letter.
Result<Done> check_words(const Leaving& leaving) {
  std::string text;
  for (const Sentence& sentence : leaving.sentences) text += sentence.text;
  if (text != leaving.content.text)
    return fail("wall.other_words", "The text is not what its sentences say.", nothing_left,
                "Write the draft anew.");
  const auto& sentences = leaving.sentences;
  if (std::none_of(sentences.begin(), sentences.end(), is_touched))
    return fail("wall.untouched", "No person has written or changed a sentence of this draft.", nothing_left,
                "Make it yours:  regie inbox draft ID --edit 1 --text \"...\" --by NAME");
  const bool is_delicate = leaving.mood.upset || leaving.mood.unsure;
  if (is_delicate && has_machine_words(sentences)) return machine_words();
  return Done{};
}

Result<Done> check_recipient(const Leaving& leaving) {
  if (!leaving.is_suppressed) return Done{};
  return fail("wall.suppressed", "This address asked for no more letters, or must not get any.", nothing_left,
              "See why:  regie suppress --list");
}

}  // namespace

Result<Done> may_leave(const Leaving& leaving) {
  if (leaving.is_held)
    return fail("wall.held", "Everything that leaves this workspace is held.", nothing_left,
                "See why:  regie hold --show");
  TRY_DONE(check_approval(leaving));
  TRY_DONE(check_recipient(leaving));
  TRY_DONE(check_words(leaving));
  if (leaving.pace.is_quiet)
    return fail("wall.quiet_hours", "These are quiet hours here.", "It waits, and leaves after them.",
                "Change them:  regie outbox settings --quiet 20:00-08:00");
  if (leaving.pace.is_at_rate)
    return fail("wall.rate", "As many letters left as may in this time.", "It waits, and leaves later.",
                "Change it:  regie outbox settings --per-minute 60 --per-day 5000");
  return Done{};
}

Result<ApprovedLetter> let_through(const Leaving& leaving) {
  TRY_DONE(may_leave(leaving));
  return ApprovedLetter(leaving.content);
}

Result<Done> may_be_approved(const Leaving& leaving) {
  TRY_DONE(check_recipient(leaving));
  return check_words(leaving);
}

Result<Done> may_ask_model(const ThreadMood& mood) {
  if (mood.upset || mood.unsure) return machine_words();
  return Done{};
}

bool is_only_later(const Problem& problem) {
  return problem.code == "wall.quiet_hours" || problem.code == "wall.rate";
}

}  // namespace regie
