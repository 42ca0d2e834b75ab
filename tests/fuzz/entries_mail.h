// tests/fuzz/entries_mail.h - what is tried on messages of strangers, and on what a reader's process may say
// of them.
#pragma once

#include <string>
#include <string_view>

#include "base/child.h"
#include "base/ensure.h"
#include "base/plain_text.h"
#include "inbox/mail_readers.h"

namespace regie::fuzz {

/// Stops at the first message that is not as promised.
class CheckingMailSink final : public MailSink {
 public:
  explicit CheckingMailSink(std::size_t bytes) : bytes_(bytes) {}
  bool message(ReadMessage&& taken) override {
    const ReadMessage& read = taken;
    const Message& message = read.message;
    ENSURE(message.id.starts_with("m-") && read.offset <= bytes_ && read.bytes <= bytes_ - read.offset);
    ENSURE(message.attachments.size() == read.attachment_bytes.size());
    for (const std::string* line : {&message.subject, &message.message_id, &read.failed_address})
      ENSURE(plain_line(*line) == *line);
    for (const std::string* text : {&message.text, &message.quoted, &message.signature})
      ENSURE(text->find('\0') == text->npos && text->find('\r') == text->npos);
    for (const Attachment& one : message.attachments)
      ENSURE(!one.name.empty() && one.name.find('/') == one.name.npos && one.name.front() != '.');
    ++kept;
    return true;
  }
  bool set_aside(MailProblem&& problem) override {
    ENSURE(!problem.code.empty() && !problem.say.empty());
    ++aside;
    return true;
  }
  std::int64_t kept = 0;
  std::int64_t aside = 0;

 private:
  std::size_t bytes_;
};

/// A child that says these bytes, whatever it is asked.
class SaysMail final : public ChildProgram {
 public:
  explicit SaysMail(std::string_view bytes) : bytes_(bytes) {}
  Result<ChildEnd> run(const ChildTask&, const std::function<bool(std::string_view)>& take) override {
    for (std::size_t at = 0, size = 1; at < bytes_.size(); at += size, size = size * 3 + 1)
      if (!take(bytes_.substr(at, size))) return ChildEnd::unwanted;
    return ChildEnd::done;
  }

 private:
  std::string_view bytes_;
};

inline Result<TableRows> split_mail_table(std::string_view bytes) {
  TableRows rows(1);
  for (const char c : bytes) {
    if (c == '\n')
      rows.emplace_back();
    else if (c == ',' || rows.back().empty())
      rows.back().emplace_back();
    if (c != '\n' && c != ',') rows.back().back() += c;
  }
  return rows;
}

/// Read here, then told by a child and taken apart again: both say the same.
inline void mail(std::string_view bytes) {
  const MailFile file{bytes.starts_with("Comment") || bytes.starts_with("Reactie") ? "a.csv" : "a.mbox",
                      bytes};
  CheckingMailSink here(bytes.size());
  const auto reading = read_messages(file, split_mail_table, here);
  if (reading) ENSURE(reading->read == reading->kept + reading->set_aside && reading->kept == here.kept);
  std::string said;
  const std::string request = std::string(mail_request_mark) + file.path;
  ENSURE(
      answer_mail_request(request, bytes, split_mail_table, [&](std::string_view piece) { said += piece; }));
  SaysMail honest(said);
  CheckingMailSink there(bytes.size());
  const auto told = ChildMailReaders(honest).read(file, nullptr, there);
  ENSURE(reading.has_value() == told.has_value() && here.kept == there.kept && here.aside == there.aside);
  SaysMail taken_over(bytes);
  CheckingMailSink wary(bytes.size());
  static_cast<void>(ChildMailReaders(taken_over).read(file, nullptr, wary));
}

}  // namespace regie::fuzz
