// inbox/mail_kind.cpp - headers first, words of subjects after them.
#include "inbox/mail_kind.h"

#include <algorithm>
#include <array>

namespace regie {
namespace {

std::string small_letters(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

template <std::size_t N>
bool holds_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != text.npos; });
}

const std::string* find(const KindEvidence& evidence, std::string_view name) {
  for (const auto& [header, value] : evidence.headers)
    if (header == name) return &value;
  return nullptr;
}

bool is_address_letter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         std::string_view("!#$%&'*+-/=?^_`{|}~.@").find(c) != std::string_view::npos;
}

/// The first address in a text; `but` is passed over.
std::string first_address(std::string_view text, std::string_view but) {
  const std::string small = small_letters(text);
  for (std::size_t at = small.find('@'); at != small.npos; at = small.find('@', at + 1)) {
    std::size_t from = at;
    std::size_t to = at + 1;
    while (from > 0 && is_address_letter(small[from - 1]) && small[from - 1] != '@') --from;
    while (to < small.size() && is_address_letter(small[to]) && small[to] != '@') ++to;
    std::string found = small.substr(from, to - from);
    while (found.ends_with('.')) found.pop_back();
    const std::size_t sign = found.find('@');
    if (sign == 0 || sign + 1 >= found.size() || found.find('.', sign) == found.npos || found == but)
      continue;
    if (!found.starts_with("mailer-daemon@") && !found.starts_with("postmaster@")) return found;
  }
  return {};
}

/// "Final-Recipient: rfc822; jan@acme.example" of the block whose action is "failed".
std::string failed_in(std::string_view report) {
  std::string recipient;
  std::string action;
  const auto told = [&] { return action == "failed" ? recipient : std::string(); };
  while (!report.empty()) {
    const std::size_t end = std::min(report.find('\n'), report.size());
    const std::string line = small_letters(report.substr(0, end));
    report.remove_prefix(std::min(end + 1, report.size()));
    if (line.find_first_not_of(" \t\r") == line.npos) {
      if (!told().empty()) return told();
      recipient.clear();
      action.clear();
    } else if (line.starts_with("final-recipient:") ||
               (line.starts_with("original-recipient:") && recipient.empty())) {
      recipient = first_address(line, "");
    } else if (line.starts_with("action:")) {
      const std::size_t from = std::min(line.find_first_not_of(" \t", 7), line.size());
      action = line.substr(from, line.find_first_of(" \t\r;", from) - from);
    }
  }
  return told();
}

bool is_from_postmaster(const std::string& address) {
  const std::string local = address.substr(0, address.find('@'));
  return local == "mailer-daemon" || local == "postmaster" || local == "mail-daemon" || local.empty();
}

bool is_bounce(const KindEvidence& evidence, const std::string& subject) {
  if (evidence.is_delivery_report || find(evidence, "x-failed-recipients") != nullptr) return true;
  constexpr std::array<std::string_view, 10> words{"undelivered mail",     "delivery status notification",
                                                   "mail delivery failed", "undeliverable",
                                                   "failure notice",       "delivery failure",
                                                   "returned mail",        "onbestelbaar",
                                                   "niet bezorgd",         "kon niet worden bezorgd"};
  return is_from_postmaster(evidence.from_address) && holds_any(subject, words);
}

bool is_absence(const KindEvidence& evidence, const std::string& subject) {
  for (const std::string_view name : {"x-autoreply", "x-autorespond", "x-autoreply-from"})
    if (find(evidence, name) != nullptr) return true;
  if (const auto* sent = find(evidence, "auto-submitted");
      sent != nullptr && small_letters(*sent).starts_with("auto-replied"))
    return true;
  if (const auto* precedence = find(evidence, "precedence");
      precedence != nullptr && small_letters(*precedence).starts_with("auto_reply"))
    return true;
  constexpr std::array<std::string_view, 10> starts{
      "out of office", "out of the office", "automatic reply",     "automatisch antwoord", "autoreply",
      "auto-reply",    "afwezig",           "afwezigheidsbericht", "automatische reactie", "abwesenheit"};
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return subject.starts_with(start); });
}

bool is_bulk(const KindEvidence& evidence) {
  for (const std::string_view name : {"list-id", "list-unsubscribe", "feedback-id"})
    if (find(evidence, name) != nullptr) return true;
  if (const auto* sent = find(evidence, "auto-submitted");
      sent != nullptr && small_letters(*sent).starts_with("auto-"))
    return true;
  constexpr std::array<std::string_view, 3> words{"bulk", "list", "junk"};
  const auto* precedence = find(evidence, "precedence");
  return precedence != nullptr && holds_any(small_letters(*precedence), words);
}

}  // namespace

KindReading kind_of(const KindEvidence& evidence) {
  const std::string subject = small_letters(evidence.subject);
  if (is_bounce(evidence, subject)) {
    KindReading reading{MessageKind::bounce, failed_in(evidence.report)};
    if (!reading.failed_address.empty() || !evidence.report.empty()) return reading;
    const auto* named = find(evidence, "x-failed-recipients");
    reading.failed_address = first_address(named != nullptr ? *named : evidence.text, evidence.from_address);
    return reading;
  }
  if (is_absence(evidence, subject)) return {MessageKind::out_of_office, {}};
  if (is_bulk(evidence)) return {MessageKind::bulk, {}};
  return {};
}

}  // namespace regie
