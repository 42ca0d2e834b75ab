// inbox/retrieve.h - a first draft out of what this workspace has said before: nothing is made up, each
// sentence says where it comes from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "inbox/draft.h"

namespace regie {

/// A question and what was answered to it.
struct PastReply {
  std::string id;  // of the answer
  std::string question;
  std::string answer;
};
/// A line of the workspace's own: "Opening hours" and "Monday to Friday, 8:30 to 17:00."
struct Fact {
  std::string name;
  std::string value;
};
/// "name: value" a line; lines of another form are passed over.
[[nodiscard]] std::vector<Fact> facts_of(std::string_view text);

/// Words as they are compared: small letters, endings of plurals taken off, without the words that stand in
/// every sentence of Dutch and English.
[[nodiscard]] std::vector<std::string> search_words(std::string_view text);

struct Found {
  std::string source;
  double score = 0;  // BM25
  double share = 0;  // of the question's weight that this source speaks of, 0..1
};
struct Retrieved {
  std::vector<Sentence> sentences;  // none: nothing here is near enough
  std::vector<Found> from;          // best first; what was looked at closest, also where it was too far
};

/// Below this share of the question a past answer is about something else.
inline constexpr double share_floor = 0.5;

/// Method: BM25, Robertson and Zaragoza (2009), k1 1.2, b 0.75, over questions and facts; idf with +1 inside
///         the logarithm, so that it is never negative. One past answer at most, and up to two facts beside
///         it.
/// Abstains: no words of the question, no source, or none at share_floor: then `sentences` is empty.
/// Cost:   linear in all words.
[[nodiscard]] Retrieved retrieve(std::string_view question, const std::vector<PastReply>& replies,
                                 const std::vector<Fact>& facts);

}  // namespace regie
