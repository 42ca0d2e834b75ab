// inbox/draft.cpp - sentences edited by a person, and the hash of what would leave.
#include "inbox/draft.h"

#include <algorithm>

#include "base/sha256.h"

namespace regie {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (blanks.find(c) == blanks.npos) out += c;
  return out;
}

std::string_view trailing_blanks(std::string_view text) {
  const std::size_t last = text.find_last_not_of(blanks);
  return text.substr(last == text.npos ? 0 : last + 1);
}

tl::unexpected<Problem> no_sentence(std::size_t place) {
  return fail("draft.no_sentence", "The draft has no sentence " + std::to_string(place + 1) + ".",
              "It was left as it is.", "Show it:  regie inbox draft ID");
}

Result<Done> check_text(const std::string& text) {
  if (!without_blanks(text).empty()) return Done{};
  return fail("draft.empty_text", "A sentence needs words.", "The draft was left as it is.",
              "Write them, or take the sentence out:  --remove N");
}

bool ends_sentence(char c) { return c == '.' || c == '!' || c == '?'; }

/// Where the sentence that begins at `from` ends, its blanks with it.
std::size_t end_of_sentence(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    const bool is_line_end = text[at] == '\n';
    const bool is_stop = ends_sentence(text[at]) && at + 1 < text.size() && text[at + 1] == ' ';
    if (!is_line_end && !is_stop) continue;
    const std::size_t next = text.find_first_not_of(blanks, at + 1);
    return next == text.npos ? text.size() : next;
  }
  return text.size();
}

}  // namespace

std::string_view author_name(Author author) {
  switch (author) {
    case Author::person:
      return "person";
    case Author::text_template:
      return "template";
    case Author::own_reply:
      return "own_reply";
    case Author::model:
      return "model";
  }
  return "";
}

std::string text_of(const Draft& draft) {
  std::string text;
  for (const Sentence& sentence : draft.sentences) text += sentence.text;
  return text;
}

bool is_untouched(const Draft& draft) {
  return std::none_of(draft.sentences.begin(), draft.sentences.end(), is_touched);
}

bool has_machine_words(const std::vector<Sentence>& sentences) {
  return !std::all_of(sentences.begin(), sentences.end(), is_touched);
}

std::vector<Sentence> sentences_of(std::string_view text, Author author, const std::string& source) {
  std::vector<Sentence> sentences;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = end_of_sentence(text, from);
    const std::string piece(text.substr(from, end - from));
    if (without_blanks(piece).empty() && !sentences.empty())
      sentences.back().text += piece;
    else
      sentences.push_back({piece, author, source});
    from = end;
  }
  return sentences;
}

Result<Draft> edited(Draft draft, const DraftChange& change) {
  if (change.place >= draft.sentences.size()) return no_sentence(change.place);
  TRY_DONE(check_text(change.text));
  Sentence& sentence = draft.sentences[change.place];
  if (without_blanks(sentence.text) == without_blanks(change.text)) return draft;
  if (!sentence.was && sentence.author != Author::person) {
    sentence.was = sentence.author;
    sentence.was_source = sentence.source;
  }
  const std::string tail(trailing_blanks(sentence.text));
  sentence.text = change.text + (trailing_blanks(change.text).empty() ? tail : "");
  sentence.author = Author::person;
  sentence.source.clear();
  return draft;
}

Result<Draft> inserted(Draft draft, const DraftChange& change) {
  if (change.place > draft.sentences.size()) return no_sentence(change.place);
  TRY_DONE(check_text(change.text));
  Sentence sentence{change.text};
  const bool is_last = change.place == draft.sentences.size();
  if (!is_last && trailing_blanks(sentence.text).empty()) sentence.text += ' ';
  if (is_last && !draft.sentences.empty() && trailing_blanks(draft.sentences.back().text).empty())
    draft.sentences.back().text += ' ';
  draft.sentences.insert(draft.sentences.begin() + static_cast<std::ptrdiff_t>(change.place),
                         std::move(sentence));
  return draft;
}

Result<Draft> removed(Draft draft, std::size_t place) {
  if (place >= draft.sentences.size()) return no_sentence(place);
  draft.sentences.erase(draft.sentences.begin() + static_cast<std::ptrdiff_t>(place));
  return draft;
}

std::string content_sha256(const Content& content) {
  std::string sealed = "regie letter/1\n";
  for (const std::string* part :
       {&content.from, &content.reply_to, &content.to, &content.subject, &content.text, &content.html})
    sealed += std::to_string(part->size()) + ":" + *part + "\n";
  return sha256_hex(sealed);
}

Content content_of(const Draft& draft, const SenderLine& sender) {
  return {sender.from, sender.reply_to, draft.to, draft.subject, text_of(draft), {}};
}

}  // namespace regie
