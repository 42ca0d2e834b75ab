// voice/piece.h - what a preflight is about: a brand's approved texts, posts that are planned, lines of news.
#pragma once

#include <optional>
#include <string>

#include "base/day.h"

namespace regie {

/// A text of the brand itself, as it was let out: what its voice is learned from.
struct ApprovedText {
  std::string id;  // "v-..."
  std::string brand;
  std::string title;
  std::string text;
};

/// Something that is to be posted or sent by whoever plans it.
struct Piece {
  std::string id;  // "q-...": of its day, channel and text, so that a plan read twice is one
  Day day;
  std::optional<int> minute;  // of that day, where the plan tells
  std::string channel;
  std::string title;
  std::string text;
  std::string source;  // the file it came from; "" = typed
};

/// A line of news that somebody gave: what a piece is held against.
struct NewsLine {
  std::string id;  // "h-..."
  Day day;
  std::string text;
  std::string source;
};

}  // namespace regie
