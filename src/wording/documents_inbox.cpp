// wording/documents_inbox.cpp - what was written is a person's own words: quoted, never changed.
#include "wording/documents_inbox.h"

#include <fmt/format.h>

#include "base/plain_text.h"
#include "wording/internal/document_parts.h"

namespace regie {
namespace {

/// "2026-03-16 06:00 UTC"
std::string time_text(std::int64_t at_seconds) {
  constexpr std::int64_t day_seconds = 86400;
  const std::int64_t rest = at_seconds % day_seconds;
  return fmt::format("{} {:02}:{:02} UTC", Day(static_cast<std::int32_t>(at_seconds / day_seconds)).iso(),
                     rest / 3600, rest / 60 % 60);
}

std::string who(const Correspondent& person, const Reader& reader) {
  if (!person.name.empty() && !person.address.empty())
    return fmt::format("{} <{}>", plain_line(person.name), plain_line(person.address));
  if (!person.address.empty()) return plain_line(person.address);
  return say("nobody_known", reader);
}

std::string subject_of(const std::string& subject, const Reader& reader) {
  return subject.empty() ? say("no_subject", reader) : plain_line(subject);
}

std::string count(std::int64_t number, const Reader& reader) {
  return number_text(static_cast<double>(number), 0, reader.language);
}

std::string state_of(const ThreadLine& line, const Reader& reader) {
  if (line.waiting_seconds != 0) return time_text(line.waiting_seconds);
  return say(line.done ? "thread_done" : "thread_answered", reader);
}

std::string kind_of(const ShownMessage& shown, const Reader& reader) {
  switch (shown.message.kind) {
    case MessageKind::bounce:
      return shown.failed.address.empty() ? say("kind_bounce", reader)
                                          : say("kind_bounce_of", reader, plain_line(shown.failed.address));
    case MessageKind::out_of_office:
      return say("kind_out_of_office", reader);
    case MessageKind::bulk:
      return say("kind_bulk", reader);
    case MessageKind::person:
      break;
  }
  return {};
}

void add_message(Document& document, const ShownMessage& shown, const Reader& reader,
                 const inbox::ToneReading* reading = nullptr) {
  const Message& message = shown.message;
  document.heading(say(message.way == MessageWay::out ? "way_out" : "way_in", reader,
                       who(shown.person, reader), time_text(message.at_seconds)));
  document.quiet(kind_of(shown, reader));
  document.quote(message.text.empty() && !message.quoted.empty() ? say("only_quoted", reader)
                                                                 : plain_text(message.text));
  if (reading != nullptr) document.quiet(message.id + ": " + reading_sentence(*reading, reader.language));
  for (const Attachment& one : message.attachments)
    document.item(say("attached", reader, plain_line(one.name), count(one.bytes, reader)));
}

}  // namespace

Document document_of(const InboxImport& import, const Reader& reader) {
  Document document = empty_document(reader);
  std::int64_t way_out = 0;
  for (const InboxFile& file : import.files) {
    way_out += file.way_out;
    if (file.why_refused)
      document.item(say("refused_messages", reader, file.path,
                        file.why_refused->say + " [" + file.why_refused->code + "]"));
    if (!file.why_refused || file.read > 0)
      document.line(say("imported_messages", reader, file.path, count(file.read, reader),
                        count(file.kept, reader), count(file.duplicates, reader),
                        count(file.set_aside, reader)));
    for (const MailProblem& problem : file.problems)
      document.item(say("message_number", reader, problem.number, problem.say, problem.kept, problem.code));
    if (file.problems_left_out > 0)
      document.item(say("more_problems", reader, count(file.problems_left_out, reader)));
  }
  std::string own;
  for (const std::string& address : import.own) own += (own.empty() ? "" : ", ") + plain_line(address);
  document.line(own.empty() ? say("own_none", reader) : say("own_are", reader, own));
  if (way_out > 0) document.line(say("of_them_out", reader, count(way_out, reader)));
  if (import.threads > 0) document.line(say("new_threads", reader, count(import.threads, reader)));
  return document;
}

Document document_of(const InboxPage& page, const Reader& reader) {
  Document document = empty_document(reader);
  const bool is_all = page.which == WhichThreads::all;
  if (page.threads.empty()) {
    document.line(say(page.is_empty ? "inbox_empty" : "inbox_none_waiting", reader));
    return document;
  }
  document.title(say(is_all ? "inbox_all" : "inbox", reader));
  std::vector<std::vector<std::string>> rows{{say("thread_head", reader), say("who_head", reader),
                                              say("subject_head", reader), say("count_head", reader),
                                              say("waiting_head", reader), say("needs_head", reader)}};
  for (const ReadThread& thread : page.threads) {
    const ThreadLine& line = thread.line;
    rows.push_back({line.id, who(line.person, reader), subject_of(line.subject, reader),
                    count(line.messages, reader), state_of(line, reader),
                    reasons_words(thread, reader.language)});
  }
  document.table(std::move(rows));
  return document;
}

Document document_of(const ShownThread& thread, const Reader& reader) {
  ReadMessages read{thread, {}, std::nullopt, std::nullopt};
  read.readings.resize(thread.messages.size());
  return document_of(read, reader);
}

Document document_of(const ReadMessages& read, const Reader& reader) {
  const ShownThread& thread = read.thread;
  Document document = empty_document(reader);
  document.title(subject_of(thread.line.subject, reader));
  document.quiet(fmt::format("{} · {}", thread.line.id, state_of(thread.line, reader)));
  if (read.deadline)
    document.line(say("asked_by_day", reader, plain_line(read.deadline->words),
                      day_text(read.deadline->day, reader.now, reader.language)));
  if (read.drift)
    for (const inbox::DriftReason reason : read.drift->reasons)
      document.item(std::string(drift_words(reason, reader.language)));
  for (std::size_t i = 0; i < thread.messages.size(); ++i)
    add_message(document, thread.messages[i], reader, read.readings[i] ? &*read.readings[i] : nullptr);
  for (const ThreadMark& mark : thread.marks)
    document.line(say(mark.done ? "marked_done" : "marked_undone", reader, mark.signature.account,
                      time_text(mark.signature.at_seconds), plain_line(mark.why)));
  return document;
}

Document document_of(const inbox::ToneReading& reading, const Reader& reader) {
  Document document = empty_document(reader);
  document.line(reading_sentence(reading, reader.language));
  return document;
}

}  // namespace regie
