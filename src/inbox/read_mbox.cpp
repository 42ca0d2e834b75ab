// inbox/read_mbox.cpp - cuts a file into its messages.
#include "inbox/read_mbox.h"

#include <algorithm>

#include "inbox/read_comments.h"
#include "inbox/read_mail.h"

namespace regie {
namespace {

std::string_view line_at(std::string_view bytes, std::size_t at) {
  return bytes.substr(at, std::min(bytes.find('\n', at), bytes.size()) - at);
}

/// "From jan@acme.example Tue Mar 10 09:12:44 2026": there is a time in it.
bool is_from_line(std::string_view line) {
  if (!line.starts_with("From ") || line.size() > 998) return false;
  const auto digit = [&](std::size_t at) { return line[at] >= '0' && line[at] <= '9'; };
  for (std::size_t at = 5; at + 4 < line.size(); ++at)
    if (digit(at) && digit(at + 1) && line[at + 2] == ':' && digit(at + 3) && digit(at + 4)) return true;
  return false;
}

bool is_quoted_from(std::string_view line) {
  const std::size_t from = line.find_first_not_of('>');
  return from != 0 && from != line.npos && line.substr(from).starts_with("From ");
}

/// Without the ">" an mbox puts before "From ".
std::string unquoted(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::string_view line = line_at(bytes, at);
    out.append(is_quoted_from(line) ? line.substr(1) : line);
    at += line.size();
    if (at < bytes.size()) out += '\n', ++at;
  }
  return out;
}

struct Reading {
  MailSink& sink;
  std::size_t skipped = 0;  // bytes before the first message
  MailReading counts = {};
  bool wanted = true;

  void one(std::string_view bytes, std::size_t offset, std::size_t length) {
    ++counts.read;
    auto read = read_mail(bytes, counts.read);
    if (!read) {
      ++counts.set_aside;
      wanted = sink.set_aside({counts.read, read.error().code, read.error().say, read.error().kept});
      return;
    }
    ++counts.kept;
    read->offset = skipped + offset;
    read->bytes = length;
    read->message.source = counts.format;
    wanted = sink.message(std::move(*read));
  }
};

void read_mbox(std::string_view bytes, Reading& reading) {
  std::size_t at = 0;
  while (at < bytes.size() && reading.wanted) {
    std::size_t begin = at + line_at(bytes, at).size();  // behind the "From " line
    begin = std::min(begin + 1, bytes.size());
    std::size_t end = begin;
    std::size_t next = bytes.size();
    bool has_quoted = false;
    bool is_behind_empty = true;  // a message without anything: the next may follow at once
    for (end = begin; end < bytes.size();) {
      const std::string_view line = line_at(bytes, end);
      if (is_behind_empty && is_from_line(line)) {
        next = end;
        break;
      }
      has_quoted = has_quoted || is_quoted_from(line);
      is_behind_empty = line.empty() || line == "\r";
      end = std::min(end + line.size() + 1, bytes.size());
    }
    const std::string_view raw = bytes.substr(begin, next - begin);
    // The empty line before the next "From " is the mbox's own.
    std::string_view message = raw;
    if (next < bytes.size()) {
      if (message.ends_with('\n')) message.remove_suffix(1);
      if (message.ends_with('\r')) message.remove_suffix(1);
    }
    if (has_quoted)
      reading.one(unquoted(message), begin, message.size());
    else
      reading.one(message, begin, message.size());
    at = next;
  }
}

bool ends_with_csv(std::string_view path) {
  std::string end(path.substr(path.size() - std::min<std::size_t>(path.size(), 4)));
  std::transform(end.begin(), end.end(), end.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return end == ".csv" || end == ".tsv";
}

tl::unexpected<Problem> not_mail(const MailFile& file) {
  return fail("inbox.not_mail", file.path + " is no message, no mbox and no table of comments.",
              "Nothing of it was kept.",
              "Save messages as EML or mbox (a .msg of Outlook: drag it into another mail program first).");
}

}  // namespace

Result<MailReading> read_messages(const MailFile& file, const SplitTable& split, MailSink& sink) {
  prepare_mail();
  std::string_view bytes = file.bytes;
  if (bytes.starts_with("\xef\xbb\xbf") && !ends_with_csv(file.path)) bytes.remove_prefix(3);
  const std::size_t skipped = file.bytes.size() - bytes.size();
  Reading reading{sink, skipped};
  if (is_from_line(line_at(bytes, 0))) {
    reading.counts.format = "mbox";
    read_mbox(bytes, reading);
  } else if (!ends_with_csv(file.path) && looks_like_mail(bytes)) {
    reading.counts.format = "eml";
    reading.one(bytes, 0, bytes.size());
  } else if (ends_with_csv(file.path)) {
    TRY(const TableRows rows, split(file.bytes));
    return read_comments(rows, file, sink);
  } else {
    return not_mail(file);
  }
  if (!reading.wanted)
    return fail("inbox.stopped", "Reading " + file.path + " was stopped.", "What was read before is kept.",
                "Import it again: what is kept already is recognised.");
  return reading.counts;
}

}  // namespace regie
