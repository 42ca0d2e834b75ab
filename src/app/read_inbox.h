// app/read_inbox.h - the verb `inbox read`: how messages sound, who needs a person first, and why.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/inbox_list.h"
#include "inbox/answer_times.h"
#include "inbox/deadline.h"
#include "inbox/drift.h"
#include "inbox/mail.h"
#include "inbox/order.h"
#include "inbox/tone.h"

namespace regie {

/// Reads by the weights in this program alone, without a workspace. Made once.
[[nodiscard]] const inbox::ToneReader& tone_reader();

/// What strangers wrote in a file that is read and not kept: the messages of an mbox or EML, or the file as
/// one text where it is no mail. Fails: as MailReaders.
[[nodiscard]] Result<std::vector<std::string>> texts_of_mail(World& world, const MailFile& file);

/// A thread with the readings of what the other side wrote. Of no reading is anything kept.
struct ReadThread {
  ThreadLine line;
  std::vector<inbox::ToneReading> readings;  // of the last messages of the other side, oldest first
  std::optional<inbox::Drift> drift;
  std::optional<inbox::Deadline> deadline;  // of a message that waits
  std::vector<inbox::OrderReason> reasons;  // strongest first
  double need = 0;                          // what the order rests on
};
/// The last messages of a thread that are read: earlier ones say little of how somebody is now.
inline constexpr std::size_t messages_read_max = 12;

/// Threads in the order a person should read them. Cost: a few milliseconds a message the first time; an
/// open workspace keeps readings in memory until a correction.
[[nodiscard]] Result<std::vector<ReadThread>> read_inbox(World& world, const Workspace& workspace,
                                                         WhichThreads which);

/// One thread with the reading of each message; `readings` stand beside `thread.messages` (nothing for our
/// own and for machines').
struct ReadMessages {
  ShownThread thread;
  std::vector<std::optional<inbox::ToneReading>> readings;
  std::optional<inbox::Drift> drift;
  std::optional<inbox::Deadline> deadline;
  std::map<std::string, Correction> corrected = {};  // by message: what a person said it sounds like
};
/// Fails: as show_thread.
[[nodiscard]] Result<ReadMessages> read_thread(World& world, const Workspace& workspace,
                                               const std::string& id);

struct CorrectionRequest {
  std::string message;
  std::optional<std::string>
      tone;  // negative, positive, ambiguous, neutral; nothing: as it was read after all
  std::string by;
};
/// What a person says a message sounds like; from now on texts near it lean there.
/// Fails: inbox.unknown_message, inbox.bad_tone, inbox.not_corrected, and as sign_as.
Result<Done> correct_reading(World& world, Workspace& workspace, const CorrectionRequest& request);
/// "negative", "positive", "ambiguous", "neutral".
[[nodiscard]] std::string_view tone_name(std::size_t group);
/// The likeliest group. Requires: a verdict other than out_of_scope.
[[nodiscard]] std::size_t likeliest(const inbox::ToneReading& reading);

/// How long people waited for a human answer, by how their message sounded.
struct AnswerTimes {
  std::array<Answer<inbox::AnswerTime>, inbox::tone_groups> by_tone;
};
/// Of the last thousand answers. Cost: as read_inbox.
[[nodiscard]] Result<AnswerTimes> answer_times(const Workspace& workspace);

}  // namespace regie
