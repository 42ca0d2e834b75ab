// inbox/outbox_mailing.cpp - a list of recipients out of a CSV, and a letter for each.
#include "inbox/outbox_mailing.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/plain_text.h"
#include "base/sha256.h"

namespace regie {
namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::size_t placeholder_bytes_max = 64;

std::string trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(blanks);
  if (from == text.npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(blanks) - from + 1));
}

std::string small(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

tl::unexpected<Problem> bad_list(const std::string& what) {
  return fail("mailing.bad_list", what, "Nothing was kept.", "Save the list as CSV again.");
}

struct CsvRow {
  std::int64_t line = 0;
  std::vector<std::string> cells;
};

/// Cells of RFC 4180 with another delimiter where the header has one.
class CsvLines {
 public:
  explicit CsvLines(std::string_view csv) : csv_(csv) {
    if (csv_.starts_with("\xef\xbb\xbf")) at_ = 3;
    const std::string_view head = csv_.substr(at_, csv_.find('\n', at_) - at_);
    for (const char candidate : {';', '\t'})
      if (std::count(head.begin(), head.end(), candidate) > std::count(head.begin(), head.end(), delimiter_))
        delimiter_ = candidate;
  }
  [[nodiscard]] bool at_end() const { return at_ >= csv_.size(); }
  Result<CsvRow> next() {
    CsvRow row{line_, {}};
    while (true) {
      TRY(std::string cell, next_cell());
      row.cells.push_back(std::move(cell));
      if (at_end() || csv_[at_] == '\n') break;
      ++at_;  // the delimiter
    }
    ++at_;
    ++line_;
    return row;
  }

 private:
  Result<std::string> next_cell() {
    if (at_end() || csv_[at_] != '"') {
      const std::size_t from = at_;
      while (!at_end() && csv_[at_] != delimiter_ && csv_[at_] != '\n') ++at_;
      return trimmed(csv_.substr(from, at_ - from));
    }
    std::string cell;
    for (++at_; !at_end(); ++at_) {
      if (csv_[at_] == '\n') ++line_;
      if (csv_[at_] != '"') {
        cell += csv_[at_];
      } else if (at_ + 1 < csv_.size() && csv_[at_ + 1] == '"') {
        cell += csv_[++at_];
      } else {
        ++at_;
        while (!at_end() && csv_[at_] != delimiter_ && csv_[at_] != '\n') ++at_;
        return trimmed(cell);
      }
    }
    return bad_list("A quote in the list has no end.");
  }

  std::string_view csv_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
  char delimiter_ = ',';
};

bool is_address_header(const std::string& header) {
  constexpr std::array<std::string_view, 7> names{"address", "email",       "e-mail",    "mail",
                                                  "adres",   "e-mailadres", "emailadres"};
  return std::find(names.begin(), names.end(), header) != names.end();
}

bool is_empty(const CsvRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return cell.empty(); });
}

/// The shape that the mail sender asks for, so that a letter is set aside here and not lost there.
bool is_address(std::string_view text) {
  constexpr std::string_view never = "<>()[],;:\\\" ";
  constexpr std::size_t address_bytes_max = 254;  // RFC 5321 4.5.3.1.3, less the angle brackets
  const std::size_t at = text.find('@');
  return at != text.npos && at > 0 && at + 1 < text.size() && text.find('@', at + 1) == text.npos &&
         text.size() <= address_bytes_max && text.front() != '-' && text.find_first_of(never) == text.npos &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

struct Piece {
  bool is_gap = false;
  std::string text;  // of a gap its name
};

Result<std::vector<Piece>> pieces_of(std::string_view text) {
  const auto bad = [](std::string_view what) {
    return fail("mailing.bad_placeholder",
                "\"" + plain_line(std::string(what.substr(0, 40))) + "\" is no placeholder.",
                "Nothing was kept.", "Write the name of a column between braces:  {{name}}");
  };
  std::vector<Piece> pieces;
  while (!text.empty()) {
    const std::size_t open = text.find("{{");
    if (text.substr(0, open).find("}}") != text.npos) return bad(text.substr(text.find("}}")));
    if (open != 0) pieces.push_back({false, std::string(text.substr(0, open))});
    if (open == text.npos) break;
    const std::size_t close = text.find("}}", open);
    if (close == text.npos) return bad(text.substr(open));
    const std::string name = small(trimmed(text.substr(open + 2, close - open - 2)));
    if (name.empty() || name.size() > placeholder_bytes_max || name.find_first_of("{}\n") != name.npos)
      return bad(text.substr(open));
    pieces.push_back({true, name});
    text.remove_prefix(close + 2);
  }
  return pieces;
}

struct Filled {
  std::string text;
  std::string missing;  // the first gap without a value
};

Filled filled(const std::vector<Piece>& pieces, const Recipient& recipient) {
  Filled out;
  for (const Piece& piece : pieces) {
    if (!piece.is_gap) {
      out.text += piece.text;
      continue;
    }
    const auto value = recipient.values.find(piece.text);
    const bool is_there = value != recipient.values.end() && !value->second.empty();
    if (!is_there && out.missing.empty()) out.missing = piece.text;
    // A value cannot end a line of a header, nor begin a placeholder of its own.
    if (is_there) out.text += plain_line(value->second);
  }
  return out;
}

}  // namespace

