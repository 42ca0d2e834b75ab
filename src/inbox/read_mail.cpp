// inbox/read_mail.cpp - headers, then the tree of parts, then what kind of message it is.
#include "inbox/read_mail.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <mutex>

#include "base/sha256.h"
#include "inbox/internal/clean_text.h"
#include "inbox/internal/mime_parts.h"
#include "inbox/mail_kind.h"
#include "inbox/mail_limits.h"
#include "inbox/quoted_text.h"

namespace regie {
namespace {

constexpr std::size_t id_digits = 16;  // 64 bits: two of a million messages meet once in 30 million times

/// Where the header ends: behind its empty line, or at the end of all.
std::size_t header_end(std::string_view bytes) {
  const std::size_t plain = bytes.find("\n\n");
  const std::size_t dos = bytes.find("\n\r\n");
  return std::min({plain, dos, bytes.size()});
}

std::string small_letters(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

/// Ids in "<a@b> <c@d>"; what stands outside brackets is a remark.
std::vector<std::string> ids_in(std::string_view text) {
  std::vector<std::string> ids;
  while (ids.size() < mail_limits::references_max) {
    const std::size_t from = text.find('<');
    if (from == text.npos) break;
    const std::size_t to = text.find('>', from);
    if (to == text.npos) break;
    if (std::string id = clean_message_id(text.substr(from, to - from + 1)); !id.empty())
      ids.push_back(std::move(id));
    text.remove_prefix(to + 1);
  }
  return ids;
}

using Headers = std::vector<std::pair<std::string, std::string>>;

std::string_view value_of(const Headers& headers, std::string_view name) {
  for (const auto& [header, value] : headers)
    if (header == name) return value;
  return {};
}

void add_reference(Message& message, const std::string& id) {
  auto& references = message.references;
  if (id.empty() || id == message.message_id) return;
  if (std::find(references.begin(), references.end(), id) == references.end() &&
      references.size() < mail_limits::references_max)
    references.push_back(id);
}

void read_threading(const Headers& headers, Message& message) {
  const auto own = ids_in(value_of(headers, "message-id"));
  message.message_id = own.empty() ? clean_message_id(value_of(headers, "message-id")) : own.front();
  for (const std::string& id : ids_in(value_of(headers, "references"))) add_reference(message, id);
  // The one it answers is the last, wherever the list has it.
  const auto answered = ids_in(value_of(headers, "in-reply-to"));
  if (!answered.empty()) add_reference(message, answered.front());
}

void add_problem(ReadMessage& read, std::int64_t number, const char* code, std::string say) {
  read.problems.push_back({number, code, std::move(say), "The message was kept."});
}

/// The id of the message a bounce is about, from the headers it brings back.
std::string returned_id(std::string_view returned) {
  const std::string small = small_letters(returned.substr(0, mail_limits::header_bytes_max));
  std::size_t at = small.starts_with("message-id:") ? 0 : small.find("\nmessage-id:");
  if (at == small.npos) return {};
  at = returned.find(':', at);
  const auto ids = ids_in(returned.substr(at, std::min(returned.find('\n', at + 2), returned.size()) - at));
  return ids.empty() ? std::string() : ids.front();
}

void read_kind(const Headers& headers, const MimeParts& parts, ReadMessage& read) {
  Message& message = read.message;
  const std::string from = read.from.empty() ? std::string() : read.from.front().address;
  const KindReading kind = kind_of({headers, from, message.subject, message.text + message.quoted,
                                    parts.is_delivery_report, parts.report});
  message.kind = kind.kind;
  if (kind.kind != MessageKind::bounce) return;
  read.failed_address = clean_address(kind.failed_address);
  add_reference(message, returned_id(parts.returned));
}

void read_text(const MimeParts& parts, std::int64_t number, ReadMessage& read) {
  SplitText split = split_text(parts.text);
  read.message.text = std::move(split.text);
  read.message.quoted = std::move(split.quoted);
  read.message.signature = std::move(split.signature);
  if (!parts.charsets_hold)
    add_problem(read, number, "inbox.charset", "Its text is not in the charset it names.");
  if (parts.left_out > 0)
    add_problem(read, number, "inbox.too_deep",
                std::to_string(parts.left_out) + " parts of it are too deep or too many.");
  if (parts.is_cut) add_problem(read, number, "inbox.text_cut", "Its text is longer than a megabyte.");
}

Result<Done> check_size(std::string_view bytes) {
  if (bytes.find_first_not_of(" \t\r\n") == bytes.npos)
    return fail("inbox.empty", "There is nothing in it.", "The message was set aside.");
  if (bytes.size() > mail_limits::message_bytes_max)
    return fail("inbox.too_large", "It is larger than 64 MB.", "The message was set aside.");
  if (header_end(bytes) > mail_limits::header_bytes_max)
    return fail("inbox.header_too_large", "Its header is larger than a megabyte.",
                "The message was set aside.");
  return Done{};
}

}  // namespace

void prepare_mail() {
  static std::once_flag once;
  static std::array<iconv_t, 20> held;  // a table is let go of with the last who has it open
  std::call_once(once, [] {
    prepare_mime();
    std::size_t at = 0;
    // The C library loads a charset's table when it is first asked for: names and subjects come in these.
    for (const char* charset : {"ISO-8859-1",   "ISO-8859-2",   "ISO-8859-7",   "ISO-8859-9",   "ISO-8859-15",
                                "WINDOWS-1250", "WINDOWS-1251", "WINDOWS-1252", "WINDOWS-1254", "KOI8-R",
                                "ISO-2022-JP",  "SHIFT_JIS",    "EUC-JP",       "EUC-KR",       "GB2312",
                                "GB18030",      "BIG5",         "UTF-7",        "UTF-16",       "US-ASCII"})
      held[at++] = iconv_open("UTF-8", charset);
  });
}

bool looks_like_mail(std::string_view bytes) {
  bytes.remove_prefix(std::min(bytes.find_first_not_of("\r\n"), bytes.size()));
  const std::string_view line = bytes.substr(0, std::min(bytes.find('\n'), std::size_t{998}));
  const std::size_t colon = line.find(':');
  if (colon == line.npos || colon == 0) return false;
  return std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

std::string message_id_of_bytes(std::string_view bytes) {
  while (bytes.ends_with('\n') || bytes.ends_with('\r')) bytes.remove_suffix(1);
  if (bytes.find('\r') == bytes.npos) return "m-" + sha256_hex(bytes).substr(0, id_digits);
  std::string plain;
  plain.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size(); ++at)
    if (bytes[at] != '\r' || at + 1 == bytes.size() || bytes[at + 1] != '\n') plain += bytes[at];
  return "m-" + sha256_hex(plain).substr(0, id_digits);
}

Result<ReadMessage> read_mail(std::string_view bytes, std::int64_t number) {
  TRY_DONE(check_size(bytes));
  auto mime = mime_message(bytes);
  if (!mime || mime->headers.empty())
    return fail("inbox.not_mail", "It does not begin with the header of a message.",
                "The message was set aside.", "Save it from the mail program as EML or mbox.");
  ReadMessage read;
  Message& message = read.message;
  message.id = message_id_of_bytes(bytes);
  message.subject = clean_line(mime->subject, mail_limits::line_bytes_max);
  message.at_seconds = mime->at_seconds;
  read_threading(mime->headers, message);
  read.from = std::move(mime->from);
  read.to = std::move(mime->to);
  read_text(mime->parts, number, read);
  read_kind(mime->headers, mime->parts, read);
  for (MimeAttachment& part : mime->parts.attachments) {
    message.attachments.push_back({clean_file_name(part.name), clean_line(part.type, 127),
                                   static_cast<std::int64_t>(part.bytes.size()), sha256_hex(part.bytes)});
    read.attachment_bytes.push_back(std::move(part.bytes));
  }
  if (message.at_seconds == 0)
    add_problem(read, number, "inbox.no_date", "It does not say when it was sent.");
  if (read.from.empty()) add_problem(read, number, "inbox.no_sender", "It does not say who sent it.");
  return read;
}

}  // namespace regie
