// inbox/mail.h - what reading a file of messages gives: each message with its addresses still beside it, or
// why it was set aside.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "inbox/message.h"

namespace regie {

struct NamedAddress {
  std::string address;  // small letters
  std::string name;
};

/// What was wrong with a message, by its number in the file (from 1), and what was kept of it.
struct MailProblem {
  std::int64_t number = 0;
  std::string code;
  std::string say;
  std::string kept;
};

/// A message as its file has it. Who the other side is can be said only where our own addresses are known.
struct ReadMessage {
  Message message;  // without thread, person and way; at_seconds is 0 where nothing tells the time
  std::vector<NamedAddress> from;
  std::vector<NamedAddress> to;               // To, then Cc
  std::string failed_address;                 // of a bounce
  std::vector<std::string> attachment_bytes;  // one for each of message.attachments
  std::size_t offset = 0;                     // where its bytes lie in the file ...
  std::size_t bytes = 0;                      // ... and how many
  std::vector<MailProblem> problems;          // it was kept all the same
};

/// Takes what is read, one after the other; false: no more is wanted.
class MailSink {
 public:
  virtual ~MailSink() = default;
  virtual bool message(ReadMessage&& message) = 0;
  virtual bool set_aside(MailProblem&& problem) = 0;
};

struct MailFile {
  std::string path;  // for its name's ending alone
  std::string_view bytes;
};

/// What a file was: its messages and how many of them were kept.
struct MailReading {
  std::string format;  // "mbox", "eml", "meta_comments", "linkedin_comments"
  std::int64_t read = 0;
  std::int64_t kept = 0;
  std::int64_t set_aside = 0;  // read == kept + set_aside
};

}  // namespace regie
