// os/internal/letter_text.cpp - a letter as the lines of a mail message.
#include "os/internal/letter_text.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <string_view>

namespace regie {
namespace {

constexpr std::size_t line_max = 76;  // quoted-printable: RFC 2045 6.7
constexpr std::size_t encoded_word_bytes =
    39;  // 52 letters of base64: with its frame and "Subject: " under 76 (RFC 2047 2)
constexpr std::size_t plain_subject_max = 60;     // with "Subject: " under 78 (RFC 5322 2.1.1)
constexpr std::size_t address_bytes_max = 254;    // RFC 5321 4.5.3.1.3, less the angle brackets
constexpr std::string_view boundary = "=_regie";  // "=_" is never in quoted-printable text: RFC 2045 6.7

bool is_printable(char letter) { return letter > ' ' && letter < '\x7f'; }

bool is_address(std::string_view text) {
  constexpr std::string_view never = "<>()[],;:\\\"";
  const std::size_t at = text.find('@');
  return at != text.npos && at > 0 && at + 1 < text.size() && text.find('@', at + 1) == text.npos &&
         text.size() <= address_bytes_max && text.front() != '-' && text.find_first_of(never) == text.npos &&
         std::all_of(text.begin(), text.end(), is_printable);
}

bool is_message_id(std::string_view text) {
  return text.size() > 4 && text.front() == '<' && text.back() == '>' &&
         is_address(text.substr(1, text.size() - 2));
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 32 || byte == 127;
  });
}

std::string base64(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), variant);
  text.pop_back();  // the final zero
  return text;
}

/// RFC 2047: words of at most 75 letters, a line each, none of which cuts a character of UTF-8 in two.
std::string subject_of(std::string_view text) {
  const bool plain =
      std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || is_printable(c); });
  if (plain && text.size() <= plain_subject_max && text.find("=?") == text.npos) return std::string(text);
  std::string words;
  while (!text.empty()) {
    std::size_t size = std::min(text.size(), encoded_word_bytes);
    const auto cuts_a_character = [&] { return size < text.size() && (text[size] & '\xc0') == '\x80'; };
    while (size > encoded_word_bytes - 4 && cuts_a_character()) --size;
    if (!words.empty()) words += "\r\n ";
    words.append("=?UTF-8?B?").append(base64(text.substr(0, size))).append("?=");
    text.remove_prefix(size);
  }
  return words;
}

std::string two_digits(long number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

/// RFC 5322 3.3, in UTC. By hand: the names of days and months must not follow the machine's language.
std::string date_of(std::int64_t at_seconds) {
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::sys_seconds at{std::chrono::seconds(at_seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(at - day);
  return std::string(days[std::chrono::weekday(day).c_encoding()]) + ", " +
         two_digits(static_cast<long>(static_cast<unsigned>(date.day()))) + " " +
         months[static_cast<unsigned>(date.month()) - 1] + " " +
         std::to_string(static_cast<int>(date.year())) + " " + two_digits(time.hours().count()) + ":" +
         two_digits(time.minutes().count()) + ":" + two_digits(time.seconds().count()) + " +0000";
}

std::string quoted_line(std::string_view line) {
  constexpr const char* digits = "0123456789ABCDEF";
  std::string out;
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto byte = static_cast<unsigned char>(line[i]);
    const bool is_last = i + 1 == line.size();
    const bool as_it_is = (is_printable(line[i]) && line[i] != '=') || (line[i] == ' ' && !is_last);
    const std::size_t width = as_it_is ? 1 : 3;
    if (column + width >= line_max) {  // one column is left for the "=" of a broken line
      out += "=\r\n";
      column = 0;
    }
    if (as_it_is)
      out += line[i];
    else
      out.append({'=', digits[byte >> 4U], digits[byte & 15U]});
    column += width;
  }
  return out + "\r\n";
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out += quoted_line(line);
  }
  return out;
}

std::string part_of(const char* type, std::string_view text) {
  return std::string("Content-Type: ") + type +
         "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + quoted_printable(text);
}

tl::unexpected<Problem> refused(const std::string& what) {
  return fail("mail.refused", what, "Nothing was sent.", "Correct it and send the letter again.");
}

std::string small(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

constexpr std::size_t header_line_max = 998;  // RFC 5322 2.1.1

/// A line that ends where it ends: no other header can begin in it, and none of ours stands twice.
Result<std::string> further_headers(const Letter& letter) {
  std::set<std::string> names{"date",           "from",         "to",
                              "subject",        "message-id",   "mime-version",
                              "reply-to",       "cc",           "bcc",
                              "sender",         "received",     "return-path",
                              "auto-submitted", "content-type", "content-transfer-encoding"};
  std::string lines;
  for (const auto& [name, value] : letter.headers) {
    const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
    const bool is_value = !value.empty() && std::all_of(value.begin(), value.end(),
                                                        [](char c) { return c == ' ' || is_printable(c); });
    if (!is_name || !is_value || name.size() + value.size() + 2 > header_line_max)
      return refused("A header of the letter holds what headers cannot.");
    if (!names.insert(small(name)).second) return refused("A header of the letter stands there twice.");
    lines.append(name).append(": ").append(value).append("\r\n");
  }
  return lines;
}

}  // namespace

Result<std::string> message_of(const std::string& sender, const Letter& letter) {
  if (!is_address(sender)) return refused("The sender is not a mail address.");
  if (!is_address(letter.to)) return refused("The recipient is not one mail address.");
  if (!is_message_id(letter.message_id)) return refused("The id of the letter is not of the form <...@...>.");
  if (has_control(letter.subject))
    return refused("The subject holds a line break or another control letter.");
  if (!letter.reply_to.empty() && !is_address(letter.reply_to))
    return refused("The address for answers is not one mail address.");
  TRY(const std::string further, further_headers(letter));
  std::string message = "Date: " + date_of(letter.at_seconds) + "\r\nFrom: " + sender +
                        "\r\nTo: " + letter.to + "\r\nSubject: " + subject_of(letter.subject) +
                        "\r\nMessage-ID: " + letter.message_id + "\r\nMIME-Version: 1.0\r\n";
  if (!letter.reply_to.empty()) message += "Reply-To: " + letter.reply_to + "\r\n";
  if (letter.is_automatic) message += "Auto-Submitted: auto-generated\r\n";
  message += further;
  if (letter.html.empty()) return message + part_of("text/plain", letter.text);
  const std::string line = "--" + std::string(boundary);
  message.append("Content-Type: multipart/alternative; boundary=\"").append(boundary).append("\"\r\n\r\n");
  message.append(line).append("\r\n").append(part_of("text/plain", letter.text));
  message.append("\r\n").append(line).append("\r\n").append(part_of("text/html", letter.html));
  return message.append("\r\n").append(line).append("--\r\n");
}

}  // namespace regie
