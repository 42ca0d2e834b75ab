// app/read_inbox.cpp - readings of threads, corrected by this workspace's people; order, mood and waiting.
#include "app/read_inbox.h"

#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

#include "app/accounts.h"
#include "app/internal/kept.h"
#include "app/mood.h"

namespace regie {
namespace {

constexpr double day_seconds = 86'400;
constexpr std::size_t answers_looked_at_max = 1'000;  // more tell no more of how it is now

Day civil_day(std::int64_t at_seconds) {
  return Day(static_cast<std::int32_t>(at_seconds / static_cast<std::int64_t>(day_seconds)));
}

bool is_from_a_person(const Message& message) {
  return message.way == MessageWay::in && message.kind == MessageKind::person;
}

/// Reads messages with this workspace's corrections, and remembers while the workspace is open.
class Readings {
 public:
  [[nodiscard]] static Result<Readings> of(const Workspace& workspace) {
    Readings readings(workspace);
    TRY(readings.act_, workspace.records->last_act({"correction"}));
    TRY(const auto corrections, workspace.records->mailbox().corrections());
    if (!corrections.empty()) {
      readings.own_ = std::make_shared<inbox::ToneReader>(tone_reader());
      for (const Correction& one : corrections)
        readings.own_->add_phrase({one.message, one.text, static_cast<std::size_t>(one.tone)});
    }
    return readings;
  }

  [[nodiscard]] inbox::ToneReading read(const Message& message) const {
    auto& kept = workspace_->kept->tones;
    if (const auto known = kept.find(act_, message.id)) return *known;
    return *kept.keep(message.id, read_text(message.text));
  }
  [[nodiscard]] inbox::ToneReading read_text(std::string_view text) const {
    return (own_ ? *own_ : tone_reader()).read(text);
  }

