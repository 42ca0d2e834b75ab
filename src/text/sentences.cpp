// text/sentences.cpp - sentences by their marks, with the short forms of two languages.
#include "text/sentences.h"

#include <algorithm>
#include <array>

namespace regie {
namespace {

constexpr std::array short_forms{"bijv", "bv",  "dr",  "ir",    "mr",    "mrs",   "ms",    "prof",
                                 "drs",  "nr",  "no",  "o.a",   "d.w.z", "t.o.v", "incl",  "excl",
                                 "ca",   "e.g", "i.e", "vs",    "etc",   "st",    "jr",    "sr",
                                 "inc",  "ltd", "tel", "m.b.t", "z.s.m", "a.u.b", "approx"};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// The run of letters and points before `at`, in small letters.
std::string before(std::string_view text, std::size_t at) {
  std::size_t from = at;
  while (from > 0 && !is_blank(text[from - 1]) && text[from - 1] != '(' && at - from < 8) --from;
  return folded_letters(text.substr(from, at - from));
}

bool ends_here(std::string_view text, std::size_t at) {
  if (at + 1 < text.size() && !is_blank(text[at + 1])) return false;
  if (text[at] != '.') return true;
  const std::string word = before(text, at);
  if (word.size() == 1 && word[0] >= 'a' && word[0] <= 'z') return false;
  if (std::find(short_forms.begin(), short_forms.end(), word) != short_forms.end()) return false;
  std::size_t next = at + 1;
  while (next < text.size() && (text[next] == ' ' || text[next] == '\t')) ++next;
  return next >= text.size() || !(text[next] >= 'a' && text[next] <= 'z');
}

void push(std::string_view text, std::size_t from, std::size_t to, std::vector<TextSpan>& spans) {
  while (from < to && is_blank(text[from])) ++from;
  while (to > from && is_blank(text[to - 1])) --to;
  if (from < to) spans.push_back({from, to});
}

}  // namespace

std::vector<TextSpan> sentence_spans(std::string_view text) {
  std::vector<TextSpan> spans;
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool is_mark = c == '.' || c == '!' || c == '?';
    const bool is_break = c == '\n';
    if ((is_mark && ends_here(text, at)) || is_break) {
      push(text, from, at + (is_break ? 0 : 1), spans);
      from = at + 1;
    }
  }
  push(text, from, text.size(), spans);
  return spans;
}

}  // namespace regie
