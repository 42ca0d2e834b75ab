// inbox/mail_readers.cpp - asks a reader's process for the messages of a file, and the process's own side.
#include "inbox/mail_readers.h"

#include <utility>

#include "inbox/internal/mail_wire.h"

namespace regie {
namespace {

tl::unexpected<Problem> died(const MailFile& file, std::string_view how) {
  return fail("inbox.reader_died",
              "The program that reads messages " + std::string(how) + " at " + file.path + ".",
              "Messages it had read before are kept; nothing else was touched.",
              "Split the file, or tell those who look after Regie where the mail program made it.");
}

tl::unexpected<Problem> no_answer(const MailFile& file, ChildEnd end) {
  switch (end) {
    case ChildEnd::crashed:
      return died(file, "broke down");
    case ChildEnd::forbidden:
      return died(file, "tried what reading does not need and was stopped");
    case ChildEnd::no_memory:
      return died(file, "ran out of memory");
    case ChildEnd::too_slow:
      return died(file, "took too long");
    default:
      return died(file, "said what makes no sense");
  }
}

/// Hands frames to the sink as they become whole.
class Telling {
 public:
  Telling(std::size_t file_bytes, MailSink& sink) : frames_(file_bytes), sink_(sink) {}
  bool feed(std::string_view piece) {
    frames_.feed(piece);
    while (auto frame = frames_.next()) {
      if (end_) return false;  // nothing comes behind the end
      if (auto* message = std::get_if<ReadMessage>(&*frame)) {
        ++kept_;
        wanted_ = sink_.message(std::move(*message));
      } else if (auto* problem = std::get_if<MailProblem>(&*frame)) {
        ++set_aside_;
        wanted_ = sink_.set_aside(std::move(*problem));
      } else {
        end_ = std::move(std::get<MailEnd>(*frame));
      }
      if (!wanted_) return false;
    }
    return frames_.makes_sense();
  }
  [[nodiscard]] bool is_wanted() const { return wanted_; }
  /// Nothing where it did not tell an end, or one that does not fit what it told.
  [[nodiscard]] std::optional<MailEnd> end() const {
    const auto* reading = end_ ? std::get_if<MailReading>(&*end_) : nullptr;
    if (reading != nullptr && (reading->kept != kept_ || reading->set_aside != set_aside_))
      return std::nullopt;
    return end_;
  }

 private:
  MailFrames frames_;
  MailSink& sink_;
  std::optional<MailEnd> end_;
  std::int64_t kept_ = 0;
  std::int64_t set_aside_ = 0;
  bool wanted_ = true;
};

/// Writes each message as it is read.
class WritingSink : public MailSink {
 public:
  explicit WritingSink(const std::function<void(std::string_view)>& write) : write_(write) {}
  bool message(ReadMessage&& message) override {
    write_(frame_of(message));
    return true;
  }
  bool set_aside(MailProblem&& problem) override {
    write_(frame_of(problem));
    return true;
  }

 private:
  const std::function<void(std::string_view)>& write_;
};

}  // namespace

int mail_reader_seconds_max(std::size_t bytes) {
  constexpr int at_least = 60;
  constexpr std::size_t bytes_a_second = 1U << 20U;
  return at_least + static_cast<int>(bytes / bytes_a_second);
}

Result<MailReading> ChildMailReaders::read(const MailFile& file, const FileBytes* held, MailSink& sink) {
  // Busy machines and slow disks: what counts is the reader's own time, which it limits itself.
  constexpr int waiting_factor = 3;
  const std::string request = std::string(mail_request_mark) + file.path.substr(file.path.rfind('/') + 1);
  Telling telling(file.bytes.size(), sink);
  TRY(const ChildEnd end, program_.run({request, file.bytes, held == nullptr ? -1 : held->descriptor(),
                                        waiting_factor * mail_reader_seconds_max(file.bytes.size())},
                                       [&](std::string_view piece) { return telling.feed(piece); }));
  if (!telling.is_wanted())
    return fail("inbox.stopped", "Reading " + file.path + " was stopped.", "What was read before is kept.",
                "Import it again: what is kept already is recognised.");
  auto told = telling.end();
  if (end != ChildEnd::done || !told) return no_answer(file, end);
  if (auto* reading = std::get_if<MailReading>(&*told)) return std::move(*reading);
  return tl::unexpected(std::move(std::get<Problem>(*told)));
}

bool answer_mail_request(std::string_view request, std::string_view file, const SplitTable& split,
                         const std::function<void(std::string_view)>& write) {
  if (!request.starts_with(mail_request_mark)) return false;
  WritingSink sink(write);
  const MailFile named{std::string(request.substr(mail_request_mark.size())), file};
  const auto reading = read_messages(named, split, sink);
  write(frame_of(reading ? MailEnd(*reading) : MailEnd(reading.error())));
  return true;
}

}  // namespace regie
