// inbox/internal/mail_wire.cpp - fields named once, for both directions; each text checked when it arrives.
#include "inbox/internal/mail_wire.h"

#include <type_traits>

#include "inbox/internal/clean_text.h"
#include "inbox/mail_limits.h"

namespace regie {
namespace {

enum class Kind : std::uint8_t { message, problem, reading, refused };
constexpr std::size_t head_bytes = 5;
/// A message, its text and its attachments decoded, with room.
constexpr std::size_t frame_bytes_max = mail_limits::message_bytes_max + (16U << 20U);
/// A name has at most 998 bytes; a sentence of ours is shorter than 4 kB.
constexpr std::size_t line_max = 4096;

class Writer {
 public:
  void line(const std::string& text) { blob(text); }
  void text(const std::string& text) { blob(text); }
  void blob(const std::string& bytes) {
    raw(static_cast<std::uint32_t>(bytes.size()));
    bytes_ += bytes;
  }
  template <class T>
  void number(const T& value) {
    raw(static_cast<std::int64_t>(value));
  }
  template <class T, class Each>
  void list(const std::vector<T>& items, std::size_t, Each each) {
    raw(static_cast<std::uint32_t>(items.size()));
    for (const T& item : items) each(item);
  }
  void must(bool) {}
  [[nodiscard]] std::string framed(Kind kind) const {
    std::string frame(head_bytes, '\0');
    const auto size = static_cast<std::uint32_t>(bytes_.size());
    std::memcpy(frame.data(), &size, sizeof size);
    frame[4] = static_cast<char>(kind);
    return frame + bytes_;
  }

 private:
  template <class T>
  void raw(T value) {
    const std::size_t at = bytes_.size();
    bytes_.resize(at + sizeof value);
    std::memcpy(bytes_.data() + at, &value, sizeof value);
  }
  std::string bytes_;
};

/// Reads what Writer wrote; from the first thing that cannot be on, it reads nothing more.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  void line(std::string& text) {
    blob(text);
    must(text.size() <= line_max && clean_line(text, line_max) == text);
  }
  void text(std::string& text) {
    blob(text);
    must(text.size() <= mail_limits::text_bytes_max + line_max && clean_text(text, text.size()) == text);
  }
  void blob(std::string& bytes) {
    const auto size = raw<std::uint32_t>();
    must(size <= bytes_.size());
    if (!ok_) return;
    bytes = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
  }
  template <class T>
  void number(T& value) {
    const auto told = raw<std::int64_t>();
    if constexpr (std::is_enum_v<T>)
      value = static_cast<T>(told);
    else
      value = static_cast<T>(told);
    must(std::is_signed_v<T> || told >= 0);
  }
  template <class T, class Each>
  void list(std::vector<T>& items, std::size_t most, Each each) {
    const auto count = raw<std::uint32_t>();
    must(count <= most);
    for (std::uint32_t i = 0; ok_ && i < count; ++i) each(items.emplace_back());
  }
  void must(bool holds) { ok_ = ok_ && holds; }
  [[nodiscard]] bool is_whole() const { return ok_ && bytes_.empty(); }

 private:
  template <class T>
  T raw() {
    T value{};
    must(sizeof value <= bytes_.size());
    if (!ok_) return value;
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
    return value;
  }
  std::string_view bytes_;
  bool ok_ = true;
};

template <class Wire, class Problems>
void problem_fields(Wire& wire, Problems& problem) {
  wire.number(problem.number);
  wire.line(problem.code);
  wire.line(problem.say);
  wire.line(problem.kept);
}

template <class Wire, class Addresses>
void address_fields(Wire& wire, Addresses& addresses) {
  wire.list(addresses, mail_limits::recipients_max, [&](auto& one) {
    wire.line(one.address);
    wire.line(one.name);
  });
}

template <class Wire, class Read>
void message_fields(Wire& wire, Read& read) {
  auto& message = read.message;
  wire.line(message.id);
  wire.line(message.source);
  wire.line(message.message_id);
  wire.list(message.references, mail_limits::references_max, [&](auto& id) { wire.line(id); });
  wire.number(message.kind);
  wire.number(message.at_seconds);
  wire.line(message.subject);
  wire.text(message.text);
  wire.text(message.quoted);
  wire.text(message.signature);
  wire.list(message.attachments, mail_limits::parts_max, [&](auto& one) {
    wire.line(one.name);
    wire.line(one.type);
    wire.number(one.bytes);
    wire.line(one.sha256);
  });
  address_fields(wire, read.from);
  address_fields(wire, read.to);
  wire.line(read.failed_address);
  wire.list(read.attachment_bytes, mail_limits::parts_max, [&](auto& bytes) { wire.blob(bytes); });
  wire.number(read.offset);
  wire.number(read.bytes);
  wire.list(read.problems, mail_limits::parts_max, [&](auto& one) { problem_fields(wire, one); });
}

