// inbox/quoted_text.cpp - the marks mail programs leave, in Dutch and English (and German, French replies).
#include "inbox/quoted_text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace regie {
namespace {

constexpr std::size_t heading_bytes_max = 300;  // "On ... wrote:" with a long name and address
constexpr std::size_t block_lines_max = 8;      // From, Sent, To, Cc, Subject, some folded

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string small_letters(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), small);
  return out;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t\r*_";  // bold in plain twins: "*Van:*"
  const std::size_t from = text.find_first_not_of(blank);
  if (from == text.npos) return {};
  return text.substr(from, text.find_last_not_of(blank) - from + 1);
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    if (lines.back().ends_with('\r')) lines.back().remove_suffix(1);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

template <std::size_t N>
bool begins_with_any(std::string_view text, const std::array<std::string_view, N>& starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return text.starts_with(start); });
}

/// "Op di 3 mrt 2026 om 10:12 schreef Jan <jan@...>:" and its kin, in one line.
bool is_attribution(std::string_view line) {
  if (line.size() > heading_bytes_max) return false;
  const std::string text = small_letters(trimmed(line));
  const auto holds = [&](std::string_view words) { return text.find(words) != text.npos; };
  const bool has_digit = text.find_first_of("0123456789") != text.npos;
  if (!has_digit) return false;
  if (text.ends_with("wrote:") && (text.starts_with("on ") || holds("@"))) return true;
  if (text.starts_with("op ") && holds("schreef") && text.ends_with(":")) return true;
  if (holds("het volgende geschreven:") || text.ends_with("schreef het volgende:")) return true;
  if (text.starts_with("am ") && holds("schrieb") && text.ends_with(":")) return true;
  return text.starts_with("le ") && (text.ends_with("a écrit :") || text.ends_with("a écrit:"));
}

bool is_forward_line(std::string_view line) {
  const std::string text = small_letters(trimmed(line));
  constexpr std::array<std::string_view, 5> words{"original message", "oorspronkelijk bericht",
                                                  "forwarded message", "doorgestuurd bericht",
                                                  "oorspronkelijk e-mailbericht"};
  if (text.starts_with("begin forwarded message") || text.starts_with("begin doorgestuurd bericht"))
    return true;
  return text.starts_with("---") && std::any_of(words.begin(), words.end(), [&](std::string_view word) {
           return text.find(word) != text.npos;
         });
}

/// "Van: ... / Verzonden: ... / Aan: ..." as Outlook puts it above what it quotes.
bool is_header_block(const std::vector<std::string_view>& lines, std::size_t at) {
  constexpr std::array<std::string_view, 3> from{"van:", "from:", "von:"};
  constexpr std::array<std::string_view, 6> when{
      "verzonden:", "sent:", "datum:", "date:", "gesendet:", "verstuurd:"};
  constexpr std::array<std::string_view, 5> to{"aan:", "to:", "onderwerp:", "subject:", "an:"};
  if (!begins_with_any(small_letters(trimmed(lines[at])), from)) return false;
  bool has_when = false;
  bool has_to = false;
  for (std::size_t next = at + 1; next < std::min(lines.size(), at + block_lines_max); ++next) {
    const std::string text = small_letters(trimmed(lines[next]));
    has_when = has_when || begins_with_any(text, when);
    has_to = has_to || begins_with_any(text, to);
  }
  return has_when && has_to;
}

bool is_signature_mark(std::string_view line) {
  if (line == "-- " || line == "--") return true;
  const std::string text = small_letters(trimmed(line));
  constexpr std::array<std::string_view, 7> marks{
      "verstuurd vanaf mijn",     "verzonden vanaf mijn", "sent from my", "verzonden vanuit outlook",
      "verstuurd vanuit outlook", "get outlook for",      "outlook voor"};
  return text.size() < 80 && begins_with_any(text, marks);
}

bool is_quoted(std::string_view line) { return trimmed(line).starts_with('>'); }

