// inbox/draft.h - a text on its way out: sentences, each with who wrote it; and the hash of all that would
// leave.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace regie {

/// text_template: a text or fact the workspace keeps; own_reply: a sentence of an answer sent before.
enum class Author { person, text_template, own_reply, model };
/// "person", "template", "own_reply", "model": as JSON has them.
[[nodiscard]] std::string_view author_name(Author author);

struct Sentence {
  std::string text;  // with the blanks and line ends that follow it: a draft is its sentences, end to end
  Author author = Author::person;
  std::string source = {};         // id of the past message, name of the template, of the model
  std::optional<Author> was = {};  // who wrote it before a person rewrote it
  std::string was_source = {};
  bool operator==(const Sentence&) const = default;
};

/// What a person wrote or rewrote. Reading and nodding leaves no trace, so it does not count.
[[nodiscard]] inline bool is_touched(const Sentence& sentence) { return sentence.author == Author::person; }

struct Draft {
  std::string id;      // "w-..."
  std::string thread;  // "t-..."; "" = answers nothing
  std::string to;
  std::string subject;
  std::string question;  // what it answers; "" = nothing
  std::vector<Sentence> sentences;
  bool operator==(const Draft&) const = default;
};

[[nodiscard]] std::string text_of(const Draft& draft);
[[nodiscard]] bool is_untouched(const Draft& draft);
[[nodiscard]] bool has_machine_words(const std::vector<Sentence>& sentences);

/// A text as sentences: cut after . ! ? and their blanks, and at line ends. End to end they are the text.
[[nodiscard]] std::vector<Sentence> sentences_of(std::string_view text, Author author,
                                                 const std::string& source = {});

/// Operations of a person on the sentence that stands at `place`, counted from 0.
struct DraftChange {
  std::size_t place = 0;
  std::string text;
};
/// The sentence becomes the person's and keeps who wrote it before. One that differs only in blanks, or in
/// nothing, stays whose it was.
/// Fails: draft.no_sentence, draft.empty_text (removing says so by its own name).
[[nodiscard]] Result<Draft> edited(Draft draft, const DraftChange& change);
/// Before the sentence at `place`; at the end where place is their number. Fails: as edited.
[[nodiscard]] Result<Draft> inserted(Draft draft, const DraftChange& change);
/// Fails: draft.no_sentence.
[[nodiscard]] Result<Draft> removed(Draft draft, std::size_t place);

/// All that a recipient gets and sees. What the desk adds to each letter alike (date, message id, the link
/// to unsubscribe) is no part of it.
struct Content {
  std::string from;
  std::string reply_to;
  std::string to;
  std::string subject;
  std::string text;
  std::string html;
  bool operator==(const Content&) const = default;
};

/// SHA-256 over every part with its length, so that no two contents share a text.
[[nodiscard]] std::string content_sha256(const Content& content);

/// The address of the sender and of answers, as the settings have them.
struct SenderLine {
  std::string from;
  std::string reply_to;
};
[[nodiscard]] Content content_of(const Draft& draft, const SenderLine& sender);

}  // namespace regie