bool is_id(const std::string& id) {
  return id.size() == 18 && id.starts_with("m-") && id.find_first_not_of("0123456789abcdef", 2) == id.npos;
}

/// What a reader that means well always tells.
bool makes_sense(const ReadMessage& read, std::size_t file_bytes) {
  const Message& message = read.message;
  if (!is_id(message.id) || message.kind < MessageKind::person || message.kind > MessageKind::bulk)
    return false;
  if (read.offset > file_bytes || read.bytes > file_bytes - read.offset) return false;
  if (message.attachments.size() != read.attachment_bytes.size()) return false;
  for (std::size_t i = 0; i < message.attachments.size(); ++i)
    if (message.attachments[i].bytes != static_cast<std::int64_t>(read.attachment_bytes[i].size()) ||
        clean_file_name(message.attachments[i].name) != message.attachments[i].name)
      return false;
  return message.at_seconds >= 0;
}

template <class Wire, class Readings>
void reading_fields(Wire& wire, Readings& reading) {
  wire.line(reading.format);
  wire.number(reading.read);
  wire.number(reading.kept);
  wire.number(reading.set_aside);
}

template <class Wire, class Problems>
void refusal_fields(Wire& wire, Problems& problem) {
  wire.line(problem.code);
  wire.line(problem.say);
  wire.line(problem.kept);
  wire.line(problem.remedy);
}

std::optional<MailFrame> taken_apart(Kind kind, std::string_view bytes, std::size_t file_bytes) {
  Reader reader(bytes);
  if (kind == Kind::message) {
    ReadMessage read;
    message_fields(reader, read);
    if (reader.is_whole() && makes_sense(read, file_bytes)) return MailFrame(std::move(read));
  } else if (kind == Kind::problem) {
    MailProblem problem;
    problem_fields(reader, problem);
    if (reader.is_whole()) return MailFrame(std::move(problem));
  } else if (kind == Kind::reading) {
    MailReading reading;
    reading_fields(reader, reading);
    if (reader.is_whole() && reading.read == reading.kept + reading.set_aside)
      return MailFrame(MailEnd(std::move(reading)));
  } else if (kind == Kind::refused) {
    Problem problem;
    refusal_fields(reader, problem);
    if (reader.is_whole()) return MailFrame(MailEnd(std::move(problem)));
  }
  return std::nullopt;
}

}  // namespace

std::string frame_of(const ReadMessage& message) {
  Writer wire;
  message_fields(wire, message);
  return wire.framed(Kind::message);
}

std::string frame_of(const MailProblem& problem) {
  Writer wire;
  problem_fields(wire, problem);
  return wire.framed(Kind::problem);
}

std::string frame_of(const MailEnd& end) {
  Writer wire;
  if (const auto* reading = std::get_if<MailReading>(&end)) {
    reading_fields(wire, *reading);
    return wire.framed(Kind::reading);
  }
  refusal_fields(wire, std::get<Problem>(end));
  return wire.framed(Kind::refused);
}

std::optional<MailFrame> MailFrames::next() {
  if (!sense_ || waiting_.size() - taken_ < head_bytes) return std::nullopt;
  std::uint32_t size = 0;
  std::memcpy(&size, waiting_.data() + taken_, sizeof size);
  if (size > frame_bytes_max) {
    sense_ = false;
    return std::nullopt;
  }
  if (waiting_.size() - taken_ - head_bytes < size) {
    waiting_.erase(0, taken_);
    taken_ = 0;
    return std::nullopt;
  }
  const auto kind = static_cast<Kind>(waiting_[taken_ + 4]);
  auto frame = taken_apart(kind, std::string_view(waiting_).substr(taken_ + head_bytes, size), file_bytes_);
  taken_ += head_bytes + size;
  sense_ = frame.has_value();
  return frame;
}

}  // namespace regie
