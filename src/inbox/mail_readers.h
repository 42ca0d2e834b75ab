// inbox/mail_readers.h - who reads the messages of strangers: this program itself, or one that can be lost.
#pragma once

#include "base/child.h"
#include "base/files.h"
#include "base/result.h"
#include "inbox/read_mbox.h"

namespace regie {

class MailReaders {
 public:
  virtual ~MailReaders() = default;
  /// As read_messages; `held` where the bytes are all of an open file. What the sink has taken stays taken
  /// where a reader breaks off. Fails: as read_messages; inbox.reader_died, child.not_started.
  virtual Result<MailReading> read(const MailFile& file, const FileBytes* held, MailSink& sink) = 0;
};

/// In this program: for tests.
class MailReadersHere : public MailReaders {
 public:
  explicit MailReadersHere(SplitTable split) : split_(std::move(split)) {}
  Result<MailReading> read(const MailFile& file, const FileBytes*, MailSink& sink) override {
    return read_messages(file, split_, sink);
  }

 private:
  SplitTable split_;
};

/// Each file by a process of its own. `program` is regie-reader; it must outlive this.
class ChildMailReaders : public MailReaders {
 public:
  explicit ChildMailReaders(ChildProgram& program) : program_(program) {}
  Result<MailReading> read(const MailFile& file, const FileBytes* held, MailSink& sink) override;

 private:
  ChildProgram& program_;
};

/// What a reader's process is asked by, before the path; no other request begins so.
inline constexpr std::string_view mail_request_mark = "regie mail/1\n";

/// The other side: answers such a request. False: it is not one.
[[nodiscard]] bool answer_mail_request(std::string_view request, std::string_view file,
                                       const SplitTable& split,
                                       const std::function<void(std::string_view)>& write);

/// Seconds of processor time a reader may take over so many bytes.
[[nodiscard]] int mail_reader_seconds_max(std::size_t bytes);

}  // namespace regie
