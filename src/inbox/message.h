// inbox/message.h - one message as it was read: who, when, in which thread, what was written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace regie {

enum class MessageWay { in, out };
/// bulk: lists, newsletters and notices of machines; nobody waits for an answer to these three.
enum class MessageKind { person, bounce, out_of_office, bulk };

/// Kept with the message's bytes, never opened.
struct Attachment {
  std::string name;
  std::string type;  // as the message says it is
  std::int64_t bytes = 0;
  std::string sha256;
};

/// The other side of a message. Kept apart from what was written, so that it can go alone.
struct Correspondent {
  std::string key;      // "p-..."
  std::string address;  // a mail address in small letters, or "meta:..." of a comment
  std::string name;
};

struct Message {
  std::string id;      // "m-...": of its bytes, so that the same message read twice is one
  std::string thread;  // "t-..."
  std::string source;  // where it came from: "mbox", "eml", "imap:info@acme.example/INBOX", "meta_comments"
  std::string message_id;               // of its header, without brackets; "" where it has none
  std::vector<std::string> references;  // message ids it answers, oldest first
  MessageWay way = MessageWay::in;
  MessageKind kind = MessageKind::person;
  std::string person;  // key of the correspondent
  std::string failed;  // of a bounce: key of the correspondent it could not be brought to; "" = not told
  std::int64_t at_seconds = 0;
  std::string subject;
  std::string text;       // plain, without what it quotes
  std::string quoted;     // what it quotes of earlier messages
  std::string signature;  // what stands below every message of its sender
  std::vector<Attachment> attachments;
  std::string raw_sha256;  // of its bytes in the archive
};

}  // namespace regie