std::string_view aside_name(AsideReason reason) {
  switch (reason) {
    case AsideReason::bad_address:
      return "bad_address";
    case AsideReason::missing_value:
      return "missing_value";
    case AsideReason::twice:
      return "twice";
  }
  return "";
}

Result<std::vector<Recipient>> recipients_of(std::string_view csv) {
  if (csv.size() > recipients_bytes_max) return bad_list("The list is larger than can be read.");
  CsvLines lines(csv);
  if (lines.at_end())
    return fail("mailing.empty_list", "The list is empty.", "Nothing was kept.", "Fill it.");
  TRY(CsvRow head, lines.next());
  for (std::string& header : head.cells) header = small(header);
  const auto address = std::find_if(head.cells.begin(), head.cells.end(), is_address_header);
  if (address == head.cells.end())
    return fail("mailing.no_address_column", "No column of the list is named address or email.",
                "Nothing was kept.", "Give the column of the addresses that name.");
  const auto address_column = static_cast<std::size_t>(address - head.cells.begin());
  std::vector<Recipient> recipients;
  while (!lines.at_end()) {
    TRY(CsvRow row, lines.next());
    if (is_empty(row)) continue;
    if (row.cells.size() > head.cells.size())
      return bad_list("Line " + std::to_string(row.line) + " of the list has more cells than its header.");
    if (recipients.size() == recipients_max)
      return fail("mailing.too_many", "The list is longer than " + std::to_string(recipients_max) + ".",
                  "Nothing was kept.", "Send it in parts.");
    Recipient recipient{row.line, {}, {}};
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      recipient.values.try_emplace(head.cells[i], row.cells[i]);
    if (address_column < row.cells.size()) recipient.address = small(row.cells[address_column]);
    recipient.values["address"] = recipient.address;
    recipients.push_back(std::move(recipient));
  }
  if (recipients.empty())
    return fail("mailing.empty_list", "The list holds no recipient.", "Nothing was kept.", "Fill it.");
  return recipients;
}

Result<std::vector<std::string>> placeholders_of(const MailingText& text) {
  std::vector<std::string> names;
  for (const std::string* part : {&text.subject, &text.text}) {
    TRY(const auto pieces, pieces_of(*part));
    for (const Piece& piece : pieces)
      if (piece.is_gap && std::find(names.begin(), names.end(), piece.text) == names.end())
        names.push_back(piece.text);
  }
  return names;
}

Result<WrittenMailing> written_mailing(const MailingText& text, const SenderLine& sender,
                                       const std::vector<Recipient>& recipients) {
  if (trimmed(text.subject).empty() || trimmed(text.text).empty())
    return fail("mailing.empty_text", "A mailing needs a subject and a text.", "Nothing was kept.",
                "Write them.");
  TRY(const auto subject, pieces_of(text.subject));
  TRY(const auto body, pieces_of(text.text));
  WrittenMailing written;
  std::set<std::string> seen;
  for (const Recipient& recipient : recipients) {
    const auto aside = [&](AsideReason reason, const std::string& about = {}) {
      written.aside.push_back({recipient.line, recipient.address, reason, about});
    };
    const Filled top = filled(subject, recipient);
    const Filled rest = filled(body, recipient);
    const std::string missing = top.missing.empty() ? rest.missing : top.missing;
    if (!is_address(recipient.address))
      aside(AsideReason::bad_address);
    else if (seen.contains(recipient.address))
      aside(AsideReason::twice);
    else if (!missing.empty())
      aside(AsideReason::missing_value, missing);
    else
      written.letters.push_back(
          {recipient.line, {sender.from, sender.reply_to, recipient.address, top.text, rest.text, {}}});
    if (is_address(recipient.address) && missing.empty()) seen.insert(recipient.address);
  }
  return written;
}

std::string mailing_sha256(const MailingText& text, const WrittenMailing& written) {
  std::string sealed = "regie mailing/1\n" + std::to_string(text.subject.size()) + ":" + text.subject + "\n" +
                       std::to_string(text.text.size()) + ":" + text.text + "\n";
  for (const WrittenLetter& letter : written.letters)
    sealed += "letter " + std::to_string(letter.line) + " " + content_sha256(letter.content) + "\n";
  for (const SetAside& aside : written.aside)
    sealed += "aside " + std::to_string(aside.line) + " " + std::string(aside_name(aside.reason)) + " " +
              std::to_string(aside.address.size()) + ":" + aside.address + " " + aside.about + "\n";
  return sha256_hex(sealed);
}

std::vector<Sentence> mailing_sentences(const Content& content) {
  return {Sentence{content.text, Author::person}};
}

}  // namespace regie
