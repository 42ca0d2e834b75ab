// voice/fitting.h - is this text far from human: two things in it that do not go together, or a moment it
// does not fit?
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "text/stems.h"
#include "text/words.h"

namespace regie {

/// Something that is going on: an event, a note, a line of news, or words somebody typed.
struct ContextLine {
  std::string text;
  std::optional<DaySpan> days;  // none, or no day asked about: it holds; else see moment_lingers_days
};

enum class FittingLevel { fine, look, hold };
enum class ClashKind { inner, moment };

/// One of two things that clash, with the words that carry it.
struct ClashSide {
  std::string name;  // of the concept, stable, for machines
  std::string dutch;
  std::string english;
  std::vector<std::string> words;  // as they stand in the text or the context line; a day gives its name
  std::vector<TextSpan> at;        // places in the text; empty for the context
};

struct Clash {
  ClashKind kind = ClashKind::inner;
  double score = 0;
  ClashSide one;             // of the text
  ClashSide other;           // of the text (inner) or of the moment
  std::string context_line;  // moment: the line or the day it came from
};

struct Fitting {
  FittingLevel level = FittingLevel::fine;
  double score = 0;            // 0..1
  bool has_context = false;    // false: nothing was known of the moment, and that is said
  std::vector<Clash> clashes;  // worst first; those under the budget's `look` are left out
};

/// From which score on a text is looked at, and from which it is held. Measured on ordinary advertising
/// texts by bench/fitting.cpp, which prints how many of them either level would stop.
struct AlarmBudget {
  double look = 0.45;
  double hold = 0.7;
};

/// A text as a point in a space of meaning, from the sentence encoder where there is one.
using EmbedText = std::function<std::vector<float>(std::string_view)>;

struct FittingInput {
  std::string text;
  TextTongue tongue = TextTongue::unknown;  // unknown: told from the text itself
  std::optional<Day> day;                   // of publishing; looked up among the solemn days
  std::vector<ContextLine> context;
  std::vector<std::string> countries;  // ISO 3166 in small letters; none: every country of the table
  std::vector<std::string> own_texts;  // what the brand normally writes: its topics are subtracted
  AlarmBudget budget;
  EmbedText embed;  // may be empty
};

/// A blow is felt for some days after it fell: a line is held against pieces up to this long after its end.
inline constexpr int moment_lingers_days = 3;

/// Holds a text against itself and against its moment.
///   inner   two concepts of the text clash: score = clash x what carries the weaker of both
///   moment  a concept of the text clashes with the day or a context line:
///           score = clash x gravity of the moment x what carries the text's concept, joined over concepts
///           by 1 - prod(1 - score)
/// Ways of saying ("killer deals") carry no concept inside a text; sympathy and calling off soften a moment.
/// Two topics that the brand writes of in a fifth of its own texts are no clash; one of them still is.
/// It advises: fine, look, or hold and ask. It never blocks.
/// Cost: linear in the words of the text and the context.
[[nodiscard]] Fitting fitting(const FittingInput& input);

}  // namespace regie