 private:
  explicit Readings(const Workspace& workspace) : workspace_(&workspace) {}
  const Workspace* workspace_;
  std::int64_t act_ = 0;
  std::shared_ptr<inbox::ToneReader> own_;
};

/// The last messages of the other side, of one person: the one who wrote last.
std::vector<const Message*> last_of_person(const std::vector<Message>& messages) {
  std::vector<const Message*> own;
  const auto last = std::find_if(messages.rbegin(), messages.rend(), is_from_a_person);
  if (last == messages.rend()) return own;
  for (const Message& message : messages)
    if (is_from_a_person(message) && message.person == last->person) own.push_back(&message);
  if (own.size() > messages_read_max)
    own.erase(own.begin(), own.end() - static_cast<std::ptrdiff_t>(messages_read_max));
  return own;
}

/// How this person's writing went over the thread, with the time they had waited each time.
std::optional<inbox::Drift> drift_in(const std::vector<Message>& messages,
                                     const std::vector<const Message*>& own) {
  std::vector<inbox::OwnMessage> written;
  std::int64_t waiting_since = 0;
  for (const Message& message : messages) {
    if (message.way == MessageWay::out) waiting_since = 0;
    if (!is_from_a_person(message)) continue;
    if (std::find(own.begin(), own.end(), &message) != own.end()) {
      const double waited =
          waiting_since == 0 ? 0 : static_cast<double>(message.at_seconds - waiting_since) / day_seconds;
      written.push_back({message.text, static_cast<double>(message.at_seconds) / day_seconds, waited});
    }
    if (waiting_since == 0) waiting_since = message.at_seconds;
  }
  const auto drift = inbox::drift_of(written);
  return drift ? std::optional(*drift) : std::nullopt;
}

/// The earliest day asked for since our last answer.
std::optional<inbox::Deadline> deadline_of(const std::vector<Message>& messages) {
  std::optional<inbox::Deadline> earliest;
  for (const Message& message : messages) {
    if (message.way == MessageWay::out) earliest.reset();
    if (!is_from_a_person(message)) continue;
    auto found = inbox::deadline_in(message.text, civil_day(message.at_seconds));
    if (found && (!earliest || found->day < earliest->day)) earliest = std::move(found);
  }
  return earliest;
}

/// "From " of an mbox, or lines of a head with one that all mail has.
bool begins_as_mail(std::string_view bytes) {
  if (bytes.starts_with("From ")) return true;
  const std::string_view head = bytes.substr(0, std::min(bytes.find("\n\n"), bytes.find("\r\n\r\n")));
  const std::string_view first = head.substr(0, head.find('\n'));
  const std::size_t colon = first.find(':');
  const bool is_field = colon != std::string_view::npos && first.find(' ') > colon;
  const auto has = [&](std::string_view name) {
    return head.starts_with(name) || head.find("\n" + std::string(name)) != std::string_view::npos;
  };
  return is_field && (has("From:") || has("Received:") || has("Message-ID:"));
}

struct TextSink : MailSink {
  bool message(ReadMessage&& message) override {
    texts.push_back(std::move(message.message.text));
    return true;
  }
  bool set_aside(MailProblem&&) override { return true; }
  std::vector<std::string> texts;
};

ThreadMood mood_of(const inbox::ToneReading& reading) {
  return {reading.upset, reading.verdict != inbox::Verdict::answer};
}

}  // namespace

const inbox::ToneReader& tone_reader() {
  static const inbox::ToneReader reader = [] {
    auto made = inbox::ToneReader::make(inbox::embedded_tone_weights());
    ENSURE(made.has_value());  // the weights are part of the program
    return std::move(*made);
  }();
  return reader;
}

Result<std::vector<std::string>> texts_of_mail(World& world, const MailFile& file) {
  if (!begins_as_mail(file.bytes)) return std::vector<std::string>{std::string(file.bytes)};
  TextSink sink;
  TRY_DONE(world.mail_readers.read(file, nullptr, sink));
  return std::move(sink.texts);
}

Result<std::vector<ReadThread>> read_inbox(World& world, const Workspace& workspace, WhichThreads which) {
  TRY(auto lines, list_threads(workspace, which));
  TRY(const Readings readings, Readings::of(workspace));
  const auto now = static_cast<double>(world.clock.now_seconds());
  std::unordered_map<std::string, ReadThread> threads;
  std::vector<inbox::ThreadToRead> to_read;
  for (ThreadLine& line : lines) {
    TRY(const auto messages, workspace.records->mailbox().messages_of(line.id));
    ReadThread one;
    const auto own = last_of_person(messages);
    for (const Message* message : own) one.readings.push_back(readings.read(*message));
    one.drift = drift_in(messages, own);
    if (line.waiting_seconds != 0) one.deadline = deadline_of(messages);
    const double waited =
        line.waiting_seconds == 0 ? 0 : (now - static_cast<double>(line.waiting_seconds)) / day_seconds;
    to_read.push_back({line.id, one.readings, one.drift, std::max(waited, 0.0), !own.empty()});
    one.line = std::move(line);
    threads.emplace(to_read.back().id, std::move(one));
  }
  std::vector<ReadThread> ordered;
  for (inbox::Ranked& ranked : inbox::order_of_reading(to_read)) {
    ReadThread& one = threads.at(ranked.id);
    one.reasons = std::move(ranked.reasons);
    one.need = ranked.need;
    ordered.push_back(std::move(one));
  }
  return ordered;
}

Result<ReadMessages> read_thread(World& world, const Workspace& workspace, const std::string& id) {
  static_cast<void>(world);
  ReadMessages read;
  TRY(read.thread, show_thread(workspace, id));
  TRY(const Readings readings, Readings::of(workspace));
  std::vector<Message> messages;
  for (const ShownMessage& shown : read.thread.messages) {
    read.readings.push_back(is_from_a_person(shown.message) ? std::optional(readings.read(shown.message))
                                                            : std::nullopt);
    messages.push_back(shown.message);
  }
  read.drift = drift_in(messages, last_of_person(messages));
  if (read.thread.line.waiting_seconds != 0) read.deadline = deadline_of(messages);
  TRY(const auto corrections, workspace.records->mailbox().corrections());
  for (const Correction& one : corrections)
    if (std::any_of(messages.begin(), messages.end(),
                    [&](const Message& message) { return message.id == one.message; }))
      read.corrected.emplace(one.message, one);
  return read;
}

ThreadMood mood_of_draft(const Workspace& workspace, const Draft& draft) {
  const ThreadMood unread{false, true};
  if (draft.thread.empty() && draft.question.empty()) return {};
  const auto readings = Readings::of(workspace);
  if (!readings) return unread;
  ThreadMood mood;
  const auto add = [&](const ThreadMood& more) {
    mood.upset |= more.upset;
    mood.unsure |= more.unsure;
  };
  if (!draft.question.empty()) add(mood_of(readings->read_text(draft.question)));
  if (draft.thread.empty()) return mood;
  const auto messages = workspace.records->mailbox().messages_of(draft.thread);
  if (!messages || messages->empty()) return draft.question.empty() ? unread : mood;
  const auto our_last = std::find_if(messages->rbegin(), messages->rend(),
                                     [](const Message& message) { return message.way == MessageWay::out; });
  for (auto message = our_last.base(); message != messages->end(); ++message)
    if (is_from_a_person(*message)) add(mood_of(readings->read(*message)));
  const auto drift = drift_in(*messages, last_of_person(*messages));
  constexpr double drifted = 0.5;  // half way from their own earlier tone: a person looks first
  if (drift && drift->degree >= drifted) mood.unsure = true;
  return mood;
}

std::string_view tone_name(std::size_t group) {
  constexpr std::array<std::string_view, inbox::tone_groups> names{"negative", "positive", "ambiguous",
                                                                   "neutral"};
  return names.at(group);
}

std::size_t likeliest(const inbox::ToneReading& reading) {
  return static_cast<std::size_t>(std::max_element(reading.group.begin(), reading.group.end()) -
                                  reading.group.begin());
}

Result<Done> correct_reading(World& world, Workspace& workspace, const CorrectionRequest& request) {
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::write_note));
  Mailbox& mailbox = workspace.records->mailbox();
  TRY(const auto message, mailbox.find_message(request.message));
  if (!message)
    return fail("inbox.unknown_message", "There is no message " + request.message + ".",
                "Nothing was changed.",
                "See a thread with the ids of its messages:  regie inbox show THREAD --json");
  if (!request.tone) {
    TRY(const bool was_there, mailbox.remove_correction(message->id));
    if (was_there) return Done{};
    return fail("inbox.not_corrected", "Nobody corrected the reading of " + message->id + ".",
                "Nothing was changed.", "See it:  regie inbox show " + message->thread);
  }
  for (std::size_t group = 0; group < inbox::tone_groups; ++group)
    if (tone_name(group) == *request.tone)
      return mailbox.save_correction(
          {message->id, message->text, static_cast<int>(group), account.name, world.clock.now_seconds()});
  return fail("inbox.bad_tone", "\"" + *request.tone + "\" is no tone.", "Nothing was changed.",
              "Take negative, positive, ambiguous or neutral.");
}