/// Without blank lines around it.
void strip(std::string& text) {
  const std::size_t from = text.find_first_not_of(" \t\r\n");
  if (from == text.npos) return text.clear();
  text.erase(text.find_last_not_of(" \t\r\n") + 1);
  const std::size_t line = text.rfind('\n', from);
  text.erase(0, line == text.npos ? 0 : line + 1);
}

class Split {
 public:
  explicit Split(std::string_view text) : lines_(lines_of(text)) {}

  SplitText run() {
    for (std::size_t at = 0; at < lines_.size();) at += step(at);
    for (std::string* part : {&split_.text, &split_.quoted, &split_.signature}) strip(*part);
    return std::move(split_);
  }

 private:
  /// How many lines were taken.
  std::size_t step(std::size_t at) {
    const std::string_view line = lines_[at];
    if (is_forward_line(line) || is_header_block(lines_, at)) return rest_is_quoted(at);
    if (const std::size_t heading = attribution(at); heading > 0) {
      // Answers may stand between what is quoted with ">"; without ">" nothing tells them apart.
      std::size_t next = at + heading;
      while (next < lines_.size() && trimmed(lines_[next]).empty()) ++next;
      if (next >= lines_.size() || !is_quoted(lines_[next])) return rest_is_quoted(at);
      for (std::size_t i = 0; i < heading; ++i) add(split_.quoted, lines_[at + i]);
      return heading;
    }
    if (is_quoted(line)) {
      add(split_.quoted, line);
      in_signature_ = false;  // what follows a quote is an answer to it
      return 1;
    }
    if (is_signature_mark(line)) in_signature_ = true;
    add(in_signature_ ? split_.signature : split_.text, line);
    return 1;
  }
  /// Lines of "On ... wrote:", which mail programs break over two or three.
  [[nodiscard]] std::size_t attribution(std::size_t at) const {
    constexpr std::size_t broken_over_max = 3;
    std::string joined;
    for (std::size_t count = 1; count <= broken_over_max && at + count <= lines_.size(); ++count) {
      const std::string_view line = lines_[at + count - 1];
      if (trimmed(line).empty() || is_quoted(line)) return 0;
      joined += (joined.empty() ? "" : " ") + std::string(trimmed(line));
      if (is_attribution(joined)) return starts_like_one(at) ? count : 0;
    }
    return 0;
  }
  /// A line of somebody's own text before an attribution is not part of it.
  [[nodiscard]] bool starts_like_one(std::size_t at) const {
    const std::string text = small_letters(trimmed(lines_[at]));
    constexpr std::array<std::string_view, 4> starts{"on ", "op ", "am ", "le "};
    return begins_with_any(text, starts) || is_attribution(lines_[at]);
  }
  std::size_t rest_is_quoted(std::size_t at) {
    for (std::size_t i = at; i < lines_.size(); ++i) add(split_.quoted, lines_[i]);
    return lines_.size() - at;
  }
  static void add(std::string& to, std::string_view line) { to.append(line) += '\n'; }

  std::vector<std::string_view> lines_;
  SplitText split_;
  bool in_signature_ = false;
};

}  // namespace

SplitText split_text(std::string_view text) { return Split(text).run(); }

std::string bare_subject(std::string_view subject) {
  std::string text;
  for (const char c : subject) {
    const char next = c == '\t' || c == '\r' || c == '\n' ? ' ' : small(c);
    if (next != ' ' || (!text.empty() && text.back() != ' ')) text += next;
  }
  while (text.ends_with(' ')) text.pop_back();
  constexpr std::array<std::string_view, 11> prefixes{
      "re:", "fw:", "fwd:", "antw:", "antwoord:", "betr:", "aw:", "wg:", "doorst:", "re :", "tr:"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view prefix : prefixes)
      if (text.starts_with(prefix)) {
        text.erase(0, std::min(text.find_first_not_of(' ', prefix.size()), text.size()));
        again = true;
      }
  }
  return text;
}

}  // namespace regie