Result<AnswerTimes> answer_times(const Workspace& workspace) {
  const Mailbox& mailbox = workspace.records->mailbox();
  TRY(const auto heads, mailbox.heads());
  TRY(const Readings readings, Readings::of(workspace));
  struct Waited {
    std::string message;
    double hours = 0;
  };
  std::vector<Waited> answered;
  std::unordered_map<std::string, const Message*> waits;  // by thread: the first message since our last
  for (const Message& head : heads) {
    if (is_from_a_person(head)) waits.try_emplace(head.thread, &head);
    if (head.way != MessageWay::out) continue;
    const auto found = waits.find(head.thread);
    if (found == waits.end()) continue;
    constexpr double hour_seconds = 3'600;
    answered.push_back(
        {found->second->id, static_cast<double>(head.at_seconds - found->second->at_seconds) / hour_seconds});
    waits.erase(found);
  }
  if (answered.size() > answers_looked_at_max)
    answered.erase(answered.begin(), answered.end() - static_cast<std::ptrdiff_t>(answers_looked_at_max));
  std::array<std::vector<double>, inbox::tone_groups> hours;
  for (const Waited& one : answered) {
    TRY(const auto message, mailbox.find_message(one.message));
    if (!message) continue;
    const inbox::ToneReading reading = readings.read(*message);
    if (reading.verdict == inbox::Verdict::out_of_scope) continue;
    hours.at(likeliest(reading)).push_back(one.hours);
  }
  AnswerTimes times{};
  for (std::size_t group = 0; group < inbox::tone_groups; ++group)
    times.by_tone.at(group) = inbox::answer_time(hours.at(group));
  return times;
}

}  // namespace regie
